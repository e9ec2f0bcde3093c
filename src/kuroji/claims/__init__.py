"""Reading, resolving and judging what articles say about trade, ours included."""
