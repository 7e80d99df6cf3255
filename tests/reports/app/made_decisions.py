"""A run with a review that lives as long as a server does, and decisions about its findings."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from reports.app.open_run import OpenRun
from reports.app.review_state import Review
from schemas.finding import Finding
from schemas.vocabulary import DecisionAction, DecisionScope
from store.connection import open_review
from store.decided_findings import scope_value
from store.review import decide, undo
from tests.reports.app.review_site import NOW

TODAY = NOW.date() + datetime.timedelta(days=1)


class Shown:
    """One run with its findings, and a review that lives as long as a server does."""

    def __init__(self, folder: Path, run: OpenRun, findings: Sequence[tuple[int, Finding]]) -> None:
        self.folder = folder
        self.run = run
        self.findings = findings
        self.review = Review(folder)
        self._clock = NOW

    def now(self) -> datetime.datetime:
        """Return a moment behind those that were returned before."""
        self._clock += datetime.timedelta(microseconds=1)
        return self._clock

    def forget(self) -> None:
        """Remove what was decided, as who moves the file away does."""
        for file in self.folder.glob("review.sqlite*"):
            file.unlink()


@dataclass(frozen=True)
class Step:
    """A decision about one of the findings, or the end of one."""

    at: int
    scope: DecisionScope
    action: DecisionAction
    days: int | None
    undone: bool


steps = st.lists(
    st.builds(
        Step,
        at=st.integers(0, 40),
        scope=st.sampled_from(DecisionScope),
        action=st.sampled_from(DecisionAction),
        days=st.none() | st.integers(-3, 3),
        undone=st.booleans(),
    ),
    max_size=12,
)


def make(shown: Shown, made: Sequence[Step]) -> None:
    """Keep decisions one after another."""
    with closing(open_review(shown.folder)) as review:
        for number, step in enumerate(made):
            _, finding = shown.findings[step.at % len(shown.findings)]
            value = scope_value(finding, step.scope) or finding.finding_id
            scope = step.scope if scope_value(finding, step.scope) else DecisionScope.FINDING
            kept = decide(
                review,
                [(finding, value)],
                action=step.action,
                scope=scope,
                reason=f"Reason {number}.",
                who=f"Reviewer {number}",
                until=TODAY + datetime.timedelta(days=step.days) if step.days is not None else None,
                now=shown.now(),
            )
            if step.undone:
                undo(review, kept.numbers, shown.now())
