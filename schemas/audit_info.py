"""What an audit is, for its readers; stored with each run."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, JsonValue

from schemas.record import Record
from schemas.vocabulary import AuditCategory, Severity, Tier


class Standard(Record):
    """A rule or guideline that an audit stands on."""

    name: str
    """E.g. ``WCAG 2.2, 3.1.5 Reading Level``."""
    clause: str | None = None
    """The clause, where the name does not hold it."""
    url: str
    """Where it can be read."""


class Option(Record):
    """A setting of an audit, with its unit and the source of its default."""

    name: str
    """Key in the profile; carries its unit, e.g. ``overdue_months``."""
    default: JsonValue
    """Used where the profile says nothing."""
    unit: str | None = None
    """E.g. ``months``, ``words``."""
    why: str
    """The source of the default."""


class AuditInfo(Record):
    """An audit's description: what it checks, why it matters, how to fix what it finds."""

    record: Literal["audit"] = "audit"
    """The record's type."""
    audit: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    """Its id: a noun that names the failing state; never changed, never reused."""
    version: int = Field(ge=1)
    """Raised whenever its answers can change."""
    kind: Literal["page", "history", "site"]
    """What it looks at."""
    category: AuditCategory
    """The mission it serves."""
    title: str
    """Said where it passes."""
    failure_title: str
    """Said where it fails."""
    why: str
    """Why it matters to the clinic's readers."""
    fix: str
    """How an editor mends it."""
    severity: Severity
    """Of its findings, where a finding does not say otherwise."""
    standards: list[Standard] = []
    """The rules it stands on."""
    options: list[Option] = []
    """Its settings."""
    precision: dict[Tier, float] = {}
    """Measured share of true findings, by tier; a tier that was not measured is absent."""
