"""Look words up in one sorted text: a set of them would fill ten times more, and take longer to make than to ask."""

from __future__ import annotations

from collections.abc import Iterator


class SortedWords:
    """ASCII words of one sorted text, a line each."""

    __slots__ = ("_least", "_text")

    def __init__(self, words: bytes, least: int = 1) -> None:
        """Take the lines as they are; words shorter than ``least`` letters are taken for not being there."""
        self._text = b"\n" + words + b"\n"
        self._least = least

    def __contains__(self, word: object) -> bool:
        """Return whether a word is one of them, as written; in the logarithm of their number."""
        if not isinstance(word, str) or len(word) < self._least or not word.isascii():
            return False
        wanted = word.encode()
        low, high = 0, len(self._text) - 1
        while low < high:
            start = self._text.rindex(b"\n", 0, (low + high) // 2 + 1)
            end = self._text.index(b"\n", start + 1)
            here = self._text[start + 1 : end]
            if here == wanted:
                return True
            if here < wanted:
                low = end
            else:
                high = start
        return False

    def __iter__(self) -> Iterator[str]:
        """Yield the words in order."""
        return (word for word in self._text.decode().split() if len(word) >= self._least)


class ManyWords:
    """Words of several collections, asked one after another."""

    __slots__ = ("_parts",)

    def __init__(self, *parts: SortedWords | frozenset[str]) -> None:
        self._parts = parts

    def __contains__(self, word: object) -> bool:
        """Return whether a word is in any of them, as written."""
        return any(word in part for part in self._parts)

    def __iter__(self) -> Iterator[str]:
        """Yield the words of each part."""
        return (word for part in self._parts for word in part)
