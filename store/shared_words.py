"""Keep the words that are right on every site, in a plain text file of the data folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from schemas.errors import StoreError
from store.connection import cannot_write
from store.sync_folder import sync_folder
from store.word_list import WordList, read_word_list, word_lines

NAME = "words.txt"
"""One word a line, sorted; what is behind a ``#`` is a comment, and people may write the file themselves."""


def shared_words(data: Path) -> list[str]:
    """Return the words, lower case, in their order; none without the file. Raises `StoreError` where it is no text."""
    return list(shared_word_list(data).words)


def shared_word_list(data: Path) -> WordList:
    """Return the same with comments and reasons."""
    file = data / NAME
    if not file.is_file():
        return WordList()
    try:
        return read_word_list(file.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(
            f"{file} cannot be read ({error}). Save it as UTF-8 text, one word a line.", path=str(file)
        ) from error


def add_shared_words(
    data: Path, added: Iterable[str], reasons: Mapping[str, str | None] | None = None
) -> None:
    """Add words to the file, with reasons where they are given; comments and words that are there stay.

    Raises `StoreError` where it cannot be written.
    """
    with _alone(data):
        known = shared_word_list(data)
        new = {word: (reasons or {}).get(word) or "" for word in added}
        known.words = {**new, **known.words}
        _write(data, known)


def remove_shared_words(data: Path, removed: Iterable[str]) -> list[str]:
    """Remove words from the file; return those that were there."""
    with _alone(data):
        known = shared_word_list(data)
        gone = [word for word in dict.fromkeys(removed) if known.words.pop(word, None) is not None]
        if gone:
            _write(data, known)
    return gone


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """Wait until nobody else changes the file: the words of two reviewers at once are all kept."""
    try:
        data.mkdir(parents=True, exist_ok=True)
        handle = os.open(data, os.O_RDONLY)
    except OSError as error:
        raise cannot_write(data / NAME, error) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _write(data: Path, words: WordList) -> None:
    """Replace the file at once: comments first, then the words, sorted."""
    file = data / NAME
    text = "".join(f"{line}\n" for line in [*words.comments, *word_lines(words.words)])
    new = file.with_name(f"{NAME}.new")
    try:
        with new.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(file)
        sync_folder(data)
    except OSError as error:
        raise cannot_write(file, error) from error
