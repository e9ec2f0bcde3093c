"""Readers' reactions on the site: statements under a story, votes, results, and the moderators' desk."""
