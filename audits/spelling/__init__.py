"""Audits of typing and spelling; ``engine`` holds what they share."""
