"""The nouns of the house: periods, flows, keys, observations, releases, vintages and facts."""
