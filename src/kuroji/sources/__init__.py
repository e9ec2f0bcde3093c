"""Readers of official sources: bytes in, a release and its observations out.

They know neither the store nor where the embedded figures lie.
"""
