"""Readers of people, one a source: bylines, author boxes, markup, metadata."""
