"""Fetch, parse, validate, append: the only room that knows both sources and store."""
