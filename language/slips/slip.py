"""A passage that a rule calls a slip."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from language.spelling.judge import SpellingEngine
from language.text_blocks import BlockText
from schemas.vocabulary import Tier

SlipKind = Literal["slip", "article", "punctuation", "wrong"]
"""A certain slip, a or an, doubled punctuation, a word in the place of another."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One passage of a text that a rule calls wrong."""

    rule: str
    """Name of the rule, e.g. ``of-for-have``; precision is measured by rule."""
    kind: SlipKind
    start: int
    """Offset of the first character, code points."""
    end: int
    """Offset after the last."""
    tier: Tier
    suggestions: tuple[str, ...]
    """What to write in the place of the passage, best first; never empty."""


Rule = Callable[[str, BlockText, SpellingEngine], Iterator[Slip]]
"""Yields the slips of one English block of a text, in order."""
