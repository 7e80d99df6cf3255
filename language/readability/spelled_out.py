"""Tell whether a text says what an abbreviation stands for."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, pairwise

from language.readability.medical_abbreviations import medical_abbreviations
from language.word_list import words_in

_SMALL = words_in("a an and at by for from in of on or the to with de")
"""Words that initials skip: *activities of daily living*."""
_WORD = re.compile(r"[^\W\d_]+")
_MOST_PLACES = 100
"""Uses of a form, and rows of words with its initials, that are looked at."""
_STEM = 5
"""Letters of a word that are compared, so that its plural and its British spelling count too."""
_COMPOUND = 8
"""Letters of a word that may hold several of the form's: *temporomandibular*."""
_NEAR = 200
"""Characters around a use in which lower-case words may spell it out."""
_BESIDE = 120
"""Characters before and behind a use in which words with the form's letters inside them spell it out."""
_LONG_COMPOUND = 12
"""Letters of a compound that spells out a form anywhere on the page: *trichloroacetic* acid, TCA."""
_LEAST_FAR = 4
"""Letters of a form that lower-case words anywhere on the page spell out; three fit words by chance."""

_LEAST_GLOSS = 5
"""Letters of a word before the bracket that says in other words what it is: *Shockwave (EPAT)*."""


def is_spelled_out(form: str, text: str) -> bool:
    """Return whether a text says what a form stands for: before or after it in brackets, by ``stands for``, ``or``,
    ``called``, after a dash, in words with its initials, or what it is: ``IPL is a light treatment``.

    >>> is_spelled_out("TMJ", "The temporomandibular joint (TMJ) opens the mouth.")
    True
    >>> is_spelled_out("TMJ", "Does TMJ hurt? Call us.")
    False
    """
    known = medical_abbreviations().get(form)
    if known is not None and any(
        _phrase(words).search(text) for words in (known.words, known.plain) if words
    ):
        return True
    written = rf"\b{re.escape(form)}s?\b"
    return (
        _said(written, text)
        or _is_trademark(written, text)
        or _in_brackets(form, written, text)
        or _by_initials(form, written, text, listed=known is not None)
    )


def _is_trademark(written: str, text: str) -> bool:
    """Return whether the form is marked as a trademark somewhere, which has no words to spell out."""
    return re.search(rf"{written}(?:\s\w{{1,12}})?\s?[®™]", text) is not None


def _phrase(words: str) -> re.Pattern[str]:
    """Return a pattern of an expansion: by the stems of its words, with a word or a bracket between them."""
    stems = (rf"\b{re.escape(word[:_STEM])}[\w’']*" for word in _WORD.findall(words) if word not in _SMALL)
    return re.compile(r"[\W_]{1,3}(?:\w{1,15}[\W_]{1,3}){0,2}?".join(stems), re.IGNORECASE)


def _said(written: str, text: str) -> bool:
    """Return whether words say so: ``PRP stands for``, ``also called PRP``, ``LDL, or bad, cholesterol``."""
    said = re.search(
        rf"{written}[”\"]?,?\s(?:which\s)?(?:(?:(?:is|are)\s)?short\sfor|stands\sfor|is\san?\s(?:abbreviation|acronym)|means)\b"
        rf"|{written}[”\"]?\s(?:is|are)\s(?:an?|the|one\sof|when)\s[a-z]"
        rf"|\b[Ww]hat\s(?:is|are)\s(?:an?\s|the\s)?{written}\b"
        rf"|{written}\s?[-–—:]\s?(?:{written[2:3]}|{written[2:3].lower()})[a-z]+[-\s][A-Za-z]"
        rf"|{written}[”\"]?,\s(?:or|also\scalled|also\sknown\sas)\s(?:the\s)?[“\"]?[a-z]"
        rf"|\b(?:known\sas|called|abbreviated(?:\s(?:as|to))?|referred\sto\sas|shortened\sto|acronym|abbreviation)\s"
        rf"(?:the\s)?[“\"‘']?{written}",
        text,
    )
    return said is not None


def _in_brackets(form: str, written: str, text: str) -> bool:
    """Return whether the form, or what it stands for, is in brackets after the other."""
    first = form[0].lower()
    for match in re.finditer(
        rf"[(\[]\s?(?:also\s|or\s|the\s|aka\s|called\s)?[“\"‘']?(?:[A-Z]{{2,6}}/)?{written}(?:-[A-Z]{{1,4}})?[”\"’']?\s?"
        rf"(?:[)\];]|/[-A-Z]{{2,10}}[)\]])",
        text,
    ):
        before = _WORD.findall(text[max(0, match.start() - 120) : match.start()])
        if any(word[0].lower() == first for word in before[-2 * len(form) - 2 :]):
            return True
        if before and len(before[-1]) >= _LEAST_GLOSS:
            return True
    return (
        re.search(
            rf"{written}[”\"]?\s?[(\[](?:[a-z](?:[^\W\d_]|[-\s,’'/]){{2,120}}|(?:[^\W\d_]|[-\s,’'/]){{6,120}})[)\]]",
            text,
        )
        is not None
    )


