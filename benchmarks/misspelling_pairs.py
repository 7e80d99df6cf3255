"""Read pairs of a misspelling that people made and the right word, from sources that are only measured with.

Two sources, neither committed nor shipped: codespell's dictionary (CC BY-SA 3.0, collected from misspellings found in
source code and on Wikipedia), as the installed package carries it; and the learners' sentences of the data folder
(JFLEG, CC BY-NC-SA 4.0), where at least three of four correctors changed a word that no dictionary has to the same one.
"""

from __future__ import annotations

import difflib
import importlib.util
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

NATURAL = Path(__file__).resolve().parents[2] / "shared" / "data" / "natural-errors" / "sentences.jsonl"
AGREE = 3
"""Of four correctors."""

Pairs = dict[str, list[str]]
"""A right word to its misspellings."""


class KnownWords:
    """The words of hunspell's en_US, as spylls carries it, and of the texts that are planted into."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """Load the dictionary; raises ``ImportError`` where spylls is not installed."""
        library: Any = importlib.import_module("spylls.hunspell")
        folder = Path(str(library.__file__)).parent / "data" / "en"
        self._dictionary = library.Dictionary.from_files(str(folder / "en_US"))
        self._known: dict[str, bool] = {}
        self._texts = Counter(word for text in texts for word in set(re.findall(r"[a-z]+", text.lower())))

    def english(self, word: str) -> bool:
        """Return whether the dictionary has the word."""
        if word not in self._known:
            self._known[word] = bool(self._dictionary.lookup(word))
        return self._known[word]

    def texts_with(self, word: str) -> int:
        """Return the number of texts that have it."""
        return self._texts[word.lower()]

    def __contains__(self, word: str) -> bool:
        """Return whether the dictionary or a text has it."""
        return word.lower() in self._texts or self.english(word)


def codespell_pairs(name: str = "dictionary.txt") -> Pairs:
    """Return the pairs of one of codespell's dictionaries that have one correction; raises ``ImportError``."""
    found = importlib.util.find_spec("codespell_lib")
    if found is None or found.origin is None:
        raise ImportError("codespell is not installed")
    pairs: Pairs = defaultdict(list)
    for line in (Path(found.origin).parent / "data" / name).read_text("utf-8").splitlines():
        wrong, _, right = line.partition("->")
        if right and "," not in right and wrong.isalpha() and right.isalpha() and wrong.islower():
            pairs[right].append(wrong)
    return dict(pairs)


@cache
def learner_sentences() -> tuple[dict[str, Any], ...]:
    """Return the learners' sentences, each with ``text`` and ``corrected``; empty where the data is not there."""
    if not NATURAL.is_file():
        return ()
    return tuple(json.loads(line) for line in NATURAL.read_text("utf-8").split("\n") if line)


def british_spellings() -> frozenset[str]:
    """Return the British spellings that codespell lists, which no American dictionary has."""
    return frozenset(
        wrong for wrongs in codespell_pairs("dictionary_en-GB_to_en-US.txt").values() for wrong in wrongs
    )


def corrections(sentence: Mapping[str, Any]) -> dict[str, Counter[str]]:
    """Return what the correctors of a learner's sentence put for each word that they changed, in lower case."""
    words = sentence["text"].split()
    answers: dict[str, Counter[str]] = defaultdict(Counter)
    for corrected in sentence["corrected"]:
        theirs = corrected.split()
        steps = difflib.SequenceMatcher(None, words, theirs, autojunk=False).get_opcodes()
        for what, i, i2, j, j2 in steps:
            if what == "replace" and i2 - i == j2 - j:
                for wrong, right in zip(words[i:i2], theirs[j:j2], strict=True):
                    answers[wrong.lower()][right.lower()] += 1
    return answers


def learner_pairs(known: KnownWords) -> Pairs:
    """Return what learners wrote for which word, but for words of another number or tense, which end otherwise."""
    pairs: Pairs = defaultdict(list)
    for sentence in learner_sentences():
        answers = corrections(sentence)
        for wrong, rights in answers.items():
            right, count = rights.most_common(1)[0]
            spelt = wrong.isalpha() and right.isalpha() and len(wrong) > 2
            if spelt and count >= AGREE and not known.english(wrong) and known.english(right):
                near = difflib.SequenceMatcher(None, wrong, right).ratio()
                same_form = wrong[-1] == right[-1] and not wrong.startswith(right)
                if near > 0.6 and same_form and wrong not in pairs[right]:
                    pairs[right].append(wrong)
    return {right: wrongs for right, wrongs in pairs.items() if wrongs}
