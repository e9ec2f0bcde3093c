"""What the words of a sentence name: flows, partners, goods and periods, and what has been spoken of."""
