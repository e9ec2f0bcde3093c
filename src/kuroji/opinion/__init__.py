"""Readers' opinion: statements, votes, groups, integrity. It knows nothing of trade."""
