"""Read dates from attributes: tooltips, and data attributes that are named after a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import html

from extraction.dates.labels.label import Label, label_before
from extraction.dates.parsing.instant import Instant, read_instant
from extraction.dates.parsing.written import Written, find_written
from schemas.vocabulary import DateRole, Precision

MAX_VALUE = 120
"""Characters that such an attribute has at most."""
_OF_TARGETS_TEXT = """
a img iframe link input option area button source video
"""
_OF_TARGETS = frozenset(_OF_TARGETS_TEXT.split())
"""Tags whose title speaks of their target or content."""
_TOOLTIP = re.compile(
    r"^(?:title|aria-label|data-(?:[\w-]*-)?(?:title|tooltip|tip|content|label|hint|text))$"
)
"""Matches ``data-bs-original-title``."""
_OF = r"(?:last|date|page|post|article|content|first|original|medical|clinical|item|node|doc)"
_END = r"(?:-?(?:date|at|on|time|timestamp|iso|utc))?"
_NAMES: tuple[tuple[DateRole, re.Pattern[str]], ...] = tuple(
    (role, re.compile(rf"^data-(?:{_OF}-?)*(?:{words}){_END}$"))
    for role, words in (
        (DateRole.NEXT_REVIEW_DUE, r"next-?review(?:-?due)?|review-?due"),  # data-next-review
        (DateRole.REVIEWED, r"review(?:ed)?"),  # data-last-reviewed
        (
            DateRole.MODIFIED,
            r"updated?|modified|modification|modify|revised|revision|edited|lastmod|mod",
        ),  # data-updated-at
        (DateRole.PUBLISHED, r"publish(?:ed)?|publication|pub|posted"),  # data-publish-date
    )
)


def attribute_dates(
    elements: Iterable[html.HtmlElement], *, day_first: bool
) -> Iterator[tuple[html.HtmlElement, Written, str, Label]]:
    """Yield element, date, text and label of those attributes of some elements that name their date's role."""
    for element in elements:
        for name, value in element.items():
            if not ("20" in value or "19" in value) or len(value) > MAX_VALUE:
                continue
            text = " ".join(value.split())
            if _TOOLTIP.match(name):
                if element.tag not in _OF_TARGETS:
                    yield from _tooltip(element, text, day_first)
            elif name.startswith("data-") and (instant := _precise(text)) is not None:
                role = next((role for role, pattern in _NAMES if pattern.match(name)), None)
                for label in [Label(role, name)] if role is not None else _named_beside(element):
                    yield element, Written(0, 0, instant), f"{name}={text}", label


def _tooltip(
    element: html.HtmlElement, text: str, day_first: bool
) -> Iterator[tuple[html.HtmlElement, Written, str, Label]]:
    end = 0
    for date in find_written(text, day_first=day_first):
        for label in label_before(text[end : date.start], line_length=len(text)):
            if label.role is not DateRole.UNKNOWN and not label.generic:
                yield element, date, text, label
        end = date.end


def _named_beside(element: html.HtmlElement) -> list[Label]:
    """Return the labels that another attribute of an element gives its date: ``data-label="Updated"``."""
    beside = element.get("data-label") or element.get("data-title") or element.get("data-prefix") or ""
    labels = label_before(beside, line_length=len(beside)) if beside else []
    return [label for label in labels if label.role is not DateRole.UNKNOWN and not label.generic]


def _precise(text: str) -> Instant | None:
    instant = read_instant(text)
    return None if instant is None or instant.precision is Precision.YEAR else instant
