"""Name the style in which a text writes a telephone number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.forms.sight import Sight

_NUMBER = re.compile(
    r"(?<![\w+(./:\-])(?:\+?1(?P<after>[ \u00a0.\-])?)?(?:\(\d{3}\)[ \u00a0]?|\d{3}(?P<mark>[ \u00a0.\-–/]))"
    r"\d{3}[ \u00a0.\-–]\d{4}(?![\w/]|[.\-]\d)"
)
"""Matches ``(732) 906-9600``, ``732.906.9600`` and ``+1 732-906-9600``: the North American plan (NANP)."""
_FREE = frozenset(("800", "833", "844", "855", "866", "877", "888"))
"""Toll-free area codes of the plan (nationalnanpa.com), which many write with a leading 1."""
_DIGIT = re.compile(r"\d")


def phones_in(text: str, start: int, end: int) -> Iterator[Sight]:
    """Yield the North American numbers between two offsets, each with its style.

    >>> [sight.form for sight in phones_in("732.906.9600, (732) 906-9300", 0, 28)]
    ['ddd.ddd.dddd', '(ddd) ddd-dddd']
    """
    for match in _NUMBER.finditer(text, start, end):
        written = match[0].replace("\u00a0", " ")
        digits = "".join(_DIGIT.findall(written))[-10:]
        if digits[0] in "01" or digits[3] in "01":
            continue
        style = _DIGIT.sub("d", written)
        yield Sight("phone", "toll-free" if digits[:3] in _FREE else "nanp", style, *match.span())


def number_in_style(written: str, style: str) -> str | None:
    """Return a number in another style; null where that has another count of digits than the ten or eleven here.

    >>> number_in_style("732.906.9600", "(ddd) ddd-dddd")
    '(732) 906-9600'
    """
    digits = _DIGIT.findall(written)[-10:]
    spaces = style.count("d")
    if len(digits) != 10 or spaces not in (10, 11):
        return None
    left = iter(digits if spaces == 10 else ["1", *digits])
    return "".join(next(left) if mark == "d" else mark for mark in style)
