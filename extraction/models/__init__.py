"""Trained trees as numbers, and the code that evaluates them."""
