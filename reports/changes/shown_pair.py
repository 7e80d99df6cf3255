"""Cut two values to what a line holds, so that what differs stays in sight."""

from __future__ import annotations

from itertools import takewhile

from reports.harmless_text import harmless

LONGEST = 160
"""Letters of a value that a line shows."""
_LEAD = 20
"""Letters that are kept before the first that differs."""
INVISIBLE = " (invisible characters)"
"""Added to the second of two values that would look alike."""


def shown_pair(before: str, after: str, limit: int = LONGEST) -> tuple[str, str]:
    """Return two different values as they are shown: harmless, on one line, at most ``limit`` letters each.

    Long ones are cut round the first letter that differs, so the two never look alike:

    >>> shown_pair("a" * 500 + "b", "a" * 500 + "c", 30)
    ('…aaaaaaaaaaaaaaaaaaaab', '…aaaaaaaaaaaaaaaaaaaac')
    """
    folded = " ".join(harmless(before).split()), " ".join(harmless(after).split())
    if folded[0] == folded[1]:
        cut = _window(folded[0], 0, limit)
        return cut, f"{cut}{INVISIBLE}" if before != after else cut
    start = 0
    if max(map(len, folded)) > limit:
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*folded, strict=False)))
        start = max(0, alike - _LEAD)
    return _window(folded[0], start, limit), _window(folded[1], start, limit)


def _window(text: str, start: int, limit: int) -> str:
    cut = text[start : start + limit]
    return f"{'…' if start and cut else ''}{cut}{'…' if start + limit < len(text) else ''}"
