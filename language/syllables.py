"""Count the syllables of a word as it is read aloud: by the dictionary, its letters, its parts or its spelling."""

from __future__ import annotations

import re
import unicodedata

from language.estimated_syllables import estimated_syllables
from language.offline_textstat import offline_textstat
from language.pronunciations import known_syllables
from language.readability.spoken_abbreviations import (
    AFTER_DIGITS,
    AS_WORDS,
    BY_LETTERS,
    CAPITALIZED,
    SHORTENED,
    TWO_LETTER_WORDS,
    WITH_FULL_STOP,
)
from language.readability.spoken_numbers import SYMBOLS, spoken_syllables
from language.spelling.lexicon import frequencies
from language.stem_syllables import HISSING, stem_syllables

LONGEST = 64
"""Characters of a token that are looked at; no word of the dictionaries has more than 45. Own choice."""

SHOUTED = 3.0
"""Zipf value from which capitals are a word in capitals (PAIN), not an initialism that has a word's letters (TIA). Own
choice, after reading the 29 such tokens of the NIH texts; the tables name those that it gets wrong."""

_REPLACED = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ`´", "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "µ": "u",
        "μ": "u",
        "⁄": "/",
        "º": "°",
    }
)
_DOTTED = re.compile(r"(?:[A-Za-z]{1,2}\.){2,}[A-Za-z]{0,2}")
"""Matches ``U.S.``, ``a.m.`` and ``Ph.D.``."""
_PARTS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?|[@&]|(?<=[a-z])\.(?=[a-z])")
"""Matches ``follow`` and ``up`` of ``follow-up``."""
_CAPITALS = re.compile(r"[A-Z]{2,}s?")
"""Matches ``MRI`` and ``MRIs``."""
_HUMPS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
"""Matches ``My`` and ``Chart`` of ``MyChart``."""
_VOWEL = re.compile(r"[aeiouy]")


def syllables_as_said(word: str) -> int:
    """Return the syllables of a token as written (*don't*, *TMJ*, *Dr.*, *$40*, *follow-up*), at least 1.

    Words by CMUdict; initialisms by their letters unless they are said as a word; abbreviations as what they are short
    for; figures as `spoken_syllables`; hyphenated words by their parts; words that the dictionary lacks by stem, then
    by spelling. An address is read with its dots ("clinic dot com"). Only the first 64 characters are looked at.
    """
    plain = plain_letters(word[:LONGEST]).replace("(s)", "s")
    found = _listed(plain)
    if found is None:
        if any("0" <= letter <= "9" for letter in plain) or not plain.isascii():
            found = spoken_syllables(plain, _after_digits)
        elif _DOTTED.fullmatch(plain):
            found = _by_letters(plain)
        else:
            parts = _PARTS.findall(plain.rstrip("."))
            found = sum(SYMBOLS.get(part, 1) if part in "@&." else _word(part) for part in parts)
    return max(1, found)


def plain_letters(word: str) -> str:
    """Return a word with straight apostrophes and hyphens, without accents, soft hyphens and joiners."""
    if word.isascii():
        return word
    word = word.translate(_REPLACED)
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _listed(word: str) -> int | None:
    """Return the syllables of a word that the dictionary or a table has in this case."""
    bare = word.rstrip(".")
    if (month := CAPITALIZED.get(bare) or CAPITALIZED.get(word)) is not None:
        return month
    lower = bare.lower()
    if bare != word and lower in WITH_FULL_STOP and word.count(".") == 1:
        return WITH_FULL_STOP[lower]
    if len(bare) > 1 and bare.isupper() and lower != "mg":
        return None
    if lower in SHORTENED:
        return SHORTENED[lower]
    if len(bare) == 1 and lower.isalpha():
        return 3 if lower == "w" else 1
    return known_syllables().get(lower)


def _word(word: str) -> int:
    """Return the syllables of letters and apostrophes."""
    if (found := _listed(word)) is not None:
        return found
    lower = word.lower()
    if lower.endswith("'s"):
        base = word[:-2]
        if base.isupper():
            return _word(base) + base.endswith(("S", "X", "H"))
        return _word(base) + lower[:-2].endswith(HISSING)
    if lower.endswith("'"):
        return _word(word[:-1])
    if len(word) > 1 and _CAPITALS.fullmatch(word):
        return _capitals(word)
    if word[1:].islower() or "'" in word:
        return _unknown(word, lower.replace("'", ""))
    if len(word) <= 4 and word.isascii():
        return _by_letters(word)  # mRNA, hCG, pH, IgA
    humps = _HUMPS.findall(word)
    return sum(map(_word, humps)) if len(humps) > 1 else _unknown(word, lower)


def _capitals(word: str) -> int:
    single = word.rstrip("s")
    if single in AS_WORDS:
        return AS_WORDS[single]
    if single in BY_LETTERS:
        return _by_letters(single)
    lower = single.lower()
    known = known_syllables().get(lower)
    if known is not None and (
        single in TWO_LETTER_WORDS if len(single) == 2 else frequencies().get(lower, 0) >= SHOUTED
    ):
        return known
    if len(single) <= 5 or (known is None and not _VOWEL.search(lower[:4])):  # MRI; PDGFRA
        return _by_letters(single)
    return known if known is not None else _unknown(single.title(), lower)


def _after_digits(letters: str) -> int:
    """Return the syllables of letters in a token with digits: ``mg`` of ``10mg``, ``HbA`` of ``HbA1c``."""
    if letters.lower() in AFTER_DIGITS:
        return AFTER_DIGITS[letters.lower()]
    return _word(letters)


def _by_letters(word: str) -> int:
    letters = word.replace(".", "")
    return len(letters) + 2 * (letters.count("W") + letters.count("w"))


def _unknown(word: str, lower: str) -> int:
    """Return the syllables of a word that the dictionary lacks.

    Its stem first. Then our own estimate or textstat's (hyphenation), whichever is more: hyphenation parts a word at
    too few places, hardly ever at a wrong one. Where textstat's is the higher it is right more often in words hidden
    from the dictionary (77 % to our 23 %), but not in names (24 % to 71 %), so it is not asked about capitals, nor
    imported for them. ``benchmarks/syllables.py`` prints how often each is right; decision 0002 has the figures.
    """
    found = stem_syllables(lower, known_syllables())
    if found is not None:
        return found
    if not _VOWEL.search(lower) and len(lower) <= 4 and lower.isascii():
        return _by_letters(lower)
    estimate = estimated_syllables(lower)
    if not word[:1].islower() or not word.isascii():
        return estimate
    return max(estimate, int(offline_textstat().syllable_count(lower)))
