"""Read a date's role from the words beside it: one of the four dates, or another date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extraction.dates.labels import surroundings as around
from extraction.dates.labels.wordings import Wording, find_wordings
from extraction.dates.parsing.months import MONTH_PATTERN, plain
from schemas.vocabulary import DateRole

LONG_LINE = 160
"""Characters from which a line is prose, where only a whole phrase such as "This page was last updated" counts."""
_REACH = 300
"""Characters before a date that are looked at."""
_ANOTHER_DATE = re.compile(rf"\d{{4}}|{MONTH_PATTERN}\.? \d")
"""Matches the ``2022`` of ``updated dec 12, 2022``: the label before it belongs to that date."""


@dataclass(frozen=True, slots=True)
class Label:
    """The words beside a date, with the role that they give it."""

    role: DateRole
    """The date that they announce; unknown where it is not one of the page's."""
    words: str
    """The words, as on the page."""
    generic: bool = False
    """True for a mere "Date:" or a byline."""
    decoy: bool = False
    """True where the words announce something else: copyright, an event, a citation."""
    of_history: bool = False
    """True for one of several of the page's own: an entry of its history, a note on a change."""


def label_before(text: str, *, line_length: int, own_line: bool = True) -> list[Label]:
    """Return the labels that end the text right before a date; mostly one or none.

    "Reviewed and updated on" gives two. `line_length` is the whole line's: in prose only a complete phrase counts.
    `own_line` is false where the text comes from the element before; then it must end in the label.

    >>> [label.role.value for label in label_before("Page Updated on ", line_length=40)]
    ['modified']
    """
    return list(_label_before(text[-_REACH:], line_length, own_line))


@lru_cache(maxsize=1024)
def _label_before(text: str, line_length: int, own_line: bool) -> Sequence[Label]:
    """Return `label_before`, remembered: most dates have the same few words before them on every page."""
    folded = around.KEY_HYPHEN.sub(" ", plain(text))
    found = find_wordings(folded)
    if found:
        labels = _labels(text, folded, found, line_length, own_line)
        if labels:
            return labels
    if own_line:
        return _without_label(text, folded, line_length)
    announced = folded.rstrip().endswith(":") and around.DECOY.search(folded[-30:])
    return [Label(DateRole.UNKNOWN, text.strip()[-80:], decoy=True)] if announced else []


def label_after(text: str) -> Label | None:
    """Return the label that follows a date with nothing else to belong to: ``Dec 12, 2022 (updated)``."""
    folded = plain(text[:_REACH])
    if around.READING_TIME.match(folded):
        return Label(DateRole.PUBLISHED, text.strip()[:40], generic=True)
    if around.BYLINE_BEHIND.match(folded):
        return Label(DateRole.PUBLISHED, text.strip()[:40], generic=True)
    wording = next(iter(find_wordings(folded)), None)
    if wording is None or wording.generic or _ANOTHER_DATE.search(folded[wording.end :]):
        return None
    if not around.AFTER_LEAD.fullmatch(folded[: wording.start]):
        return None
    lead = folded[: wording.start]
    bracketed = folded.lstrip().startswith(("(", "["))
    if (
        not bracketed
        and "this " not in lead
        and " " not in folded[wording.start : wording.end]
        and not around.AFTER.match(folded)
    ):
        return None  # "12 May 2021 edit" offers an edit
    rest = folded[wording.end :].strip(" )].")
    if rest and not rest.startswith(("by ", "on ", "|", "•", "·", "-", "–")):
        return None
    return _label(wording, text)


def label_of_entry(text: str) -> Label | None:
    """Return the label of an entry in a page's history, which its date opens: ``4 May 2020 – Updated: new advice.``"""
    folded = plain(text[:_REACH])
    found = around.ENTRY.match(folded)
    return None if found is None else _label_from(text, folded[: found.end("label")], found.start("label"))


def _labels(text: str, folded: str, found: list[Wording], line_length: int, own_line: bool) -> list[Label]:
    """Return the last label, with the one joined to it by "and"."""
    match = opening = found[-1]
    between = folded[match.end :]
    if not around.CLOSE.match(between) and not (own_line and _person_between(between, text[match.end :])):
        return []
    joined = len(found) > 1 and around.JOINED.fullmatch(folded[found[-2].end : match.start])
    if joined:
        opening = found[-2]
    head = folded[: opening.start]
    whole = around.SUBJECT.search(head) or around.WITH_OBJECT.search(folded[opening.start :])
    if not whole and not (text[opening.start].isupper() and line_length < LONG_LINE):
        return []
    if around.SITE_WIDE.search(head) or around.EDITION.search(head):
        return [Label(DateRole.UNKNOWN, text.strip()[-80:], decoy=True)]
    labels = [_label(match, text)]
    if joined and (first := _label(opening, text)).role is not labels[0].role:
        labels.insert(0, first)
    return labels


def _without_label(text: str, folded: str, line_length: int) -> list[Label]:
    """Return the label of other words before a date: another date's, a byline's, an editor's note's, or none."""
    other = Label(DateRole.UNKNOWN, text.strip()[-80:], decoy=True)
    if around.DECOY.search(folded[-60:]):
        return [other]
    if line_length < LONG_LINE and around.BYLINE.match(folded):
        return [Label(DateRole.PUBLISHED, text.strip(), generic=True)]
    if around.UNKNOWN.search(folded) and not around.CLOSE.match(folded):
        return [other]
    if line_length <= 40 and around.UPDATE_NOTE.fullmatch(folded):
        return [Label(DateRole.MODIFIED, text.strip())]
    return []


def _label_from(text: str, folded: str, start: int) -> Label | None:
    """Return the first label from an offset on."""
    first = next((wording for wording in find_wordings(folded) if wording.start >= start), None)
    return None if first is None else _label(first, text)


def _label(wording: Wording, text: str) -> Label:
    return Label(wording.role, text[wording.start : wording.end].strip(), wording.generic)


def _person_between(folded: str, text: str) -> bool:
    sentences = around.SENTENCE_END.search(around.ABBREVIATION.sub("", text))
    return around.BY.match(folded) is not None and sentences is None and not around.CLAUSE.search(folded)
