"""Tell whether what follows an article begins with the sound of a vowel: *hour*, *MRI*, *8-week*, not *unit*, *one*.

Spelling decides, with the classes of words whose first letter deceives. Compared with the CMU Pronouncing Dictionary
0.7b (http://www.speech.cs.cmu.edu/cgi-bin/cmudict), whose phones are not shipped here: the two disagree on names alone.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from enum import Enum

from language.spelling.lexicon import lexicon
from language.word_list import words_in


class FirstSound(Enum):
    """The sound that a word begins with."""

    VOWEL = "an"
    CONSONANT = "a"
    EITHER = ""
    """People say both, or it is not known: *herb*, *historic*, *FAQ*."""


_SILENT_H = re.compile(r"hour(?!i)|hono(?!l)u?r|honest|heir(?!o)|heirloom")
"""Matches the start of ``honest`` and ``heiress``: the h is not heard."""
_MAYBE_H = re.compile(
    r"herb|homage|histor(?!y|ies)|hysteri|hotel|heroic|habitual|hereditary|hallucin|hmm|hypothe|humble"
)
"""Matches the start of ``herbal`` and ``historic``: Americans do not say the h, or writers of old style do not
(Merriam-Webster's Dictionary of English Usage 1994, "a, an"; Garner's Modern English Usage 2016, "a")."""
_YOU = re.compile(
    r"""eu | ew
      | u(?:
            (?=s[aeiu]|t[aeio]|r[aeiou]|v[aeu]|k[eru]|biq|bie|ganda|fo|lysses|rine)
          | ni(?!n|m(?!od|an)|d(?!ir)|mag|ll|rr|ss|rrit|mp|nt|rradiat|talici)
          | nani(?=m)
          )
    """,
    re.VERBOSE,
)
"""Matches the start of ``European``, ``use``, ``uterus``, ``unilateral`` and ``unanimous``: the sound of *you*."""
_UN = re.compile(r"un(?:in(?!oc)|im(?!od|an)|id(?!ir)|ill|irr|iss|ital|ionis?ed|ionized)")
"""Matches the start of ``uninsured``: *un-* before a word."""
_ONE = re.compile(r"on(?:e(?![a-z])|es(?![a-z])|eself|eness|etime|ce(?![a-z]))|oui")
"""Matches ``one`` and ``once``: the sound of *won*."""
_VOWEL_LETTERS = frozenset("aefhilmnorsx")
"""Letters whose names begin with a vowel: *eff*, *aitch*, *em*."""
_ACRONYMS = words_in(
    """
    fafsa fema ferpa fica fifa hepa hipaa hamas hiit laser lasik lasek loinc macra mash mers mips nafta nami nash
    nasa nascar nasdaq nato neet nice nimh noaa ram rem rico rims safer samhsa sars scuba seal sim sims sids sirs
    snap soap sonar spect stem swat swot hud lan lans leed leep rice rip sam smart star step strep radar raid mac
    """
)
"""Names of initials that are read as words, of those whose first letter has another sound by its name. From the
common ones of health, computers and the United States' institutions, by their entries in Merriam-Webster."""
_READ_BOTH_WAYS = words_in(
    "faq faqs mrsa sat sats led nicu sicu micu sat url urls lol ufo ufos rsvp sql fomo hepa roi"
)
"""Those that are read both ways."""
_LETTERS = words_in("led hiv iv mri nih suv suvs")
"""Those that are spelt out, though they could be read: *an LED light*."""
_OPENS_NO_WORD = re.compile(
    r"(?!(?:[bcdfgkpstv]?[lr]|s[ckmnpqtw]|s[cpt]r|sph|sch|squ|spl|[cgprstw]h|[ctdgsk]w|kn|gn|ps|pn|mn|wr|rh|mc|ts|sv)[aeiouy])"
    r"[^aeiouy]{2}"
)
"""Matches ``FML`` of ``FMLA``: no English word begins so, so that it is spelt out."""
_ROMAN = re.compile(r"[IVXLCDM]{2,}")
"""Matches ``XI``."""
_HUMP = re.compile("[A-Z][a-z]+(?=[A-Z])")
"""Matches ``One`` of ``OneTrip``."""
_NUMBER = re.compile(r"[$£€₹]?(\d{1,15})((?:,\d{3})*)")
"""Matches ``$1,200``."""