@lru_cache(maxsize=1)  # a page's abbreviations are looked for one after the other
def _initials(text: str) -> tuple[list[re.Match[str]], str]:
    """Return the words of a text but the small ones, and their first letters as one string."""
    words = [match for match in _WORD.finditer(text) if match[0].lower() not in _SMALL]
    return words, "".join(match[0].lower()[0] for match in words)


def _by_initials(form: str, written: str, text: str, *, listed: bool) -> bool:
    """Return whether words in a row have the form's letters as initials; inner letters of a compound count nearby."""
    letters = form.lower()
    words, initials = _initials(text)
    uses = [match.start() for match in islice(re.finditer(written, text), _MOST_PLACES)]
    at, seen = initials.find(letters), 0
    while at >= 0 and seen < _MOST_PLACES:
        seen += 1
        row = words[at : at + len(letters)]
        capitals = all(word[0][0].isupper() and len(word[0]) > 1 for word in row)
        joined = row[-1].end() - row[0].start() < 30 * len(row) and not re.search(
            r"[.!?\n]", text[row[0].start() : row[-1].end()]
        )
        far = len(letters) >= _LEAST_FAR or capitals
        near = any(abs(row[0].start() - use) < _NEAR for use in uses)
        if joined and (far or near) and not listed:
            return True
        if joined and near and listed and len(letters) >= 3:
            return True
        at = initials.find(letters, at + 1)
    return any(
        _spells(letters, text, use, use + len(form)) or _beside(letters, text, use, use + len(form))
        for use in uses
    ) or (len(letters) >= 3 and _by_compound(letters, words))


def _beside(letters: str, text: str, start: int, end: int) -> bool:
    """Return whether a row of words near a use spells it, inner letters counting: *intravenous leiomyomatosis? IVL*."""
    if len(letters) < 3:
        return False
    for piece in (text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]):
        for sentence in re.split(r"[.!?;\n]", piece):
            words = [word.lower() for word in _WORD.findall(sentence)]
            for at, word in enumerate(words):
                if word[0] == letters[0] and any(
                    _row(letters, words[at : at + count]) for count in range(2, len(letters) + 2)
                ):
                    return True
    return False


def _by_compound(letters: str, words: list[re.Match[str]]) -> bool:
    """Return whether a long compound and the word behind it spell a form: *trichloroacetic acid*, TCA."""
    for word, behind in pairwise(words):
        if (
            len(word[0]) >= _LONG_COMPOUND
            and word[0][0].lower() == letters[0]
            and behind.start() - word.end() == 1
        ) and _row(letters, [word[0].lower(), behind[0].lower()]):
            return True
    return False


_BEFORE = re.compile(r"(?:,?\sor|[-–—:/=]|,)\s?[“\"]?\Z")
"""Matches what is between the words and their initials: ``, or ``."""
_BEHIND = re.compile(r"s?[”\"]?\s?(?:,?\sor\s(?:the\s)?|[-–—:/=]\s?|,\s)")
"""Matches what is between the initials and their words: `` – ``."""


def _spells(letters: str, text: str, start: int, end: int) -> bool:
    """Return whether the words right before or behind a use spell it, inner letters of compounds counting."""
    if _BEFORE.search(text[max(0, start - 5) : start]):
        words = [
            word.lower() for word in _WORD.findall(text[max(0, start - 100) : start]) if word.lower() != "or"
        ]
        if any(_row(letters, words[-count:]) for count in range(1, len(letters) + 3)):
            return True
    behind = _BEHIND.match(text, end, end + 12)
    if behind:
        words = [word.lower() for word in _WORD.findall(text[behind.end() : behind.end() + 100])]
        if "".join(word[0] for word in words[:2]) == letters[:2]:
            return True
        return any(_row(letters, words[:count]) for count in range(1, len(letters) + 3))
    return False


def _row(letters: str, words: list[str]) -> bool:
    """Return whether all words but small ones begin with the letters in turn; a compound may hold some inside it."""
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if letters and word[0] == letters[0]:
        at, taken = 1, 1
        while True:
            if _row(letters[taken:], rest):
                return True
            if taken == len(letters) or len(word) < _COMPOUND or (inner := word.find(letters[taken], at)) < 0:
                break
            at, taken = inner + 1, taken + 1
    return word in _SMALL and _row(letters, rest)
