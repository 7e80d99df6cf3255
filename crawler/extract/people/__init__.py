"""Reads who wrote, reviewed or updated an article."""
