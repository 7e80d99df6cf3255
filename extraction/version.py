"""State the version of the extraction rules."""

EXTRACTOR_VERSION = "2"
"""Raised whenever the same bytes can give another record."""
