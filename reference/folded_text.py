"""Folds text for comparing: what differs in case, accents or white space only is equal."""

from __future__ import annotations

import unicodedata


def fold_text(text: str | None) -> str:
    """Return text in lower case without accents, curly quotes and doubled white space.

    >>> fold_text("Cañon  City’s")
    "canon city's"
    """
    if not text:
        return ""
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("–", "-"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())
