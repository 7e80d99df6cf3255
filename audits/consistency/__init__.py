"""Audits of what one site writes in several ways."""
