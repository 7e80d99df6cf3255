"""Audit drafts for `checkup draft`, and write their findings as lines."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from audits.context import Context, build_context
from audits.draft import audit_text
from pipeline.drafts.draft import Draft
from pipeline.drafts.read import plain_draft
from schemas.errors import UsageError
from schemas.finding import Finding
from schemas.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFinding:
    """A finding and its position in the draft."""

    identifier: str | int
    """The file's name, or the id that a batch gave the text."""
    draft: Draft
    """The draft."""
    finding: Finding
    """As the audit made it."""

    @property
    def start(self) -> int:
        """Return the offset of the first quoted code point in the draft's text."""
        return self.finding.evidence.start or 0

    @property
    def end(self) -> int:
        """Return the offset after the last quoted code point."""
        return self.finding.evidence.end or 0

    @property
    def evidence(self) -> str:
        """Return the quoted stretch of the draft's text, markup and all."""
        return self.draft.text[self.start : self.end]

    def to_json(self) -> str:
        """Return the line of ``--format jsonl``."""
        finding = self.finding
        return json.dumps(
            {
                "id": self.identifier,
                "audit": finding.audit,
                "category": finding.category.value,
                "severity": finding.severity.value,
                "tier": finding.tier.value,
                "message": finding.message,
                "start": self.start,
                "end": self.end,
                "evidence": self.evidence,
                "suggestions": finding.suggestions,
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )

    def to_text(self) -> str:
        """Return one line for a person: position, severity, certainty, fault and correction."""
        before = self.draft.text[: self.start]
        line, column = before.count("\n") + 1, self.start - (before.rfind("\n") + 1) + 1
        finding = self.finding
        words = " ".join(self.evidence.split())
        quote = words if len(words) <= 70 else f"{words[:69]}…"
        instead = f" Write: {', '.join(finding.suggestions)}." if finding.suggestions else ""
        return (
            f"{self.identifier}:{line}:{column}: {finding.severity.value}, {finding.tier.value}: {finding.audit}: "
            f"“{quote}” {finding.message}{instead}"
        )


def draft_context(profile: Profile | None) -> Context:
    """Return the audits' context, with a profile's words and options where one is given."""
    # The audits of a text look at no date: which day it is changes nothing.
    return build_context(profile or Profile(url="draft:"), datetime.datetime.now(datetime.UTC).date())


def audit_draft(identifier: str | int, draft: Draft, context: Context) -> list[DraftFinding]:
    """Return the findings of one draft that are shown, in the order of its text."""
    return [
        DraftFinding(identifier=identifier, draft=draft, finding=finding)
        for finding in audit_text(draft.readable, context, blocks=draft.blocks)
        if finding.shown
    ]


def read_batch(lines: Iterable[str]) -> Iterator[tuple[str | int, Draft]]:
    """Yield the texts of JSON lines ``{"id", "text"}``; other lines raise `UsageError` with their number."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            request: Any = json.loads(line)
            identifier, text = request["id"], request["text"]
            if isinstance(identifier, bool) or not isinstance(identifier, str | int):
                raise TypeError("id is neither a string nor a whole number")
            if not isinstance(text, str):
                raise TypeError("text is no string")
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise UsageError(
                f'line {number} of the input is no text: write {{"id": …, "text": "…"}} '
                f"({type(error).__name__}: {error})."
            ) from error
        yield identifier, plain_draft(text)
