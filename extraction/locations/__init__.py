"""Reads addresses and phones, and resolves them to the clinic's offices."""

from extraction.locations.reading import read_offices
from extraction.locations.resolving import SiteOffices, resolve_offices, tell_offices

__all__ = ["SiteOffices", "read_offices", "resolve_offices", "tell_offices"]
