"""Describe what a sentence claims of a time: that it is to come, that it is now."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from language.times.time_span import TimeSpan
from schemas.vocabulary import Tier


class ClaimKind(Enum):
    """What a sentence says of a time."""

    EVENT = auto()
    """Something that readers can come to: ``Join us on March 4, 2023``."""
    OFFER = auto()
    """Something that ends: ``valid until May 31, 2022``."""
    PROMISE = auto()
    """Something that is to happen: ``will open in spring 2022``."""
    PRESENT = auto()
    """Something that holds now: ``this year, 2021``, ``as of 2019``."""
    LATEST = auto()
    """Something that nothing newer has replaced: ``the latest guidelines (2015)``."""
    NOTICE = auto()
    """A measure that was to be short: ``closed until further notice``."""


class Claim(NamedTuple):
    """A claim that time has overtaken."""

    kind: ClaimKind
    start: int
    """Offset of its first word in the sentence."""
    end: int
    """Offset after its last one."""
    tier: Tier
    time: TimeSpan | None = None
    """The time that it names; null where it follows from the text's own date, or from the world's."""


class Clause(NamedTuple):
    """The words around a time in its sentence."""

    sentence: str
    time_start: int
    time_end: int
    before_start: int
    """Offset of the clause's first character that is looked at."""
    after_end: int

    @property
    def before(self) -> str:
        """Return the words before the time."""
        return self.sentence[self.before_start : self.time_start]

    @property
    def after(self) -> str:
        """Return the words after it."""
        return self.sentence[self.time_end : self.after_end]

    def claim(
        self, kind: ClaimKind, time: TimeSpan, tier: Tier, start: int | None = None, end: int = 0
    ) -> Claim:
        """Return a claim of the time whose words go from an offset of those before it to one of those after it.

        Without ``start`` they begin with the time.
        """
        first = self.time_start if start is None else self.before_start + start
        return Claim(kind, first, self.time_end + end, tier, time)
