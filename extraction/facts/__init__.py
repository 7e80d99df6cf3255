"""Gatherers: pure functions from a parsed page to its typed facts, one file a fact."""
