"""The lines of "What changed": what happened to one page or office, or one edit that many of them share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reports.changes.parts import Part
from schemas.vocabulary import ChangeCause


class Event(StrEnum):
    """What happened to a page or an office, in the order in which it is read."""

    REMOVED = "removed"
    UNREACHABLE = "unreachable"
    SHARED = "shared"
    """Many have the same edit."""
    OFFICE = "office"
    """Something about an office changed."""
    CHANGED = "changed"
    ADDED = "added"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Named:
    """A page or an office, as a line names it."""

    name: str
    """Its headline, title or path; an office's label or address."""
    url: str | None
    """Its page; null where none is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One line: a page and its text are one, and so is an edit that many pages have alike."""

    event: Event
    """What happened."""
    about: tuple[Named, ...]
    """The page or office; of a shared edit the first of those that have it, at most `MOST_NAMED`."""
    total: int = 1
    """Number of those that have it."""
    noun: str = "page"
    """What they are: ``page``, ``office``, or ``place`` for some of both."""
    parts: tuple[Part, ...] = ()
    """What differs; empty for one that came or went."""
    note: str = ""
    """Why it could not be read or is gone, e.g. ``404, still linked from 3 pages``."""
    event_key: str
    """Equal whenever the same event of the same two runs is told again: a digest in hexadecimal digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OursLine:
    """A page or an office whose record differs though the site is not the reason."""

    about: Named
    """The page or office."""
    labels: tuple[str, ...]
    """The fields that differ, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """What differs for one reason that is not an edit of the page."""

    cause: ChangeCause
    """The reason."""
    lines: tuple[OursLine, ...]
    """The first of them, at most `MOST_NAMED`."""
    total: int
    """All of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeReport:
    """Everything that changed between two runs, in lines."""

    lines: tuple[ChangeLine, ...]
    """What the site did."""
    ours: tuple[Ours, ...]
    """What it did not: by the profile, by today's code, by other pages."""


MOST_NAMED = 500
"""Pages that a line names; the rest is counted."""
