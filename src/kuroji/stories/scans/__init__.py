"""A scan told: its lines in words in both languages, its facts, and its reading at the gate."""
