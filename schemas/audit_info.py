"""Descriptions of audits for readers of a report; stored with each run."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, JsonValue

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
    precision: dict[Tier, float] = {}
    """Measured share of true findings, by tier; a tier that was not measured is absent."""
