"""List what people made of a site: decisions, words, assignments, the newest first."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from reports.app.ask import Ask
from schemas.assignment import Assignment
from schemas.decision import Decision
from store.assignments import read_assignments
from store.connection import open_review
from store.review import kept_words


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One thing that somebody made; one of the last three fields is set."""

    at: datetime.datetime
    """UTC."""
    who: str | None
    """Name of the reviewer."""
    decision: Decision | None = None
    """A decision."""
    assignment: Assignment | None = None
    """Who takes care of a finding."""
    word: str = ""
    """A word that is right."""
    reason: str | None = None
    """Of a word, why."""


def log_lines(ask: Ask) -> list[LogLine]:
    """Return what was made, the newest first."""
    return sorted(_lines(ask), key=lambda line: (line.at, line.decision.decision_id if line.decision else 0))[
        ::-1
    ]


def _lines(ask: Ask) -> Iterator[LogLine]:
    for decision in ask.site.review.kept().decisions:
        yield LogLine(at=decision.made_at, who=decision.who, decision=decision)
    for assignment in read_assignments(ask.site.folder):
        yield LogLine(at=assignment.made_at, who=assignment.who, assignment=assignment)
    if (ask.site.folder / "review.sqlite").is_file():
        with closing(open_review(ask.site.folder)) as connection:
            for word in kept_words(connection):
                yield LogLine(at=word.added_at, who=word.who, word=word.word, reason=word.reason)
