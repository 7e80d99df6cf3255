"""Hash a page's own main text (v1), unaffected by markup, spacing and changed "updated on" lines.

The rules and the lists below are frozen with ``v1``: changing one letter of them makes it ``v2``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256

_LABELS = re.compile(
    r"\b(?:updated?|modified|revised|revision|edited|posted|published|publication|reviewed|review|created|written"
    r"|date|dated|verified|checked|am|on|by|actualizad[oa]|publicad[oa]|revisad[oa]|aktualisiert|veröffentlicht"
    r"|mis à jour|publié|aggiornato|pubblicato)\b"
)
"""Matches the ``updated`` of ``page updated on dec 12, 2022``."""
_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_DATE = re.compile(
    rf"\b(?:{_MONTHS})\b\.?\s*\d{{1,4}}|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTHS})\b"
    r"|\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\b\d+\s+(?:second|minute|hour|day|week|month|year)s?\s+ago\b"
)
"""Matches ``dec 12`` and ``2022-12-12`` in case-folded text."""
_MAX_WORDS = 15


def content_hash(texts: Iterable[str]) -> str:
    """Return ``v1:`` and a sha256 over block texts: NFKC, case-folded, white space folded, date lines left out."""
    kept = []
    for text in texts:
        plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
        if len(plain.split()) <= _MAX_WORDS and _DATE.search(plain) and _LABELS.search(plain):
            continue
        if plain:
            kept.append(plain)
    return "v1:" + sha256("\n".join(kept).encode("utf-8", "surrogatepass")).hexdigest()
