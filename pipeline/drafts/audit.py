"""Audit drafts for `checkup draft`, and write their findings as lines."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audits.context import Context, build_context
from audits.draft import audit_article
from pipeline.drafts.draft import Draft
from pipeline.drafts.offices import offices_of
from reports.known_from import certainty
from schemas.finding import Finding, Quote
from schemas.profile import Profile
from schemas.vocabulary import AuditCategory, Severity


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

    def to_json(self, state: str | None = None) -> str:
        """Return the line of ``--format jsonl``; ``state`` is what became of the finding since a former draft."""
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
                **({"state": state} if state else {}),
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )

    @property
    def place(self) -> str:
        """Return line and column of the first quoted code point, ``3:5``, both counted from 1."""
        return self.draft.place(self.start)

    def to_text(self, others: Sequence[DraftFinding] = ()) -> str:
        """Return one line for a person: position, fault, severity and certainty as the report says them, words beside.

        ``others`` are further findings of the same word, of which the first few places are named.
        """
        finding = self.finding
        said = "optional" if finding.severity is Severity.REVIEW else finding.severity.value
        parts = [f"{finding.message} ({said}, {certainty(finding)})", _in_context(finding.evidence)]
        if others:
            left = len(others) - _MOST_NAMED
            named = ", ".join(other.place for other in others[:_MOST_NAMED])
            more = f" and {left} more" if left > 0 else ""
            parts.append(f"{len(others) + 1} times, also at {named}{more}.")
        return f"{self.identifier}:{self.place}: {' · '.join(parts)}"


def _in_context(evidence: Quote) -> str:
    """Return a quote in its words: ``…We [recieve] you at eight…``."""
    quote = " ".join(evidence.quote.split())
    if len(quote) > _LONGEST_QUOTE:
        quote = f"{quote[: _LONGEST_QUOTE - 1]}…"
    words = " ".join(f"{evidence.prefix}[{quote}]{evidence.suffix}".split())
    return f"{'…' if evidence.prefix.strip() else ''}{words}{'…' if evidence.suffix.strip() else ''}"


_LONGEST_QUOTE = 70
"""Characters of a quote in a line."""
_MOST_NAMED = 10
"""Further places of a word that one line names."""


def rows_by_word(findings: Iterable[DraftFinding]) -> list[list[DraftFinding]]:
    """Return the findings of a draft in their order, those of one audit and word together as one row."""
    rows: dict[object, list[DraftFinding]] = {}
    for number, one in enumerate(findings):
        word = " ".join(one.finding.evidence.quote.lower().split())
        is_word = one.finding.category is AuditCategory.SPELLING or one.finding.audit in _OF_WORDS
        rows.setdefault((one.finding.audit, word) if is_word else number, []).append(one)
    return list(rows.values())


_OF_WORDS = frozenset({"jargon", "undefined-abbreviation"})
"""Audits of other categories whose findings are about words, too."""


def draft_context(profile: Profile | None, words: Iterable[str] = ()) -> Context:
    """Return the audits' context, with a profile's words and options where one is given, and further right words."""
    # The audits of a text look at no date: which day it is changes nothing.
    return build_context(
        profile or Profile(url="draft:"), datetime.datetime.now(datetime.UTC).date(), words=words
    )


def audit_draft(identifier: str | int, draft: Draft, context: Context) -> list[DraftFinding]:
    """Return the findings of one draft that are shown, in the order of its text."""
    return [
        DraftFinding(identifier=identifier, draft=draft, finding=finding)
        for finding in audit_article(draft.article, context, offices=offices_of(draft))
        if finding.shown
    ]
