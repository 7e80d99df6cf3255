"""Tell whether a text says what an abbreviation stands for."""

from __future__ import annotations

import re
from functools import lru_cache

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
_LONG_COMPOUND = re.compile(r"(?<![^\W\d_])([^\W\d_]{12,}+)[\W\d_](?=([^\W\d_]+))")
"""Matches a compound with the word behind it, which spell a form anywhere on the page: *trichloroacetic acid*, TCA."""
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
    uses = [match.span() for match in re.finditer(rf"\b{re.escape(form)}s?\b", text)]
    return any(_said(form, text, *use) or _in_brackets(form, text, *use) for use in uses) or _by_initials(
        form, [start for start, _ in uses[:_MOST_PLACES]], text, listed=known is not None
    )


def _phrase(words: str) -> re.Pattern[str]:
    """Return a pattern of an expansion: by the stems of its words, with a word or a bracket between them."""
    stems = (rf"\b{re.escape(word[:_STEM])}[\w’']*" for word in _WORD.findall(words) if word not in _SMALL)
    return re.compile(r"[\W_]{1,3}(?:\w{1,15}[\W_]{1,3}){0,2}?".join(stems), re.IGNORECASE)


_SAID_BEHIND = re.compile(
    r"[”\"]?,?\s(?:which\s)?(?:(?:(?:is|are)\s)?short\sfor|stands\sfor|is\san?\s(?:abbreviation|acronym)|means)\b"
    r"|[”\"]?\s(?:is|are)\s(?:an?|the|one\sof|when)\s[a-z]"
    r"|[”\"]?,\s(?:or|also\scalled|also\sknown\sas)\s(?:the\s)?[“\"]?[a-z]"
    r"|(?:\s\w{1,12})?\s?[®™]"
    r"|[”\"]?\s?[(\[](?:[a-z](?:[^\W\d_]|[-\s,’'/]){2,120}|(?:[^\W\d_]|[-\s,’'/]){6,120})[)\]]"
)
"""Matches what follows ``PRP`` in ``PRP stands for``, ``LDL, or bad, cholesterol`` and ``IPL (intense light)``; and a
trademark's sign, since it has no words to spell out."""
_SAID_BEFORE = re.compile(
    r"(?:\b[Ww]hat\s(?:is|are)\s(?:an?\s|the\s)?|\b(?:known\sas|called|abbreviated(?:\s(?:as|to))?|referred\sto\sas"
    r"|shortened\sto|acronym|abbreviation)\s(?:the\s)?[“\"‘']?)\Z"
)
"""Matches what comes before ``PRP`` in ``What is PRP`` and ``also called PRP``."""
_AFTER_A_DASH = re.compile(r"\s?[-–—:]\s?([^\W\d_])[a-z]+[-\s][A-Za-z]")
"""Matches `` - platelet r`` after ``PRP``."""
_BRACKET_BEFORE = re.compile(r"[(\[]\s?(?:also\s|or\s|the\s|aka\s|called\s)?[“\"‘']?(?:[A-Z]{2,6}/)?\Z")
"""Matches ``(also `` before ``PRP``."""
_BRACKET_BEHIND = re.compile(r"(?:-[A-Z]{1,4})?[”\"’']?\s?(?:[)\];]|/[-A-Z]{2,10}[)\]])")
"""Matches ``)`` behind ``PRP``."""
_LONGEST_BEFORE = 60
"""Characters before a use that are looked at: more than the patterns match."""


def _said(form: str, text: str, start: int, end: int) -> bool:
    """Return whether words beside a use say so: ``PRP stands for``, ``also called PRP``, ``LDL, or bad, …``."""
    if _SAID_BEHIND.match(text, end) or _SAID_BEFORE.search(text[max(0, start - _LONGEST_BEFORE) : start]):
        return True
    dash = _AFTER_A_DASH.match(text, end)
    return dash is not None and dash[1] in (form[0], form[0].lower())


def _in_brackets(form: str, text: str, start: int, end: int) -> bool:
    """Return whether a use is in brackets after what it stands for."""
    if _BRACKET_BEHIND.match(text, end) is None:
        return False
    first = max(0, start - _LONGEST_BEFORE)
    bracket = _BRACKET_BEFORE.search(text[first:start])
    if bracket is None:
        return False
    opened = first + bracket.start()
    before = _WORD.findall(text[max(0, opened - 120) : opened])
    if any(word[0].lower() == form[0].lower() for word in before[-2 * len(form) - 2 :]):
        return True
    return bool(before) and len(before[-1]) >= _LEAST_GLOSS


@lru_cache(maxsize=1)  # a page's abbreviations are looked for one after the other
def _initials(text: str) -> str:
    """Return the first letters of a text's words but the small ones, as one string."""
    return "".join([word[0] for word in map(str.lower, _WORD.findall(text)) if word not in _SMALL])


@lru_cache(maxsize=1)
def _words(text: str) -> list[re.Match[str]]:
    """Return these words with their places."""
    return [match for match in _WORD.finditer(text) if match[0].lower() not in _SMALL]


@lru_cache(maxsize=1)
def _compounds(text: str) -> list[tuple[str, str]]:
    """Return the long compounds of a text in lower case, each with the word behind it, but small ones."""
    pairs = ((word.lower(), behind.lower()) for word, behind in _LONG_COMPOUND.findall(text))
    return [(word, behind) for word, behind in pairs if behind not in _SMALL]


def _by_initials(form: str, uses: list[int], text: str, *, listed: bool) -> bool:
    """Return whether words in a row have the form's letters as initials; inner letters of a compound count nearby."""
    letters = form.lower()
    initials = _initials(text)
    at, seen = initials.find(letters), 0
    while at >= 0 and seen < _MOST_PLACES:
        seen += 1
        row = _words(text)[at : at + len(letters)]
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
    ) or (len(letters) >= 3 and _by_compound(letters, text))


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


def _by_compound(letters: str, text: str) -> bool:
    """Return whether a long compound and the word behind it spell a form: *trichloroacetic acid*, TCA."""
    return any(word[0] == letters[0] and _row(letters, [word, behind]) for word, behind in _compounds(text))


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
