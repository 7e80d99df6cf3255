"""Count the forms of one thing over a whole site."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from audits.findings import MOST_OCCURRENCES
from audits.items import count_pages
from audits.site_facts import of_kinds
from schemas.facts.seen_on import SeenOn
from schemas.facts.text_forms import SeenForm, TextForms
from schemas.finding import Occurrence, Quote


class _Place(NamedTuple):
    """An occurrence, in less memory than its record takes."""

    url: str
    subject: str
    quote: tuple[str, str, str, str, int | None, int | None]


@dataclass(slots=True)
class Form:
    """One form with its places."""

    form: str
    """The form, as `SeenForm` has it."""
    count: int = 0
    """Times that it was written: once for a template's pages, and once for a sentence that several pages repeat."""
    weight: float = 0
    """The same, with less for what one text repeats: each doubling there counts one more. A list of fifty dates is one
    choice."""
    urls: set[str] = field(default_factory=set)
    """The pages that have it in a text of their own."""
    shown: list[SeenOn] = field(default_factory=list)
    """The pages of each template's text that has it."""
    quotes: dict[str, int] = field(default_factory=dict)
    """Words that it was seen as, with their number: many dates have one style."""
    _places: list[_Place] = field(default_factory=list)
    _copies: set[int] = field(default_factory=set)

    def add(self, text: TextForms, seen: SeenForm) -> None:
        """Take the form of one text."""
        evidence = seen.evidence
        if len(self._places) < MOST_OCCURRENCES:
            quote = (
                evidence.field,
                evidence.quote,
                evidence.prefix,
                evidence.suffix,
                evidence.start,
                evidence.end,
            )
            self._places.append(_Place(text.url, text.subject, quote))
        if text.seen_on:
            self.shown.append(text.seen_on)
        else:
            self.urls.add(text.url)
        if evidence.prefix or evidence.suffix:
            copy = hash((evidence.prefix, evidence.quote, evidence.suffix))
            if copy in self._copies:
                return
            self._copies.add(copy)
        count = 1 if text.seen_on else seen.count
        self.count += count
        self.weight += 1 + math.log2(count)
        if evidence.quote in self.quotes or len(self.quotes) < _MOST_QUOTES:
            self.quotes[evidence.quote] = self.quotes.get(evidence.quote, 0) + 1

    @property
    def in_running_text(self) -> bool:
        """Return whether one of its first places is in a text that runs on, or in a title."""
        return any(place.quote[0] in _RUNNING for place in self._places)

    @property
    def is_seen(self) -> bool:
        """Return whether one of its first places is in words that a page shows, not in an image's alternative text."""
        return any(not place.quote[0].endswith("/alternative") for place in self._places)

    @property
    def pages(self) -> int:
        """Return the number of pages that surely show it."""
        return count_pages(self.urls, self.shown)

    def occurrences(self) -> list[Occurrence]:
        """Return its first places."""
        return [
            Occurrence(
                subject=place.subject,
                url=place.url,
                evidence=Quote(
                    field=place.quote[0],
                    quote=place.quote[1],
                    prefix=place.quote[2],
                    suffix=place.quote[3],
                    start=place.quote[4],
                    end=place.quote[5],
                ),
            )
            for place in self._places
        ]


_MOST_QUOTES = 20
_RUNNING = frozenset(("/body_text", "/headline", "/meta/title", "/meta/description"))
"""Fields whose words are as readers see them; others may join what boxes keep apart (*Our VisionAstigmatism*)."""

Family = dict[str, Form]
"""The forms of one thing, by form, in the order of their first places."""


def families(texts: Iterable[TextForms], kinds: Collection[str]) -> dict[tuple[str, str], Family]:
    """Return the forms of all texts by kind and key; the texts are read once and not kept."""
    found: dict[tuple[str, str], Family] = {}
    for text in of_kinds(texts, kinds):
        for seen in text.forms:
            if seen.kind in kinds:
                family = found.setdefault((seen.kind, seen.key), {})
                form = family.get(seen.form)
                if form is None:
                    form = family[seen.form] = Form(seen.form)
                form.add(text, seen)
    return found


def pages_of(forms: Sequence[Form]) -> int:
    """Return the number of pages that surely show one of these forms."""
    urls = {url for form in forms for url in form.urls}
    return count_pages(urls, [seen for form in forms for seen in form.shown])


def occurrences_of(forms: Sequence[Form]) -> tuple[Occurrence, ...]:
    """Return the places of several forms, in the order of the URLs."""
    places = [place for form in forms for place in form.occurrences()]
    return tuple(sorted(places, key=lambda place: (place.url, place.subject, place.evidence.start or 0)))


def fixes_of(forms: Sequence[Form]) -> int:
    """Return the edits that make these forms like the others: one a page of their own, one a template's text."""
    return sum(len(form.urls) + len(form.shown) for form in forms)
