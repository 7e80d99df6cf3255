"""Readers of postal addresses by country, and normal forms to compare them by."""
