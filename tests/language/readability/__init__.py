"""Tests of what makes a text hard to read."""
