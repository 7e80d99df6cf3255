"""Tell from the words beside an unknown one that it is a name, or a word of another language."""

from __future__ import annotations

import re

from language.spelling.judge import SpellingEngine, bare
from language.word_list import words_in
from language.words import Word
from reference.street_words import CANONICAL_SUFFIX

TITLES = words_in(
    "dr drs doctor mr mrs ms miss mx prof professor sir dame lady lord rev revd hon st saint mt fort"
)
"""Words that a name follows, lower case."""

DEGREES = words_in(
    """
    md do dpm dds dmd od phd dnp np fnp aprn pa rn lpn cna dc dpt ot pt slp au aud psyd lcsw lmft lpc rd rdn ld mph mba
    ms msn bsn facs faap faad facc facog fasps mbbs mbchb frcs frcp esq jr sr ii iii iv cfnp crna rdh
    """
)
"""Degrees and the like that follow a name, lower case."""

FOREIGN = words_in(
    """
    au aux avec ce cette dans de del dei della delle delles dello den der des deux di du ein eine el en ende et fuer
    il im la las le les lo los mit nel och og para pour por que sans sur tous un una und une uno van vom von voor y zu
    zum zur
    """
)
"""Short words of French, Spanish, Italian, German and Dutch, which stand before a word of theirs or in a name. Those
that are English too, or an English slip, are left out."""

FEW = 4
"""Words on either side among which two foreign ones tell that a phrase is foreign."""

_GAP = re.compile(r"[^\S\n]+")
"""Matches the space between two words."""
_NAME_GAP = re.compile(r"(?:\.|,)?[^\S\n]+|[-‐/&]|[^\S\n]+(?:&|and)[^\S\n]+")
"""Matches ``. `` after an initial and ``, `` before a degree."""


def is_person(text: str, words: tuple[Word, ...], index: int, engine: SpellingEngine) -> bool:
    """Return whether a title or a given name is before a capitalised word, or a degree after it."""
    word = words[index]
    before = _beside(text, words, index, -1, _NAME_GAP)
    if before is not None and before.text[:1].isupper():
        lower = bare(before.text).lower()
        if lower in TITLES or (engine.given_name(lower) and _GAP.fullmatch(text, before.end, word.start)):
            return True
    after = _beside(text, words, index, 1, _NAME_GAP)
    if after is None or after.text.lower() not in DEGREES:
        return False
    return after.text.isupper() or after.text in ("PhD", "PsyD", "Jr", "Sr")


def is_named(text: str, words: tuple[Word, ...], index: int, engine: SpellingEngine) -> bool:
    """Return whether what is beside a capitalised word makes it part of a name: an initial, another word in capitals
    that no list knows, a street."""
    word = words[index]
    for step in (-1, 1):
        other = _beside(text, words, index, step, _NAME_GAP)
        if other is None or not other.text[:1].isupper():
            continue
        lower = bare(other.text).lower()
        if len(lower) == 1 and lower not in "ai":
            return True
        if step > 0 and lower in CANONICAL_SUFFIX and _GAP.fullmatch(text, word.end, other.start):
            return True
        if len(lower) > 1 and _unknown_name(other.text, lower, engine):
            return True
    return False


def _unknown_name(written: str, lower: str, engine: SpellingEngine) -> bool:
    if engine.proper(lower):
        return not engine.everyday(lower)
    return not engine.known(lower) and engine.judge(bare(written), inside=True) is None


def is_foreign(text: str, words: tuple[Word, ...], index: int, engine: SpellingEngine) -> bool:
    """Return whether a word has a neighbour in another language: a word of it, or one that nothing English is near."""
    near = words[max(0, index - FEW) : index + FEW + 1]
    if sum(word.text.lower() in FOREIGN for word in near) > 1 or words[index].text.lower() in FOREIGN:
        return True
    for step in (-1, 1):
        other = _beside(text, words, index, step, _GAP)
        if other is None:
            continue
        lower = bare(other.text).lower()
        if lower in FOREIGN:
            return True
        if not lower.isascii() and not engine.known(lower):
            return True
        if len(lower) > 3 and other.text.islower() and not engine.known(lower):
            judged = engine.judge(lower, inside=False)
            if judged is not None and judged.tier is None:
                return True
    return False


def _beside(text: str, words: tuple[Word, ...], index: int, step: int, gap: re.Pattern[str]) -> Word | None:
    at = index + step
    if not 0 <= at < len(words):
        return None
    left, right = (words[at], words[index]) if step < 0 else (words[index], words[at])
    return words[at] if gap.fullmatch(text, left.end, right.start) else None
