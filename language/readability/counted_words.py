"""Find the words of a text as the readability formulas count them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.readability.spoken_abbreviations import CAPITALIZED, SHORTENED, WITH_FULL_STOP

_ADDRESS = re.compile(
    r"[^@\s]+@\w|\w+://|www\.|(?:[\w-]+\.)+[a-z]{2,5}/|/[\w.-]+/|[\w-]+\.(?:pdf|html?|docx?|jpe?g|png)\b"
)
"""Matches what begins an address or a file's path: ``desk@c``, ``https://``, ``clinic.com/``, ``form.pdf``."""
_GLUED = re.compile(
    r"""(?<=[^\W\d_])– | –(?=[^\W\d_]{2}) | (?<!\d)— | —(?!\d) | -{2,} | … | \.{2,}  # not 10–12, C6–C7
      | (?<=[^\W\d_]{2})/(?=[^\W\d_]{2})      # and/or, not 24/7 or N/A
    """,
    re.VERBOSE,
)
"""Matches what parts two words of one string: ``—`` of ``pain—and``."""
_WORD = re.compile(r"[$£€#<>≤≥+]?[^\W_](?:\S*[^\W_])?(?:[%°+]|'(?<=s')|’(?<=s’))?")
"""Matches ``$40`` of ``($40).``."""
_FOOTNOTE = re.compile(r"[a-z]{3}(?=[.,]\[?\d|\[\d)")
"""Matches ``age`` of ``age.1`` and ``ase`` of ``disease[12``."""
_KEEPS_STOP = re.compile(r"(?:[^\W\d_]{1,2}\.){2,}")
"""Matches ``U.S.`` and ``Ph.D.``."""


def counted_words(text: str) -> list[str]:
    """Return the words of a text as written: of each string between white space those that hold a letter or a digit.

    That is how Flesch counts (1948, https://doi.org/10.1037/h0057532): contractions, hyphenated words, numbers with
    their signs (``$40``, ``50%``, ``10-12``), initialisms and abbreviations (with their full stop) are one word each;
    so are e-mail addresses, URLs and file names. Two words that only a dash, three dots or a slash joins are two
    (``pain—and``, ``and/or``, so ``mg/dL`` too). Bullets and marks are none; a footnote's number after a word
    (``age.1``) is left out.
    """
    return [word for string in text.split() for word in words_of_string(string)]


def words_of_string(string: str) -> tuple[str, ...]:
    """Return the words of one string without white space: ``("and", "or")`` of ``and/or,``."""
    return (string,) if string.isalpha() else tuple(_words_in(string))


def _has_stop(word: str) -> bool:
    lower = word.lower()
    if len(word) > 1 and word.isupper():
        return False
    return lower in WITH_FULL_STOP or lower in SHORTENED or word in CAPITALIZED or word + "." in CAPITALIZED


def _words_in(string: str) -> Iterator[str]:
    begin = 0
    if not _ADDRESS.match(string.lstrip('(<["“')):
        for glue in _GLUED.finditer(string):
            yield from _trimmed(string, begin, glue.start())
            begin = glue.end()
    yield from _trimmed(string, begin, len(string))


def _trimmed(string: str, begin: int, end: int) -> Iterator[str]:
    match = _WORD.search(string, begin, end)
    if match is None:
        return
    first, last = match.span()
    word = match[0]
    if word[-1].isdigit() and (note := _FOOTNOTE.search(word)) and "-" not in word and word[0].isalpha():
        last = first + note.end()
        word = word[: note.end()]
    if (
        string[last : last + 1] == "."
        and last < end
        and (_KEEPS_STOP.fullmatch(word + ".") or _has_stop(word))
    ) or (string[last : last + 1] == ")" and "(" in word):
        last += 1
    yield string[first:last]
