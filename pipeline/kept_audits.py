"""Find what the audits said of a page, an office or a region of the template that is as it was, and keep it.

A key holds all that the audits were handed (`audit_keys`) but the day. Audits that asked for it are asked again on
another day, and these alone. What was said of a text holds for the dates that are believed on it.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import msgspec.json
from pydantic_core import from_json, to_json

from audits.freshness.believed_dates import ROLES, Past, seen_before
from pipeline import steady_page
from pipeline.audit_keys import AuditKeys
from pipeline.audit_task import Audited, StoredText
from pipeline.session import Session
from pipeline.stored_record import RecordKind
from schemas.believed_dates import BelievedDates
from schemas.dates import DateObservation, DateValue
from schemas.text import RunningText, Text
from schemas.vocabulary import Lifecycle
from store import kept_results, lines, text_pasts
from store.kept_results import ResultBuffer

_FILLED = ("believed", "readability", "freshness")
"""Fields of a text that the audits fill in."""

Values = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a task is about, as far as finding its answer needs it."""

    slot: str
    """Sort key of its lines: a page's URL, an office's id, a template's region."""
    is_page: bool = False
    key: str
    """Of all that the audits are handed, but for the day and the believed dates."""
    line: str
    """Its line as the audits of one record are handed it."""
    in_site: str = ""
    """The page's line as the audits of the site see it."""
    text: Values | None = None
    """The page's text."""
    text_kind: RecordKind | None = None
    page_dates: tuple[str | None, str | None] = (None, None)
    """``first_seen`` and ``last_changed`` of its page."""
    said: Values | None = None
    """What was said of it on another day, where only some audits are to be asked again."""

    @property
    def only(self) -> tuple[str, ...] | None:
        """Audits to ask again; null for all."""
        return None if self.said is None else tuple(self.said["of_day"])

    def filled_text(self) -> StoredText:
        """Return its text with what was said of it on another day."""
        assert self.text is not None
        assert self.text_kind is not None
        assert self.said is not None
        return StoredText(kind=self.text_kind, line=_filled(self.text, self.said))


class Answer(NamedTuple):
    """Lines that a kept answer gives."""

    text: str | None
    """The text with what the audits fill in; null without one."""
    outcomes: list[tuple[str, str]]
    findings: list[tuple[str, str]]
    words: list[str]
    forms: list[str]


class Signs:
    """What the audits of the site are handed, in short: equal signs, equal streams.

    Of each subject a hash is held, and none of their order: answers that are found come before those that are made.
    """

    def __init__(self) -> None:
        self._signs: list[bytes] = []
        self._is_whole = True

    def add(self, *parts: str) -> None:
        """Take one subject's sign."""
        self._signs.append(hashlib.sha256("\n".join(parts).encode()).digest())

    def spoil(self) -> None:
        """Say that a subject got no answer, or one that need not come again: no other run has the same streams."""
        self._is_whole = False

    def digest(self) -> str | None:
        """Return the sign of all; null where there is none."""
        return hashlib.sha256(b"".join(sorted(self._signs))).hexdigest() if self._is_whole else None


