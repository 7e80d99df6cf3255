"""Keep the text that the dates of each page came with, over all complete runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from store.compression import pack, unpack

_LARGEST = 1 << 28
"""Bytes of one text; more is damage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPast:
    """What the runs saw of one text."""

    text_id: str
    believed: str
    """`BelievedDates` as one JSON text."""
    body: str | None
    """The text that these dates came with; null where it is the one that is kept already."""


def known(connection: sqlite3.Connection, text_id: str) -> TextPast | None:
    """Return what the history has of a text, or null."""
    row = connection.execute("SELECT believed, body FROM text_pasts WHERE text_id = ?", (text_id,)).fetchone()
    if row is None:
        return None
    body = unpack(row[1], _LARGEST)
    return TextPast(text_id=text_id, believed=row[0], body=body.decode("utf-8", "surrogatepass"))


def believed(connection: sqlite3.Connection, text_id: str) -> str | None:
    """Return the `BelievedDates` that the history has of a text as one JSON text, or null."""
    row = connection.execute("SELECT believed FROM text_pasts WHERE text_id = ?", (text_id,)).fetchone()
    return None if row is None else str(row[0])


def keep(connection: sqlite3.Connection, pasts: Iterable[TextPast]) -> None:
    """Write pasts inside the caller's transaction; one without its text, of which none is kept, is left out."""
    for past in pasts:
        if past.body is None:
            connection.execute(
                "UPDATE text_pasts SET believed = ? WHERE text_id = ?", (past.believed, past.text_id)
            )
            continue
        body = pack(past.body.encode("utf-8", "surrogatepass"), level=6)
        connection.execute(
            "INSERT OR REPLACE INTO text_pasts (text_id, believed, body) VALUES (?, ?, ?)",
            (past.text_id, past.believed, body),
        )
