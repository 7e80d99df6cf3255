"""Mark the words of findings in a page's text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.finding import Finding
from schemas.text import RunningText

_LONGEST = 60_000
"""Characters of a text that are shown."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the text."""

    text: str
    """Its words."""
    finding_id: str = ""
    """The finding that is about them; empty for none."""


def marked_text(text: RunningText, findings: Iterable[Finding]) -> list[list[Piece]]:
    """Return the paragraphs of a text, each in pieces; of findings that overlap the first is marked."""
    spans = []
    for finding in findings:
        evidence = finding.evidence
        if evidence.field != "/body_text" or evidence.start is None or evidence.end is None:
            continue
        if text.body_text[evidence.start : evidence.end] == evidence.quote and evidence.quote:
            spans.append((evidence.start, evidence.end, finding.finding_id))
    body = text.body_text[:_LONGEST]
    pieces: list[Piece] = []
    at = 0
    for start, end, finding_id in sorted(spans):
        if start < at or start >= len(body):
            continue
        pieces += [Piece(body[at:start]), Piece(body[start:end], finding_id)]
        at = end
    pieces.append(Piece(body[at:] + ("…" if len(text.body_text) > _LONGEST else "")))
    return _paragraphs(pieces)


def _paragraphs(pieces: Iterable[Piece]) -> list[list[Piece]]:
    paragraphs: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.text.split("\n")
        paragraphs[-1].append(Piece(first, piece.finding_id))
        paragraphs += [[Piece(line, piece.finding_id)] for line in others]
    return [
        [piece for piece in paragraph if piece.text]
        for paragraph in paragraphs
        if any(piece.text.strip() for piece in paragraph)
    ]
