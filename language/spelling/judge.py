"""Judge one word: known, or unknown with the words that were probably meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from language.spelling.affixes import derived
from language.spelling.candidates import (
    MARGIN,
    MAX_LETTERS,
    Candidate,
    at_the_end,
    far,
    is_coined,
    is_slip_of_the_hand,
    near,
)
from language.spelling.lexicon import Lexicon, lexicon, zipf
from language.spelling.likely_words import likelihood
from language.spelling.medical import MedicalWords, medical_words
from language.spelling.newer_words import NewerWords, newer_words
from language.spelling.proper_names import Names, proper_names
from language.spelling.run_together import APOSTROPHES, halves
from language.word_list import words_in
from language.words import Word
from schemas.vocabulary import Tier

Kind = Literal["unknown", "variant", "joined", "apostrophe"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Judgement of a word that the engine does not know."""

    kind: Kind
    tier: Tier | None
    """Null where no word near it is known: rather a name or a new term than an error."""
    suggestions: tuple[str, ...] = ()
    scores: tuple[float, ...] = ()
    """The score of each suggestion of an unknown word; empty for other kinds."""


COUNTED = 2.5
"""Zipf value, in millions of books, from which on a word is known, whatever the lists say: *attaches*."""


TYPICAL = 1.9
"""Largest cost of an edit that people make often: a letter swapped, doubled, dropped, or taken for its neighbour."""

CLEAR = 2.0
"""Score of a candidate beside which others with several slips need not be looked for: a hundred times as frequent
as a word seen once in a thousand million, once its slip is counted."""

ALIKE = 0.65
"""Largest cost a letter of several slips after which a word is still like the one that was meant. With the next two,
chosen on the tuned half of the planted errors and of the learners' sentences, beside rare words of clean texts."""
LEAST_SCORE = -1.5
"""Least score of the correction of a word that is like it."""
LEAST_SCORE_UNLIKE = 1.0
"""Least score of the correction of a word that is not: only a very common one, *hwihc*."""

OFTEN = 2.4
"""Score of two words that are so often together that their being one in the largest dictionaries says little: *aswell*,
*inorder*."""

LONG = 8
"""Letters of a word that no other resembles by chance."""

FRAGMENT = 3.0
"""Zipf value below which a listed word can be half of a torn one."""

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
"""Matches ``’s`` of ``doctor’s``."""


def bare(written: str) -> str:
    """Return a word without its possessive ending and soft hyphens, and with straight apostrophes."""
    return _POSSESSIVE.sub("", written).replace("’", "'").replace("\u00ad", "")


@dataclass(slots=True)
class Memories:
    """What the readers of forms found out about words by asking one engine: another one's site has other words."""

    parts: dict[str, int] = field(default_factory=dict)
    """Word as written to what it can be in a compound; of `language.forms.compounds`."""
    joined: dict[str, bool] = field(default_factory=dict)
    """Letters of two words to whether they can be one; of the same."""
    shapes: dict[str, tuple[str, str, bool, bool]] = field(default_factory=dict)
    """Word as written to what it shows of a name; of `language.forms.names`."""


