"""Readers of offices, one a source: fragments of text, hCards, structured data, map links."""
