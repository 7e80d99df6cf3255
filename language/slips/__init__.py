"""Slips that no list of words shows: each rule with its own precision."""
