"""Find words that can be written as one, with a hyphen or as two: *copay*, *co-pay*, *co pay*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from language.forms.sight import Sight
from language.spelling.judge import SpellingEngine
from language.spelling.lexicon import zipf
from language.spelling.run_together import FUNCTION_WORDS
from language.word_list import words_in
from language.words import Word

BOUND = words_in(
    "anti auto bio co e hyper inter intra micro mid mini multi non peri poly post pre pseudo semi tele ultra"
)
"""First parts that are never words by themselves: with a space after them they are always a form of the compound."""
_GRAMMAR = FUNCTION_WORDS | words_in(
    """
    above along anti-clockwise any apart around aside away back behind below beneath beside better between big black
    blue both clean clear close cold cool dark dead deep double down dry early even every everyday far fast few fine
    first flat forth free fresh front full good great green half hand hard high him his home hot ill just large last
    late left less life like little live long low main make many me mean men might mine much my near need new next nice
    now off old once open out outside over own part past per plain quick quite ready real red right round run safe
    same second set several she short side sick single slow small smooth soft some soon sound steady still straight
    strong sub sure sweet take teen test than third thin tight time together too top total true turn twice under upon
    very warm weak well wet white whole wide wise worse worst write wrong yes yet young
    able body day days ever fold ful here how ibid man men most night one self ship thing time times up ward ware way
    week where year
    """
)
"""Words beside which a space is grammar and not a form of a compound: *every day*, *set up*, *pain less*.

Those of the closed classes, particles of verbs, plain adjectives and adverbs, and the nouns that compounds with these
end in. Own list."""
_LEAST = 3
"""Letters of each of two words that are one compound."""


def compounds_in(text: str, words: Sequence[Word], engine: SpellingEngine) -> Iterator[Sight]:
    """Yield what a text writes as one, with a hyphen or as two; what has a capital is left out, but at the beginning of
    a sentence.

    The key is the letters without a plural's *s*. *Re-* is left out: *re-cover* is not *recover*.

    >>> engine = SpellingEngine()
    >>> from language.words import words_of
    >>> text = "Your co-pay or copay for health care"
    >>> [(sight.key, sight.form) for sight in compounds_in(text, list(words_of(text)), engine)]
    [('copay', 'co-pay'), ('copay', 'copay'), ('healthcare', 'health care')]
    """
    parts, all_joined = engine.memories.parts, engine.memories.joined
    first: Word | None = None
    first_part = 0
    for at, word in enumerate(words):
        written, start, end = word
        part = parts.get(written)
        if part is None:
            part = _part_of(written, engine)
        mark = text[start - 1] if first is not None and start == first.end + 1 else ""
        if mark in _HYPHENS and first is not None:
            if sight := _hyphened(text, words, at):
                yield sight
            first, first_part = word, 0
            continue
        if part & _SECOND and first_part & _FIRST and mark == " " and first is not None:
            joined = first.text.lower() + written
            known = all_joined.get(joined)
            if known is None:
                known = _is_joined(joined, first.text, engine)
            if known and _begins(text, words, at - 1):
                form = f"{first.text.lower()} {written}"
                yield Sight("compound", key_of(joined), form, first.start, end)
        if part & _WHOLE and text[end : end + 1] not in _HYPHENS and _begins(text, words, at):
            lower = written.lower()
            yield Sight("compound", key_of(lower), lower, start, end)
        first, first_part = word, part


_HYPHENS = frozenset("-‐‑")


def _begins(text: str, words: Sequence[Word], at: int) -> bool:
    """Return whether a word is in lower case, or has its capital from the sentence that it begins."""
    word = words[at]
    if word.text[0].islower():
        return True
    if at + 1 < len(words) and words[at + 1].text[0].isupper():
        return False
    return at == 0 or text[words[at - 1].end : word.start].strip() in _STOPS


_STOPS = frozenset((".", "?", "!", "•"))


def key_of(letters: str) -> str:
    """Return what singular and plural of a compound share."""
    return letters[:-1] if letters.endswith("s") and not letters.endswith(("ss", "us", "is")) else letters


def _hyphened(text: str, words: Sequence[Word], at: int) -> Sight | None:
    """Return the compound of a word and the one before its hyphen; none of a chain such as *over-the-counter*."""
    first, second = words[at - 1], words[at]
    one, other = first.text.lower(), second.text
    if one == "re" or len(other) < 2 or not other.islower() or not (one.isalpha() and other.isalpha()):
        return None
    if text[first.start - 1 : first.start] in _HYPHENS or text[second.end : second.end + 1] in _HYPHENS:
        return None
    if not _begins(text, words, at - 1):
        return None
    return Sight("compound", key_of(one + other), f"{one}-{other}", first.start, second.end)


_FIRST, _SECOND, _WHOLE = 1, 2, 4
"""What a word can be: the first or the second of two words that are one compound, or a whole one."""
_MOST_KEPT = 50_000


def _part_of(written: str, engine: SpellingEngine) -> int:
    parts = engine.memories.parts
    if len(parts) >= _MOST_KEPT:
        parts.clear()
    word = written.lower()
    part = 0
    if written.isalpha() and (written.islower() or written[1:].islower()):
        if word in BOUND or (len(word) >= _LEAST and word not in _GRAMMAR):
            part |= _FIRST
        if written.islower() and len(word) >= _LEAST and word not in _GRAMMAR:
            part |= _SECOND
        if is_compound(word, engine):
            part |= _WHOLE
    parts[written] = part
    return part


def _is_joined(joined: str, first: str, engine: SpellingEngine) -> bool:
    """Return whether two words can be one: a known word that is no more frequent than its parts can be."""
    all_joined = engine.memories.joined
    if len(all_joined) >= _MOST_KEPT:
        all_joined.clear()
    known = first.lower() in BOUND or any(
        engine.listed(word) and (engine.everyday(word) or not engine.proper(word))
        for word in (joined, key_of(joined))
    )
    all_joined[joined] = known
    return known


def is_compound(word: str, engine: SpellingEngine) -> bool:
    """Return whether a lower-case word is made of two, or of a bound part and a word."""
    if not word.isalpha() or not 5 <= len(word) <= _LONGEST:
        return False
    rank = zipf(word)
    for cut in range(1, len(word) - _LEAST + 1):
        first, second = word[:cut], word[cut:]
        if second in _ENDINGS or not engine.everyday(second):
            continue
        often = zipf(second)
        if first in BOUND and often >= rank + (_CLEAR if len(first) < 4 and len(second) < 6 else 0):
            return True
        if cut < _LEAST or first in _NO_FIRST or not engine.everyday(first):
            continue
        if min(often, zipf(first)) + _MARGIN >= rank:
            return True
    return False


_LONGEST = 30
_MARGIN = 0.3
"""A compound is hardly ever more frequent than its parts (zipf values, a factor of two): *contact* is, and is none."""
_CLEAR = 1.0
"""A short beginning is often none: *serve* would have to be ten times as frequent as *preserve*."""
_ENDINGS = words_in(
    "able age ages ant ants den der ding ed ent ents est ever fer ful ing ion ions ish less ling lion ment ness over "
    "pen per ping red ring sent ship sing son ted ten ting ton tive tor ward wise"
)
"""Endings of words that are words themselves, too."""
_NO_FIRST = (_GRAMMAR | words_in("com con def des dis fun par pro sea sub und")) - words_in(
    "back down follow hand home in life long off on out over self time under up well"
)
"""First words that compounds written as one do not begin with."""
