"""Count what was read and proofread, and list what was not, with the reason: said first in every report."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import ConfigDict, JsonValue

from reports.crawl_trouble import LinkState, link_state
from reports.page_lines import PageLine
from reports.wording import number, plural
from schemas.freshness import Freshness
from schemas.page import Page
from schemas.page_note import PageNoteName, note_names
from schemas.readability import Readability
from schemas.record import Record
from schemas.vocabulary import Fetch, FreshnessState, Genre, Lifecycle, PageKind

_REASONS = {
    PageNoteName.COPY_OF: "a copy of another page",
    PageNoteName.FEED: "a news feed, not a page for readers",
    PageNoteName.PDF_WITHOUT_TEXT: "a scanned PDF without text",
    PageNoteName.PDF_ENCRYPTED: "a PDF locked with a password",
    PageNoteName.PDF_BROKEN: "a damaged PDF",
    PageNoteName.NO_RUNNING_TEXT: "no main text",
}
"""Reasons in words why a page that answered has no text, the first that applies."""
_IN_PLACE = {
    PageNoteName.NOT_READ: "Checkup failed on this page; that is our fault",
    PageNoteName.WALL: "a security check, a login or a server notice came instead",
    PageNoteName.PASSWORD_PROTECTED: "locked with a password",
    PageNoteName.NEEDS_JAVASCRIPT: "empty until JavaScript starts",
    PageNoteName.EMPTY: "an empty page",
}
"""What came in place of a page, in words."""
NOT_FOUND = "page not found"
"""Beginning of the reason for an address without a page; its status follows."""
_UNREAD = {LinkState.DEAD: NOT_FOUND, LinkState.BLOCKED: "blocked by the server"}
_ASKED = (Fetch.FETCHED, Fetch.NOT_MODIFIED, Fetch.ERROR)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSummary:
    """What a report counts and names of one text: the texts of a whole site do not fit into memory."""

    text_id: str
    """Its id."""
    article_id: str | None = None
    """Its id as an article; null for a text of another kind."""
    url: str
    """Its page's final URL."""
    kind: PageKind
    """Its page's kind."""
    headline: str | None = None
    """Its title."""
    word_count: int
    """Words of its body."""
    lifecycle: Lifecycle = Lifecycle.LIVE
    """``unreachable`` for one that was kept of an earlier run."""
    freshness: FreshnessState | None = None
    """State of its age; null without a verdict."""
    due_on: datetime.date | None = None
    """The day on which it becomes (or became) overdue; null where no date says."""
    age_days: int | None = None
    """Its age; null where no date says."""
    genre: Genre = Genre.UNKNOWN
    """What kind of text it is."""
    grade: float | None = None
    """Years of school that it needs; null where it was not measured."""

    @classmethod
    def read(cls, line: str | bytes) -> TextSummary:
        """Return the summary of an article's or a text's line."""
        text = _TextLine.model_validate_json(line)
        fresh = text.freshness
        return cls(
            text_id=text.text_id,
            article_id=text.article_id,
            url=text.url,
            kind=text.kind,
            headline=text.headline,
            word_count=text.word_count,
            lifecycle=text.lifecycle,
            freshness=fresh.state if fresh else None,
            due_on=fresh.due_on if fresh else None,
            age_days=fresh.age_days if fresh else None,
            genre=text.genre,
            grade=text.readability.reading_grade if text.readability else None,
        )


