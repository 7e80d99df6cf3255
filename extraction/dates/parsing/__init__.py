"""Dates as people and machines write them, found in a piece of text."""
