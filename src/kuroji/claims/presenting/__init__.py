"""Presenting: a checked article for the terminal, for programs, as a page and as ClaimReview."""
