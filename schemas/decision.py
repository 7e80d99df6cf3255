"""A reviewer's decision on a finding and on those like it."""

from __future__ import annotations

import datetime

from pydantic import AwareDatetime, Field

from schemas.record import Record
from schemas.vocabulary import DecisionAction, DecisionScope


class Decision(Record):
    """One decision; it holds what was decided about, so that it can be read when the finding is long gone."""

    decision_id: int = Field(ge=1)
    """Its number on the site, counted from 1."""
    made_at: AwareDatetime
    """Time of the decision, UTC."""
    action: DecisionAction
    """What was decided."""
    scope: DecisionScope
    """Reach: the finding alone, or all findings of its audit on a word, on a page, in a section of the site, in one
    sort of block."""
    audit: str
    """The audit's id; a decision never silences another one."""
    value: str
    """By scope: the finding's id, the word in lower case, the page's URL, the section's path, e.g. ``/blog/``, or the
    sort of block, e.g. ``quote``."""
    reason: str
    """Reason in the reviewer's words."""
    who: str | None = None
    """Name of the reviewer."""
    until: datetime.date | None = None
    """Last day on which it holds; null for ever."""
    finding_id: str
    """The finding that it was taken on."""
    url: str | None = None
    """Its page."""
    quote: str
    """The words that it quoted."""
    message: str
    """Its message."""
    undone_at: AwareDatetime | None = None
    """Time at which it was taken back, UTC; null while it stands."""
