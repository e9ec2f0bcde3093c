"""Rendering: one Story as HTML, Markdown, text, JSON and JSON-LD; every format says the same facts, source and vintage."""
