"""Make the packaged word classes from their public source; run by hand when it has a new version.

    pip download --no-deps lemminflect
    python -m tools.make_word_classes --lemminflect FOLDER

``FOLDER`` is ``lemminflect/resources`` of the unpacked wheel (Brad Jascob, MIT licence): ``infl_lu.csv.gz`` has a line
for each lemma and class with its forms, ``lemma_lu.csv.gz`` one for each form with its lemma. Both derive from the
SPECIALIST Lexicon of the US National Library of Medicine. Taken are lower-case words of our lexicon with a Zipf value
of 2 and more, in a medium dictionary or in our medical list. Licences: ``language/word_classes/data/LICENSES.txt``.

The order of a word's classes comes from SymSpell's word pairs (``language/pairs.py``): how often words that nouns,
verbs and adjectives follow stand before it.
"""

from __future__ import annotations

import argparse
import gzip
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from language.pairs import pair_zipf
from language.spelling.lexicon import lexicon, zipf
from language.spelling.medical import medical_words

TARGET = Path(__file__).resolve().parents[1] / "language" / "word_classes" / "data" / "classes.txt.gz"
LEAST_ZIPF = 2.0
FORMS = {"noun": "p", "verb": "dtgz", "adj": "jj", "adv": "aa"}
"""Letters of the forms in the columns of a line, as ``language.word_classes.classes_of`` reads them."""
LEMMA = {"noun": "n", "verb": "b", "adj": "j", "adv": "a"}

BEFORE_NOUN = ["the", "a", "an", "this", "of", "my", "your", "his", "their", "our", "no", "any", "some"]
BEFORE_PLURAL = [
    "the",
    "these",
    "of",
    "all",
    "many",
    "two",
    "three",
    "your",
    "their",
    "our",
    "other",
    "some",
    "most",
]
BEFORE_BASE = ["will", "can", "could", "would", "should", "may", "must", "i", "you", "we", "they", "not"]
BEFORE_THIRD = ["he", "she", "it", "that", "which", "who", "also", "this"]
BEFORE_ADJECTIVE = ["very", "more", "most", "is", "are", "be", "so", "too", "as", "not"]
BEFORE_ADVERB = ["is", "are", "was", "be", "been", "has", "have", "had"]
BEFORE_PAST = ["i", "he", "she", "it", "we", "they", "who"]
BEFORE_PARTICIPLE = ["is", "are", "was", "were", "be", "been", "being", "has", "have", "had"]
EVIDENCE = {
    "n": BEFORE_NOUN,
    "p": BEFORE_PLURAL,
    "b": BEFORE_BASE,
    "z": BEFORE_THIRD,
    "d": BEFORE_PAST,
    "t": BEFORE_PARTICIPLE,
    "j": BEFORE_ADJECTIVE,
    "a": BEFORE_ADVERB,
    "g": BEFORE_PARTICIPLE,
}
RANK = "pnjabzgtd"
"""The order without evidence."""
AFTER_NOUN = [
    "of",
    "is",
    "was",
    "and",
    "in",
    "for",
    "with",
    "to",
    "that",
    "are",
    "has",
    "can",
    "from",
    "on",
    "at",
    "may",
    "will",
    "or",
]
NOUN_SHARE = 0.12
"""A word that is a noun and an adjective is a noun first where this share of its uses has a word of AFTER_NOUN behind
it (*side* .14, *oral* .02), or where its plural is nearly as common (*patients*). Own choice, from 40 words."""
NEARLY = 0.4
"""Zipf values between a noun and its plural."""

ONE_FORM = frozenset(
    [
        "aircraft",
        "cattle",
        "clothes",
        "deer",
        "fish",
        "goods",
        "means",
        "pants",
        "people",
        "police",
        "scissors",
        "sheep",
        "species",
        "series",
        "trousers",
        "tweezers",
    ]
)
"""Plurals that are their own lemma; the SPECIALIST Lexicon has each noun without a plural as one (*health*)."""
ADDED = {"programmed": "d3 t3", "programming": "g4"}
"""Forms that the source has for another spelling of the lemma only (*programme*)."""


