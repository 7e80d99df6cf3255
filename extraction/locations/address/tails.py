"""Read addresses from their tails: the code, region or town at the end of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from extraction.locations.address.found_address import FoundAddress


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


def addresses_at(
    text: str,
    tails: Sequence[re.Match[str]],
    read: Callable[[str, int, re.Match[str]], FoundAddress | None],
    *,
    goes_on: Callable[[str, re.Match[str], re.Match[str]], bool] | None = None,
    first: str | int = 0,
    code: str | None = None,
) -> list[FoundAddress]:
    """Return the addresses that end with these tails; each begins behind the one before it.

    ``read`` takes the text, where an address may begin, and its tail. A tail that ``goes_on`` in the next one is passed
    over. ``first`` is the group with which an address's end begins. A tail with the group ``code`` ends an address even
    where that cannot be read: the next one begins behind it.
    """
    found: list[FoundAddress] = []
    begin = 0
    for at, tail in enumerate(tails):
        if goes_on is not None and at + 1 < len(tails) and goes_on(text, tail, tails[at + 1]):
            continue
        address = read(text, begin, tail) if tail.start(first) >= begin else None
        if address is not None:
            found.append(address)
            begin = address.end
        elif code is not None and tail.groupdict().get(code):
            begin = max(begin, tail.end())
    return found
