"""Indicators: one statistic, one file; unrounded inside, official rounding outside, undefined is undefined."""
