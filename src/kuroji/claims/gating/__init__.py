"""The gate for our own texts: every number must say the Fact placed there, and nothing else may be claimed."""
