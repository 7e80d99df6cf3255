"""Audits of how hard the text is to read."""
