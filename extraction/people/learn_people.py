"""Learn from all pages of a site the people that its template names: makers of the site, not authors."""

from __future__ import annotations

from collections import Counter

from extraction.people.candidate import PersonCandidate
from extraction.people.names.practice_name import folded
from schemas.vocabulary import Source

MIN_PAGES = 3
"""Pages besides articles that must name somebody: home, contact and the like."""
MIN_SHARE = 0.5
"""Share of all pages, and of those that are not articles, that must name the person."""
MAX_NAMES = 5_000
"""Most names counted."""


class TemplatePeople:
    """Counter of the people named in metadata, page after page."""

    def __init__(self) -> None:
        self._pages: Counter[bool] = Counter()
        self._names: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}

    def add(self, people: list[PersonCandidate], *, is_article: bool) -> None:
        """Count a page with the people that it names."""
        self._pages[is_article] += 1
        names = {folded(found.person.name) for found in people if is_for_machines(found)}
        counter = self._names[is_article]
        counter.update(names if len(counter) < MAX_NAMES else {name for name in names if name in counter})

    def names(self) -> list[str]:
        """Return, sorted, the folded names on at least half of all pages, and half of those that are not articles."""
        articles, others = self._names[True], self._names[False]
        return sorted(
            name
            for name, pages in others.items()
            if pages >= max(MIN_PAGES, MIN_SHARE * self._pages[False])
            and pages + articles[name] >= MIN_SHARE * self._pages.total()
        )


def is_for_machines(found: PersonCandidate) -> bool:
    """Return whether somebody is named in metadata: JSON-LD, microdata, meta elements."""
    return found.evidence.source in (Source.JSON_LD, Source.MICRODATA, Source.META)
