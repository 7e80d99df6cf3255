"""Keep page text from becoming a formula in a spreadsheet (https://owasp.org/www-community/attacks/CSV_Injection)."""

from __future__ import annotations

import re

_BEGINS = "[=+\\-@\uff1d\uff0b\uff0d\uff20\u2212|%]"
"""Characters that begin a formula, also in the full-width forms that a Japanese Excel takes for the same, the minus
sign, and what begins a command of DDE."""
_FORMULA = re.compile(rf"[\s'\"\u200b-\u200d\u2060\ufeff]*{_BEGINS}|[\t\r\n]")
"""Matches ``=1+1``, `` -2``, a tab before anything."""
_AFTER_SEMICOLON = re.compile(rf"(;[\s'\"]*)(?={_BEGINS})")
"""Matches the ``; `` of ``see; =1+1``: where semicolons part the cells, one begins after it, quoted or not."""


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet could take a cell with this text for a formula."""
    return _FORMULA.match(text) is not None


def neutral(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: with an apostrophe before it, where it could be one.

    >>> neutral("=1+1")
    "'=1+1"
    """
    text = _AFTER_SEMICOLON.sub(r"\1'", text)
    return f"'{text}" if is_formula(text) else text
