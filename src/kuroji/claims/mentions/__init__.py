"""Mentions: an article cut into sentences, and in each what it states, in English and Japanese."""
