"""Split a message after its first sentence: a list shows that, the rest is read when a row is opened."""

from __future__ import annotations

import re

SHORT = 110
"""Characters of a message that a row shows whole: about a line and a half."""
_END = re.compile(r"(?<=[a-z0-9)%”’])[.?!] (?=[A-Z“0-9])")
"""Matches the end of ``Last updated May 16, 2014 (12 years ago). Medical``; not that of ``Dr. A``: see `_TITLES`."""
_QUOTED = re.compile(r"“[^”]*(?:”|$)")
"""Matches ``“Fill in. Sign.”``, and all behind a quotation mark that nothing closes: each letter is met once."""
_TITLES = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|St|Ave|Blvd|Rd|Ste|No|vs|approx|Jr|Sr|Inc)|\b[A-Z])$")
"""Matches the end of ``ask Dr``: its full stop ends no sentence."""
_LONGEST_TITLE = 8
"""Letters before a full stop that say whether it is a title's: the longest, and one more."""


def first_sentence(message: str) -> tuple[str, str]:
    """Return the first sentence without its full stop, and the rest; quoted words are never split.

    One that is short is not split at all.

    >>> first_sentence(f"Last updated May 16, 2014 (12 years ago). {'Pages like this one need a review. ' * 3}")[0]
    'Last updated May 16, 2014 (12 years ago)'
    """
    if len(message) <= SHORT:
        return message.removesuffix("."), ""
    for end in _END.finditer(_QUOTED.sub(_hidden, message)):
        at = end.start()
        if _TITLES.search(message, max(0, at - _LONGEST_TITLE), at):
            continue
        mark = "" if message[at] == "." else message[at]
        return message[:at] + mark, message[end.end() :]
    return message.removesuffix("."), ""


def _hidden(quoted: re.Match[str]) -> str:
    """Return quoted words as so many letters in which no sentence ends; words that nothing closes as they are."""
    words = quoted[0]
    return f"“{'_' * (len(words) - 2)}”" if words.endswith("”") else words
