"""Audits of dates: how old a page is, and whether its dates can be believed."""
