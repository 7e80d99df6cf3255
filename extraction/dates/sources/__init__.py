"""Readers of dates, one a source: visible text, metadata, attributes, URL and headers."""
