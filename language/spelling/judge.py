"""Judge one word: known, or unknown with the words that were probably meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from language.spelling.affixes import derived
from language.spelling.candidates import (
    MAX_LETTERS,
    Candidate,
    at_the_end,
    far,
    is_coined,
    is_slip_of_the_hand,
    near,
)
from language.spelling.lexicon import Lexicon, lexicon, zipf
from language.spelling.medical import MedicalWords, medical_words
from language.spelling.newer_words import NewerWords, newer_words
from language.spelling.proper_names import Names, proper_names
from language.spelling.run_together import APOSTROPHES, halves
from schemas.vocabulary import Tier

Kind = Literal["unknown", "variant", "joined", "apostrophe"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Judgement of a word that the engine does not know."""

    kind: Kind
    tier: Tier | None
    """Null where no word near it is known: rather a name or a new term than an error."""
    suggestions: tuple[str, ...] = ()


COUNTED = 2.5
"""Zipf value, in millions of books, from which on a word is known, whatever the lists say: *attaches*."""


TYPICAL = 1.9
"""Largest cost of an edit that people make often: a letter swapped, doubled, dropped, or taken for its neighbour."""

LONG = 8
"""Letters of a word that no other resembles by chance."""

FRAGMENT = 3.0
"""Zipf value below which a listed word can be half of a torn one."""

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
"""Matches ``’s`` of ``doctor’s``."""


def bare(written: str) -> str:
    """Return a word without its possessive ending and soft hyphens, and with straight apostrophes."""
    return _POSSESSIVE.sub("", written).replace("’", "'").replace("\u00ad", "")


