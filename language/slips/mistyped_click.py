"""*clink here*: a word that is one slip of the hand away from *click*, where a reader is told to click."""

from __future__ import annotations

from string import ascii_lowercase

from language.slips.word_rule import Hit, Row, WordRule
from schemas.vocabulary import Tier

_OPENINGS = frozenset(("to", "please", "and", "just", "simply", "or", "then"))
"""Words that an order follows inside a sentence."""
_TARGETS = frozenset(("here", "below", "link"))
"""What is clicked and neither flicked nor picked; a button or a tab is, by some."""
_MEANT = "click"


def _neighbours(word: str) -> frozenset[str]:
    """Return what one letter lost, added, replaced or swapped makes of a word."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    lost = {left + right[1:] for left, right in parts if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1}
    replaced = {left + letter + right[1:] for left, right in parts if right for letter in ascii_lowercase}
    added = {left + letter + right for left, right in parts for letter in ascii_lowercase}
    return frozenset(lost | swapped | replaced | added) - {word, f"{word}s"}


def _check(row: Row, index: int) -> Hit | None:
    opens = not index and not row.words[0].text.islower()
    if not opens and row.at(index - 1) not in _OPENINGS:
        return None
    at = index + 1
    while row.at(at) in ("on", "the", "this", "our") and at < index + 4:
        at += 1
    if row.at(at) not in _TARGETS:
        return None
    return Hit(index, index, (_MEANT,), Tier.LIKELY, beside=at - index)


RULE = WordRule("mistyped-click", _neighbours(_MEANT), _check)
