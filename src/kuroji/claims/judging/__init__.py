"""Judging: readings evaluated against the store, verdicts, and the likeliest slip."""
