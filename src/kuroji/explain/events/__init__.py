"""Dated events on a flow: what moved after them, against the year before and against what they did not hit."""
