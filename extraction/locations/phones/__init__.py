"""Readers of telephone numbers, and the choice of the office that a number belongs to."""
