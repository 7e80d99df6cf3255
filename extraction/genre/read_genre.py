"""Find the genre of a running text, with what speaks for it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extraction.genre.signs import FOLDERS, OPENINGS, TITLES, Sign
from extraction.kinds.person_title import is_persons_title
from extraction.kinds.purpose import path_parts
from reference.match_needles import foldable
from schemas.vocabulary import Genre, PageKind

OPENING_CHARACTERS = 700
"""Beginning of a text that is searched for signs."""
MOST_CHARACTERS = 80
"""Characters kept of a sign's words."""
MAX_TOKENS = 1_200
"""Words whose voice is counted."""
LEAST_WORDS = 25
"""Words from which on a text's voice and shape say something."""
SECTIONS = 3
"""Headings from which on a text is made of sections: somebody explains, though he speak of himself."""
LEAST_POINTS = 1.5
"""Points that a genre needs; below, it is unknown."""
_ENGLISH = ("en", "")
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
"""Matches ``we're``."""
_I = frozenset(
    ["i", "my", "me", "i'm", "i've", "i'd", "i'll", "myself", "mine", "i’m", "i’ve", "i’d", "i’ll"]
)
_YOU = frozenset(["you", "your", "yours", "you're", "you'll", "you’re", "you’ll", "yourself"])
_THEY = frozenset(["he", "she", "his", "her", "him", "hers"])
_PAST = frozenset(
    [
        "was",
        "were",
        "had",
        "did",
        "said",
        "went",
        "came",
        "made",
        "took",
        "became",
        "found",
        "began",
        "told",
        "felt",
        "got",
    ]
)
_SAID = frozenset(["said", "says", "added", "explained", "told"])
_OF_KIND: dict[PageKind, tuple[Genre, float]] = {
    PageKind.PERSON: (Genre.PROFILE, 4.0),
    PageKind.SERVICE: (Genre.GUIDE, 4.0),
    PageKind.LOCATION: (Genre.NOTICE, 4.0),
    PageKind.LEGAL: (Genre.NOTICE, 4.0),
    PageKind.ARTICLE: (Genre.GUIDE, 1.0),
}
"""Points that a page's kind gives: a service's text explains it, an office's says where and when."""
_UNKNOWN_KINDS = frozenset((PageKind.HOME, PageKind.LISTING, PageKind.JUNK))


class FoundGenre(NamedTuple):
    """A text's genre and its strongest sign."""

    genre: Genre
    sign: str
    """Words of the page that speak for it most, or a name of what was counted, e.g. ``first person``; may be empty."""


def read_genre(
    *, kind: PageKind, url: str, headline: str | None, language: str | None, text: str, headings: int = 0
) -> FoundGenre:
    """Return the genre of a text of a page of this kind.

    The signs are English; of a text in another language only its address and kind are looked at.
    """
    if kind in _UNKNOWN_KINDS:
        return FoundGenre(Genre.UNKNOWN, "")
    points: defaultdict[Genre, float] = defaultdict(float)
    strongest: dict[Genre, tuple[float, str]] = {}

    def add(genre: Genre, more: float, sign: str) -> None:
        points[genre] += more
        if more > strongest.get(genre, (0.0, ""))[0]:
            strongest[genre] = (more, sign)

    if kind in _OF_KIND:
        add(*_OF_KIND[kind], f"{kind} page")
    for part in path_parts(url)[:-1]:
        for sign, words in _found(FOLDERS, part, whole=True):
            add(sign.genre, sign.points, words)
    if (language or "").split("-")[0] in _ENGLISH:
        if headline and is_persons_title(headline):
            add(Genre.PROFILE, 4.0, headline[:MOST_CHARACTERS])
        for table, where in ((TITLES, headline or ""), (OPENINGS, text[:OPENING_CHARACTERS])):
            for sign, words in _found(table, where):
                add(sign.genre, sign.points, words)
        for genre, more, name in _voice(text, headings):
            add(genre, more, name)
    if not points:
        return FoundGenre(Genre.UNKNOWN, "")
    best = max(points, key=lambda genre: (points[genre], genre))
    if points[best] < LEAST_POINTS:
        return FoundGenre(Genre.UNKNOWN, "")
    return FoundGenre(best, strongest[best][1])


def _found(table: Sequence[Sign], text: str, *, whole: bool = False) -> Iterator[tuple[Sign, str]]:
    """Yield the best sign of each genre that a text shows of a table, the first of equal ones, with its words."""
    best: dict[Genre, tuple[Sign, str]] = {}
    plain = foldable(text)
    for sign in table:
        if sign.needles and not any(needle in plain for needle in sign.needles):
            continue
        if sign.genre in best and best[sign.genre][0].points >= sign.points:
            continue
        if match := sign.pattern.fullmatch(text) if whole else sign.pattern.search(text):
            best[sign.genre] = (sign, match.group()[:MOST_CHARACTERS])
    yield from best.values()


def _voice(text: str, headings: int) -> list[tuple[Genre, float, str]]:
    """Return what the voice of a text speaks for: its persons, its tense, its headings."""
    tokens = _WORD.findall(text[: MAX_TOKENS * 8].lower())[:MAX_TOKENS]
    if len(tokens) < LEAST_WORDS:
        return []
    counts = Counter(tokens)
    size = len(tokens) / 100

    def share(words: frozenset[str]) -> float:
        return sum(counts[word] for word in words) / size

    first, you, they, past, said = map(share, (_I, _YOU, _THEY, _PAST, _SAID))
    found: list[tuple[Genre, float, str]] = []
    if first >= 1.2 and first > you:
        points = 2.5 if first >= 2 else 1.5
        found.append((Genre.STORY, points / 2 if headings >= SECTIONS else points, "first person"))
    if they >= 1.5 and past >= 2.5 and they > you:
        found.append((Genre.STORY, 2.0, "about a person in the past"))
    if past >= 3.5 and you < 1:
        found.append((Genre.STORY, 1.0, "past tense"))
    if said >= 0.5 and you < 1:
        found.append((Genre.NEWS, 1.5, "what people said"))
    if you >= 1.5:
        found.append((Genre.GUIDE, 1.0 if you >= 2.5 else 0.5, "addresses the reader"))
    if headings >= SECTIONS:
        found.append((Genre.GUIDE, 0.5, "sections"))
    return found
