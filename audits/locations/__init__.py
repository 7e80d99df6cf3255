"""Audits of the clinic's offices."""
