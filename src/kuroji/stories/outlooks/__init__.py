"""Outlooks told: one file a topic, each composing the same Story that every renderer knows."""
