"""Walk a text and yield every passage that the spelling engine judges wrong or does not know."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from language.abbreviations import ABBREVIATIONS, ORDINARY_WORDS
from language.spelling.candidates import at_the_end, is_slip_of_the_hand
from language.spelling.contractions import contraction
from language.spelling.in_context import ranked
from language.spelling.judge import FRAGMENT, LONG, Judgement, SpellingEngine, bare
from language.spelling.lexicon import zipf
from language.spelling.likely_words import likelihood
from language.spelling.run_together import APOSTROPHES
from language.spelling.surroundings import FOREIGN, is_foreign, is_named, is_person
from language.text_blocks import BlockText
from language.word_list import words_in
from language.words import Word
from schemas.facts.text_words import SuspectKind
from schemas.vocabulary import Tier


@dataclass(frozen=True, slots=True)
class Sighting:
    """One passage of a text that looks wrong."""

    word: str
    """As written, without a possessive ending; of a torn word, both parts."""
    start: int
    end: int
    kind: SuspectKind
    """As of a `Suspect`."""
    tier: Tier | None
    suggestions: tuple[str, ...]
    lower: bool
    """True if it begins with a small letter."""
    rule: str | None = None
    """Name of the rule that found it; null for a word that was looked up."""
    person: bool = False
    """True where it is no fault but a person's name: a title, a degree or a given name is beside it."""


def scan(text: str, block: BlockText, engine: SpellingEngine) -> Iterator[Sighting]:
    """Yield the sightings of one English block, in order, not overlapping."""
    words = block.words
    strange = engine.strangers(words)
    unspaced = _UNSPACED.search(text, block.start, block.end) is not None
    if not (strange or unspaced):
        return
    running = sum(word.text.islower() for word in words[:12]) >= SMALL_WORDS
    openings = set(_openings(text, block)) if running else set()
    shouting = functools.cache(lambda: _shouting(words))
    code = functools.cache(lambda: _CODE.search(text, block.start, block.end) is not None)
    taken, last = -1, len(words) - 1
    seen = range(len(words)) if unspaced else sorted({*strange, *(index - 1 for index in strange if index)})
    plain = engine.plain
    for index in seen:
        word = words[index]
        if word.start < taken:
            continue
        following = words[index + 1] if index < last else None
        if plain(word.text) and (
            following is None
            or (following.start == word.end + 1 and text[word.end].isspace() and plain(following.text))
        ):
            continue
        pair = following and _pair(text, word, following, engine)
        if pair:
            taken = pair.end
            if not code():
                yield pair
            continue
        written = bare(word.text)
        if written.isupper() and shouting():
            if len(written) <= INITIALS and not engine.listed(written.lower()):
                continue
            written = written.capitalize() if engine.named(written.capitalize()) else written.lower()
        inside = word.start not in openings
        judged = engine.judge(written, inside=inside)
        if (
            judged is not None
            and _exempt(text, word)
            and not (_hyphened(text, word) and _is_slip(written, judged))
        ):
            continue
        if judged is not None and judged.kind == "apostrophe":
            judged = contraction(judged, block.words, index)
        if judged is None or code():
            continue
        person = word.text[:1].isupper() and is_person(text, block.words, index, engine)
        if person or not _excused(text, block.words, index, judged, engine):
            yield Sighting(
                word=written,
                start=word.start,
                end=word.end - _possessive(word.text),
                kind=judged.kind,
                tier=judged.tier,
                suggestions=_ranked(text, words, index, judged),
                lower=written[:1].islower(),
                person=person,
            )


def _ranked(text: str, words: tuple[Word, ...], index: int, judged: Judgement) -> tuple[str, ...]:
    """Return the suggestions for a word, ranked by its neighbours in the same clause."""
    word = words[index]
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    return ranked(
        judged,
        before.text.lower() if before and text[before.end : word.start].isspace() else "",
        after.text.lower() if after and text[word.end : after.start].isspace() else "",
    )


_UNSPACED = re.compile(r"[.,;!?](?=[^\W\d_])(?<=[^\W\d_].)")
"""Matches the full stop in ``patients.The``, in ``e.g`` and in ``clinic.example``."""

_LABEL = re.compile(r"\W{0,3}(?:[A-Z][a-z]{1,9} )?\(?(?:\d{1,3}|[A-Za-z]|[IVX]{1,5})[.)]\s")
"""Matches ``1. ``, ``(a) `` and ``Step 2. `` at a sentence's start."""


def _openings(text: str, block: BlockText) -> Iterator[int]:
    """Yield the offsets at which a sentence's first word may begin: after an opening mark, and after a label."""
    for start, end in block.sentences:
        yield from (start, start + 1, start + 2)
        if label := _LABEL.match(text, start, end):
            yield label.end()


