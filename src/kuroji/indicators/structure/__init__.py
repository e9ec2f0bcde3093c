"""The structure of trade: concentration, similarity, intra-industry trade, dependence, turning points."""
