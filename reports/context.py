"""Join quoted words with the words around them, spaced as a reader expects."""

from __future__ import annotations

from dataclasses import dataclass

from reports.harmless_text import shorten
from schemas.finding import Finding, Quote

_AROUND = 80
_QUOTED = 320
_PARAGRAPH = 300
_CLOSING = tuple(".,;:!?)]}%’”…»")
_OPENING = tuple("([{$£€“‘«")


@dataclass(frozen=True, slots=True)
class Context:
    """``before``, ``words`` and ``after`` with the spaces that belong between them."""

    before: str
    words: str
    after: str


def in_context(evidence: Quote) -> Context:
    """Return the quote with three words either side; long ones are cut at their far ends."""
    before, after = evidence.prefix.strip(), evidence.suffix.strip()
    if before and evidence.start is not None and evidence.start > len(evidence.prefix) + 1:
        before = f"… {before}"
    if after and not after.endswith((".", "!", "?")):
        after += " …"
    if len(before) > _AROUND:
        before = "…" + before[-_AROUND:]
    if before and not before.endswith(_OPENING):
        before += " "
    after = shorten(after, _AROUND)
    if after and not after.startswith(_CLOSING):
        after = " " + after
    return Context(before, shorten(evidence.quote, _QUOTED), after)


def in_paragraph(evidence: Quote, body_text: str) -> Context:
    """Return the quote with its paragraph of the text around it, as `in_context` where it is quoted from elsewhere."""
    start, end = evidence.start, evidence.end
    if evidence.field != "/body_text" or start is None or end is None:
        return in_context(evidence)
    if body_text[start:end] != evidence.quote:  # another version of the page
        return in_context(evidence)
    begin = body_text.rfind("\n", 0, start) + 1
    stop = body_text.find("\n", end)
    before, after = body_text[begin:start], body_text[end : stop if stop >= 0 else len(body_text)]
    if len(before) > _PARAGRAPH:
        before = "…" + before[-_PARAGRAPH:]
    return Context(before, shorten(evidence.quote, _QUOTED), shorten(after, _PARAGRAPH) if after else "")


def evidence_on(finding: Finding, url: str | None) -> Quote:
    """Return the finding's words on the page at ``url`` where they are known, else its first ones."""
    for occurrence in finding.occurrences:
        if occurrence.url == url:
            return occurrence.evidence
    return finding.evidence
