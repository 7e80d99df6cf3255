"""Tests of the rules for slips."""
