"""Keep the tails of addresses that overlap no surer ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def apart(sure: Sequence[re.Match[str]], more: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """Return both in the order of the text, those of the second left out that overlap one of the first.

    Each has its matches in the text's order, none overlapping another.
    """
    kept = list(sure)
    at = 0
    for match in more:
        while at < len(sure) and sure[at].end() <= match.start():
            at += 1
        if at == len(sure) or match.end() <= sure[at].start():
            kept.append(match)
    return sorted(kept, key=lambda tail: tail.start())
