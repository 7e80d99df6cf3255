"""Count the pages of a run by how the site answered for them, for the guard and for words about a blocked run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pipeline.lifecycles import GONE_STATUSES
from schemas.page import Page
from schemas.page_note import WALLS, PageNoteName, note_names
from schemas.vocabulary import Fetch

_REFUSED = frozenset({401, 403, 407, 429, 451})
_ASKED = frozenset({Fetch.FETCHED, Fetch.NOT_MODIFIED, Fetch.ERROR})


class AnswerKind(StrEnum):
    """The ways in which a site answers for a page."""

    READ = "read"
    """It came, whatever we made of it."""
    REFUSED = "refused"
    """401, 403, 407, 429, 451: the server refuses us."""
    FAILED = "failed"
    """5xx, no answer, or one that cannot be read."""
    MISSING = "missing"
    """404 or 410."""
    NEEDS_SCRIPTS = "needs_scripts"
    """Empty without JavaScript."""
    WALL = "wall"
    """A wall in its place, e.g. a form for a password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Numbers of pages that were asked for, by the answer."""

    asked: int
    """All of them; pages closed by robots.txt or never requested (a login, a file) are none of them."""
    by_kind: Counter[AnswerKind]
    """Each page once."""
    statuses: Counter[int]
    """HTTP statuses of the refused, failed and missing ones."""

    def share(self, *kinds: AnswerKind) -> float:
        """Return the share of the pages that answered in one of these ways, 0 to 1; 0 where none was asked for."""
        return sum(self.by_kind[kind] for kind in kinds) / self.asked if self.asked else 0.0


def count_answers(pages: Iterable[Page]) -> Answers:
    """Return the numbers of these pages by the answer: all of a run, or those that the last one could read."""
    by_kind: Counter[AnswerKind] = Counter()
    statuses: Counter[int] = Counter()
    for page in pages:
        kind = answer_kind(page)
        if kind is None:
            continue
        by_kind[kind] += 1
        if page.http_status is not None and page.http_status >= 400:
            statuses[page.http_status] += 1
    return Answers(asked=by_kind.total(), by_kind=by_kind, statuses=statuses)


def answer_kind(page: Page) -> AnswerKind | None:
    """Return how the site answered for a page; null where it was not asked.

    A page on which Checkup itself failed was read as far as the site is concerned.
    """
    notes = note_names(page.notes)
    status = page.http_status
    if page.fetch not in _ASKED:
        return None
    if status in _REFUSED:
        return AnswerKind.REFUSED
    if status in GONE_STATUSES:
        return AnswerKind.MISSING
    if PageNoteName.NEEDS_JAVASCRIPT in notes:
        return AnswerKind.NEEDS_SCRIPTS
    if notes & WALLS:
        return AnswerKind.WALL
    if PageNoteName.NOT_READ in notes:
        return AnswerKind.READ
    if status is None or status >= 400 or page.fetch is Fetch.ERROR:
        return AnswerKind.FAILED
    return AnswerKind.READ


def what_to_do(answers: Answers, *, can_render: bool) -> list[str]:
    """Return the next steps for the pages that were not read, the most frequent kind first, each a clause.

    ``can_render`` says whether the browser extra is installed.
    """
    steps: dict[AnswerKind, str] = {
        AnswerKind.NEEDS_SCRIPTS: "render the pages that need scripts with --render"
        if can_render
        else "install the browser extra (pip install 'clinic-checkup[browser]') and run with --render",
        AnswerKind.FAILED: "run it again later, with a longer delay (--delay)",
        AnswerKind.WALL: "ask the site's administrator to let Checkup through",
        AnswerKind.REFUSED: "set a longer delay (--delay), or ask the site's administrator to allow Checkup",
    }
    if answers.statuses[401] * 2 > answers.by_kind[AnswerKind.REFUSED]:
        steps[AnswerKind.REFUSED] = (
            "name an environment variable that holds user:password as basic_auth_env in the profile"
        )
    ranked = sorted(steps, key=lambda kind: (-answers.by_kind[kind], kind))
    return [steps[kind] for kind in ranked if answers.by_kind[kind]]
