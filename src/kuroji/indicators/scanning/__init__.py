"""Scanning: every series of a cube measured at once, by columns, in one pass over its rows."""
