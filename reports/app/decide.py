"""Keep what a reviewer decides about findings of a site's newest run."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import parse_qsl

from pydantic import ValidationError
from starlette.exceptions import HTTPException

from reports.app.ask import LONGEST_REASON, Ask
from reports.app.filters import Filters
from reports.app.worklist import MOST_TOGETHER, read_all
from reports.harmless_text import harmless
from reports.wording import plural
from schemas.decision import Decision
from schemas.finding import Finding
from schemas.vocabulary import DecisionAction, DecisionScope
from store.connection import broken_review, open_review
from store.decided_findings import scope_value
from store.review import decide

_SEEN = re.compile(r"(f-[0-9a-f]{16}):(\d{1,12})")
"""Matches ``f-0123456789abcdef:17``, a finding with the number of the decision that its page showed."""
_LONGEST_FILTERS = 200_000
"""Characters of a list's query: a part of it would choose more than the list."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""Matches ``2027-06-30``."""


class CannotDecide(HTTPException):
    """A form that says too little, or what is not possible; its detail says what to do."""

    def __init__(self, detail: str) -> None:
        super().__init__(422, detail)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a form."""

    numbers: range
    """Numbers of the decisions that were kept."""
    conflicts: Sequence[tuple[Finding, Decision | None]]
    """Findings that somebody else decided about meanwhile."""
    missing: Sequence[str]
    """Ids of findings that the newest run has not any more."""


def keep_decisions(ask: Ask) -> Outcome:
    """Keep what a form decides, all of it at once; raises `CannotDecide` where it says too little."""
    action, reason, until = _action(ask), _reason(ask), _until(ask)
    scope = _scope(ask)
    found, seen, missing = chosen_findings(ask)
    if not found and not missing:
        raise CannotDecide("Nothing was chosen. Tick the rows that you mean, and decide again.")
    about = []
    for finding in found:
        value = scope_value(finding, scope)
        if value is None:
            raise CannotDecide(f"This finding has no {scope.value} to decide about. Decide about it alone.")
        about.append((finding, value))
    if not about:
        return Outcome(numbers=range(0), conflicts=(), missing=missing)
    with closing(open_review(ask.site.folder)) as connection:
        try:
            kept = decide(
                connection,
                about,
                action=action,
                scope=scope,
                reason=reason,
                who=ask.who,
                until=until,
                now=ask.now,
                seen=seen,
            )
        except ValidationError as error:  # of a decision that is there
            raise broken_review(ask.site.folder / "review.sqlite", error) from error
    made = (action, scope, reason, ask.who, until)
    before = [
        other.decision_id
        for _, other in kept.conflicts
        if other is not None and (other.action, other.scope, other.reason, other.who, other.until) == made
    ]
    in_a_row = before and max(before) - min(before) + 1 == len(before)
    if in_a_row and len(before) == len(kept.conflicts) and not kept.numbers:
        # The same form once more: the answer to it was lost on the way. What is not in a row was made by several
        # forms, and what others decided between them is not to be taken back with it.
        return Outcome(numbers=range(min(before), max(before) + 1), conflicts=(), missing=missing)
    return Outcome(numbers=kept.numbers, conflicts=kept.conflicts, missing=missing)


def _action(ask: Ask) -> DecisionAction:
    try:
        return DecisionAction(ask.text("action", 20))
    except ValueError:
        raise CannotDecide("Say what you decide: accept, ignore, or not true.") from None


def _reason(ask: Ask) -> str:
    reason = " ".join(harmless(ask.text("reason")).split())[:LONGEST_REASON]
    if not reason:
        raise CannotDecide("Say why: a year later nobody knows what a decision without a reason was about.")
    return reason


def _until(ask: Ask) -> datetime.date | None:
    text = ask.text("until", 40)
    if not text:
        return None
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 36_600:
        return ask.today + datetime.timedelta(days=int(text))
    try:
        day = datetime.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or day < ask.today:
        raise CannotDecide("Name a day to come, such as 2027-06-30, or none for good.")
    return day


def _scope(ask: Ask) -> DecisionScope:
    try:
        return DecisionScope(ask.text("scope", 20) or DecisionScope.FINDING)
    except ValueError:
        raise CannotDecide(
            "Choose what the decision is about: the finding, its word, page, section or sort of text."
        ) from None


def chosen_findings(ask: Ask) -> tuple[list[Finding], Mapping[str, int], list[str]]:
    """Return the findings that a form names, the decisions that its page showed, and the ids of those that are gone."""
    if ask.text("all") == "1":
        if ask.text("run") != ask.run.name:
            raise CannotDecide(
                "A new check was published since you opened this list, and what it chooses may be more. Load the list "
                "again, and decide again."
            )
        filters = Filters.of(dict(parse_qsl(ask.text("filters", _LONGEST_FILTERS))))
        rows = read_all(ask.run, ask.state, filters)
        if len(rows) > MOST_TOGETHER:
            raise CannotDecide(
                f"These are more than {plural(MOST_TOGETHER, 'finding')}. Choose fewer with the filters."
            )
        # Chosen by what they have in common, not one by one: what others decide meanwhile stays as it is.
        seen = {row.finding.finding_id: row.standing.decision_id for row in rows}
        return [row.finding for row in rows], seen, []
    found, seen, missing = [], {}, []
    for text in dict.fromkeys(ask.texts("finding")):
        match = _SEEN.fullmatch(text)
        if match is None:
            raise CannotDecide("This form is damaged. Load the page again.")
        known = ask.run.finding(match[1])
        if known is None:
            missing.append(match[1])
            continue
        found.append(known[1])
        seen[match[1]] = int(match[2])
    return found, seen, missing
