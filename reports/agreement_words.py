"""Say how well scores agree with people's ratings of the same texts."""

from __future__ import annotations

from collections.abc import Iterable

from reports.wording import number
from schemas.audit_info import Agreement

_NAMES = {
    "difficulty": "the estimate",
    "reading_grade": "the Flesch–Kincaid grade",
    "reading_ease": "Flesch’s reading ease",
    "smog_grade": "the SMOG grade",
    "dale_chall": "the Dale–Chall score",
}


def agreement_in_words(agreements: Iterable[Agreement]) -> list[str]:
    """Return a sentence for each set of rated texts, in the order given.

    E.g. ``People who rated 1,682 medical sentences agree with the estimate at r = .75, with the SMOG grade at .53.``
    """
    sets: dict[tuple[int, str], list[Agreement]] = {}
    for one in agreements:
        sets.setdefault((one.sample_size, one.data), []).append(one)
    return [
        f"People who rated {number(size)} {data} agree {', '.join(map(_with, found, range(len(found))))}."
        for (size, data), found in sets.items()
    ]


def _with(one: Agreement, place: int) -> str:
    return (
        f"with {_NAMES.get(one.score, one.score)} at {'' if place else 'r = '}{_correlation(one.correlation)}"
    )


def _correlation(value: float) -> str:
    """Return a correlation as it is usually written: ``.75``, ``–.10``, ``1.00``."""
    said = f"{abs(value):.2f}"
    return f"{'–' if value < 0 else ''}{said.removeprefix('0')}"
