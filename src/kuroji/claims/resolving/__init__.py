"""Resolving: which indicator of which subject, period and base a mention states; ranked, with the words that decided."""
