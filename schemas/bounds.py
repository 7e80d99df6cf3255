"""Name the bounds of numbers that the profile and the command line share."""

from __future__ import annotations

MAX_DELAY_SECONDS = 60
"""Longest pause between two requests: with a longer one a site of a thousand pages takes days."""

MOST = 1_000_000_000
"""Largest number of pages or runs: more than any site has, and every store can count it."""