SMALL_WORDS = 3
"""Fewest words in small letters, of the first twelve, of a block that begins with a sentence: the capital of a label, a
title or a list of names says as much at the start as inside a sentence."""

_CODE = re.compile(r"\w\(\)|=>|->|::|[;{}]\s*(?:$|\n)|</\w|\w\s*==?\s*[\"'\[({]|\w\.\w+\(|[{}];|&[a-z]+;")
"""Matches ``=>`` of ``(options => {``: a block with a line of a program is no prose."""


def _excused(
    text: str, words: tuple[Word, ...], index: int, judged: Judgement, engine: SpellingEngine
) -> bool:
    """Return whether what stands beside a word explains it: it is half of a Latin name, a person's, or foreign."""
    word = words[index]
    if judged.kind == "apostrophe":
        return False
    small = word.text.islower()
    typed, meant = bare(word.text).lower(), judged.suggestions[0].lower() if judged.suggestions else ""
    slip = likelihood(meant) >= 4.0 and is_slip_of_the_hand(typed, meant)
    genus = words[index - 1].text if index else ""
    if judged.tier is Tier.SURE and small and judged.kind == "joined":
        return False
    slip = slip or (judged.tier is Tier.SURE and len(typed) >= LONG and not at_the_end(typed, meant))
    latin = judged.kind != "joined" and (not slip or genus[:1].isupper())
    if latin and genus and _epithet(words[index - 1], word, text, engine):
        return True
    if not small and judged.suggestions:
        if slip or (engine.eponym(meant) and is_slip_of_the_hand(typed, meant)):
            return False
        if is_named(text, words, index, engine):
            return True
    elif len(words) == 1 and judged.suggestions:
        # A block of one word in small letters is rather the name of an account than a slip.
        return not slip
    return is_foreign(text, words, index, engine)


def _possessive(written: str) -> int:
    """Return the number of characters of a possessive ending."""
    return len(written.replace("\u00ad", "")) - len(bare(written))


_LATIN = re.compile(r"(?:us|a|um|i|is|ae|ale|ense|ans|ens|es|on|oides)$")
"""Matches the ending of ``duodenale``."""


def _epithet(before: Word, word: Word, text: str, engine: SpellingEngine) -> bool:
    """Return whether a word is the second half of a Latin name, as in ``Ancylostoma duodenale``, ``T. solium``
    and ``polymyalgia rheumatica``."""
    if not word.text.islower() or _LATIN.search(word.text) is None:
        return False
    gap = text[before.end : word.start]
    first = bare(before.text).lower()
    if gap == " " and (engine.learned(first) or (likelihood(first) < UNCOMMON and len(first) > 3)):
        return True
    if len(before.text) == 1:
        return gap == ". " and before.text.isupper()
    return (
        gap == " "
        and before.text[0].isupper()
        and len(before.text) >= 4
        and not engine.listed(bare(before.text).lower())
    )


INITIALS = 4
"""Most letters of a word in capitals that is rather made of initials (*SLES*) than a slip, where all is in capitals."""
UNCOMMON = 2.0
"""Zipf value below which a word before a Latin ending is rather the name of a genus: ``curcuma longa``."""


def _shouting(words: tuple[Word, ...]) -> bool:
    """Return whether a block is set in capitals, so that capitals mean nothing."""
    return len(words) >= 3 and sum(word.text.isupper() for word in words) > len(words) * 0.7


_GLUE = frozenset("-‐‑_\\=")
_GLUE_BEFORE = _GLUE | frozenset("&]<$@")
_GLUE_AFTER = _GLUE | frozenset("[(>…")
_PART = re.compile(r"\s?\.\.|\s?…|\.[a-z]|&#|['’](?![^\W\d_])")
"""Matches `` ..`` after a word that was cut, ``.e`` of ``lsass.exe``, ``&#`` of ``wasn&#39;t`` and the apostrophe of
``makin' it``."""


def _exempt(text: str, word: Word) -> bool:
    """Return whether a word is glued to something that makes it a code, a name or a part of another word."""
    before = text[max(0, word.start - 2) : word.start]
    if before[-1:] in _GLUE_BEFORE and before:
        return True
    if text[word.end : word.end + 1] in _GLUE_AFTER and word.end < len(text):
        return True
    if before[-1:] == "." and before[:1].isalnum():
        return True
    part = _PART.match(text, word.end)
    return part is not None and (part[0] not in "'’" or word.text.endswith("in"))


