"""The interface for programs under /api: series, facts, stories, revisions and the checker as typed JSON."""
