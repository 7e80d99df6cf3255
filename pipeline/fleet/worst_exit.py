"""Choose one exit code for many sites."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.vocabulary import Exit

_FROM_BEST = (
    Exit.DONE,
    Exit.NEW_FINDINGS,
    Exit.PARTIAL,
    Exit.LOCKED,
    Exit.INTERRUPTED,
    Exit.TERMINATED,
    Exit.UNREACHABLE,
    Exit.USAGE,
    Exit.CANNOT_WRITE,
    Exit.INTERNAL_ERROR,
)
"""Own choice: from "all is well" over "there is a report", "the same command goes on" and "this site has none" to
"somebody has to see to the machine", "to Checkup"."""

ENDED = frozenset({Exit.DONE, Exit.NEW_FINDINGS, Exit.PARTIAL, Exit.UNREACHABLE})
"""Ends after which a fleet that goes on does not run the site again: all that the site has was seen."""


def worst_exit(codes: Iterable[int]) -> Exit:
    """Return the worst of the codes; DONE where there are none, INTERNAL_ERROR for one that is none of ours."""
    return max((exit_of_code(code) for code in codes), key=_FROM_BEST.index, default=Exit.DONE)


def exit_of_code(code: int) -> Exit:
    """Return the exit of a process's return code; INTERNAL_ERROR for a signal and for any other number."""
    return Exit(code) if code in set(Exit) else Exit.INTERNAL_ERROR
