"""Who may vote, how fast, and how much a result would bear: cookies, limits, bursts, clones, robustness."""
