"""Reads addresses and phones, and resolves them to the clinic's offices."""

from crawler.extract.locations.reading import read_offices
from crawler.extract.locations.resolving import SiteOffices, resolve_offices, tell_offices

__all__ = ["SiteOffices", "read_offices", "resolve_offices", "tell_offices"]
