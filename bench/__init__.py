"""Measurements: each file times one promise of Kuroji against a peer, both in the same run."""