def main() -> None:
    """Read the tables, write ``classes.txt.gz``: a section for each list of readings, with its words in order."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lemminflect", type=Path, required=True)
    folder: Path = parser.parse_args().lemminflect
    readings = _readings(folder)
    sections: dict[str, list[str]] = defaultdict(list)
    for word in sorted(readings):
        sections[_written(word, readings[word])].append(word)
    lines = [
        line
        for section in sorted(sections, key=lambda one: (-len(sections[one]), one))
        for line in (f"# {section}", *sections[section])
    ]
    TARGET.parent.mkdir(exist_ok=True)
    with TARGET.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write("\n".join(lines).encode("ascii"))
    print(f"{len(readings)} words, {len(sections)} sections, {TARGET.stat().st_size} bytes")


def _readings(folder: Path) -> dict[str, dict[tuple[str, str], bool]]:
    """Return each word's readings (letter and lemma) and whether it is the usual form."""
    forms: dict[tuple[str, str], list[str]] = defaultdict(list)

    def add(letter: str, lemma: str, words: Iterable[str]) -> None:
        forms[letter, lemma].extend(word for word in words if word and word not in forms[letter, lemma])

    known = set[tuple[str, str]]()
    for line in _lines(folder / "infl_lu.csv.gz"):
        lemma, kind, *columns = line.split(",")
        if kind not in FORMS:
            continue
        add(LEMMA[kind], lemma, [lemma])
        past = columns[0].split("/") if kind == "verb" else []
        for letter, column in zip(FORMS[kind], columns, strict=False):
            words = column.split("/")
            if letter == "t":
                words = [*words, *(word for word in past if word.endswith("ed") or not column)]
            add(letter, lemma, words)
        known.update((lemma, word) for column in columns for word in column.split("/"))
    for line in _lines(folder / "lemma_lu.csv.gz"):
        word, kind, lemmas = line.split(",")
        for lemma in lemmas.split("/"):
            if (lemma, word) in known or word == lemma:
                continue
            if kind == "noun":
                add("p", lemma, [word])
            elif kind == "verb" and word.endswith("ed"):
                add("d", lemma, [word])
                add("t", lemma, [word])
            elif kind == "verb" and word.endswith(("ing", "s")):
                add("g" if word.endswith("ing") else "z", lemma, [word])
    wanted, american = _wanted(), lexicon().sure - _british_doublings()
    for word, written in ADDED.items():
        for item in written.split():
            add(item[0], word[: -int(item[1:])], [word])
    readings: dict[str, dict[tuple[str, str], bool]] = defaultdict(dict)
    for (letter, lemma), words in forms.items():
        if letter == "p" and lemma not in ONE_FORM:
            words = [word for word in words if word != lemma]
        kept = [word for word in words if word in wanted]
        if not kept:
            continue
        usual = max(kept, key=lambda word: (word in american, zipf(word), -words.index(word)))
        for word in kept:
            readings[word][letter, lemma] = letter in "ja" or word == usual
    return readings


def _written(word: str, readings: dict[tuple[str, str], bool]) -> str:
    """Return the readings as the data has them, the likeliest class first and of one class the commoner lemma."""
    order = sorted(
        readings, key=lambda one: (-_evidence(word, one[0], readings), RANK.index(one[0]), -zipf(one[1]))
    )
    written = []
    for letter, lemma in order:
        shared = _shared(word, lemma)
        written.append(
            f"{letter if readings[letter, lemma] else letter.upper()}{len(word) - shared}{lemma[shared:]}"
        )
    return " ".join(written)


def _shared(word: str, lemma: str) -> int:
    """Return how many first letters two words share."""
    pairs = enumerate(zip(word, lemma, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(word), len(lemma)))


def _evidence(word: str, letter: str, readings: dict[tuple[str, str], bool]) -> float:
    """Return how often words that such a word follows come before it, in a thousand million words."""
    letters = {letter for letter, _ in readings}
    if letter == "n" and "p" in letters:
        return 0.0
    if letter == "j" and letters & {"n", "b"} and not _rather_a_noun(word, readings):
        return 1.0 + max(_count(EVIDENCE[one], word) for one in letters)
    return _count(EVIDENCE[letter], word)


def _rather_a_noun(word: str, readings: dict[tuple[str, str], bool]) -> bool:
    """Return whether a word that is an adjective too is a noun more often."""
    if ("n", word) not in readings:
        return False
    after = sum(10**value for value in (pair_zipf(word, right) for right in AFTER_NOUN) if value is not None)
    return after >= NOUN_SHARE * 10 ** zipf(word) or zipf(word + "s") >= zipf(word) - NEARLY


def _count(lefts: Iterable[str], word: str) -> float:
    values = (pair_zipf(left, word) for left in lefts)
    return sum(10**value for value in values if value is not None)


def _british_doublings() -> set[str]:
    """Return the forms whose *l* British English doubles where American English does not: *cancelled*."""
    sure = lexicon().sure
    return {
        word
        for word in sure
        for ending in ("lled", "lling")
        if word.endswith(ending) and word.removesuffix(ending) + ending[1:] in sure
    }


def _wanted() -> set[str]:
    words = lexicon()
    known = (
        words.sure
        | words.british
        | words.variants
        | {word for word in words.rare if zipf(word) >= LEAST_ZIPF}
    )
    medical = medical_words().words
    return {
        word
        for word in known | medical
        if word.isascii()
        and word.islower()
        and (zipf(word) >= LEAST_ZIPF or word in words.common or word in medical)
    }


def _lines(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode().splitlines()


if __name__ == "__main__":
    main()
