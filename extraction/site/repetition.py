"""Count texts that repeat over a template's pages: they are the template's, not the article's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from hashlib import blake2b

from extraction.site.key_counter import KeyCounter

MIN_WORDS = 5
"""A shorter text repeats by chance."""
MIN_PAGES = 3
"""Pages that a repeated text must be on."""
MIN_SHARE = 0.3
"""Share of a template's pages that it must be on."""
MAX_TEXTS = 400_000
"""Texts counted at once; beyond, those seen once are forgotten (lossy counting, Manku and Motwani 2002)."""
MAX_REPEATED = 2_000
"""Repeated texts kept of a template."""


def text_key(text: str) -> str:
    """Return 12 hex digits of a text without case and spacing."""
    return blake2b(" ".join(text.casefold().split()).encode("utf-8", "replace"), digest_size=6).hexdigest()


class RepetitionCounter:
    """Counter of texts by template, page after page."""

    def __init__(self) -> None:
        self._pages: Counter[str] = Counter()
        self._texts: dict[str, KeyCounter] = {}
        self._size = 0

    def add(self, template: str, keys: Collection[str]) -> None:
        """Count a page's texts by their keys (`text_key`), each once."""
        self._pages[template] += 1
        counter = self._texts.setdefault(template, KeyCounter())
        before = len(counter)
        counter.add({int(key, 16) for key in keys})
        self._size += len(counter) - before
        if self._size > MAX_TEXTS:
            self._forget()

    def repeated(self) -> dict[str, tuple[int, list[str]]]:
        """Return, for each template of enough pages, their number and its repeated texts' keys, sorted."""
        found = {}
        for template, pages in sorted(self._pages.items()):
            if pages < MIN_PAGES:
                continue
            least = max(MIN_PAGES, MIN_SHARE * pages)
            keys = [(count, key) for key, count in self._texts[template].repeated() if count >= least]
            keys.sort(key=lambda item: (-item[0], item[1]))
            kept = sorted(key for _, key in keys[:MAX_REPEATED])
            found[template] = (pages, [f"{key:012x}" for key in kept])
        return found

    def _forget(self) -> None:
        for counter in self._texts.values():
            counter.forget(1)
        self._size = sum(map(len, self._texts.values()))
