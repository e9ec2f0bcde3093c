"""Exposure: how much of an import comes from where, and what a cut or a dearer price would cost."""
