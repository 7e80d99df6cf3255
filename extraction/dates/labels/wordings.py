"""Find the wordings that announce a date, with their role, by the tables of all languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from extraction.dates.labels import wordings_english as english
from extraction.dates.labels import wordings_germanic as germanic
from extraction.dates.labels import wordings_other_languages as farther
from extraction.dates.labels import wordings_romance as romance
from extraction.dates.parsing.months import plain
from schemas.vocabulary import DateRole


class _Table(Protocol):
    """Wordings of some languages by role, as regular expressions, and stems of which every wording holds one."""

    NEXT_REVIEW_DUE: tuple[str, ...]
    REVIEWED: tuple[str, ...]
    MODIFIED: tuple[str, ...]
    PUBLISHED: tuple[str, ...]
    DATE: tuple[str, ...]
    STEMS: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A label's words in a text."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last."""
    role: DateRole
    """The date that they announce."""
    generic: bool
    """True for a mere "Date:"."""


_ROLES = (
    DateRole.NEXT_REVIEW_DUE,
    DateRole.REVIEWED,
    DateRole.MODIFIED,
    DateRole.PUBLISHED,
    DateRole.PUBLISHED,
)
"""Role of each group of an expression. The order matters: "next update" is not an update. The last group is generic."""


def _stems(table: _Table) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(plain(stem)) for stem in table.STEMS.split()))


@cache
def _wordings(table: _Table) -> re.Pattern[str]:
    """Return the expression of some languages' wordings, compiled when a text first needs it: starts are dear."""
    groups = (table.NEXT_REVIEW_DUE, table.REVIEWED, table.MODIFIED, table.PUBLISHED, table.DATE)
    alternatives = "|".join(f"({plain('|'.join(group))})" for group in groups)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])")


_TABLES = tuple((_stems(table), table) for table in (english, romance, germanic, farther))
"""Each wording matches the example behind it in its table."""


def find_wordings(folded: str) -> list[Wording]:
    """Return the labels in a text as `months.plain` writes it, in its order; none overlaps another.

    >>> [found.role.value for found in find_wordings("page updated on dec 12, 2022")]
    ['modified']
    """
    found: list[Wording] = []
    for stems, table in _TABLES:
        if stems.search(folded) is None:
            continue
        for match in _wordings(table).finditer(folded):
            start, end = match.span()
            group = match.lastindex or 1
            longer = [known for known in found if start < known.end and known.start < end]
            if all(end - start > known.end - known.start for known in longer):
                found = [known for known in found if known not in longer]
                found.append(Wording(start, end, _ROLES[group - 1], group == len(_ROLES)))
    return sorted(found, key=lambda wording: wording.start)
