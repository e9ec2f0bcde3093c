"""Services and income beside the customs figures: the balance of payments, and the digital balance by definition."""
