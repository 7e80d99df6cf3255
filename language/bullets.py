"""List the signs that open an item of a list."""

from __future__ import annotations

BULLETS = "•●▪◦‣⁃✓✔✅☑➢➤►▶❖"
"""Bullets, ticks and arrows that nobody types inside a sentence."""
