"""Choose what is shown of a long text: its beginning, and each place that matters with some words around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

MOST_CHARACTERS = 20_000
"""Characters from a text's beginning that are shown: more than most pages of clinics have."""
_AROUND = 300
"""Characters shown on either side of a place behind these."""
_LONGEST = 2_000
"""Characters shown of such a place."""
_LONGEST_WORD = 40
"""Characters in which the end of a word is sought."""


def text_windows(body: str, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts of a text that are shown, as offsets in order, not overlapping; each begins and ends at a blank.

    ``places`` are offsets, too.
    """
    wanted = [(0, MOST_CHARACTERS)]
    wanted += [(max(0, start - _AROUND), min(end, start + _LONGEST) + _AROUND) for start, end in places]
    windows: list[tuple[int, int]] = []
    for start, end in sorted(wanted):
        if start >= len(body):
            continue
        first, last = _at_blank(body, start), _at_blank(body, min(end, len(body)))
        if windows and first <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(windows[-1][1], last))
        else:
            windows.append((first, last))
    return windows


def _at_blank(body: str, at: int) -> int:
    """Return the end of the word that an offset is in; the offset itself in a word without an end."""
    if at == 0:
        return 0
    for place in range(at, min(at + _LONGEST_WORD, len(body))):
        if body[place].isspace():
            return place
    return min(at, len(body)) if at + _LONGEST_WORD < len(body) else len(body)


def parts_shown(start: int, end: int, windows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a block that are shown."""
    for first, last in windows:
        if first < end and start < last:
            yield max(start, first), min(end, last)
