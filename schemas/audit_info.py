"""Descriptions of audits for readers of a report; stored with each run."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import Field, JsonValue, field_validator

from schemas.dates import in_words
from schemas.record import Record
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier


class Standard(Record):
    """A rule or guideline that an audit is based on."""

    name: str
    """E.g. ``WCAG 2.2, 3.1.5 Reading Level``."""
    clause: str | None = None
    """The clause, where the name does not hold it."""
    url: str
    """URL of its text."""


class Option(Record):
    """A setting of an audit, with its unit and the source of its default."""

    name: str
    """Key in the profile; carries its unit, e.g. ``overdue_months``."""
    default: JsonValue
    """Used where the profile says nothing."""
    unit: str | None = None
    """E.g. ``months``, ``words``."""
    minimum: float = 0
    """Least value of an option that is a number."""
    maximum: float = 1_000_000
    """Largest value of an option that is a number."""
    why: str
    """The source of the default."""


class MeasuredPrecision(Record):
    """Share of an audit's findings of one tier that readers called true on real pages."""

    share: float = Field(ge=0, le=1)
    """Mean over the sites of each site's share of findings labelled true; arguable ones count as not true."""
    labels: int = Field(ge=1)
    """Number of labelled findings in the sample, none of whose sites is more than a third of it where five have any."""
    sites: int = Field(ge=1)
    """Number of sites that they are from."""
    measured_on: datetime.date
    """Day of the measurement."""

    def in_words(self, locale: str = "en-GB") -> str:
        """Return e.g. ``97% right (64 findings of 8 sites checked by hand, 30 Nov 2026)``."""
        sites = "1 site" if self.sites == 1 else f"{self.sites} sites"
        day = in_words(self.measured_on.isoformat(), locale)
        return f"{self.share:.0%} right ({self.labels} findings of {sites} checked by hand, {day})"


class Agreement(Record):
    """How well people's ratings of some texts agree with a score of these texts."""

    score: Literal["difficulty", "reading_ease", "reading_grade", "smog_grade", "dale_chall"]
    """The score, a field of ``readability``."""
    data: str
    """What people rated, in the plural, e.g. ``medical sentences``."""
    correlation: float = Field(ge=-1, le=1)
    """Pearson's r of the score and the mean rating of each text, its sign turned so that more is better, e.g. 0.75."""
    sample_size: int = Field(ge=1)
    """Number of rated texts, none of which the score was chosen on."""
    measured_on: datetime.date
    """Day of the measurement."""


class AuditInfo(Record):
    """An audit's description: what it checks, why it matters, how to fix what it finds."""

    record: Literal["audit"] = "audit"
    """The record's type."""
    audit: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    """Its id: a noun that names the failing state; never changed, never reused."""
    version: int = Field(ge=1)
    """Raised whenever its answers can change."""
    kind: Literal["page", "history", "site"]
    """What it judges at a time: one record (a text, a page, a template, an office), a text with its former self, or
    the whole site."""
    reads: list[FactName] = []
    """Facts that it is handed, in this order; empty in runs of versions that did not state them."""
    category: AuditCategory
    """The mission it serves."""
    title: str
    """Title of a passed audit."""
    failure_title: str
    """Title of a failed audit."""
    why: str
    """Reason why it matters to the clinic's readers."""
    fix: str
    """Advice to an editor who fixes it."""
    severity: Severity
    """Severity of its findings, where a finding does not state its own."""
    standards: list[Standard] = []
    """The rules that it is based on."""
    options: list[Option] = []
    """Its settings."""
    minutes: int | None = Field(default=None, ge=1)
    """Estimated minutes that one fix takes; null where it is not known."""
    precision: dict[Tier, MeasuredPrecision] = {}
    """Measured precision of the findings of each tier; a tier that was not measured is absent."""
    agreement: list[Agreement] = []
    """How well people agree with the scores that it tests; empty where that was not measured."""

    @field_validator("precision", mode="before")
    @classmethod
    def _without_bare_shares(cls, value: object) -> object:
        """Leave out the shares that version 1 of this record stated without their labels."""
        if not isinstance(value, dict):
            return value
        return {tier: one for tier, one in value.items() if not isinstance(one, int | float)}
