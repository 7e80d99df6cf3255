"""Find the ends of US addresses: a state with or without a ZIP, or a ZIP alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reference.us_states import STATE_PATTERN, state_code

_STATE_ZIP = re.compile(
    rf"(?<![\w&])(?P<state>{STATE_PATTERN})(?:\s*\([A-Z]{{2}}\))?[\s,.;:|•·–—-]*"
    r"(?:(?:(?i:zip(?:\s*code)?|postal code)|USA|U\.S\.A\.?)[\s,:.]*)?"
    r"(?P<zip>\d{5}(?:\s?[-–]\s?\d{4})?)(?![\w%]|[-–.,]\d)"
)
"""Matches ``NJ 07083`` and ``Florida. 33126``."""
_BARE_ZIP = re.compile(r"(?<=[\s,])(?P<zip>\d{5}(?:-\d{4})?)(?=\s*(?:$|[\n,.;|]))")
"""Matches ``07083`` at the end of ``Union 07083``."""
_STATE_END = re.compile(
    rf"(?:\s?[,|]\s*|\n)(?P<state>{STATE_PATTERN})"
    r"(?=[.,]?\s*(?:$|[\n|•·;()–—]|(?:USA|U\.S\.A?\.?|United States)\b)|\.\s+[A-Z(]|,\s+(?=[a-z])"
    r"|\s+(?:and|or|with|where|just|near|next|on|off|by|across|behind|beside|inside|since|for|to)\b)"
)
"""Matches ``, NJ`` without a ZIP, at the end of a line, of a sentence, or before ``, next to the station``."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of an address."""

    start: int
    """Offset of the state, or of a ZIP without one."""
    end: int
    """Offset after the ZIP, or after a state without one."""
    state: str | None
    """Two letters."""
    zip_code: str | None
    """ZIP or ZIP+4."""


def ends_in_state(text: str) -> bool:
    """Return whether a text holds a city with its state and without a ZIP, as an address may end.

    >>> ends_in_state("Keene, NH"), ends_in_state("Keene, in New Hampshire's south")
    (True, False)
    """
    return "," in text and _STATE_END.search(text) is not None


def find_tails(text: str) -> list[Tail]:
    """Return every possible end of an address, in order, none overlapping."""
    tails = [
        Tail(m.start(), m.end(), state_code(m["state"]), re.sub(r"\s?[-–]\s?", "-", m["zip"]))
        for m in _STATE_ZIP.finditer(text)
    ]
    for more in (_BARE_ZIP, _STATE_END):
        tails = _with(tails, more.finditer(text))
    return tails


def _with(tails: list[Tail], more: Iterable[re.Match[str]]) -> list[Tail]:
    """Return tails with the matches that overlap none of them, in the order of the text."""
    kept = list(tails)
    at = 0
    for match in more:
        while at < len(tails) and tails[at].end <= match.start():
            at += 1
        if at == len(tails) or match.end() <= tails[at].start:
            groups = match.groupdict()
            state = groups.get("state")
            kept.append(
                Tail(match.start(), match.end(), state_code(state) if state else None, groups.get("zip"))
            )
    return sorted(kept, key=lambda tail: tail.start)
