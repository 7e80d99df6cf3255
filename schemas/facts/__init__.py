"""Typed facts of a page, by name: what audits declare that they read."""
