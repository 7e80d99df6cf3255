"""Import textstat without NLTK, and so without a way to the network."""

from __future__ import annotations

import functools
import sys
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import Any

from language.pronunciations import known_syllables


@functools.cache
def offline_textstat() -> Any:
    """Return the module textstat, imported now; nothing is downloaded or written.

    textstat 0.7.9 and later look for NLTK's CMUdict corpus and download it where it is missing. Of NLTK, whose import
    alone takes 0.14 seconds, they use nothing else, so that they get a stand-in with the dictionary that we carry. NLTK
    itself, if anybody has imported it, is left as it is.
    """
    stand_in = ModuleType("nltk")
    vars(stand_in).update(
        data=SimpleNamespace(find=lambda name: name), corpus=SimpleNamespace(cmudict=_Pronunciations())
    )
    before = sys.modules.get("nltk")
    sys.modules["nltk"] = stand_in
    try:
        textstat = import_module("textstat")
        if asking := sys.modules.get("textstat.backend.utils._get_cmudict"):
            vars(asking)["nltk"] = stand_in  # where somebody had imported textstat before
        return textstat
    finally:
        if before is None:
            del sys.modules["nltk"]
        else:
            sys.modules["nltk"] = before


class _Pronunciations:
    """NLTK's view of CMUdict, as far as textstat looks at it."""

    def dict(self) -> _Pronunciations:
        """Return the words, each with its pronunciations."""
        return self

    def __getitem__(self, word: str) -> list[str]:
        """Return the first pronunciation of a word, as one stress mark a syllable; raises ``KeyError``."""
        return ["1" * known_syllables()[word]]
