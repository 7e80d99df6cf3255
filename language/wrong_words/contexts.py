"""Tell what stands beside each word of a block: words, a comma, a number, a sentence's end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from language.words import Word

START, END, COMMA, NUMBER, APART = "<s>", "</s>", ",", "<n>", ""
"""What stands beside a word that is no word: a sentence's two ends, a comma, a number, and anything else."""
KEEP_APART = frozenset((START, END, APART))
"""Those that nothing is beside."""

_GLUE = frozenset("-‐‑–—_/&@#’'")
"""Signs that make a word a part of a longer one; an empty string, as at a text's ends, is none of them."""


class Context(NamedTuple):
    """The two words or marks on either side; what is beyond one that keeps apart is kept apart too."""

    before: str
    left: str
    right: str
    after: str


class Row(NamedTuple):
    """The words of a block in a row, lower case, with the marks between them and around each sentence."""

    signs: list[str]
    """Words and marks; a sentence's first word has ``START`` before it, its last one ``END`` after it."""
    places: list[int]
    """The place of each word among them."""


def row_of(text: str, words: Sequence[Word], sentences: Sequence[tuple[int, int]]) -> Row:
    """Return the words of a block in a row.

    A number just before a sentence's first word, as of a list's item, keeps it apart from the sentence's start.
    """
    signs: list[str] = []
    places: list[int] = []
    ends = iter((*(end for _, end in sentences), len(text) + 1))
    next_end = next(ends)
    last_start = last_end = -1
    for written, start, end in words:
        while next_end <= last_start:
            next_end = next(ends)
        if not signs or next_end <= start:
            signs += (END, START) if signs else (START,)
            if any(sign.isdigit() for sign in text[max(0, start - 4) : start]):
                signs.append(APART)
        elif start != last_end + 1 or text[last_end] != " ":
            mark = _mark(text[last_end:start])
            if mark is not None:
                signs.append(mark)
        places.append(len(signs))
        form = written.lower()
        signs.append(form if form.isascii() else folded(form))
        last_start, last_end = start, end
    signs.append(END)
    return Row(signs, places)


def context_of(row: Row, place: int) -> Context:
    """Return what is beside the word at a place of a row."""
    signs = row.signs
    left, right = signs[place - 1], signs[place + 1]
    return Context(
        before=APART if left in KEEP_APART else signs[place - 2],
        left=left,
        right=right,
        after=APART if right in KEEP_APART else signs[place + 2],
    )


def is_glued(text: str, word: Word) -> bool:
    """Return whether a word is a part of a longer one: *hear-through*, *and/or*.

    One of `KEEP_APART` is beside such a word in its row.
    """
    return text[word.start - 1 : word.start] in _GLUE or text[word.end : word.end + 1] in _GLUE


def contexts(
    text: str, words: Sequence[Word], sentences: Sequence[tuple[int, int]]
) -> Iterator[tuple[Word, str, Context]]:
    """Yield each word with its lower-case form and what is beside it in its sentence.

    A part of a longer one is beside others, but is not yielded.
    """
    row = row_of(text, words, sentences)
    for word, place in zip(words, row.places, strict=True):
        if not is_glued(text, word):
            yield word, row.signs[place], context_of(row, place)


def folded(written: str) -> str:
    """Return a word as the statistics know it: lower case, with a straight apostrophe, without soft hyphens."""
    return written.lower().replace("’", "'").replace("\u00ad", "")


def _mark(gap: str) -> str | None:
    """Return what is between two words; null for nothing but white space."""
    signs = gap.strip()
    if not signs:
        return None if gap else APART
    if signs == ",":
        return COMMA
    return NUMBER if signs[0].isdigit() and signs.replace(",", "").replace(".", "").isalnum() else APART
