"""Find names with a shape that other forms of them may not share: *HealthCare*, *Master Face*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from language.forms.compounds import is_compound
from language.forms.sight import Sight
from language.spelling.judge import SpellingEngine, bare
from language.words import Word

_LEAST = 3
"""Letters of each of two words that are a name of two words."""


class _Shape(NamedTuple):
    """What a word with a capital shows of a name."""

    name: str
    """Without a possessive ending; empty where it shows none."""
    lower: str
    single: bool
    """Whether it is a name by itself."""
    shaped: bool
    """Whether it is one with a word beside it, also in a heading."""


_NO_NAME = _Shape("", "", False, False)


def names_in(text: str, words: Sequence[Word], engine: SpellingEngine, *, running: bool) -> Iterator[Sight]:
    """Yield single words that are no common ones, and pairs of words; each with a capital, none in capitals alone.

    The key is the letters in lower case. A word that is a common one in lower case (*Healthcare*) is a name only with
    the word before or after it. Of headings, whose words may all have capitals, only pairs with such a word.

    >>> engine = SpellingEngine()
    >>> from language.words import words_of
    >>> text = "We are Redefine HealthCare."
    >>> [(s.key, s.form) for s in names_in(text, list(words_of(text)), engine, running=True)]
    [('healthcare', 'HealthCare'), ('redefinehealthcare', 'Redefine HealthCare')]
    """
    shapes = engine.memories.shapes
    before: tuple[Word, str, bool] | None = None
    pairs: bool | None = None if running else False
    for word in words:
        written, start, _ = word
        if written.islower():
            before = None
            continue
        shape = shapes.get(written)
        if shape is None:
            shape = _shape_of(written, engine)
        name, lower, single, shaped = shape
        if not name:
            before = None
            continue
        if single:
            yield Sight("name", lower, name, start, start + len(name))
        if before is not None and start == before[0].end + 1 and text[start - 1] in _BETWEEN:
            first, former, former_shaped = before
            if len(lower) >= _LEAST and len(former) >= _LEAST:
                if pairs is None:
                    pairs = not _is_titled(words)
                if pairs or shaped or former_shaped:
                    stop = start + len(name)
                    yield Sight("name", former.lower() + lower, text[first.start : stop], first.start, stop)
        before = (word, name, shaped) if name == written else None


_BETWEEN = frozenset(" \u00a0-")
_MOST_KEPT = 50_000


def _shape_of(written: str, engine: SpellingEngine) -> _Shape:
    """Return the shape of a word with a capital, and remember it."""
    shapes = engine.memories.shapes
    if len(shapes) >= _MOST_KEPT:
        shapes.clear()
    name = bare(written)
    shape: _Shape = _NO_NAME
    if len(name) >= 2 and name.isalpha() and not name.isupper():
        lower = name.lower()
        single = not name[1:].islower() or not engine.everyday(lower)
        shape = _Shape(name, lower, single, single or is_compound(lower, engine))
    shapes[written] = shape
    return shape


def _is_titled(words: Sequence[Word]) -> bool:
    """Return whether most words have capitals, as those of a card's title have."""
    capitals = sum(word.text[0].isupper() for word in words)
    return capitals >= _TITLED and 2 * capitals >= len(words)


_TITLED = 4
"""Capitals that are no longer those of one name."""
