"""Conversations in and out: exports of Polis read, our own written as CSV of the same shape."""
