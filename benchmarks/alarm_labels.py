"""Match findings to what readers said of them: true, arguable or false, by audit, page and quote."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from audits.finding_ids import normalised, whole_id
from schemas.audit_info import MeasuredPrecision

LONGEST_QUOTE = 160
"""Characters of a quote that a label keeps: enough to tell it, no page's text."""
_OF_WORDS = frozenset({"spelling", "consistency"})
"""Categories whose findings' subject is a word or a form, so that only the quote tells two on one page."""
_ABOUT_WORDS = frozenset({"jargon", "undefined-abbreviation"})
"""Audits of other categories of which that holds, too."""
LARGEST_SHARE = 3
"""One site may hold a third of a sample at most."""


@dataclass(frozen=True, slots=True)
class Label:
    """What one or two readers say of a finding."""

    site: str
    audit: str
    path: str
    quote: str
    label: str
    """``true``, ``arguable`` or ``false``; of two readers who differ ``arguable``."""
    why: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """One finding of a run, as far as labels are matched by it."""

    site: str
    audit: str
    tier: str
    severity: str
    paths: tuple[str, ...]
    """Paths of the pages that it names, the first where it is shown."""
    quotes: tuple[str, ...]
    """The words quoted at each, normalised and cut."""
    message: str
    whole: bool
    """Whether the audit judges the page as one, so that another quote is the same alarm; never one of words or forms,
    since a page holds several of them."""
    line: dict[str, Any]


def alarm_of(site: str, finding: dict[str, Any]) -> Alarm:
    """Return a published finding as an alarm of a site."""
    places = finding["occurrences"] or [finding]
    whole = (
        finding["category"] not in _OF_WORDS
        and finding["audit"] not in _ABOUT_WORDS
        and whole_id(finding["audit"], finding["subject"]) == finding["finding_id"]
    )
    return Alarm(
        site=site,
        audit=finding["audit"],
        tier=finding["tier"],
        severity=finding["severity"],
        paths=tuple(path_of(place["url"] or "") for place in places),
        quotes=tuple(cut(place["evidence"]["quote"]) for place in places),
        message=finding["message"],
        whole=whole,
        line=finding,
    )


def path_of(url: str) -> str:
    """Return a URL's path and query without the name of an index file."""
    parts = urlsplit(url)
    return parts.path.removesuffix("index.html") + (f"?{parts.query}" if parts.query else "")


def cut(quote: str) -> str:
    """Return the beginning of a quote without differences of case, width and white space."""
    return normalised(quote)[:LONGEST_QUOTE].rstrip()


def read_labels(files: Iterable[Path]) -> Iterator[Label]:
    """Yield the labels of JSON lines with ``site``, ``audit``, ``path``, ``quote`` (or ``evidence``), ``label``,
    ``why`` and, of a second reader, ``second``."""
    for file in files:
        for row in map(json.loads, file.read_text("utf-8").splitlines()):
            said = row["label"] if row.get("second", row["label"]) == row["label"] else "arguable"
            yield Label(
                site=row["site"],
                audit=row["audit"],
                path=row["path"].removesuffix("index.html"),
                quote=cut(row.get("quote", row.get("evidence")) or ""),
                label=said,
                why=row.get("why") or "",
            )


class Labels:
    """Labels by what finds them."""

    def __init__(self, labels: Iterable[Label]) -> None:
        """Take labels; of two on the same words the later one speaks."""
        self.all: dict[tuple[str, str, str, str], Label] = {}
        self._by_page: dict[tuple[str, str, str], list[Label]] = defaultdict(list)
        for label in labels:
            self.all[label.site, label.audit, label.path, label.quote] = label
        for label in self.all.values():
            self._by_page[label.site, label.audit, label.path].append(label)

    def of(self, alarm: Alarm) -> Label | None:
        """Return the label of an alarm: of the same page and words, else of the page that it judges as one."""
        for path, quote in zip(alarm.paths, alarm.quotes, strict=True):
            for label in self._by_page.get((alarm.site, alarm.audit, path), ()):
                if alarm.whole or _same(label.quote, quote):
                    return label
        return None


def _same(one: str, other: str) -> bool:
    """Return whether one of two quotes begins with the other: labels keep a quote's beginning."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) if len(shorter) > LONGEST_QUOTE // 4 else one == other


@dataclass(slots=True)
class Sample:
    """Labelled findings of one audit and tier, by site."""

    true: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    all: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    arguable: int = 0

    def add(self, label: Label) -> None:
        """Count a label."""
        self.all[label.site] += 1
        self.true[label.site] += label.label == "true"
        self.arguable += label.label == "arguable"

    def precision(self, day: datetime.date) -> MeasuredPrecision | None:
        """Return the mean over the sites of the share of true findings; null without a label."""
        if not self.all:
            return None
        share = sum(self.true[site] / count for site, count in self.all.items()) / len(self.all)
        return MeasuredPrecision(
            share=round(share, 3), labels=balanced(self.all.values()), sites=len(self.all), measured_on=day
        )


def balanced(counts: Iterable[int]) -> int:
    """Return the size of the largest sample of which no site has more than a third; of under five sites, of all.

    >>> balanced([100, 10, 10, 5, 5])
    45
    """
    sizes: Sequence[int] = list(counts)
    if len(sizes) < LARGEST_SHARE + 2:
        return sum(sizes)
    for most in range(max(sizes), 0, -1):
        kept = sum(min(size, most) for size in sizes)
        if most * LARGEST_SHARE <= kept:
            return kept
    return sum(sizes)
