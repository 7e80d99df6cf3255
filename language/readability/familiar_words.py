"""Tell the words that fourth-graders know from those that they do not, for the New Dale-Chall formula.

Source of the list: Chall and Dale (1995), *Readability Revisited: The New Dale-Chall Readability Formula*, Brookline
Books, pages 16 to 29, as textstat packages it. Its note on page 16, as quoted by the wiki of the project readability
(https://github.com/public-law/readability/wiki): words of the list with the endings -'s, -s, -es, -ies, -d, -ed, -ied,
-ing, -r, -er, -est, -ier, -iest are familiar, too. Others (-ly, -ness) are so only where the list has them. Numbers in
figures, and names of persons and places, are familiar by the instructions of the older formula (Dale and Chall 1948,
Educational Research Bulletin 27, pages 37 to 54). That a hyphenated word is familiar when all its parts are is taken
as theirs, too; the book itself was not at hand.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from language.spelling.lexicon import lexicon
from language.syllables import plain_letters

_FIGURE = re.compile(r"[$£€#<>≤≥+]?[\d.,:/½⅓⅔¼¾-]{1,60}(?:%|\+|°|st|nd|rd|th|'?s)?", re.IGNORECASE)
"""Matches ``2,500``, ``$40``, ``10-12%`` and ``3rd``."""
_DIGIT = re.compile(r"[\d½⅓⅔¼¾]")
"""Matches ``2``."""


@functools.cache
def familiar_list() -> frozenset[str]:
    """Return the 2,940 lower-case words of the list; textstat's file is read, its code is not imported.

    Raises ``FileNotFoundError`` where textstat is not installed.
    """
    spec = find_spec("textstat")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("textstat is not installed; install it with pip install textstat")
    path = Path(spec.origin).parent / "resources" / "en" / "easy_words.txt"
    return frozenset(path.read_text("utf-8").split())


def is_familiar(word: str) -> bool:
    """Return whether a word as written (*Dogs*, *don't*, *$40*, *Portland*) is familiar by the rules above.

    A name is a capitalized word that the packaged proper names have and the common words have not: brands and
    companies, which the book counts as unfamiliar, cannot be told from people there. Initialisms are unfamiliar unless
    listed.
    """
    plain = plain_letters(word[:64])
    lower = plain.lower()
    if _on_list(lower):
        return True
    if not plain.isalpha() and _FIGURE.fullmatch(plain) is not None and _DIGIT.search(plain) is not None:
        return True
    if is_name(plain):
        return True
    if "-" in lower:
        parts = [part for part in plain.split("-") if part]
        return bool(parts) and all(map(is_familiar, parts))
    return False


def is_name(word: str) -> bool:
    """Return whether a word as written is a capitalized proper name, with or without *'s*."""
    if not word[:1].isupper() or not word[1:2].islower():
        return False
    bare = word.removesuffix("'s")
    lists = lexicon()
    return bare in lists.names and bare.lower() not in lists.common


def _on_list(lower: str) -> bool:
    listed = familiar_list()
    return lower in listed or any(stem in listed for stem in _stems(lower.rstrip(".")))


def _stems(word: str) -> Iterator[str]:
    """Yield what a word may be without its regular ending: *stopp*, *stop* and *stoppe* for *stopped*."""
    if word.endswith(("'s", "s'")):
        word = word[:-2] if word.endswith("'s") else word[:-1]
        yield word
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
        if word.endswith("ies"):
            yield word[:-3] + "y"
        elif word.endswith("es"):
            yield word[:-2]
    for ending in ("ed", "ing", "er", "est"):
        if not word.endswith(ending) or len(word) < len(ending) + 2:
            continue
        rest = word[: -len(ending)]
        yield rest
        yield rest + "e"
        if rest[-1] == rest[-2]:
            yield rest[:-1]
        if rest[-1] == "i" and ending != "ing":
            yield rest[:-1] + "y"