class SpellingEngine:
    """Judge of words that remembers every word judged, so that a word costs its search once a process."""

    __slots__ = (
        "_also",
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
        "memories",
    )

    def __init__(self, words: frozenset[str] = frozenset(), locale: str = "en-US") -> None:
        """Take the words that are right on this site, and its English, such as ``en-GB``: every English is right
        everywhere, but another than that of the United States offers its own spellings (*behaviour*), too."""
        self._words = words
        self._lexicon: Lexicon = lexicon()
        self._medical: MedicalWords = medical_words()
        self._newer: NewerWords = newer_words()
        self._proper: Names = proper_names()
        self._names = self._medical.words | self._lexicon.common_names
        self._also = frozenset[str]() if locale == "en-US" else self._lexicon.british
        self._known: dict[str, bool] = {}
        self._folded: dict[str, str] = {}
        self._plain: dict[str, bool] = {}
        self._judged: dict[tuple[str, bool], Judgement | None] = {}
        self.memories = Memories()

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

    def strangers(self, words: Sequence[Word]) -> list[int]:
        """Return the places of the words that are not `plain`, in order."""
        seen, plain = self._plain, self.plain
        return [index for index, (word, _, _) in enumerate(words) if not (seen.get(word) or plain(word))]

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
        if len(word) < 3 or not word.isascii() or self.listed(word):
            return None
        if len(word) == 3:
            return self._short(word) if written == word else None
        if written != word and (
            written in self._lexicon.names or not written[1:].islower() or word in self._proper.all
        ):
            return None
        if written != word and word[-1] == "s" and word[:-1] in self._medical.eponyms:
            return Judgement("apostrophe", Tier.LIKELY, (f"{written[:-1]}'s",))
        if self.known(word):
            return self._masked(written, word) if not name else None
        best = near(word, self._names if name else self._medical.words, self._also)
        if not name and (not best or best[0].score < CLEAR):
            best = _merged(best, far(word))
        parts = halves(word, self.listed, name=name)
        if parts and (not best or parts.score > best[0].score - (MARGIN if best[0].distance > 1 else 0)):
            return Judgement("joined", parts.tier, (_as_written(written, parts.text),))
        tier = _tier_of_name(word, best, self._medical.eponyms) if name else _tier(word, best)
        if tier is not None and best[0].distance > 1 and self._is_term(word, best[0].word):
            tier = None
        if tier is not None and written != word and not name:
            tier = _tier_at_start(word, best[0], tier)
        if tier is None and parts:
            return Judgement("joined", parts.tier, (_as_written(written, parts.text),))
        if tier is None:
            return Judgement("unknown", None)
        return _unknown(written, tier, best)

    def _is_term(self, word: str, meant: str) -> bool:
        """Return whether a word that is not like a common one is rather a new term: two common words make it up, or it
        has the ending of a medical one, which the other has not: *ceramidase*."""
        if _TERM.search(word) and word[-3:] != meant[-3:]:
            return True
        return any(
            all(
                half in self._lexicon.common and likelihood(half) >= FRAGMENT + 1
                for half in (word[:place], word[place:])
            )
            for place in range(4, len(word) - 3)
        )

    def _short(self, word: str) -> Judgement | None:
        """Return a judgement of three small letters that are rather a very common word than an abbreviation."""
        if word in self._lexicon.names or word.upper() in self._lexicon.names:
            return None
        best = near(word)
        if not best or best[0].zipf < 5.5:
            return None
        if word[0] != best[0].word[0] and sorted(word) != sorted(best[0].word):
            return None
        if sorted(word) == sorted(best[0].word):
            return _unknown(word, Tier.SURE if best[0].zipf >= 6.0 else Tier.LIKELY, best)
        return _unknown(word, Tier.MAYBE, best) if best[0].zipf >= 6.0 and best[0].cost <= TYPICAL else None

    def _masked(self, written: str, word: str) -> Judgement | None:
        """Return a judgement where a word that is known only by its parts, or only to the largest
        dictionaries, looks like a slip of a common one."""
        words = self._lexicon
        if word in words.variants or zipf(word) >= 2.0:
            return None
        parts = halves(word, self.listed)
        if parts and parts.score >= OFTEN:
            return Judgement("joined", Tier.LIKELY, (_as_written(written, parts.text),))
        best = near(word, self._medical.words, self._also)
        if best and word[-1] == "s" and best[0].word == word[:-1]:
            return None
        if not best or best[0].cost > (2.4 if best[0].zipf >= 4.0 else 1.9) or _inflected(word, best[0]):
            return None
        composed = word not in words.rare
        least = 2.0 if composed else 4.3
        value = best[0].zipf if composed else zipf(best[0].word)
        if value < least or (not composed and len(word) < 6 and value < 4.8):
            return None
        if _is_sure_beside_parts(word, best[0]) if composed else value >= 5.0 and best[0].cost <= TYPICAL:
            return _unknown(written, Tier.SURE, best)
        return _unknown(written, Tier.LIKELY if value >= (3.0 if composed else 4.8) else Tier.MAYBE, best)


