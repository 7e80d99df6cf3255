"""Walk a text and yield every passage that the spelling engine judges wrong or does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from language.abbreviations import ABBREVIATIONS, ORDINARY_WORDS
from language.spelling.judge import FRAGMENT, SpellingEngine, bare
from language.spelling.lexicon import zipf
from language.text_blocks import BlockText
from language.word_list import words_in
from language.words import Word
from schemas.vocabulary import Tier


@dataclass(frozen=True, slots=True)
class Sighting:
    """One passage of a text that looks wrong."""

    word: str
    """As written, without a possessive ending; of a torn word, both parts."""
    start: int
    end: int
    kind: Literal["unknown", "variant", "joined", "apostrophe", "split", "space"]
    tier: Tier | None
    suggestions: tuple[str, ...]
    lower: bool
    """True if it begins with a small letter."""


def scan(text: str, block: BlockText, engine: SpellingEngine) -> Iterator[Sighting]:
    """Yield the sightings of one English block, in order, not overlapping."""
    plain = engine.plain
    openings = set(_openings(text, block))
    shouting = _shouting(block.words)
    taken, last = -1, len(block.words) - 1
    for index, word in enumerate(block.words):
        if word.start < taken:
            continue
        following = block.words[index + 1] if index < last else None
        if plain(word.text) and (
            following is None
            or (following.start == word.end + 1 and text[word.end].isspace() and plain(following.text))
        ):
            continue
        pair = following and _pair(text, word, following, engine)
        if pair:
            taken = pair.end
            yield pair
            continue
        written = bare(word.text)
        if shouting and written.isupper():
            written = written.capitalize() if engine.named(written.capitalize()) else written.lower()
        inside = word.start not in openings
        judged = None if _exempt(text, word) else engine.judge(written, inside=inside)
        if judged is not None and index and _epithet(block.words[index - 1], word, text, engine):
            judged = None
        if judged is not None:
            yield Sighting(
                word=written,
                start=word.start,
                end=word.start + len(bare(word.text)),
                kind=judged.kind,
                tier=judged.tier,
                suggestions=judged.suggestions,
                lower=written[:1].islower(),
            )


_LABEL = re.compile(r"\W{0,3}(?:[A-Z][a-z]{1,9} )?\(?(?:\d{1,3}|[A-Za-z]|[IVX]{1,5})[.)]\s")
"""Matches ``1. ``, ``(a) `` and ``Step 2. `` at a sentence's start."""


def _openings(text: str, block: BlockText) -> Iterator[int]:
    """Yield the offsets at which a sentence's first word may begin: after an opening mark, and after a label."""
    for start, end in block.sentences:
        yield from (start, start + 1, start + 2)
        if label := _LABEL.match(text, start, end):
            yield label.end()


_LATIN = re.compile(r"(?:us|a|um|i|is|ae|ale|ense|ans|ens|es|on|oides)$")
"""Matches the ending of ``duodenale``."""


def _epithet(before: Word, word: Word, text: str, engine: SpellingEngine) -> bool:
    """Return whether a word is the second half of a Latin name, as in ``Ancylostoma duodenale``, ``T. solium``
    and ``polymyalgia rheumatica``."""
    if not word.text.islower() or _LATIN.search(word.text) is None:
        return False
    gap = text[before.end : word.start]
    if gap == " " and engine.learned(bare(before.text).lower()):
        return True
    if len(before.text) == 1:
        return gap == ". " and before.text.isupper()
    return (
        gap == " "
        and before.text[0].isupper()
        and len(before.text) >= 4
        and not engine.listed(bare(before.text).lower())
    )


def _shouting(words: tuple[Word, ...]) -> bool:
    """Return whether a block is set in capitals, so that capitals mean nothing."""
    return len(words) >= 3 and sum(word.text.isupper() for word in words) > len(words) * 0.7


def _exempt(text: str, word: Word) -> bool:
    """Return whether a word is glued to something that makes it a code, a name or a part of another word."""
    before = text[word.start - 1 : word.start]
    after = text[word.end : word.end + 1]
    return (before in ("-", "‐", "‑", "_", "\\", "=", "&") and bool(before)) or (
        after in ("-", "‐", "‑", "_", "\\", "=") and bool(after)
    )


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
    value = zipf(whole)
    if value < 2.5 or not engine.listed(whole):
        return None
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
    if (left[0].isupper() or len(left) < 3) and not (known and zipf(right.lower()) >= 4.0):
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
