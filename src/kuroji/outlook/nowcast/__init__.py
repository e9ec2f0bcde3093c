"""Nowcasts: a month of trade from its first 10 and first 20 days, with an interval judged by its past errors."""
