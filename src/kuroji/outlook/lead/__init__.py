"""Leading signals: whether one series runs ahead of another, tested at what was known when."""
