"""The form in which a word that is spelled right is kept in a list."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from schemas.errors import UsageError

LONGEST_WORD = 60
"""Characters of a word; the longest one of the medical vocabulary has 45."""


def kept_form(text: str) -> str:
    """Return a word as lists keep it and the audits compare it: composed, in lower case, with straight apostrophes.

    Soft hyphens and the white space around it are left out: an editor copies them from a page and does not see them.

    >>> kept_form(" LumaStretch’s ")
    "lumastretch's"
    """
    return unicodedata.normalize("NFC", text.replace("\u00ad", "").replace("’", "'")).strip().lower()


def right_word(text: str) -> str:
    """Return a word in the form of `kept_form`, without the marks around it: an editor copies ``“Durolane,”``.

    Raises `UsageError` that says which rule was broken, for what no text has as one word: nothing, no letter, white
    space inside, a first ``#``, a ``<`` or ``>``, more than `LONGEST_WORD` characters, or a character that does not
    print, such as one that turns the line round.

    >>> right_word("“Durolane,”"), right_word("(C#)")
    ('durolane', 'c#')
    """
    word = kept_form(text).strip(_MARKS)
    for is_broken, why in _RULES:
        if is_broken(word):
            raise UsageError(f"{text[:LONGEST_WORD]!a} is not a word: {why}.")
    return word


_MARKS = "\"'`´“”„‟‘‚‛«»‹›()[]{}.,;:!?…¡¿*_-–—•·| \t"
"""Marks that text and Markdown have around a word; what is inside of one stays."""
_RULES: tuple[tuple[Callable[[str], bool], str], ...] = (
    (lambda word: not word.isprintable(), "it has a character that does not print"),
    (lambda word: " " in word, "it has a blank inside; give one word after the other"),
    (lambda word: word.startswith("#"), "it begins with #, which makes a comment in a list of words"),
    (lambda word: "<" in word or ">" in word, "it has < or >, so it is code; give the word alone"),
    (lambda word: not any(map(str.isalpha, word)), "it has no letter"),
    (
        lambda word: len(word) > LONGEST_WORD,
        f"it is longer than the longest, at most {LONGEST_WORD} characters",
    ),
)
"""What no word is, with what to say of it; the first one that is broken counts."""
