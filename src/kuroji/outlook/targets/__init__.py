"""Targets and how far from them the results are: progress, required growth, and where the trend arrives."""
