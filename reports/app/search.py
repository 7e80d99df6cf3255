"""Find findings by words that their rows show: message, quote, page, address, office."""

from __future__ import annotations

import re
import sqlite3

from store.transaction import together

_KEPT = 20
"""Searches whose findings are kept: a list is shown, counted, and shown on."""
_FEW = 5_000
"""Findings from which on a query had better look through all in their order."""
_TERM = re.compile(r"[^\W_]+")
"""Matches ``732`` in ``732.906.9600``, as the index cuts words."""
_MOST_TERMS = 12
_NO_LONGER = 60
"""Characters of a word that is sought."""
_MAKE = """
INSERT INTO temp.said (rowid, words)
SELECT f.line, f.message || ' ' || coalesce(f.quote, '') || ' ' || coalesce(f.url, '') || ' ' || f.subject || ' '
    || coalesce(p.title, '') || ' ' || coalesce(l.label, '') || ' ' || coalesce(l.city, '')
FROM findings f
LEFT JOIN (SELECT final_url, min(title) AS title FROM pages GROUP BY final_url) p ON p.final_url = f.url
LEFT JOIN locations l ON l.location_id = f.subject
"""


def search(connection: sqlite3.Connection, words: str) -> bool:
    """Note the findings that have all the words, each from its beginning on, where queries look for them.

    Return whether they are few, so that a query had better begin with them. The index of a run's words is made when
    somebody searches it first: 3 s for 200,000 findings, in memory.
    """
    if not words:
        return False
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS sought (words TEXT, line INTEGER, PRIMARY KEY (words, line)) WITHOUT ROWID"
    )
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS searches (number INTEGER PRIMARY KEY, words TEXT UNIQUE, found INTEGER)"
    )
    known = connection.execute("SELECT found FROM temp.searches WHERE words = ?", (words,)).fetchone()
    if known is not None:
        return bool(known[0] <= _FEW)
    _make_index(connection)
    with together(connection):
        old = connection.execute(
            "SELECT number, words FROM temp.searches ORDER BY number DESC LIMIT -1 OFFSET ?", (_KEPT - 1,)
        ).fetchall()
        for number, forgotten in old:
            connection.execute("DELETE FROM temp.sought WHERE words = ?", (forgotten,))
            connection.execute("DELETE FROM temp.searches WHERE number = ?", (number,))
        found = 0
        terms = [term[:_NO_LONGER] for term in _TERM.findall(words)[:_MOST_TERMS]]
        if terms:
            found = connection.execute(
                "INSERT INTO temp.sought SELECT ?, rowid FROM temp.said WHERE said MATCH ?",
                (words, " ".join(f'"{term}"*' for term in terms)),
            ).rowcount
        connection.execute("INSERT INTO temp.searches (words, found) VALUES (?, ?)", (words, found))
    return found <= _FEW


def _make_index(connection: sqlite3.Connection) -> None:
    known = connection.execute("SELECT 1 FROM temp.sqlite_master WHERE name = 'said'").fetchone()
    if known:
        return
    connection.execute("PRAGMA temp_store = MEMORY")
    with together(connection):
        connection.execute(
            "CREATE VIRTUAL TABLE temp.said USING fts5"
            "(words, content = '', tokenize = 'unicode61 remove_diacritics 2')"
        )
        connection.execute(_MAKE)