@functools.lru_cache(maxsize=1 << 12)
def first_sound(word: str, *, shouted: bool = False) -> FirstSound:
    """Return the sound of a token as it is read aloud; ``shouted`` says that capitals mean nothing where it is."""
    if number := _NUMBER.match(word):
        return _of_number(number[1], grouped=bool(number[2]), rest=word[number.end() :])
    head, mark, rest = _parted(word)
    plain = unicodedata.normalize("NFKD", head).encode("ascii", "ignore").decode()
    if not plain or not plain.isalpha() or len(plain) < len(head):
        return FirstSound.EITHER
    if len(plain) == 1:
        # A letter by itself is a name of a thing only where something is joined to it: *X-ray*, *B cell*, *U.S.*
        return _of_letter(plain) if (mark and rest) or plain.isupper() else FirstSound.EITHER
    if plain.isupper() and shouted:
        return _of_word(plain.lower())
    small = plain[:-1] if plain.endswith("s") and plain[:-1].isupper() else plain
    if small.isupper():
        return _of_initials(small)
    if plain[0].islower() and plain[1].isupper():
        return _of_letter(plain[0])  # mRNA, iPhone
    if not re.search("[aeiouy]", plain, re.IGNORECASE):
        # MSc, PhD are spelt out; Mr, mg and hr are shortened.
        return _of_letter(plain[0]) if sum(map(str.isupper, plain)) > 1 else FirstSound.EITHER
    if sum(map(str.isupper, plain)) > 1 and not plain[1].islower():
        return FirstSound.EITHER  # HbA, MDCalc
    if hump := _HUMP.match(plain):
        plain = hump[0]  # OneTrip
    if plain[0] == "U" and plain not in lexicon().names and not lexicon().sure.intersection((plain.lower(),)):
        return FirstSound.EITHER  # a name of another language: Ueda, Uber
    if plain.upper() in lexicon().names and plain.lower() not in lexicon().common:
        return FirstSound.EITHER  # initials in small letters
    return _of_word(plain.lower())


def _parted(word: str) -> tuple[str, str, str]:
    """Return what a word begins with up to the first mark or digit in it, that mark, and what follows."""
    for place, letter in enumerate(word):
        if not letter.isalpha():
            return word[:place], letter, word[place + 1 :]
    return word, "", ""


def _of_number(digits: str, *, grouped: bool, rest: str) -> FirstSound:
    """Return the sound of a number: eight, eleven and eighteen begin with a vowel, and what begins with them."""
    if digits[0] == "8":
        return FirstSound.VOWEL
    if digits in ("11", "18"):
        return FirstSound.VOWEL
    if not grouped and len(digits) == 4 and digits[:2] in ("11", "18"):
        return FirstSound.VOWEL if digits[:2] == "18" else FirstSound.EITHER  # eleven hundred
    if len(digits) > 4 or (rest[:1].isalpha() and rest[0].isupper() and rest[0] not in "DKMGPTW"):
        return FirstSound.EITHER  # codes
    return FirstSound.CONSONANT


def _of_letter(letter: str) -> FirstSound:
    return FirstSound.VOWEL if letter.lower() in _VOWEL_LETTERS else FirstSound.CONSONANT


def _of_initials(initials: str) -> FirstSound:
    """Return the sound of initials: that of the first letter's name, unless they are or may be read as a word."""
    by_letter, small = _of_letter(initials[0]), initials.lower()
    if small in _ACRONYMS:
        return _of_word(small)
    if small in _LETTERS:
        return by_letter
    if small in _READ_BOTH_WAYS or (_ROMAN.fullmatch(initials) and len(initials) < 5 and small != "md"):
        return FirstSound.EITHER
    if by_letter is _of_word(small) or not re.search("[aeiouy]", small):
        return by_letter
    if _OPENS_NO_WORD.match(small):
        return by_letter
    if small[0] == "u":
        return by_letter if len(small) < 4 else FirstSound.EITHER
    closed = re.fullmatch("[^aeiou][aeiouy]+[^aeiou]", small)
    return FirstSound.EITHER if len(small) > 3 or closed else by_letter


def _of_word(word: str) -> FirstSound:
    if word[0] == "h":
        if _SILENT_H.match(word):
            return FirstSound.VOWEL
        return FirstSound.EITHER if _MAYBE_H.match(word) else FirstSound.CONSONANT
    if word[0] in "aeio":
        deceives = _YOU.match(word) or _ONE.match(word)
        return FirstSound.CONSONANT if deceives else FirstSound.VOWEL
    if word[0] == "u":
        if _UN.match(word):
            return FirstSound.VOWEL
        return FirstSound.CONSONANT if _YOU.match(word) else FirstSound.VOWEL
    if word in ("nth", "xray", "xrays"):
        return FirstSound.VOWEL
    if word[0] == "y" and word[1:2] not in tuple("aeiou"):
        return FirstSound.EITHER
    return FirstSound.EITHER if _OPENS_NO_WORD.match(word) else FirstSound.CONSONANT
