"""Tell a finding's life: when it came, what people decided, when it was fixed or came back."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from reports.app.ask import Ask
from reports.app.standing import Standing
from schemas.assignment import Assignment
from schemas.decision import Decision
from schemas.finding import Finding
from schemas.vocabulary import DecisionAction, DecisionScope, FindingCause, FindingStatus
from store.assignments import read_assignments
from store.decided_findings import Decisions

_VERBS = {
    DecisionAction.ACCEPT: "accepted it",
    DecisionAction.IGNORE: "ignored it",
    DecisionAction.FALSE_ALARM: "said that it is not true",
}


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """Something that happened to a finding."""

    at: datetime.datetime
    """UTC."""
    text: str
    """In words."""
    reason: str = ""
    """In the reviewer's words; empty for none."""


def life(ask: Ask, finding: Finding, standing: Standing) -> list[Event]:
    """Return what happened to a finding, oldest first."""
    events = [*_seen(ask, finding, standing), *_decided(ask, finding)]
    assigned = [one for one in read_assignments(ask.site.folder) if one.finding_id == finding.finding_id]
    events += [_assigned(one) for one in assigned]
    return sorted(events)


def _seen(ask: Ask, finding: Finding, standing: Standing) -> Iterator[Event]:
    if finding.first_seen is not None:
        yield Event(finding.first_seen, "First found.")
    known = {run.run: run for run in ask.site.complete_runs()}
    runs = sorted(known.values(), key=lambda run: run.manifest.now)
    since = [run for run in runs if finding.first_seen and run.manifest.now > finding.first_seen]
    if finding.last_judged is not None and finding.last_judged != finding.first_seen:
        count = sum(run.manifest.now <= finding.last_judged for run in since)
        times = f"Found again in {count} later check{'s' if count != 1 else ''}, last then." if count else ""
        yield Event(finding.last_judged, times or "Looked at again.")
    if finding.closed_at is not None:
        yield Event(
            finding.closed_at,
            "Fixed."
            if finding.status is FindingStatus.FIXED
            else "Not listed any more: nobody fixed it."
            if finding.cause is FindingCause.OURS
            else "Gone: what it was about left the site.",
        )
    if standing.rechecked is not None:
        yield Event(standing.rechecked, "Checked again: fixed.")


def _decided(ask: Ask, finding: Finding) -> Iterator[Event]:
    for decision in ask.site.review.kept().decisions:
        if decision.scope is DecisionScope.FINDING and decision.value != finding.finding_id:
            continue
        if decision.audit != finding.audit or not _reaches(decision, finding):
            continue
        who = decision.who or "Somebody"
        until = f" until {ask.run.words.day(decision.until)}" if decision.until else ""
        about = (
            "" if decision.scope == "finding" else f" (all of this kind, {decision.scope} {decision.value})"
        )
        yield Event(decision.made_at, f"{who} {_VERBS[decision.action]}{until}{about}.", decision.reason)
        if decision.undone_at is not None:
            yield Event(decision.undone_at, "That was taken back.")
        elif decision.until is not None and decision.until < ask.today:
            ended = datetime.datetime.combine(
                decision.until + datetime.timedelta(days=1), datetime.time(), datetime.UTC
            )
            yield Event(ended, "That has ended.")


def _reaches(decision: Decision, finding: Finding) -> bool:
    """Return whether a decision reaches a finding, or did until it was taken back."""
    return Decisions([decision.model_copy(update={"undone_at": None})]).of(finding) is not None


def _assigned(one: Assignment) -> Event:
    who = one.who or "Somebody"
    whom = f"to {one.owner}" if one.owner is not None else "to nobody by name: the profile says who"
    return Event(one.made_at, f"{who} assigned it {whom}.")
