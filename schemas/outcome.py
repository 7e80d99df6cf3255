"""The outcome of an audit on a subject."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from schemas.record import Record
from schemas.vocabulary import OutcomeKind


class Outcome(Record):
    """One audit's answer on one subject. ``cannot_tell``, ``inapplicable`` and ``error`` must have a reason."""

    record: Literal["outcome"] = "outcome"
    """The record's type."""
    audit: str
    """The audit's id."""
    audit_version: int = Field(ge=1)
    """The audit's version."""
    subject: str
    """Id of the text, page, location or site judged; of a text, ``t-`` and the digits of its page's id; of a
    template, e.g. ``template:footer``."""
    url: str | None = None
    """URL of the subject, for a reader; null for the site."""
    outcome: OutcomeKind
    """One of the five outcomes."""
    reason: str | None = None
    """The reason in words; required unless passed or failed."""

    @model_validator(mode="after")
    def _says_why(self) -> Outcome:
        if self.outcome not in (OutcomeKind.PASSED, OutcomeKind.FAILED) and not self.reason:
            raise ValueError(f"an outcome {self.outcome} needs a reason")
        return self
