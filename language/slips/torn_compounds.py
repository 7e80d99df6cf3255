"""*eye lid*, *head aches*: a noun that is one word, written as two."""

from __future__ import annotations

from language.slips.word_rule import Hit, Row, WordRule
from language.word_list import words_in
from schemas.vocabulary import Tier

_HALVES: dict[str, frozenset[str]] = {
    "lid": words_in("eye"),
    "lash": words_in("eye"),
    "brow": words_in("eye"),
    "sight": words_in("eye"),
    "ache": words_in("head tooth ear back belly"),
    "stream": words_in("blood"),
    "mark": words_in("birth"),
    "nail": words_in("finger toe"),
    "paste": words_in("tooth"),
    "brush": words_in("tooth"),
    "cap": words_in("knee"),
    "bleed": words_in("nose"),
    "chair": words_in("wheel"),
    "burn": words_in("sun heart"),
    "screen": words_in("sun"),
}
"""Second halves to first ones, of nouns that Merriam-Webster (merriam-webster.com, 2026) writes as one word, whose
halves do not meet otherwise: a *heart beat* may be a heart that beats."""


def _check(row: Row, index: int) -> Hit | None:
    word, before = row.at(index), row.at(index - 1)
    many = word not in _HALVES
    half = word[:-1] if many and word[:-2] not in _HALVES else word[:-2] if many else word
    if before not in _HALVES[half] or not row.words[index].text.islower():
        return None
    return Hit(index - 1, index, (before + word,), Tier.LIKELY)


_PLURALS = frozenset(half + ("es" if half.endswith("sh") else "s") for half in _HALVES)
RULE = WordRule("torn-compound", frozenset(_HALVES) | _PLURALS, _check)
