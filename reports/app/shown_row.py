"""Give a worklist's row the words of the report."""

from __future__ import annotations

from dataclasses import dataclass

from reports.app.ask import Ask
from reports.app.filters import Filters
from reports.app.standing import Standing
from reports.app.worklist import Row
from reports.shared_cause import shared_task
from reports.task import Task, task_of
from schemas.errors import UsageError
from schemas.finding import Finding
from schemas.right_word import kept_form, right_word
from schemas.vocabulary import AuditCategory, DecisionScope
from store.decided_findings import scope_value


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A row as a page shows it."""

    task: Task
    """What is to do, in the report's words."""
    standing: Standing
    """Its state as of now."""
    alike: int
    """Findings that it stands for."""
    alike_query: str
    """Query of the worklist of all of them; empty for one."""
    word: str
    """The word that a reviewer can call right; empty for another finding."""
    by_word: bool = False
    """True in a list by word: the row shows the word in its context, and how often it is there."""

    @property
    def finding(self) -> Finding:
        """Return the finding."""
        return self.task.first

    @property
    def seen(self) -> str:
        """Return id and decision as a form sends them back, so that two reviewers at once lose nothing."""
        return f"{self.finding.finding_id}:{self.standing.decision_id}"


def shown_row(ask: Ask, row: Row, filters: Filters | None = None) -> ShownRow:
    """Return a row with its words; ``filters`` are those of the list that it is a row of."""
    finding = row.finding
    if row.alike > 1:
        task = shared_task([finding], row.alike, ask.run.manifest.now.date(), ask.run.words)
    else:
        task = task_of(finding)
    return ShownRow(
        task=task,
        standing=row.standing,
        alike=row.alike,
        alike_query=_of_cause(filters or Filters(), row) if row.alike > 1 else "",
        word=word_to_call_right(finding),
        by_word=filters is not None and filters.by == "word",
    )


def word_to_call_right(finding: Finding) -> str:
    """Return the word of a spelling finding that a list of words can hold; empty for another finding.

    Two words in one finding, as of a torn word, are not one: each of them alone may be wrong elsewhere.
    """
    if finding.category is not AuditCategory.SPELLING or scope_value(finding, DecisionScope.WORD) is None:
        return ""
    try:
        word = right_word(finding.subject)
    except UsageError:
        return ""
    return word if word == kept_form(finding.subject) else ""  # without its marks it would be another word


def _of_cause(filters: Filters, row: Row) -> str:
    """Return the query of the worklist of what one row stands for, chosen by the filters of its list."""
    return filters.query(audit=row.finding.audit, alike=row.alike_key)
