"""Readers of opening hours, in text and in schema.org."""