class SpellingEngine:
    """Judge of words that remembers every word judged, so that a word costs its search once a process."""

    __slots__ = (
        "_folded",
        "_judged",
        "_known",
        "_lexicon",
        "_medical",
        "_names",
        "_newer",
        "_plain",
        "_proper",
        "_words",
    )

    def __init__(self, words: frozenset[str] = frozenset()) -> None:
        self._words = words
        self._lexicon: Lexicon = lexicon()
        self._medical: MedicalWords = medical_words()
        self._newer: NewerWords = newer_words()
        self._proper: Names = proper_names()
        self._names = self._medical.words | self._lexicon.common_names
        self._known: dict[str, bool] = {}
        self._folded: dict[str, str] = {}
        self._plain: dict[str, bool] = {}
        self._judged: dict[tuple[str, bool], Judgement | None] = {}

    def listed(self, word: str) -> bool:
        """Return whether a lower-case word is in a list as it is."""
        words = self._lexicon
        return (
            word in words.sure
            or word in self._words
            or word in self._medical.words
            or word in words.british
            or word in self._newer.everyday
            or word in self._newer.clinical
            or zipf(word) >= COUNTED
        )

    def folded(self, written: str) -> str:
        """Return a word in lower case, without a possessive ending."""
        word = self._folded.get(written)
        if word is None:
            word = self._folded[written] = bare(written).lower()
        return word

    def plain(self, written: str) -> bool:
        """Return whether a word is right in any position and cannot be part of a torn one."""
        plain = self._plain.get(written)
        if plain is None:
            word = bare(written).lower()
            whole = word in self._lexicon.common or zipf(word) >= FRAGMENT
            plain = self._plain[written] = whole and self.judge(bare(written), inside=False) is None
        return plain

    def common_words(self) -> frozenset[str]:
        """Return the words of a medium dictionary, lower case."""
        return self._lexicon.common

    def learned(self, word: str) -> bool:
        """Return whether a lower-case word is a medical one that everyday texts do not have."""
        if word in self._lexicon.common or zipf(word) >= 3.5:
            return False
        if word in self._medical.words or word in self._newer.clinical:
            return True
        return len(word) <= MAX_LETTERS and self._medical.composed(word)

    def everyday(self, word: str) -> bool:
        """Return whether a lower-case word is one of a medium dictionary, or as common."""
        return word in self._lexicon.common or zipf(word) >= 3.5

    def proper(self, word: str) -> bool:
        """Return whether a lower-case word is the name of a person, a place, a drug or a company."""
        return word in self._proper.all or word in self._lexicon.common_names

    def given_name(self, word: str) -> bool:
        """Return whether a lower-case word is a given name, and no everyday word."""
        return word in self._proper.given

    def eponym(self, word: str) -> bool:
        """Return whether a lower-case word is the name of a person whose name a condition or test has."""
        return word in self._medical.eponyms

    def named(self, written: str) -> bool:
        """Return whether a word is in the lists of names as written."""
        return written in self._lexicon.names

    def known(self, word: str) -> bool:
        """Return whether a lower-case word is English, medical or this site's."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = len(word) <= MAX_LETTERS and self._is_known(word)
        return known

    def _is_known(self, word: str) -> bool:
        words = self._lexicon
        return (
            self.listed(word)
            or word in words.rare
            or word in words.variants
            or self._medical.composed(word)
            or self._medical.prefixed(word, self.listed)
            or derived(word, self.listed)
        )

    def judge(self, written: str, *, inside: bool) -> Judgement | None:
        """Return None for a word that is right, and for what is longer than any word, else its judgement.

        ``written`` has no possessive ending; ``inside`` says that it is inside a sentence, where a capital
        means a name.
        """
        if len(written) > MAX_LETTERS:
            return None
        key = (written, inside and written[:1].isupper())
        if key not in self._judged:
            self._judged[key] = self._judge(written, name=key[1])
        return self._judged[key]

    def _judge(self, written: str, *, name: bool) -> Judgement | None:
        word = written.lower()
        if word in APOSTROPHES:
            return Judgement("apostrophe", Tier.SURE, (_as_written(written, APOSTROPHES[word]),))
        if len(word) < 4 or not word.isascii() or self.listed(word):
            return None
        if written != word and (
            written in self._lexicon.names or not written[1:].islower() or word in self._proper.all
        ):
            return None
        if written != word and word[-1] == "s" and word[:-1] in self._medical.eponyms:
            return Judgement("apostrophe", Tier.LIKELY, (f"{written[:-1]}'s",))
        if self.known(word):
            return self._masked(written, word) if not name else None
        best = near(word, self._names if name else self._medical.words)
        parts = halves(word, self.listed, name=name)
        if parts and (not best or parts.score > best[0].score):
            return Judgement("joined", parts.tier, (_as_written(written, parts.text),))
        tier = _tier_of_name(word, best, self._medical.eponyms) if name else _tier(word, best)
        if tier is None and len(word) >= 8 and not name:
            best = far(word)
            if best and best[0].zipf >= 3.8:
                tier = Tier.MAYBE
        if tier is not None and written != word and not name:
            tier = _tier_at_start(word, best[0], tier)
        if tier is None and parts:
            return Judgement("joined", parts.tier, (_as_written(written, parts.text),))
        if tier is None:
            return Judgement("unknown", None)
        return _unknown(written, tier, best)

    def _masked(self, written: str, word: str) -> Judgement | None:
        """Return a judgement where a word that is known only by its parts, or only to the largest
        dictionaries, looks like a slip of a common one."""
        words = self._lexicon
        if word in words.variants or zipf(word) >= 2.0:
            return None
        best = near(word, self._medical.words)
        if best and word[-1] == "s" and best[0].word == word[:-1]:
            return None
        if not best or best[0].cost > (2.4 if best[0].zipf >= 4.0 else 1.9) or _inflected(word, best[0]):
            return None
        composed = word not in words.rare
        least = 2.0 if composed else 4.3
        if best[0].zipf < least or (not composed and len(word) < 6 and best[0].zipf < 5.0):
            return None
        return _unknown(written, Tier.LIKELY if best[0].zipf >= least + 1 else Tier.MAYBE, best)


def _unknown(written: str, tier: Tier, best: list[Candidate]) -> Judgement:
    return Judgement("unknown", tier, tuple(_as_written(written, candidate.word) for candidate in best[:5]))


def _tier(word: str, best: list[Candidate]) -> Tier | None:
    if not best:
        return None
    top = best[0]
    typical = top.cost <= TYPICAL
    if len(word) == 4:
        if top.zipf < 5.0:
            return None
        return Tier.LIKELY if typical and top.zipf >= 5.5 else Tier.MAYBE
    same_start = word[0] == top.word[0]
    if len(word) >= LONG and top.zipf >= 2.0 and is_slip_of_the_hand(word, top.word):
        return Tier.SURE
    ended = at_the_end(word, top.word)
    if word == top.word + "y":
        # Not a slip but an adjective that somebody made of the word: "boilerplatey".
        return None
    if top.zipf >= 4.0:
        if same_start and (
            typical or top.zipf >= 5.5 or (not ended and (len(word) >= LONG or top.zipf >= 5.0))
        ):
            return Tier.SURE
        return Tier.LIKELY if typical or top.zipf >= 5.0 else Tier.MAYBE
    if not typical or not same_start:
        return Tier.MAYBE if same_start and (len(word) >= LONG or top.zipf >= 3.5) else None
    if top.zipf >= 2.5 or len(word) >= LONG:
        return Tier.LIKELY
    return None if ended else Tier.MAYBE


def _tier_of_name(word: str, best: list[Candidate], eponyms: frozenset[str]) -> Tier | None:
    """Return the tier of a capitalised word inside a sentence: a name, unless it is long or the slip typical."""
    if not best or len(word) < 6 or word[0] != best[0].word[0]:
        return None
    top = best[0]
    if top.word in eponyms and top.cost <= TYPICAL and not _inflected(word, top):
        return Tier.LIKELY if len(word) >= 7 else Tier.MAYBE
    if is_coined(word, top.word) or (_inflected(word, top) and len(word) < 9):
        return None
    least = 2.5 if len(word) >= 9 else 3.6 if len(word) >= 7 and top.cost <= TYPICAL else 4.3
    if top.zipf < least:
        return Tier.MAYBE if len(word) >= LONG and top.cost <= TYPICAL and top.zipf >= 3.0 else None
    if top.cost <= TYPICAL and (len(word) >= 9 or is_slip_of_the_hand(word, top.word)):
        return Tier.LIKELY
    return Tier.MAYBE if top.cost <= TYPICAL or len(word) >= 9 else None


def _tier_at_start(word: str, top: Candidate, tier: Tier) -> Tier | None:
    """Return the tier of a capitalised word that opens a sentence, where a name is less likely than a word."""
    if is_coined(word, top.word) or word[0] != top.word[0] or top.zipf < 2.5:
        return None
    if len(word) < 6:
        if top.zipf < 5.0:
            return None
        return Tier.LIKELY if is_slip_of_the_hand(word, top.word) else Tier.MAYBE
    return Tier.LIKELY if tier is Tier.SURE and not is_slip_of_the_hand(word, top.word) else tier


def _inflected(word: str, other: Candidate) -> bool:
    """Return whether two words differ only in their last two letters, as forms of one word do, and the other is
    not so common that a slip is likelier."""
    shared = 0
    while shared < min(len(word), len(other.word)) and word[shared] == other.word[shared]:
        shared += 1
    return shared >= min(len(word), len(other.word)) - 2 and other.zipf < 4.0


def _as_written(written: str, correction: str) -> str:
    return correction[:1].upper() + correction[1:] if written[:1].isupper() else correction
