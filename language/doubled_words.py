"""Find words that are written twice in a row by a slip, and leave those that English sets so on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from language.spelling.lexicon import lexicon, zipf
from language.spelling.medical import medical_words
from language.text_blocks import BlockText
from language.word_list import words_in
from language.words import Word
from schemas.vocabulary import BlockKind, Tier


@dataclass(frozen=True, slots=True)
class Doubled:
    """A word that is written twice in a row."""

    word: str
    """The first of the two, as written."""
    start: int
    """Offset of the first."""
    end: int
    """Offset after the second."""
    tier: Tier


MEANT = words_in(
    """
    absolutely again aye big blah bon boo bye chop choo cling etc extra extremely far fifty half ha hee highly hip
    huge hush incredibly knock la long many more much minus night no now oui pa plus pom pooh quite rah really same
    so some super there ting tom totally truly tut tsk twenty very win yada yeah yes
    """
)
"""Words that are doubled for weight, as an exclamation or as a name."""

GRAMMATICAL = words_in("that had did does her")
"""Words that English sets twice in a row too often to tell a slip: *the pain that that caused*, *she had had*, *gave
her her pills* (Quirk et al. 1985, 15.8 and 10.11)."""

VERBS_OF_A_CLAUSE = words_in("is was are were has do can will")
"""Words that are right twice after a clause that asks, whose verb they close: *what it is is hard to say*, *what you
do do matters* (Quirk et al. 1985, 15.8)."""

_CLOSERS_OF_NO_SHORT_CLAUSE = words_in("can will has have")
"""Those of them that do not close a clause of one word: *which can can lead to pain*."""

ASKING = words_in("what who whom where when why how which whatever whoever wherever all")
"""Words that open such a clause."""

PARTICLES = words_in("about along around at by down for from in of off on out over through to up with")
"""Words that close one phrase and open the next: *check in in person*, *the nurse you talked to to set the date*."""

NOT_ADVERBS = words_in("at for from of with")
"""Those of them that follow their verb only where what they belong to was said before: *what it came from from then
on*."""

_VERBS_TEXT = """
agree answer apply ask bank base belong blow book break bring build call care carry catch check cheer chip come clean
climb clock close come complain count cut deal decide depend dial drop eat end engage enrol enroll fall feed fill fit
focus follow get give go hand hang head hear help hold hope interested involve involved join jump keep kick knock lay
lead lean let listen live lock log look make meet mix move object open opt pass pay phone pick plan plug pop pour
power pull push put react refer relate rely respond rest ring roll run search see send set settle sign sink sit sleep
slip slow speak specialize specialise stand stay step stick stop stretch strike switch take talk tap tell think throw
top trade try tune turn use wait wake walk want warm wash watch wear weigh wind wipe work worry write
been bought broke brought built came caught cut dealt fed fell felt found gave given gone got heard held hung kept knew
laid led left lent lost made meant met paid ran said sat saw sent set shut slept sold spoke spoken stood stuck struck
taken taught thought threw told took tore understood went woke won wore wrote written
"""
_VERBS = words_in(_VERBS_TEXT)
"""Verbs that a particle follows, with their irregular forms."""

GIVING = words_in(
    """
    assure assured convince convinced promise promised remind reminded give gave gives given tell tells told show shows
    showed offer offers offered send sends sent ask asks asked
    """
)
"""Verbs after which *you you* can be right: *what we told you you need*."""

_ENDING = re.compile(r"(?:ing|ed|es|s)$")
"""Matches the ending of ``logged``."""


def doubled_words(text: str, block: BlockText) -> Iterator[Doubled]:
    """Yield each word that a slip doubled, never over the end of a sentence, nor over cells of a table."""
    if block.kind is BlockKind.TABLE_ROW:
        return
    words = block.words
    small = [word.casefold() for word, _, _ in words]
    pairs = [index for index, (one, other) in enumerate(pairwise(small)) if one == other]
    starts = {start for start, _ in block.sentences} if pairs else set[int]()
    for index in pairs:
        left, right = words[index], words[index + 1]
        if len(left.text) != len(right.text):
            continue
        if not text[left.end : right.start].isspace() or right.start in starts:
            continue
        if _joined(text, right.end) or (
            _joined(text, left.start - 1)
            and not (text[left.start - 1] == "-" and len(left.text) >= _LEAST_OF_A_HALF)
        ):
            continue
        tier = _tier(words, index, starts)
        if tier is not None:
            yield Doubled(left.text, left.start, right.end, tier)


def _tier(words: Sequence[Word], index: int, starts: set[int]) -> Tier | None:
    """Return how surely a doubled word is a slip, None where it is meant or a name: *Walla Walla*, *Loa loa*."""
    left, right = words[index].text, words[index + 1].text
    word = left.casefold()
    if word in MEANT or word in GRAMMATICAL or (len(word) == 1 and word not in "ai"):
        return None
    before = words[index - 1].text.casefold() if index and words[index].start not in starts else ""
    if right == "a" and left == "A" and words[index].start not in starts:
        return None  # vitamin A a day
    beside = [*words[max(0, index - 1) : index], *words[index + 2 : index + 3]]
    if any(other.text.casefold() == word for other in beside):
        return None  # three times, for weight: tap tap tap
    if word in VERBS_OF_A_CLAUSE:
        if word in _CLOSERS_OF_NO_SHORT_CLAUSE and before in ("which", "who"):
            return Tier.LIKELY
        if _is_asked(words, index, starts) or (word == "do" and before in ("i", "you", "we", "they")):
            return None
        return Tier.SURE if word in ("is", "was", "are", "were") else Tier.LIKELY
    if word in PARTICLES:
        if takes_a_particle(before):
            if word not in NOT_ADVERBS or _is_asked(words, index, starts):
                return None
            # "the care you look for for your family" leaves its pronoun out.
            subject = words[index - 2].text.casefold() if index > 1 else ""
            return Tier.MAYBE if subject in ("i", "you", "he", "she", "it", "we", "they") else Tier.SURE
        return Tier.SURE if word in NOT_ADVERBS else Tier.LIKELY
    if word in ("you", "it", "him", "them", "us", "me", "who"):
        return None if before in GIVING else Tier.LIKELY
    if word in NEVER_MEANT:
        return Tier.LIKELY if right[0].isupper() and not left.isupper() and left[0].isupper() else Tier.SURE
    if left[0].isupper() and not (
        words[index].start in starts and right.islower() and zipf(word) >= _LEAST_EVERYDAY
    ):
        # A name, or a word of a program: "Message message".
        return None
    # What is no word by itself is a name of two: *ylang ylang*, *tuk tuk*.
    if left[0].isupper():
        return Tier.LIKELY
    known = zipf(word) >= _LEAST_COMMON or word in lexicon().sure or medical_words().composed(word)
    return Tier.SURE if known else None


_LEAST_OF_A_HALF = 5
"""Letters of the second half of a compound from which its repetition is a slip: *false-negative negative*."""
_LEAST_COMMON, _LEAST_EVERYDAY = 2.5, 5.0
"""Zipf values from which a word is known, whatever the lists say, and is hardly a name: *Bring bring a list*."""
NEVER_MEANT = words_in("the a an and your their our his if but or this")
"""Words whose doubling is a slip wherever it is."""


def _is_asked(words: Sequence[Word], index: int, starts: set[int]) -> bool:
    """Return whether a word that opens a clause which asks is before a word in its sentence, not far from it."""
    return not ASKING.isdisjoint(_since(words, index, starts))


_FAR = 30
"""Words that are looked back over: no clause is so long."""


def _since(words: Sequence[Word], index: int, starts: set[int]) -> Iterator[str]:
    """Yield the nearest words of a sentence before one of its words."""
    first = max(0, index - _FAR)
    while index > first and words[index].start not in starts:
        index -= 1
        yield words[index].text.casefold()


def takes_a_particle(verb: str) -> bool:
    """Return whether a word is a form of a verb that a particle follows: *log*, *logged*, *logging*, *logs*."""
    stem = _ENDING.sub("", verb)
    halved = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
    return not _VERBS.isdisjoint((verb, stem, stem + "e", halved))


def _joined(text: str, place: int) -> bool:
    """Return whether a character joins a word to its neighbour: a hyphen, a slash, an apostrophe."""
    return (
        0 <= place < len(text)
        and text[place] in "-‐‑/_’'@."
        and not (text[place] == "." and not text[place + 1 : place + 2].isalnum())
    )
