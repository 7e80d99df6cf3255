"""Split a message after its first sentence: a list shows that, the rest is read when a row is opened."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[a-z0-9)%”’])[.?!] (?=[A-Z“0-9])")
"""Matches the end of ``Last updated May 16, 2014 (12 years ago). Medical``; not that of ``Dr. A``: see `_TITLES`."""
_QUOTED = re.compile(r"“[^”]*”")
"""Matches ``“Fill in. Sign.”``."""
_TITLES = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|St|Ave|Blvd|Rd|Ste|No|vs|approx|Jr|Sr|Inc)|\b[A-Z])$")
"""Matches the end of ``ask Dr``: its full stop ends no sentence."""


def first_sentence(message: str) -> tuple[str, str]:
    """Return the first sentence without its full stop, and the rest; quoted words are never split.

    >>> first_sentence("46-word sentence. Most readers lose track after about 30.")
    ('46-word sentence', 'Most readers lose track after about 30.')
    """
    quoted = [found.span() for found in _QUOTED.finditer(message)]
    for end in _END.finditer(message):
        at = end.start()
        if any(start < at < stop for start, stop in quoted) or _TITLES.search(message[:at]):
            continue
        mark = "" if message[at] == "." else message[at]
        return message[:at] + mark, message[end.end() :]
    whole = message[:-1] if message.endswith(".") and not message.endswith("..") else message
    return whole, ""
