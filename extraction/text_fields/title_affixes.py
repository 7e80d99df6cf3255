"""Split titles into parts and strip their affixes: `` | Clinic``, `` - Blog - Clinic``, ``Clinic: ``."""

from __future__ import annotations

import re
from collections.abc import Collection
from contextlib import suppress
from functools import lru_cache

from reference.url_identity import site_host

SEPARATOR = re.compile(r"\s+[|\-–—·•»«›‹:~/⋆★<>]+\s+|\s*[|»›·•]\s*|(?<=\w):\s+|\s*::\s*|\s+–|–\s+")
"""Matches `` | ``, `` - `` and the ``: `` of ``Clinic: Back pain``."""
_WORD = re.compile(r"\w+")
"""Matches each word of ``Back pain``."""


def squashed(text: str) -> str:
    """Return a text's letters and digits, case-folded, and nothing else, for comparing names.

    >>> squashed("Redefine HealthCare!")
    'redefinehealthcare'
    """
    return "".join(_WORD.findall(text.casefold())).replace("_", "")


def pieces(title: str) -> list[tuple[int, int]]:
    """Return the spans of a title's parts between separators."""
    spans, at = [], 0
    for match in SEPARATOR.finditer(title):
        if match.start() > at:
            spans.append((at, match.start()))
        at = match.end()
    if at < len(title):
        spans.append((at, len(title)))
    return spans


def host_names(url: str) -> set[str]:
    """Return squashed names in a host: ``www.my-clinic.co.uk`` gives ``myclinic``, ``mycliniccouk``."""
    return set(_names_in(site_host(url)))


@lru_cache(maxsize=64)
def _names_in(host: str) -> frozenset[str]:
    with suppress(UnicodeError):
        host = host.encode("ascii").decode("idna")
    labels = host.split(".")
    names = {squashed(host)}
    names.update(squashed(label) for label in labels[:-1] if len(label) > 3)
    return frozenset(name for name in names if name)


def stripped(title: str, affixes: Collection[str]) -> str:
    """Return a title without the parts at its end, or start, that are among squashed affixes; never empty."""
    spans = pieces(title)
    first, last = 0, len(spans) - 1
    while last > first and squashed(title[slice(*spans[last])]) in affixes:
        last -= 1
    while first < last and squashed(title[slice(*spans[first])]) in affixes:
        first += 1
    if not spans:
        return title
    return title[spans[first][0] : spans[last][1]].strip()
