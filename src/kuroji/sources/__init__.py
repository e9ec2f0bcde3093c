"""Readers of official sources: bytes in, a release and its observations out; they know neither the store nor where embedded figures lie."""