def _hyphened(text: str, word: Word) -> bool:
    """Return whether a word in small letters is joined to another one by a plain hyphen, and to nothing else:
    ``cross-secttional``."""
    if not word.text.islower() or len(word.text) < LEAST_HYPHENED:
        return False
    before, after = text[max(0, word.start - 2) : word.start], text[word.end : word.end + 2]
    left = before[-1:] == "-"
    right = after[:1] == "-"
    if left and not (len(before) == 2 and before[0].isalnum()):
        return False
    if right and not (len(after) == 2 and after[1].isalnum()):
        return False
    if not left and before[-1:] and (before[-1] in _GLUE_BEFORE or before[-1] in "./@"):
        return False
    if not right and after[:1] and (after[0] in _GLUE_AFTER or _PART.match(text, word.end)):
        return False
    return left or right


LEAST_HYPHENED = 6
"""Fewest letters of a part of a hyphened word that is looked at: short ones are names of models and abbreviations."""


def _is_slip(written: str, judged: Judgement) -> bool:
    """Return whether a part of a hyphened word is surely a slip, and no combining form that only stands so."""
    return judged.kind == "unknown" and judged.tier is Tier.SURE and written[-1] not in "oia"


def _pair(text: str, word: Word, following: Word, engine: SpellingEngine) -> Sighting | None:
    between = text[word.end : following.start]
    if between == " ":
        return _torn(word, following, engine)
    if between in (".", ",", ";", "!", "?"):
        return _unspaced(between, word, following, engine)
    return None


def _torn(word: Word, following: Word, engine: SpellingEngine) -> Sighting | None:
    """Return ``symp toms`` as a torn word: whole a common word, of whose parts one is rare or not a word."""
    left, right = word.text, following.text
    if (
        not (right.islower() and left[1:].islower() and left.isascii() and right.isascii())
        or len(left) + len(right) < 5
    ):
        return None
    whole = left.lower() + right
    value = likelihood(whole)
    if value < (LEAST_TORN if len(right) < 4 or engine.listed(right) else LEAST_COUNTED):
        if len(whole) < LONG or engine.listed(right) or engine.listed(left.lower()):
            return None
        if not engine.known(whole) or engine.known(right):
            return None
    elif not engine.listed(whole):
        return None
    if left in FOREIGN and engine.listed(right):
        return None
    if left.lower() in APOSTROPHES:
        return None  # "theres a" lost an apostrophe, and is no torn "theresa"
    strangers = [part for part in (left.lower(), right) if _fragment(part, engine)]
    if not strangers:
        return None
    return Sighting(
        word=f"{left} {right}",
        start=word.start,
        end=following.end,
        kind="split",
        tier=Tier.SURE if value >= 3.5 else Tier.LIKELY,
        suggestions=(left + right,),
        lower=left[0].islower(),
    )


LEAST_TORN = 2.5
"""Zipf value of a whole word of whose parts the second is a word, too."""
LEAST_COUNTED = 1.0
"""Zipf value of one of which it is not; a long one need not be counted where neither part is a word."""


def _fragment(part: str, engine: SpellingEngine) -> bool:
    if len(part) == 1:
        return part not in "ai"
    return part not in engine.common_words() and (not engine.listed(part) or zipf(part) < FRAGMENT)


def _unspaced(mark: str, word: Word, following: Word, engine: SpellingEngine) -> Sighting | None:
    """Return ``patients.The`` as a lost space: two words with a mark but without a space between."""
    left, right = word.text, following.text
    if (
        len(left) < 2
        or not left[1:].islower()
        or (left.lower() in ABBREVIATIONS and left not in ORDINARY_WORDS)
        or right.lower() in NOT_AFTER_A_MARK
    ):
        return None
    if not engine.known(bare(left).lower()):
        return None
    if mark in ".!?" and not (right[0].isupper() and (right[1:].islower() or right.isupper())):
        return None
    if mark in ",;" and len(right) == 1 and right.lower() not in "ai":
        return None
    known = engine.known(bare(right).lower())
    least = 6.0 if mark == "." and left[0].isupper() else 4.0
    if (left[0].isupper() or len(left) < 3) and not (known and zipf(right.lower()) >= least):
        return None
    return Sighting(
        word=f"{left}{mark}{right}",
        start=word.start,
        end=following.end,
        kind="space",
        tier=Tier.SURE if known else Tier.LIKELY,
        suggestions=(f"{left}{mark} {right}",),
        lower=True,
    )


NOT_AFTER_A_MARK = words_in("com org net gov edu js net io co uk us md phd do rn dds pa np inc llc llp pc")
"""Ends of addresses and degrees, which follow a mark without a space on purpose."""
