"""Siblings of pages: the same content as Markdown, text, JSON, JSON-LD, CSV and a picture, and the choice between them."""
