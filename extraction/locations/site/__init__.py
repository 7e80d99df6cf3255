"""Resolve all pages' addresses to the clinic's offices."""
