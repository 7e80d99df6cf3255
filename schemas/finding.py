"""A finding of an audit, with the words that it quotes."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import AwareDatetime, Field

from schemas.record import Record
from schemas.vocabulary import (
    AuditCategory,
    DecisionAction,
    FindingCause,
    FindingStatus,
    QuotedBlock,
    Region,
    Scope,
    Severity,
    Tier,
)


class Quote(Record):
    """The words a finding is about, so that a person finds them on the page."""

    field: str
    """The quoted field as a JSON pointer: of the record, e.g. ``/body_text``, ``/headline``; of the page's facts, e.g.
    ``/links/3/words`` for the words of its fourth link."""
    quote: str
    """The words themselves."""
    prefix: str = ""
    """Up to three words before."""
    suffix: str = ""
    """Up to three words after."""
    start: int | None = Field(default=None, ge=0)
    """Offset in the field, code points; null where the field is not running text."""
    end: int | None = Field(default=None, ge=0)
    """Offset after the last character."""
    block: QuotedBlock | None = None
    """Sort of block that holds them; null where that is not known, or where they are in blocks of several sorts."""
    visible: bool = True
    """False where no reader sees the words (a picture's alternative text, a hidden link): links open the page alone."""


class Occurrence(Record):
    """One occurrence of a finding that is on several pages."""

    subject: str
    """Id of the record; of a text, ``t-`` and the digits of its page's id; of a template, e.g. ``template:footer``."""
    url: str
    """Its URL; of a template, that of a page that shows it."""
    evidence: Quote
    """The words there."""
    region: Region | None = None
    """Part of the page that holds them, of a link, an image or another fact of the page; null for other fields."""


class Finding(Record):
    """A fault with its evidence; its severity is its importance, its tier its confidence."""

    record: Literal["finding"] = "finding"
    """The record's type."""
    finding_id: str = Field(pattern=r"^f-[0-9a-f]{16}$")
    """From audit, subject and what tells the finding from the audit's others there: the quote and the words either
    side, a contradiction's values, or nothing where the whole record is judged. A reworded finding keeps its id."""
    audit: str
    """The audit's id."""
    audit_version: int = Field(ge=1)
    """The audit's version."""
    category: AuditCategory
    """The audit's category."""
    severity: Severity
    """Importance to a reader of the site."""
    tier: Tier
    """Confidence that it is true."""
    scope: Scope
    """Part of the site that one fix changes."""
    subject: str
    """Id of the record it is about: of a text, ``t-`` and the digits of its page's id; of a misspelling, the word; of a
    template, e.g. ``template:footer``; of a broken link, its target."""
    url: str | None = None
    """The first page to look at."""
    page_count: int = Field(ge=1)
    """Number of pages that have it."""
    occurrences: list[Occurrence] = []
    """Up to 20 occurrences, in the order of the URLs."""
    message: str
    """One sentence for the editor."""
    evidence: Quote
    """The quoted words."""
    suggestions: list[str] = []
    """Corrections, best first."""
    value: float | None = None
    """The measured number, where the audit measures one."""
    unit: str | None = None
    """Its unit."""
    status: FindingStatus = FindingStatus.NEW
    """State over the runs, as of publishing. *Fixed*: its audit judged every page that it named and did not find it.
    *Gone*: what it was about left the site, or (cause ours) it is not reported any more, as a word that was called
    right. One whose page could not be read stays open."""
    cause: FindingCause | None = None
    """Of a new, reopened, fixed or gone finding, whether the site made the difference or only our own progress, which
    stays while it is open; null for another one that was open before."""
    first_seen: AwareDatetime | None = None
    """Time of the first complete run that had it, UTC."""
    last_seen: AwareDatetime | None = None
    """Time of the last run that had it, UTC."""
    last_judged: AwareDatetime | None = None
    """Time of the last run in which its audit looked at all that it names, UTC."""
    closed_at: AwareDatetime | None = None
    """Time of the run that found it fixed or gone, UTC; null for an open one."""
    decision: DecisionAction | None = None
    """What a reviewer decided about it; null where nobody did, or the decision has ended."""
    reason: str | None = None
    """The reviewer's reason, also of a decision that has ended since the run before."""
    who: str | None = None
    """The reviewer."""
    until: datetime.date | None = None
    """Last day on which the decision holds; null for ever, and without a decision."""
    owner: str | None = None
    """The one of the profile's owners who takes care of it; null for nobody."""
    minutes: int | None = Field(default=None, ge=0)
    """Estimated work."""
    shown: bool = True
    """False for one that waits behind worse ones of its audit on the page, as the fourth longest sentence does: known
    to the runs after it, so that it is no new one when its turn comes, but in no report, count or gate."""
