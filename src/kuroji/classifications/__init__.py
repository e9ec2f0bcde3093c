"""Codelists: reporters, partners and areas, principal commodities, units, and the release calendar."""
