"""Evaluate trained trees, which are stored here as numbers."""