class _TextLine(Record):
    """The part of an article or a text that its summary is made of; the rest of its line is skipped."""

    model_config = ConfigDict(extra="ignore")

    text_id: str
    article_id: str | None = None
    url: str
    kind: PageKind
    headline: str | None = None
    word_count: int
    lifecycle: Lifecycle = Lifecycle.LIVE
    freshness: Freshness | None = None
    genre: Genre = Genre.UNKNOWN
    readability: Readability | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was looked at, and what was not."""

    asked: int
    """Pages that were asked for."""
    read: int
    """Pages that answered with themselves (`was_read`)."""
    texts: Mapping[str, int]
    """Pages with running text, by kind."""
    words: Mapping[str, int]
    """Words of running text, by kind."""
    proofread: int
    """Pages whose running text was checked for spelling."""
    proofread_words: int
    """Words of these."""
    unreachable: Mapping[str, int]
    """Texts kept of an earlier run, because their pages cannot be reached, by kind."""
    words_left: int
    """Words outside of running text on one page alone, e.g. of cards and forms: not proofread."""
    not_proofread: Mapping[str, tuple[str, ...]]
    """Reason, in words, to the URLs of the pages asked for and not proofread, sorted; the most frequent first."""

    def to_counts(self) -> dict[str, JsonValue]:
        """Return the numbers as JSON under the manifest's names."""
        return {
            "pages_asked": self.asked,
            "pages_read": self.read,
            "texts": sum(self.texts.values()) + sum(self.unreachable.values()),
            "texts_by_kind": {**self.texts},
            "texts_unreachable": {**self.unreachable},
            "words": sum(self.words.values()),
            "words_by_kind": {**self.words},
            "pages_proofread": self.proofread,
            "words_proofread": self.proofread_words,
            "words_elsewhere": self.words_left,
            "not_proofread": {reason: len(urls) for reason, urls in self.not_proofread.items()},
        }


def coverage(
    pages: Iterable[PageLine],
    texts: Iterable[TextSummary],
    unproofed: Mapping[str, str | None],
    words_left: int = 0,
) -> Coverage:
    """Return the coverage of a run.

    ``unproofed`` holds the reason why a text was not checked for spelling by its id, null where it was; a text that it
    lacks was not, because every spelling audit is switched off.
    """
    by_url: dict[str, TextSummary] = {}
    unreachable: Counter[str] = Counter()
    for text in texts:
        if text.lifecycle is Lifecycle.UNREACHABLE:
            unreachable[text.kind.value] += 1
        else:
            by_url[text.url] = text
    counted, words, reasons = Counter[str](), Counter[str](), dict[str, list[str]]()
    asked = read = proofread = proofread_words = 0
    for page in pages:
        if page.fetch not in _ASKED:
            continue
        asked += 1
        reason: str | None
        if not was_read(page):
            reasons.setdefault(unread_reason(page), []).append(page.final_url)
            continue
        read += 1
        own = by_url.get(page.final_url)
        if own is None:
            reason = _why_without_text(page)
        else:
            counted[own.kind] += 1
            words[own.kind] += own.word_count
            reason = unproofed.get(own.text_id, "spelling checks are switched off")
        if reason is None:
            assert own is not None
            proofread += 1
            proofread_words += own.word_count
        else:
            reasons.setdefault(reason, []).append(page.final_url)
    ranked = sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0]))
    return Coverage(
        asked=asked,
        read=read,
        texts={kind.value: counted[kind] for kind in PageKind},
        words={kind.value: words[kind] for kind in PageKind},
        unreachable=dict(sorted(unreachable.items())),
        proofread=proofread,
        proofread_words=proofread_words,
        words_left=words_left,
        not_proofread={reason: tuple(sorted(urls)) for reason, urls in ranked},
    )


def proofread_words(seen: Coverage) -> str:
    """Return what was proofread in words, e.g. ``proofread 118 (54,210 words)``."""
    return f"proofread {number(seen.proofread)} ({plural(seen.proofread_words, 'word')})"


def was_read(page: Page | PageLine) -> bool:
    """Return whether a page answered with itself: not with an error, a wall, nothing, or a frame of scripts."""
    if page.fetch not in _ASKED or page.fetch is Fetch.ERROR or page.error is not None:
        return False
    notes = note_names(page.notes)
    return 200 <= (page.http_status or 0) < 400 and notes.isdisjoint(_IN_PLACE)


def unread_reason(page: Page | PageLine) -> str:
    """Return in words why a page that was asked for was not read (`was_read`)."""
    notes = note_names(page.notes)
    for name, words in _IN_PLACE.items():
        if name in notes:
            return words
    if (page.http_status or 0) >= 400:
        said = _UNREAD.get(link_state(page) or LinkState.UNSURE, "server error")
        return f"{said} ({page.http_status})"
    return "couldn't be read" if page.http_status else "no answer from the server"


def _why_without_text(page: PageLine) -> str:
    notes = note_names(page.notes)
    for name, words in _REASONS.items():
        if name in notes:
            return words
    return "not a page for readers" if page.kind is PageKind.JUNK else "no main text"