_TERM = re.compile(
    r"(?:ase|ose|oma|omas|emia|itis|osis|mab|nib|vir|pril|olol|azole|statin|mycin|cillin|gliptin|gliflozin)s?$"
)
"""Matches the endings of enzymes, sugars, diseases and drugs (the last by the United States Adopted Names Council)."""


def _is_sure_beside_parts(word: str, top: Candidate) -> bool:
    """Return whether a word that can be made of parts is rather a slip of a common one: *nervious*, *ovorian*."""
    return (
        top.zipf >= (4.0 if top.cost <= TYPICAL else 4.8)
        and len(word) >= LONG - 1
        and word[0] == top.word[0]
        and not at_the_end(word, top.word)
    )


def _unknown(written: str, tier: Tier, best: list[Candidate]) -> Judgement:
    offered = best[:MOST_OFFERED]
    return Judgement(
        "unknown",
        tier,
        tuple(_as_written(written, candidate.word) for candidate in offered),
        tuple(candidate.score for candidate in offered),
    )


MOST_OFFERED = 5
"""Most corrections of a word."""


def _merged(one_slip: list[Candidate], several: list[Candidate]) -> list[Candidate]:
    """Return the candidates of both lists, best first, each word as the better of its two."""
    seen = {candidate.word for candidate in one_slip}
    found = one_slip + [candidate for candidate in several if candidate.word not in seen]
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.distance, candidate.word))


def _tier(word: str, best: list[Candidate]) -> Tier | None:
    if not best:
        return None
    top = best[0]
    if top.distance > 1:
        return _tier_of_several(word, best)
    typical = top.cost <= TYPICAL
    same_start = word[0] == top.word[0]
    if len(word) == 4:
        return _tier_of_four(word, top, typical=typical and same_start)
    if not same_start and _is_slip_at_start(word, top):
        return Tier.SURE
    if len(word) >= LONG and top.zipf >= 2.0 and is_slip_of_the_hand(word, top.word):
        return Tier.SURE
    ended = at_the_end(word, top.word)
    if word == top.word + "y":
        # Not a slip but an adjective that somebody made of the word: "boilerplatey".
        return None
    if top.zipf >= 4.0:
        if same_start and (
            typical or top.zipf >= 5.5 or (not ended and (len(word) >= LONG or top.zipf >= 4.5))
        ):
            return Tier.SURE
        if (same_start and ended and len(word) >= LONG) or (
            len(word) >= LONG - 2 and sorted(word) == sorted(top.word)
        ):
            return Tier.SURE
        return Tier.LIKELY if typical or top.zipf >= 5.0 or same_start else Tier.MAYBE
    if not typical or not same_start:
        return (
            Tier.MAYBE if len(word) >= LONG or (top.zipf >= 3.5 and (same_start or len(word) > 5)) else None
        )
    if len(word) >= (LONG if ended else LONG - 2) and top.zipf >= 3.0:
        return Tier.SURE
    if top.zipf >= 2.5 or len(word) >= LONG:
        return Tier.LIKELY
    return None if ended else Tier.MAYBE


def _tier_of_four(word: str, top: Candidate, *, typical: bool) -> Tier | None:
    """Return the tier of a word of four letters, which are an abbreviation as often as a word."""
    if top.zipf < 5.0:
        return Tier.MAYBE if typical and top.zipf >= 4.5 else None
    if (typical and _VOWEL.search(word)) or (top.zipf >= 6.0 and sorted(word) == sorted(top.word)):
        return Tier.SURE
    return Tier.LIKELY if typical or top.zipf >= 5.5 else Tier.MAYBE


_VOWEL = re.compile("[aeiouy]")
"""Matches the ``o`` of ``fo``."""

_MARKS = frozenset("aeimqtuvx")
"""Letters that people set before a word to make a new one: *ehealth*, *xray*."""


