"""The parts of a line about a change: a value that moved, words that differ, a remark."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from reports.changes.shown_pair import shown_pair
from reports.changes.word_difference import WordDifference
from reports.wording import plural


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueChange:
    """A value that came, went or became another one."""

    label: str
    """Its name to a reader, e.g. ``phone``."""
    verb: Literal["", "moved", "added", "removed"] = ""
    """What happened; empty for a value that became another one."""
    before: str = ""
    """The former value as shown; empty for one that came."""
    after: str = ""
    """The new value as shown; empty for one that went."""
    key: int
    """Equal for equal changes of one label."""
    type: Literal["value"] = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsChange:
    """A text whose words differ."""

    label: str
    """Its name to a reader, e.g. ``title``; empty for the page's own text."""
    difference: WordDifference
    """What differs."""
    type: Literal["words"] = "words"

    @property
    def summary(self) -> str:
        """Return how much differs, e.g. ``1 word changed``."""
        difference = self.difference
        if difference.uncompared:
            return f"a long part changed (about {plural(max(difference.removed, difference.added), 'word')})"
        if not difference.total:
            return "only line breaks, spaces or invisible characters changed"
        if not difference.removed:
            return f"{plural(difference.added, 'word')} added"
        if not difference.added:
            return f"{plural(difference.removed, 'word')} removed"
        changed = max(difference.removed, difference.added)
        if min(difference.removed, difference.added) > _REWRITTEN * difference.kept >= 0 and changed >= 20:
            return f"rewritten ({plural(difference.removed, 'word')} → {difference.added:,})"
        return f"{plural(changed, 'word')} changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What happened, where there are no two values to show."""

    label: str
    """In words, e.g. ``now in the site map``."""
    key: int
    """Equal for equal remarks."""
    type: Literal["remark"] = "remark"


Part = ValueChange | WordsChange | Remark
_REWRITTEN = 2
"""A text is rewritten where twice as many words went and came as it keeps."""


def value_change(label: str, before: str | None, after: str | None, *, moved: bool = False) -> ValueChange:
    """Return the change of a value, cut so that both sides never look alike; null or empty for none."""
    key = _key("value", label, before or "", after or "")
    if not after:
        return ValueChange(label=label, verb="removed", before=shown_pair("", before or "")[1], key=key)
    if not before:
        return ValueChange(label=label, verb="added", after=shown_pair("", after)[1], key=key)
    shown = shown_pair(before, after)
    return ValueChange(label=label, verb="moved" if moved else "", before=shown[0], after=shown[1], key=key)


def remark(words: str) -> Remark:
    """Return a remark."""
    return Remark(label=words, key=_key("remark", words))


def _key(*parts: str) -> int:
    data = "\0".join(parts).encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest())
