"""Wording: how facts are said in each language; numbers are rounded once, from the finest grain."""
