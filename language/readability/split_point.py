"""Name a place where a new sentence can begin, and what joins the clauses there."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from language.word_classes.tagged_tokens import Token


class SplitKind(StrEnum):
    """What joins two clauses."""

    SEMICOLON = "semicolon"
    COLON = "colon"
    DASH = "dash"
    AND = "and"
    """With or without a comma; also *but*, *so*, *or*."""
    REASON = "reason"
    """*because*, *since*: the new sentence opens with other words."""
    CONTRAST = "contrast"
    """*while*, *whereas*, *although*."""
    PURPOSE = "purpose"
    """*so that*."""
    WHICH = "which"
    EXAMPLES = "examples"
    """*including*, *such as*: the new sentence lists them."""
    EFFECT = "effect"
    """An ing-form whose subject is what the clause says: *, making it easier*."""
    NAMED = "named"
    """A dash with a noun phrase: *— a common cause of pain*."""
    SAME_SUBJECT = "same subject"
    """A second verb of the same subject: *we test it and will call you*."""


class SplitPoint(NamedTuple):
    """A place where a new sentence can begin."""

    at: int
    """Offset where its words begin, code points."""
    drop: tuple[int, int]
    """The joint that goes: a full stop and a blank come for it (*, and*, *; *)."""
    opening: str
    """What the new sentence opens with, before the text from ``at`` on; empty where the clause has its own subject."""
    kind: SplitKind


def point_at(tokens: Sequence[Token], joint: int, first: int, opening: str, kind: SplitKind) -> SplitPoint:
    """Return the point that drops the tokens from a joint up to the first of the new sentence."""
    return SplitPoint(tokens[first].start, (tokens[joint].start, tokens[first].start), opening, kind)
