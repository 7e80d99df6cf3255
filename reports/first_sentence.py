"""Split a message after its first sentence: a list shows that, the rest is read when a row is opened."""

from __future__ import annotations

import re

SHORT = 110
"""Characters of a message that a row shows whole: about a line and a half."""
_END = re.compile(r"(?<=[a-z0-9)%”’])[.?!] (?=[A-Z“0-9])")
"""Matches the end of ``Last updated May 16, 2014 (12 years ago). Medical``; not that of ``Dr. A``: see `_TITLES`."""
_QUOTED = re.compile(r"“[^”]*”")
"""Matches ``“Fill in. Sign.”``."""
_TITLES = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|St|Ave|Blvd|Rd|Ste|No|vs|approx|Jr|Sr|Inc)|\b[A-Z])$")
"""Matches the end of ``ask Dr``: its full stop ends no sentence."""


def first_sentence(message: str) -> tuple[str, str]:
    """Return the first sentence without its full stop, and the rest; quoted words are never split.

    One that is short is not split at all.

    >>> first_sentence(f"Last updated May 16, 2014 (12 years ago). {'Pages like this one need a review. ' * 3}")[0]
    'Last updated May 16, 2014 (12 years ago)'
    """
    if len(message) <= SHORT:
        return message.removesuffix("."), ""
    quoted = [found.span() for found in _QUOTED.finditer(message)]
    for end in _END.finditer(message):
        at = end.start()
        if any(start < at < stop for start, stop in quoted) or _TITLES.search(message[:at]):
            continue
        mark = "" if message[at] == "." else message[at]
        return message[:at] + mark, message[end.end() :]
    return message.removesuffix("."), ""
