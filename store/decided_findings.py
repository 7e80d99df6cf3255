"""Join findings with what reviewers decided about them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Protocol
from urllib.parse import urlsplit

from reference.url_identity import path_prefix
from schemas.decision import Decision
from schemas.finding import Finding
from schemas.finding_state import FindingState
from schemas.finding_states import CLOSED, DECIDED
from schemas.vocabulary import DecisionAction, DecisionScope, FindingStatus, QuotedBlock


class Words(Protocol):
    """The words at one place."""

    @property
    def block(self) -> str | None:
        """Return the sort of block that holds them, of `QuotedBlock`; null where it is not known."""


class Place(Protocol):
    """One place of a finding."""

    @property
    def url(self) -> str:
        """Return its page."""

    @property
    def evidence(self) -> Words:
        """Return its words."""


class Reached(Protocol):
    """What of a finding says whether a decision reaches it."""

    @property
    def finding_id(self) -> str:
        """Return its id."""

    @property
    def audit(self) -> str:
        """Return the id of its audit."""

    @property
    def subject(self) -> str:
        """Return what it is about."""

    @property
    def url(self) -> str | None:
        """Return the first page."""

    @property
    def page_count(self) -> int:
        """Return the number of pages that have it."""

    @property
    def occurrences(self) -> Sequence[Place]:
        """Return its places, as far as they are listed."""


class Decisions:
    """The decisions that stand, found by what they are about; of two on the same thing the later one speaks."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        """Take decisions, oldest first; those that were taken back are left out."""
        self._by_value: dict[tuple[DecisionScope, str, str], Decision] = {}
        self._sections: dict[str, list[Decision]] = defaultdict(list)
        for decision in decisions:
            if decision.undone_at is not None:
                continue
            self._by_value[decision.scope, decision.audit, decision.value] = decision
            if decision.scope is DecisionScope.SECTION:
                self._sections[decision.audit].append(decision)

    def of(self, finding: Reached) -> Decision | None:
        """Return the latest decision that reaches a finding, whether it holds still or has ended; null for none."""
        if not self._by_value:
            return None
        keys = [(DecisionScope.FINDING, finding.finding_id), (DecisionScope.WORD, finding.subject)]
        urls = _urls(finding)
        keys += [(DecisionScope.PAGE, urls[0])] if len(set(urls)) == 1 else []
        block = one_block(finding)
        keys += [(DecisionScope.BLOCK, block)] if block is not None else []
        found = [self._by_value.get((scope, finding.audit, value)) for scope, value in keys]
        paths = [urlsplit(url).path for url in urls]
        found += [
            one
            for one in self._sections.get(finding.audit, ())
            if paths and all(path.startswith(one.value) for path in paths)
        ]
        return max((one for one in found if one), key=lambda one: one.decision_id, default=None)


def _urls(finding: Reached) -> list[str]:
    """Return the pages that a finding names; none where it is on more of them than it lists: no page or section holds
    such a one."""
    urls = [place.url for place in finding.occurrences] or ([finding.url] if finding.url else [])
    return urls if finding.page_count <= len(set(urls)) else []


_MOST_PLACES = 20
"""Places that a finding lists (`schemas.finding.Finding.occurrences`); of fewer, it lists all, and a full list may lack
some, however few its pages are. What a template repeats is one place, on however many pages."""


def one_block(finding: Reached) -> str | None:
    """Return the sort of block that holds a finding wherever it is.

    Null where that differs, or is not known of a place, or where it may have more places than it lists: no decision
    about a sort of block reaches what may be elsewhere, too.
    """
    if len(finding.occurrences) >= _MOST_PLACES:
        return None
    blocks = {place.evidence.block for place in finding.occurrences}
    return blocks.pop() if len(blocks) == 1 else None


def scope_value(finding: Finding, scope: DecisionScope) -> str | None:
    """Return what a decision of a scope on this finding is about; null where the finding has no such thing."""
    match scope:
        case DecisionScope.FINDING:
            return finding.finding_id
        case DecisionScope.WORD:
            return finding.subject if finding.subject == finding.evidence.quote.strip().lower() else None
        case DecisionScope.PAGE:
            return finding.url
        case DecisionScope.SECTION:
            above = urlsplit(finding.url or "").path.rstrip("/").rpartition("/")[0]
            return (
                path_prefix(f"{above}/") if above else None
            )  # of a page at the top, the section is the whole site
        case DecisionScope.BLOCK:
            block = one_block(finding)
            # In paragraphs is nearly all that an audit finds: to leave that out is to switch the audit off.
            return None if block == QuotedBlock.PARAGRAPH else block


def decided_status(
    status: FindingStatus, decision: Decision | None, today: datetime.date, *, was_decided: bool
) -> FindingStatus:
    """Return the status that the latest decision gives a finding which no run closed.

    One that has ended reopens what was decided until then (``was_decided``); one that was taken back, null here, leaves
    it open.
    """
    if holds(decision, today):
        accepted = decision is not None and decision.action is DecisionAction.ACCEPT
        return FindingStatus.ACCEPTED if accepted else FindingStatus.IGNORED
    if decision is not None and was_decided:
        return FindingStatus.REOPENED
    return FindingStatus.OPEN if status in DECIDED else status


def holds(decision: Decision | None, today: datetime.date) -> bool:
    """Return whether there is a decision, and its last day has not passed."""
    return decision is not None and (decision.until is None or decision.until >= today)


def with_decision(
    found: Reached, state: FindingState, decisions: Decisions, today: datetime.date, *, was_decided: bool
) -> FindingState:
    """Return the state of a finding with the status that a decision gives it, and who decided it, why and until when.

    ``was_decided`` says whether the run before had it as accepted or ignored: where the decision has ended since, the
    finding is *reopened* and keeps its last words; where it was taken back, *open*. One that this run closes is closed.
    """
    if state.status in CLOSED:
        return state
    decision = decisions.of(found)
    status = FindingStatus.OPEN if state.status in DECIDED else state.status
    if (status, None, None, None, None) != (state.status, *state[6:10]):  # most are as they should be
        state = state._replace(status=status, decision=None, reason=None, who=None, until=None)
    status = decided_status(status, decision, today, was_decided=was_decided)
    if decision is not None and holds(decision, today):
        return state._replace(status=status, decision=decision.action, **_words(decision))
    if decision is not None and was_decided:
        return state._replace(status=status, **_words(decision))
    return state


def _words(decision: Decision) -> dict[str, Any]:
    return {"reason": decision.reason, "who": decision.who, "until": decision.until}
