"""The explorer: what is asked of a series, what is held, and the figures of an answer."""
