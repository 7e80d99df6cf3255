"""Reads every date of a page, and chooses the article's four."""
