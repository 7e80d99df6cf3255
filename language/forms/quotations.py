"""Find what a block of text quotes: other people's words are not the editor's to make alike."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

_CLOSING = {"“": "”", "«": "»"}


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans between quotation marks, in order, those that overlap as one; one that is not closed is none.

    >>> quotations("He said “thank you” twice", 0, 25)
    [(8, 19)]
    """
    spans: list[tuple[int, int]] = []
    for opening, closing in _CLOSING.items():
        at = text.find(opening, start, end)
        while at >= 0:
            close = _close(text, closing, at + 1, end)
            if close < 0:
                break
            spans.append((at, close + 1))
            at = text.find(opening, close + 1, end)
    merged: list[tuple[int, int]] = []
    for span in sorted(spans + _straight(text, start, end)):
        if merged and span[0] < merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], span[1])
        else:
            merged.append(span)
    return merged


def _close(text: str, closing: str, start: int, end: int) -> int:
    """Return where a quotation closes, below zero where it does not; of a curly one a straight mark may be the end."""
    close = text.find(closing, start, end)
    if closing != "”":
        return close
    at = text.find('"', start, end if close < 0 else close)
    while at >= 0 and text[at - 1] not in ",.!?":
        at = text.find('"', at + 1, end if close < 0 else close)
    return close if at < 0 else at


def _straight(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans between straight marks that open before a word and close after one, as inches do not."""
    spans = []
    at = text.find('"', start, end)
    while at >= 0:
        if at > start and not text[at - 1].isspace() and text[at - 1] != "(":
            at = text.find('"', at + 1, end)
            continue
        close = text.find('"', at + 1, end)
        if close < 0:
            break
        spans.append((at, close + 1))
        at = text.find('"', close + 1, end)
    return spans


def is_inside(spans: Sequence[tuple[int, int]], start: int, end: int | None = None) -> bool:
    """Return whether an offset, or all up to an end, is in one of some sorted spans that do not overlap."""
    at = bisect.bisect_right(spans, (start, 1 << 60)) - 1
    return at >= 0 and spans[at][0] <= start < spans[at][1] and (end is None or end <= spans[at][1])