class KeptAudits:
    """Looks up and keeps what the audits of records say, and counts it."""

    def __init__(self, session: Session, keys: AuditKeys, buffer: ResultBuffer) -> None:
        """Take the run, and the buffer that new answers are written with."""
        self.keys = keys
        self.found, self.renewed, self.made = 0, 0, 0
        """Answers that were kept of an earlier run, that another day renewed in part, and that this run made."""
        self.undated, self.dated = Signs(), Signs()
        """What the site's audits are handed: without the texts' dates and ages, and with them."""
        self._session = session
        self._buffer = buffer
        today = session.now.date()
        self._day = today.isoformat()
        self._near_days = {(today + days * datetime.timedelta(days=1)).isoformat() for days in range(-2, 3)}

    def page(self, url: str, line: str, text: StoredText | None, facts: bytes | None) -> Subject:
        """Return a page as a subject, its line as the audits see it, and its text."""
        page: Values = from_json(line)
        seen = line if self.keys.reads_pages else steady_page.alone(page)
        in_site = steady_page.in_site(page)
        if text is None:
            key = self.keys.key("page", seen, facts or b"")
            return Subject(slot=url, is_page=True, key=key, line=seen, in_site=in_site)
        values: Values = from_json(text.line)
        bare = dict.fromkeys(_FILLED if self._is_dated_now(values) else _FILLED[1:])
        return Subject(
            slot=url,
            is_page=True,
            key=self.keys.key("text", seen, facts or b"", text.kind, to_json(values | bare)),
            line=seen,
            in_site=in_site,
            text=values,
            text_kind=text.kind,
            page_dates=(page["first_seen"], page["last_changed"]),
        )

    def other(self, slot: str, line: str) -> Subject:
        """Return an office or a region of the template as a subject."""
        return Subject(slot=slot, key=self.keys.key("record", line), line=line)

    def find(self, subject: Subject) -> Answer | Subject:
        """Return what the audits said of a subject, if they would say it again; else the subject as it is to be
        audited."""
        if self.keys.reads_previous:
            return subject
        kept = kept_results.get(self._session.store.connection, "audit", subject.slot, subject.key)
        if kept is None:
            return subject
        values: Values = from_json(kept)
        believed: str | None = None
        if subject.text is not None:
            believed = self._believed(subject, subject.text, values)
            if believed is None or believed != values["believed"]:
                return subject
        if values["day"] != self._day and (values["is_of_day"] or values["of_day"] or _ages(subject)):
            is_page = not values["is_of_day"] and subject.is_page
            return replace(subject, said=values) if is_page else subject
        self.found += 1
        self._sign(subject, believed)
        return _answer(values, _filled(subject.text, values) if subject.text is not None else None)

    def keep(self, subject: Subject, result: Audited) -> Answer:
        """Keep what the audits said of a subject, where they would say it again; return all that was said."""
        said = subject.said
        values: Values = {
            "day": self._day,
            "of_day": result.of_day,
            "is_of_day": result.words_of_day,
            "believed": None,
            "outcomes": result.outcomes,
            "findings": result.findings,
            "words": result.words,
            "forms": result.forms,
        }
        if said is None:
            self.made += 1
        else:
            self.renewed += 1
            values |= {name: said[name] for name in ("of_day", "is_of_day", "words", "forms")}
            for name in ("outcomes", "findings"):
                values[name] = [*_of_others(said[name], said["of_day"]), *values[name]]
        # An error may come of a lack of memory; a rejected record is for somebody to look at.
        is_sure = not result.rejects and not result.has_error
        text = result.text
        if subject.text is not None and said is not None and result.freshness is not None:
            values |= {name: said[name] for name in _FILLED} | {"freshness": from_json(result.freshness)}
            text = _filled(subject.text, values)
        elif subject.text is not None:
            is_sure = is_sure and text is not None
            if is_sure and text is not None:
                filled: Values = from_json(text)
                values["believed"] = to_json(filled["believed"]).decode()
                values |= {name: filled[name] for name in _FILLED[1:]}
                is_sure = _filled(subject.text, values) == text
        if is_sure:
            self._sign(subject, values["believed"])
            self._buffer.add(subject.slot, subject.key, to_json(values))
        else:
            self.spoil()
        return _answer(values, text)

    def spoil(self) -> None:
        """Say that a subject got no answer that would come again."""
        self.undated.spoil()
        self.dated.spoil()

    def _sign(self, subject: Subject, believed: str | None) -> None:
        parts = (subject.slot, subject.key, subject.in_site)
        self.undated.add(*parts)
        self.dated.add(*parts, believed or "", self._day)

    def _is_dated_now(self, text: Values) -> bool:
        """Return whether this run says which dates of a text to believe, as of each that it read."""
        return bool(text["lifecycle"] == Lifecycle.LIVE)

    def _believed(self, subject: Subject, text: Values, kept: Values) -> str | None:
        """Return the believed dates of a text as one JSON text; null where only a worker can tell them.

        Those of a text whose words are the ones that its dates came with: it is told by the dates alone. Those that
        this day told come again where the history has them, unless a date may follow the day of the look.
        """
        if not self._is_dated_now(text):
            return to_json(text["believed"]).decode()
        session = self._session
        if lines.get(session.store, "texts_again", subject.slot) is not None:
            return None
        stored = text_pasts.believed(session.history, text["text_id"])
        if stored is None:
            return None
        if stored == kept["believed"] and kept["day"] == self._day and not self._is_day_near(text):
            known: Values = from_json(stored)
            dates = (known["first_seen"], known["last_changed"])
            if dates == subject.page_dates and known["content_hash"] == text["content_hash"]:
                return stored
        past = BelievedDates.model_validate_json(stored, extra="ignore")
        if past.content_hash != text["content_hash"]:
            return None
        believed = seen_before(_dates_of(text), session.now, past=Past(past, ""))
        first_seen, last_changed = subject.page_dates
        values: Values = from_json(believed.to_json())
        return to_json(values | {"first_seen": first_seen, "last_changed": last_changed}).decode()

    def _is_day_near(self, text: Values) -> bool:
        """Return whether a date of a text is about this day."""
        dates = (*(text[role.value] for role in ROLES), *text["date_observations"])
        return any(date["value"][:10] in self._near_days for date in dates if date)


def _answer(values: Values, text: str | None) -> Answer:
    return Answer(
        text=text,
        outcomes=[(key, line) for key, line in values["outcomes"]],
        findings=[(key, line) for key, line in values["findings"]],
        words=values["words"],
        forms=values["forms"],
    )


def _ages(subject: Subject) -> bool:
    """Return whether a subject has an age, which another day changes, whatever the audits ask for."""
    return subject.text_kind == "article"


def _of_others(rows: Iterable[tuple[str, str]], audits: Collection[str]) -> list[tuple[str, str]]:
    """Return the lines that other audits said than these."""
    return [(key, line) for key, line in rows if audit_of(line) not in audits]


class _OfAudit(msgspec.Struct):
    """What is read of a line to know whose it is: the rest is skipped unparsed."""

    audit: str


_OF_AUDIT = msgspec.json.Decoder(_OfAudit)


def audit_of(line: str) -> str:
    """Return the audit that said the line of an outcome or a finding."""
    return _OF_AUDIT.decode(line).audit


def _dates_of(text: Values) -> RunningText:
    """Return a text with its dates and the hash of its words, and nothing else."""
    dates: Values = {
        name: DateValue.model_validate(text[name]) if text[name] else None
        for name in ("published", "modified", "reviewed")
    }
    seen = [DateObservation.model_validate(one, strict=False) for one in text["date_observations"]]
    return Text.model_construct(
        **dates, date_observations=seen, content_hash=text["content_hash"], body_text=""
    )


def _filled(text: Values, values: Values) -> str:
    """Return the line of a text with what the audits filled in."""
    filled = {name: values[name] for name in _FILLED[1:]}
    return to_json(text | {"believed": from_json(values["believed"])} | filled).decode()
