"""Drop the words that a class or id denies: ``not-footer`` is not a footer."""

from __future__ import annotations

import re

_DENIED = re.compile(r"(?:(?<=[\s_-])|^)(?:no|not|non|without|is-not|has-no)[_-][a-z]+", re.I)
"""Matches the ``not-footer`` of ``wsite-not-footer``, which Weebly writes around every text, and ``no-sidebar``."""


def affirmed(name: str) -> str:
    """Return a class, id or role without the words that it denies.

    >>> affirmed("wsite-elements wsite-not-footer")
    'wsite-elements wsite-'
    """
    return _DENIED.sub("", name) if "no" in name or "without" in name else name
