"""What is kept of a finding beside its record: the values that a worklist sorts, filters and compares by."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

import msgspec

from schemas.finding_ranks import SEVERITY_RANK, TIER_RANK
from schemas.finding_states import ASKS_FOR_WORK
from store.alike_findings import alike_key

Value = str | int | float | None
"""A value of a column."""
_TIMES = ("first_seen", "last_seen", "last_judged", "cause")
"""Fields that differ between two runs though nobody did anything."""
_PAGES_BITS = 20
_MOST_PAGES = (1 << _PAGES_BITS) - 1


class TextOfPage(NamedTuple):
    """What findings are filtered by of the text of their page."""

    genre: str | None
    confidence: float | None


PageTexts = Mapping[str, TextOfPage]
"""The texts by the URLs of their pages."""


def _is_open(record: Any, texts: PageTexts) -> int:
    return int(record.get("status") in ASKS_FOR_WORK)


def _rank(record: Any, texts: PageTexts) -> int | None:
    severity = SEVERITY_RANK.get(record.get("severity"))
    tier = TIER_RANK.get(record.get("tier"))
    if severity is None or tier is None:
        return None
    pages = int(record.get("page_count", 1))
    return (severity << 3 | tier) << _PAGES_BITS | _MOST_PAGES - min(pages, _MOST_PAGES)


def _page(record: Any) -> str | None:
    """Return the URL of the one page that has a finding; null where it is on several, or on none."""
    return record.get("url") if record.get("page_count") == 1 else None


def _genre(record: Any, texts: PageTexts) -> str | None:
    text = texts.get(_page(record) or "")
    return text.genre if text else None


def _confidence(record: Any, texts: PageTexts) -> float | None:
    text = texts.get(_page(record) or "")
    return text.confidence if text else None


def _section(record: Any, texts: PageTexts) -> str | None:
    url = _page(record)
    if url is None:
        return None
    try:
        path = urlsplit(url).path
    except ValueError:  # what a run of another version published is not for us to fail on
        return None
    folder, slash, _ = path.strip("/").partition("/")
    return f"/{folder}/" if slash and folder else "/"


def _alike(record: Any, texts: PageTexts) -> str | None:
    evidence = record.get("evidence") or {}
    return alike_key(
        category=record.get("category", ""),
        scope=record.get("scope", ""),
        unit=record.get("unit"),
        value=record.get("value"),
        field=evidence.get("field", ""),
        quote=evidence.get("quote", ""),
    )


def _digest(record: Any, texts: PageTexts) -> int:
    kept = {name: value for name, value in record.items() if name not in _TIMES}
    if kept.get("status") in ASKS_FOR_WORK:
        kept["status"] = "open"  # a new one is an open one in the next run, and nothing happened to it
    text = msgspec.json.encode(kept)
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), signed=True)


DERIVED: tuple[tuple[str, Literal["TEXT", "INTEGER", "REAL"], Callable[[Any, PageTexts], Value]], ...] = (
    ("is_open", "INTEGER", _is_open),
    ("rank", "INTEGER", _rank),
    ("genre", "TEXT", _genre),
    ("confidence", "REAL", _confidence),
    ("section", "TEXT", _section),
    ("alike", "TEXT", _alike),
    ("digest", "INTEGER", _digest),
)
"""Name, SQLite's type and maker of each, in this order behind the finding's own columns:

- ``is_open``: 1 for one that asks for work;
- ``rank``: a smaller one is worse, then surer (`schemas.finding_ranks`), then on more pages;
- ``genre`` and ``confidence``: those of the text of its page, null for one on several pages;
- ``section``: the first folder above its page, e.g. ``/blog/``, ``/`` at the top; null for one on several pages;
- ``alike``: what it has in common with others of its audit that one cause made (`store.alike_findings`);
- ``digest``: differs from that of another run where the finding or what was decided about it does.
"""
