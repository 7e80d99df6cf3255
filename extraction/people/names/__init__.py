"""Tests and parts of a person's name: given names, titles, degrees, professions."""