def _is_slip_at_start(word: str, top: Candidate) -> bool:
    """Return whether a wrong, lost or swapped first letter is surely a slip: the word is long or the other common."""
    if word[1:] == top.word and word[0] in _MARKS:
        return False
    if sorted(word) == sorted(top.word):
        return top.zipf >= 5.0 or (len(word) >= LONG - 1 and top.zipf >= 4.0)
    return top.zipf >= (4.3 if len(word) >= LONG - 1 else 5.0) and len(word) >= LONG - 2


def _tier_of_several(word: str, best: list[Candidate]) -> Tier | None:
    """Return the tier of a word with several slips, by how far ahead its likeliest correction is of the next."""
    top = best[0]
    ahead = top.score - best[1].score if len(best) > 1 else MARGIN
    if len(word) == 4:
        return Tier.MAYBE if top.zipf >= 5.5 and top.score >= 1.5 and ahead >= MARGIN else None
    alike = top.cost <= ALIKE * len(word) and len(word) > 5
    if top.score < (LEAST_SCORE if alike else LEAST_SCORE_UNLIKE) or (not alike and top.zipf < 5.3):
        return None
    if word[0] != top.word[0] and (top.score < 1.0 or len(word) < LONG):
        vowels = _VOWEL.match(word) and _VOWEL.match(top.word)
        return Tier.MAYBE if top.score >= (LEAST_SCORE if vowels else LEAST_SCORE_UNLIKE) else None
    if ahead < MARGIN / 2 or top.zipf < 3.5:
        return Tier.MAYBE
    if len(word) >= LONG and ahead >= MARGIN and top.zipf >= 4.0 and top.score >= 0.5:
        return Tier.SURE
    return Tier.LIKELY if top.score >= 0.5 else Tier.MAYBE


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
    slip = is_slip_of_the_hand(word, top.word)
    if top.cost <= TYPICAL and (len(word) >= 9 or slip):
        return Tier.SURE if slip and len(word) >= 9 and top.zipf >= 4.0 else Tier.LIKELY
    return Tier.MAYBE if top.cost <= TYPICAL or len(word) >= 9 else None


def _tier_at_start(word: str, top: Candidate, tier: Tier) -> Tier | None:
    """Return the tier of a capitalised word that opens a sentence, where a name is less likely than a word."""
    if is_coined(word, top.word) or word[0] != top.word[0] or top.zipf < 2.5:
        return None
    if len(word) < 6:
        if top.zipf < 5.0:
            return None
        return Tier.LIKELY if is_slip_of_the_hand(word, top.word) else Tier.MAYBE
    certain = is_slip_of_the_hand(word, top.word) or (len(word) >= LONG - 1 and top.zipf >= 4.0)
    return Tier.LIKELY if tier is Tier.SURE and not certain else tier


_FORMS = frozenset(
    frozenset(pair.split("/"))
    for pair in words_in(
        """
        is/es is/us us/os um/on ium/um ius/us ia/ea ial/al eal/al ian/an ion/on ic/ac ol/al ol/yl al/yl in/en in/an
        ed/es er/es er/ed er/or or/ar ers/ors ies/ics as/es as/is os/es os/is
        """
    )
)
"""Pairs of endings at one edit that are forms of one word, or of two terms of one stem: *axis*, *axes*; *phenol*,
*phenyl*. A last letter more, less or another is one, too."""


def _inflected(word: str, other: Candidate) -> bool:
    """Return whether two words are forms of one word by their endings, and the other is not so common that a slip is
    likelier.

    A letter doubled or halved, or two that changed places, make no form: *lymphocyttic*.
    """
    meant = other.word
    if zipf(meant) >= 4.0 or is_slip_of_the_hand(word, meant):
        return False
    shared = 0
    while shared < min(len(word), len(meant)) and word[shared] == meant[shared]:
        shared += 1
    if shared < min(len(word), len(meant)) - 2:
        return False
    if at_the_end(word, meant):
        return True
    return frozenset((word[shared:], meant[shared:])) in _FORMS


def _as_written(written: str, correction: str) -> str:
    return correction[:1].upper() + correction[1:] if written[:1].isupper() else correction
