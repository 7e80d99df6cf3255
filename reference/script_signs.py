"""What shows that a page is drawn by its scripts: shared by the crawl, which has its own tree, and by extraction."""

from __future__ import annotations

import re

FEW_WORDS = 40
"""A page with more text than this says something without scripts."""
ROOT_ID = re.compile(
    r"(?:root|app|__next|__nuxt|___gatsby|svelte|main-app|react-root|application|ember\d*)", re.I
)
"""Matches whole the ``root`` that frameworks draw into."""
ASKS = re.compile(
    r"\b(?:enable|requires?|need|turn on|activate|habilitar?|activez)\b.{0,40}\bjavascript\b"
    r"|\bjavascript\b.{0,40}\b(?:enable|require|disabled)",
    re.I,
)
"""Matches ``You need to enable JavaScript to run this app.``"""


def draws(attributes: dict[str, str | None]) -> bool:
    """Return whether a script element with such attributes holds or names a program, and no data."""
    kind = (attributes.get("type") or "").strip().lower()
    return kind in ("", "module", "text/javascript", "application/javascript", "text/babel")
