"""Read and write a list of words as plain text: one word a line, what is behind a ``#`` is a comment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from schemas.errors import UsageError
from schemas.right_word import kept_form, right_word


@dataclass(slots=True, kw_only=True)
class WordList:
    """A list of words as a file has it."""

    comments: list[str] = field(default_factory=list)
    """Lines that are comments alone, each with its ``#``."""
    words: dict[str, str] = field(default_factory=dict)
    """Each word, in the form of `schemas.right_word.kept_form`, with why it is right; empty where nothing is said."""


def read_word_list(text: str) -> WordList:
    """Return the list that a text has; of a word that it has twice, the first reason that is given counts.

    Every line counts as it is, a wrong one too: the file is people's own, and what is no word matches nothing.
    """
    found = WordList()
    for line in text.splitlines():
        if line.startswith("#"):
            found.comments.append(line)
            continue
        written, reason = _parted(line)
        if word := kept_form(written):
            found.words[word] = found.words.get(word) or reason
    return found


def checked_words(lines: Iterable[str]) -> dict[str, str]:
    """Return the words of lines with their reasons, all of them right in form.

    Raises `UsageError` that names the line of the first one that is not (`right_word`).
    """
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        written, reason = _parted(line)
        if not written.strip() or written.startswith("#"):
            continue
        try:
            word = right_word(written.strip())
        except UsageError as error:
            raise UsageError(f"line {number}: {error}") from error
        found[word] = found.get(word) or reason
    return found


def word_lines(words: Mapping[str, str | None]) -> Iterator[str]:
    """Yield the lines of words and their reasons, sorted; `read_word_list` of them gives the same words again."""
    for word in sorted(words):
        reason = " ".join((words[word] or "").split())
        yield f"{word}  # {reason}" if reason else word


_COMMENT = re.compile(r"\s#")
"""Matches `` #`` of ``apoquel # a drug``; not the end of ``c#``, which is a word."""


def _parted(line: str) -> tuple[str, str]:
    """Return what is in front of a line's comment, and the comment."""
    written, *comment = _COMMENT.split(line, maxsplit=1)
    return written, " ".join("".join(comment).split())
