"""Dates that a reader sees: text with and without a label, ``<time>`` elements, boxes of day, month and year."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from lxml import etree, html

from crawler.extract.dates.candidate import DateCandidate
from crawler.extract.dates.instant import Instant, read_instant
from crawler.extract.dates.label import Label, label_after, label_before
from crawler.extract.dates.place import Places
from crawler.extract.dates.relative import find_relative
from crawler.extract.dates.run import UNSEEN, Run, container_of, runs_of, text_before
from crawler.extract.dates.written import Written, find_written, find_years
from crawler.extract.document import Document, selector
from schemas.vocabulary import DateRole, Precision, Source

MAX_CANDIDATES = 250
"""Visible dates read from one page; a table of data has no use for more."""
_LONG = 160
"""Characters of a line that is prose."""

_HITS = etree.XPath(
    "//text()[contains(translate(., '123456789', '000000000'), '0000')"
    " or contains(translate(., '123456789./-', '000000000~~~'), '~0~00') or contains(translate(., '123456789./-', '000000000~~~'), '~00~00')"
    " or contains(., \"'2\") or contains(., '’2') or contains(., ' ago') or contains(., 'esterday') or contains(., 'pdated')"
    " or starts-with(., 'hace ') or starts-with(., 'il y a ') or starts-with(., 'vor ') or contains(., ' geleden')]"
    " | //*[@datetime or (self::abbr and @title)]"
)
"""Text that can hold a date at all, and elements that state one: searched in C, so that the rest costs nothing."""

_RANGE = re.compile(r"^\s*(?:[-–—~]|to|until|through|bis|au|al)\s*$")
"""Matches the dash of ``2025-12-12 - 2025-12-17``."""
_CITATION = re.compile(r"\b(?:accessed|retrieved|doi|pmid|et al|arxiv|isbn)\b", re.I)
"""Matches the ``Accessed`` of a source's line, whose "Updated March 2019" is the source's."""
_CLASSES: tuple[tuple[DateRole, re.Pattern[str]], ...] = (
    (DateRole.REVIEWED, re.compile(r"(?:^|[\s_-])(?:last-?)?review(?:ed)?(?:-?(?:date|on|time))?(?:$|[\s_-])")),  # last-reviewed
    (DateRole.PUBLISHED, re.compile(r"(?:^|[\s_-])(?:entry-date|published|pub-?date|date-?published|posted-?on|post-?date|publish-?date|published-?(?:on|date))(?:$|[\s_-])")),  # entry-date
    (DateRole.MODIFIED, re.compile(r"(?:^|[\s_-])(?:updated|modified|last-?(?:updated|modified)|date-?modified|updated-?(?:on|date)|mod-?date)(?:$|[\s_-])")),  # date-modified
)  # fmt: skip
"""Class words that name a date's role; hAtom's ``published`` and ``updated`` are among them (https://microformats.org/wiki/hatom)."""


class VisibleDates:
    """Reads one page's visible dates."""

    def __init__(
        self, document: Document, places: Places, *, day_first: bool, now: datetime.datetime | None
    ) -> None:
        self._document = document
        self._places = places
        self._day_first = day_first
        self._now = now

    def read(self) -> Iterator[DateCandidate]:
        """Yield the candidates in document order; a role stands only where label, class or place give one."""
        seen: set[html.HtmlElement] = set()
        boxes: set[html.HtmlElement] = set()
        count = 0
        hits = _HITS(self._document.body)
        for hit in hits if isinstance(hits, list) else ():
            if isinstance(hit, str):
                parent = hit.getparent()  # type: ignore[attr-defined]
                if parent is not None and hit.is_tail:  # type: ignore[attr-defined]
                    parent = parent.getparent()
                if parent is None or parent.tag in UNSEEN:
                    continue
                found = self._lines(container_of(parent), seen, boxes)
            elif isinstance(hit, html.HtmlElement):
                found = self._stated(hit)
            else:
                continue
            for candidate in found:
                yield candidate
                count += 1
                if count >= MAX_CANDIDATES:
                    return

    def _lines(
        self, container: html.HtmlElement, seen: set[html.HtmlElement], boxes: set[html.HtmlElement]
    ) -> Iterator[DateCandidate]:
        if container in seen:
            return
        seen.add(container)
        for run in runs_of(container):
            if len(run.text) > 5_000:
                continue
            found = list(self._written(run))
            if found:
                yield from found
            elif len(run.text) <= 24:
                yield from self._boxes(container, boxes)

    def _written(self, run: Run) -> Iterator[DateCandidate]:
        text = run.text
        dates = list(find_written(text, day_first=self._day_first))
        if len(dates) == 2 and _RANGE.match(text[dates[0].end : dates[1].start]):
            return  # from one day to another: an event, a course
        if not dates and len(text) <= _LONG:
            dates = list(find_years(text))
        if self._now is not None and len(text) <= _LONG:
            dates = sorted([*dates, *find_relative(text, self._now)], key=lambda date: date.start)
        end = 0
        for number, date in enumerate(dates):
            following = dates[number + 1].start if number + 1 < len(dates) else len(text)
            before, after = text[end : date.start], text[date.end :] if following == len(text) else ""
            yield from self._candidates(run, date, before, after, first=number == 0)
            end = date.end

    def _candidates(
        self, run: Run, date: Written, before: str, after: str, *, first: bool
    ) -> Iterator[DateCandidate]:
        element = run.element_at(date.start)
        if element.get("datetime"):
            return  # read with its attribute
        if _CITATION.search(run.text):
            before, after, first = "", "", False
        bare_year = date.instant.precision is Precision.YEAR
        labels = self._labels(run, before, "" if bare_year else after, first=first)
        relative = date.instant.precision is Precision.YEAR or run.text[date.start : date.end][-4:].isalpha()
        if date.instant.precision is Precision.YEAR and not any(
            label.role is not DateRole.UNKNOWN for label in labels
        ):
            return
        role_class = self._role_by_class(element)
        raw = run.text if len(run.text) <= 120 else run.text[max(0, date.start - 60) : date.end + 20].strip()
        yield from self._make(
            element,
            date.instant,
            raw,
            labels,
            role_class,
            Source.VISIBLE,
            date,
            prose=len(run.text) > _LONG,
            weak=relative,
        )

    def _boxes(self, container: html.HtmlElement, boxes: set[html.HtmlElement]) -> Iterator[DateCandidate]:
        """Read a date whose day, month and year stand in boxes of their own."""
        node = container.getparent()
        for _ in range(3):
            if node is None or node.tag == "body" or node in boxes:
                return
            text = " ".join(" ".join(node.itertext()).split())
            if len(text) > 60:
                return
            date = next(find_written(text, day_first=self._day_first), None)
            if date is not None:
                boxes.add(node)
                before = text[: date.start]
                labels = label_before(before, line_length=len(text)) or label_before(
                    text_before(node), line_length=60, own_line=False
                )
                yield from self._make(
                    node, date.instant, text, labels, self._role_by_class(node), Source.VISIBLE, date
                )
                return
            node = node.getparent()

    def _stated(self, element: html.HtmlElement) -> Iterator[DateCandidate]:
        """Read an element that states its date to machines: ``<time datetime>``, ``<abbr title>``."""
        value = element.get("datetime") or element.get("title") or ""
        instant = read_instant(value)
        shown = " ".join(element.text_content().split())
        written = next(find_written(shown, day_first=self._day_first), None) if shown else None
        if instant is None or instant.precision is Precision.YEAR:
            if written is None:
                return
            instant = written.instant
        run, at = self._around(element)
        labels: list[Label] = []
        if run is not None:
            earlier = [date.end for date in find_written(run.text[:at], day_first=self._day_first)]
            start = earlier[-1] if earlier else 0
            shown_end = at + len(shown)
            rest = run.text[shown_end:]
            if next(find_written(rest, day_first=self._day_first), None) is not None:
                rest = ""
            labels = self._labels(run, run.text[start:at], rest, first=not earlier)
        if not labels and written is not None and written.start:
            labels = label_before(shown[: written.start], line_length=len(shown))
        role_class = self._role_by_class(element)
        if element.get("pubdate") is not None:
            role_class = DateRole.PUBLISHED
        source = Source.TIME if element.tag == "time" else Source.MICROFORMAT
        raw = run.text if run is not None and labels and len(run.text) <= 120 else shown[:200] or value
        yield from self._make(element, instant, raw, labels, role_class, source, None)

    def _around(self, element: html.HtmlElement) -> tuple[Run | None, int]:
        for run in runs_of(container_of(element)):
            for start, owner in run.pieces:
                if owner is element or (
                    owner.getparent() is element and owner.tag in ("span", "abbr", "b", "strong")
                ):
                    return run, start
        return None, 0

    def _labels(self, run: Run, before: str, after: str, *, first: bool) -> list[Label]:
        labels = label_before(before, line_length=len(run.text))
        if not labels and first and not before.strip(" :,.|•·–—-()/"):
            labels = label_before(text_before(run.container), line_length=60, own_line=False)
        if not labels:
            found = label_after(after)
            labels = [found] if found is not None else []
        return labels

    def _role_by_class(self, element: html.HtmlElement) -> DateRole | None:
        node: html.HtmlElement | None = element
        for _ in range(3):
            if node is None or node.tag in ("body", "main", "article", "section"):
                return None
            name = f"{node.get('class') or ''} {node.get('itemprop') or ''}".lower()
            if name != " ":
                for role, pattern in _CLASSES:
                    if pattern.search(name):
                        return role
            node = node.getparent()
        return None

    def _make(
        self, element: html.HtmlElement, instant: Instant, raw: str, labels: list[Label], role_class: DateRole | None,
        source: Source, written: Written | None, *, prose: bool = False, weak: bool = False,
    ) -> Iterator[DateCandidate]:  # fmt: skip
        inside = self._places.in_article(element)
        near = self._places.near_headline(element)
        decoy = any(label.decoy for label in labels)
        telling = [label for label in labels if label.role is not DateRole.UNKNOWN]
        if decoy or not inside:
            outcome: list[tuple[DateRole, str | None, int]] = [
                (
                    telling[0].role if telling and not decoy else DateRole.UNKNOWN,
                    labels[0].words if labels else None,
                    0,
                )
            ]
        elif telling:
            outcome = [
                (label.role, label.words, 60 - 4 * label.generic - (3 if prose else 0) - 8 * weak)
                for label in telling
            ]
        elif role_class is not None and not prose:
            outcome = [(role_class, None, (50 if source is Source.TIME else 48) if near else 40)]
        elif near and not prose and not weak:
            outcome = [(DateRole.PUBLISHED, None, 46 if source is Source.TIME else 44)]
        else:
            outcome = [(DateRole.UNKNOWN, None, 0)]
        today = self._now is not None and instant.value[:10] == self._now.date().isoformat()
        for role, words, trust in outcome:
            yield DateCandidate(
                role=role, value=instant.value, precision=instant.precision, raw=raw, source=source, selector=selector(element),
                region=self._places.region(element), label=words, ambiguous=written.ambiguous if written else None,
                day_first=written.day_first if written else None, in_article=inside, trust=trust, is_fetch_day=today, near_headline=near,
            )  # fmt: skip
