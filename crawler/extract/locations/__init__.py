"""Reads addresses and phones, and resolves them to the clinic's offices."""
