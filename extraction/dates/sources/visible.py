"""Read the dates that readers see: text with and without a label, ``<time>`` elements, boxes of day, month and year."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from lxml import html

from extraction.dates.candidate import DateCandidate
from extraction.dates.choice.role_and_trust import role_and_trust
from extraction.dates.labels import surroundings as around
from extraction.dates.labels.byline_shape import has_byline_shape
from extraction.dates.labels.class_roles import role_by_class
from extraction.dates.labels.label import LONG_LINE, Label, label_before
from extraction.dates.labels.labels_of_date import labels_of
from extraction.dates.parsing.instant import Instant, read_instant
from extraction.dates.parsing.months import plain
from extraction.dates.parsing.relative import find_relative
from extraction.dates.parsing.written import Written, find_written, find_years
from extraction.dates.sources.attributes import attribute_dates
from extraction.dates.sources.dated_elements import dated_blocks, machine_readable_elements
from extraction.dates.sources.footer_line import is_page_line
from extraction.page.another_item import heads_own
from extraction.page.document import Document, fold, selector
from extraction.page.own_place import PageAreas
from extraction.page.short_text import opening
from extraction.page.text_lines import TextLine, container_of, text_before, text_lines_of
from schemas.vocabulary import DateRole, Precision, Region, Source

MAX_CANDIDATES = 250
"""Visible dates read from one page; a table of data has no use for more."""
MAX_LINE = 5_000
"""Longer lines are data."""
_WHOLE_LINE, _BEFORE, _BEHIND = 120, 60, 20
"""Characters of a line that is quoted whole, and of a longer one before and behind its date."""
_BOX = 24
"""Characters of a line that may be one box of a date in several."""
_PLAIN_LINE = 60
"""Characters that a line of a label and a date has at most."""
_PAGES_OWN = (DateRole.MODIFIED, DateRole.REVIEWED, DateRole.NEXT_REVIEW_DUE)
"""Roles that a date outside of the article may have."""
_BOXES = 60
"""Characters of all boxes together."""

_RANGE = re.compile(r"^\s*(?:[-–—~]|to|until|through|bis|au|al)\s*$")
"""Matches the dash of ``2025-12-12 - 2025-12-17``."""
_RANGE_REACH = 60
"""Characters before a date that are looked at for the first day of a range."""
_HOURS = re.compile(
    r"^[\s,@|·(–—-]*(?:(?:at|from|um|a las|de) )?\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[-–—]|to|until|bis|a)\s*"
    r"\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b|h\b|uhr\b)",
    re.I,
)
"""Matches the ``, 10 a.m. – 1 p.m.`` of an event."""
_CARRIED_ON = re.compile(r"^[\s,;]*(?:and|y|et|und|e|en)\b", re.I)
"""Matches the `` and`` of ``opened in June 2014 and updated in October 2019``: one subject for both dates."""
_BRACKET = re.compile(r"\s*\([^()\d]{3,60}\)")
"""Matches `` (date of last revision)`` behind a date."""
_AND_ALSO = re.compile(r"\s*(?:[;,/&|]|and|,? and)\s*", re.I)
"""Matches the ``; `` of ``Revised: March 2015; January 2018``: one label for all of them."""
_CITATION = re.compile(
    r"\b(?:accessed|retrieved|doi|pmid|pmc\d+|et al|arxiv|isbn|issn|available (?:at|from|online)"
    r"|univ(?:ersity)? press|zugriff|abgerufen|consulte le|consultado|last visited)\b|\[internet\]|https?://"
    r"|\d\s?\(\d[\w -]*\)\s?[:,]\s?\w?\d"
    r"|;\s?\d+\s?:\s?\w?\d+",
    re.I,
)
"""Matches the ``Accessed`` of a source's line, whose "Updated March 2019" is the source's, and ``27(6):e12710``."""


class VisibleDates:
    """Reader of one page's visible dates."""

    def __init__(
        self, document: Document, areas: PageAreas, *, day_first: bool, now: datetime.datetime | None
    ) -> None:
        self._document = document
        self._areas = areas
        self._day_first = day_first
        self._now = now
        self._undated: list[html.HtmlElement] = []
        self._runs: dict[html.HtmlElement, dict[html.HtmlElement, tuple[TextLine, int]]] = {}
        self._found: dict[str, tuple[list[Written], bool]] = {}

    def read(self) -> Iterator[DateCandidate]:
        """Yield the candidates, text lines first; a role is given only by a label, a class or a position."""
        boxes: set[html.HtmlElement] = set()
        lines = (found for block in dated_blocks(self._document) for found in self._lines(block, boxes))
        stated = (
            found for element in machine_readable_elements(self._document) for found in self._stated(element)
        )
        yield from islice(chain(lines, stated, self._attributes()), MAX_CANDIDATES)

    def _find(self, text: str) -> list[Written]:
        return list(find_written(text, day_first=self._day_first))

    def _lines(self, container: html.HtmlElement, boxes: set[html.HtmlElement]) -> Iterator[DateCandidate]:
        for text_line in text_lines_of(container):
            if len(text_line.text) > MAX_LINE:
                continue
            found = list(self._written(text_line))
            if found:
                yield from found
                continue
            self._undated += [element for _, element in text_line.pieces]
            if len(text_line.text) <= _BOX and any(sign.isdigit() for sign in text_line.text):
                yield from self._boxes(container, boxes)

    def _written(self, text_line: TextLine) -> Iterator[DateCandidate]:
        text = text_line.text
        dates = list(find_written(text, day_first=self._day_first, of_form=True))
        if len(dates) == 2 and _RANGE.match(text[dates[0].end : dates[1].start]):
            return  # from one day to another: an event, a course
        if dates and (_HOURS.match(text[dates[-1].end :]) or _ends_range(text, dates[0])):
            return  # from one hour, or one day, to another
        if len(text) <= LONG_LINE:
            dates = dates or list(find_years(text))
            if self._now is not None:
                dates = sorted([*dates, *find_relative(text, self._now)], key=lambda date: date.start)
        end = 0
        labelled, byline = True, has_byline_shape(text, dates)
        shared: list[Label] = []
        for number, date in enumerate(dates):
            last = number + 1 == len(dates)
            before, after = text[end : date.start], text[date.end :]
            if not last:  # what follows is the next date's, but for what brackets keep here
                bracket = _BRACKET.match(after)
                after = bracket[0] if bracket else ""
            first = number == 0
            labels = shared if number and _AND_ALSO.fullmatch(before) else ()
            found = list(
                self._candidates(text_line, date, before, after, first=first, byline=byline, labels=labels)
            )
            shared = [
                Label(candidate.role, candidate.label)
                for candidate in found
                if candidate.label and candidate.role is DateRole.MODIFIED
            ]
            if not labelled and _CARRIED_ON.match(before):  # what was opened is not a page
                found = [c.model_copy(update={"trust": 0}) for c in found]
            labelled = any(candidate.label and candidate.role is not DateRole.UNKNOWN for candidate in found)
            yield from found
            end = date.end

    def _candidates(
        self,
        text_line: TextLine,
        date: Written,
        before: str,
        after: str,
        *,
        first: bool,
        byline: bool,
        labels: Sequence[Label] = (),
    ) -> Iterator[DateCandidate]:
        element = text_line.element_at(date.start)
        if element.get("datetime"):
            return  # read with its attribute
        bare_year = date.instant.precision is Precision.YEAR
        if labels:
            labels = list(labels)
        elif _CITATION.search(text_line.text):
            labels = [Label(DateRole.UNKNOWN, before.strip()[-80:], decoy=True)]
        else:
            behind = text_line.text[date.end :]
            labels = labels_of(text_line, before, "" if bare_year else after, first=first, behind=behind)
        relative = text_line.text[date.start : date.end][-2:].isalpha()
        if date.of_form and not any(plain(label.words).startswith("rev") for label in labels):
            return
        if (bare_year or date.short) and all(label.role is DateRole.UNKNOWN for label in labels):
            return
        if relative and all(label.generic for label in labels):
            return  # a cached page says "yesterday" for years: a byline is not enough
        raw = _words_around(text_line.text, date)
        prose = len(text_line.text) > LONG_LINE
        yield from self._make(
            element,
            date,
            raw,
            labels,
            Source.VISIBLE,
            prose=prose,
            byline=byline,
            page_line=self._is_page_line(text_line, date, labels),
            weak=bare_year or relative,
        )

    def _is_page_line(self, text_line: TextLine, date: Written, labels: list[Label]) -> bool:
        """Return whether a date outside of the article is in a line or a box about this page."""
        if not any(label.role in _PAGES_OWN and not label.decoy for label in labels):
            return False
        element = text_line.element_at(date.start)
        region = self._areas.region(element)
        if region is Region.FOOTER:
            return is_page_line(text_line.text, date.start, date.end, labels)
        if region is Region.COMMENT:
            return False
        named = len(text_line.text) <= LONG_LINE and around.THIS_PAGE.search(
            plain(f"{text_line.before} {text_line.text}")
        )
        return named is not None or (not self._areas.in_article(element) and heads_own(text_line.container))

    def _boxes(self, container: html.HtmlElement, done: set[html.HtmlElement]) -> Iterator[DateCandidate]:
        """Yield a date whose day, month and year are in boxes of their own."""
        node = container.getparent()
        for _ in range(3):
            if node is None or node.tag == "body" or node in done:
                return
            text = opening(node, _BOXES, " ")
            if len(text) > _BOXES:
                return
            date = next(iter(self._find(text)), None)
            if date is not None:
                done.add(node)
                labels = label_before(text[: date.start], line_length=len(text))
                labels = labels or label_before(text_before(node), line_length=_BOXES, own_line=False)
                yield from self._make(node, date, text, labels, Source.VISIBLE)
                return
            node = node.getparent()

    def _stated(self, element: html.HtmlElement) -> Iterator[DateCandidate]:
        """Yield the date of an element with a machine-readable one: ``<time datetime>``, ``<abbr title>``."""
        value = element.get("datetime") or element.get("title") or ""
        shown = fold(element.text_content())[:MAX_LINE]
        written = next(iter(self._find(shown)), None)
        instant = read_instant(value)
        if instant is None or instant.precision is Precision.YEAR:
            if written is None:
                return
            instant = written.instant
        text_line, at = self._run_around(element)
        labels: list[Label] = []
        byline, page_line = True, False
        if text_line is not None:
            end = at + len(shown)
            dates, byline = self._in_line(text_line.text)
            if not dates:
                byline = has_byline_shape(text_line.text, [Written(at, end, instant)])
            start = max((date.end for date in dates if date.end <= at), default=0)
            rest = "" if any(date.start >= end for date in dates) else text_line.text[end:]
            labels = labels_of(text_line, text_line.text[start:at], rest, first=start == 0)
            page_line = self._is_page_line(text_line, Written(at, at + len(shown), instant), labels)
        if not labels and written is not None and written.start:
            labels = label_before(shown[: written.start], line_length=len(shown))
        source = Source.TIME if element.tag == "time" else Source.MICROFORMAT
        raw = (
            text_line.text
            if text_line is not None and labels and len(text_line.text) <= 120
            else shown[:200] or value
        )
        yield from self._make(
            element, Written(0, 0, instant), raw, labels, source, byline=byline, page_line=page_line
        )

    def _in_line(self, text: str) -> tuple[list[Written], bool]:
        """Return a line's dates, and whether it has the shape of a byline; once for a line, which may hold hundreds."""
        if text not in self._found:
            dates = self._find(text)
            self._found[text] = (dates, has_byline_shape(text, dates))
        return self._found[text]

    def _run_around(self, element: html.HtmlElement) -> tuple[TextLine | None, int]:
        """Return the line that holds an element, or null, and the offset of the element's text in it."""
        container = container_of(element)
        run = self._runs.get(container)
        if run is None:
            run = self._runs[container] = {}
            for text_line in text_lines_of(container):
                if len(text_line.text) > MAX_LINE:
                    continue
                for start, owner in text_line.pieces:
                    run.setdefault(owner, (text_line, start))
                    if (above := owner.getparent()) is not None:
                        run.setdefault(above, (text_line, start))
        return run.get(element, (None, 0))

    def _attributes(self) -> Iterator[DateCandidate]:
        """Yield dates from attributes of elements by the headline, and of lines without the date that they announce."""
        elements = dict.fromkeys([*self._areas.around_headline(), *self._undated])
        for element, date, raw, label in attribute_dates(elements, day_first=self._day_first):
            own = self._areas.holds_headline(element)
            yield from self._make(element, date, raw, [label], Source.VISIBLE, page_line=own)

    def _make(
        self,
        element: html.HtmlElement,
        date: Written,
        raw: str,
        labels: list[Label],
        source: Source,
        *,
        prose: bool = False,
        byline: bool = True,
        page_line: bool = False,
        weak: bool = False,
    ) -> Iterator[DateCandidate]:
        instant: Instant = date.instant
        inside, near = self._areas.in_article(element), self._areas.near_headline(element)
        role_class = DateRole.PUBLISHED if element.get("pubdate") is not None else role_by_class(element)
        today = self._now is not None and instant.value[:10] == self._now.date().isoformat()
        is_time = source is Source.TIME
        by_line = near and (byline or bool(labels))
        stands = role_and_trust(
            labels,
            role_class,
            inside=inside,
            near=by_line,
            prose=prose,
            weak=weak,
            is_time=is_time,
            page_line=page_line,
        )
        plain_line = len(raw) <= _PLAIN_LINE
        if (
            not page_line
            and any(trust for _, _, trust in stands)
            and self._areas.of_another(element, plain_line=plain_line)
        ):
            inside = False
            stands = [(role, words, 0) for role, words, _ in stands]
        for role, words, trust in stands:
            yield DateCandidate(
                role=role,
                value=instant.value,
                precision=instant.precision,
                raw=raw,
                source=source,
                selector=selector(element),
                region=self._areas.region(element),
                label=words,
                ambiguous=date.ambiguous,
                day_first=date.day_first,
                is_fetch_day=today,
                in_article=inside,
                near_headline=near,
                of_history=any(label.of_history for label in labels),
                trust=trust,
            )


def _words_around(text: str, date: Written) -> str:
    """Return a line, or of a long one the whole words around its date, by which a link finds them on the page."""
    if len(text) <= _WHOLE_LINE:
        return text
    start, end = max(0, date.start - _BEFORE), min(len(text), date.end + _BEHIND)
    if start and not text[start - 1].isspace():
        start = text.find(" ", start, date.start) + 1 or date.start
    if end < len(text) and not text[end].isspace():
        end = max(text.rfind(" ", date.end, end), date.end)
    return text[start:end].strip()


def _ends_range(text: str, date: Written) -> bool:
    """Return whether a date is the last day of several whose first has no year: ``3–5 March 2023``."""
    before = plain(text[max(0, date.start - _RANGE_REACH) : date.start])
    if not any(sign.isdigit() for sign in before):
        return False
    found = around.OPEN_RANGE.search(before)
    if found is None:
        return False
    if found["month"] or found["after"]:
        return True
    day = re.match(r"\d{1,2}(?!\d)", text[date.start : date.end])
    return day is not None and int(found["day"]) < int(day[0])  # the 12 of "Vol. 12 – 3 March 2023" is no day
