"""Write and read the numbers of decisions that were made together."""

from __future__ import annotations

_MOST = 100_000


def numbers_of(text: str) -> range:
    """Return the numbers of a text like ``12`` or ``12-14``; none of another text.

    >>> numbers_of("12-14"), numbers_of("x")
    (range(12, 15), range(0, 0))
    """
    first, dash, last = text.partition("-")
    if not first.isascii() or not first.isdigit() or (dash and not (last.isascii() and last.isdigit())):
        return range(0)
    begin, end = int(first[:12]), int((last or first)[:12])
    return range(begin, min(end, begin + _MOST) + 1)


def text_of(numbers: range) -> str:
    """Return the text of numbers in a row; empty for none.

    >>> text_of(range(12, 15)), text_of(range(3, 4))
    ('12-14', '3')
    """
    if not numbers:
        return ""
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"
