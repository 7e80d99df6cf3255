"""Escape in JSON what drives a terminal or breaks a line: files are read with ``cat`` and printed to consoles."""

from __future__ import annotations

import re

_HARMFUL = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Matches U+009B, which terminals that know the 8-bit controls take for the start of a command (ECMA-48, 5.3); the two
line ends that JSON lets through; and what turns the order of a text round (Unicode UAX 9, section 2)."""


def printed_json(text: str) -> str:
    """Return JSON that means the same, with harmful characters as escapes: they can be nowhere but in its strings.

    The controls below U+0020 are escaped in all JSON (RFC 8259, section 7).

    >>> printed_json('"a\\x9b31m"')
    '"a\\\\u009b31m"'
    """
    if text.isascii() and "\x7f" not in text:
        return text
    return _HARMFUL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
