"""Headline, description, language, section, tags and canonical URL, each with its evidence."""
