"""The version of the extraction rules."""

EXTRACTOR_VERSION = "1"
"""Raised whenever the same bytes can give another record."""
