"""Tests of the classes of words."""
