"""Make the packaged word data from its public sources; run by hand when a source has a new version.

    python -m tools.make_spelling_data --scowl FOLDER --frequencies FILE --wordnet FOLDER

``--scowl`` is the folder of SCOWL's final lists (``english-words.10`` …), ``--frequencies`` a file of
``word count`` lines such as SymSpell's ``frequency_dictionary_en_82_765.txt`` (Google Books Ngram counts of
SCOWL's words), ``--wordnet`` a folder with WordNet's ``index.noun`` and its sisters. Their licences are in
``language/spelling/data/LICENSES.txt``.
"""

from __future__ import annotations

import argparse
import gzip
import math
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "language" / "spelling" / "data"
SIZES = {"common": (10, 20, 35, 40, 50), "known": (55, 60, 70), "rare": (80,), "obscure": (95,)}
"""SCOWL's sizes; its README calls 60 the default of spelling checkers, 70 large, 80 huge, 95 insane."""
WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
"""Matches ``follow-up``, ``o'clock``."""


def read_scowl(folder: Path, spelling: str, kinds: Iterable[str], sizes: Iterable[int]) -> set[str]:
    """Return the words of SCOWL's lists of one spelling, as written."""
    words: set[str] = set()
    for kind in kinds:
        for size in sizes:
            path = folder / f"{spelling}-{kind}.{size}"
            if path.exists():
                words.update(path.read_text("utf-8").split("\n"))
    words.discard("")
    return {plain(word) for word in words if not word.endswith("'s")}


def plain(word: str) -> str:
    """Return a word without accents: SCOWL lists *attaches* only as the plural of *attaché*."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )


def lexicon(scowl: Path, wordnet: Path) -> dict[str, list[str]]:
    """Return the sections of the lexicon, each word in the first section that has it."""
    seen: set[str] = set()
    sections: dict[str, list[str]] = {}

    def add(name: str, words: Iterable[str]) -> None:
        fresh = sorted({word for word in words if word.isascii()} - seen)
        seen.update(fresh)
        sections[name] = fresh

    words = ("words", "contractions")
    every = [size for sizes in SIZES.values() for size in sizes]
    for name in ("common", "known"):
        add(
            name,
            read_scowl(scowl, "english", words, SIZES[name])
            | read_scowl(scowl, "american", words, SIZES[name]),
        )
    british = set[str]()
    for spelling in ("british", "british_z", "canadian", "australian"):
        british |= read_scowl(scowl, spelling, words, (10, 20, 35, 40, 50, 55, 60, 70))
    add("british", british)
    variants = set[str]()
    for spelling in ("variant_1", "variant_2", "british_variant_1"):
        variants |= read_scowl(scowl, spelling, words, (10, 20, 35, 40, 50, 55, 60, 70))
    add("variant", variants)
    lemmas = set[str]()
    for part in ("noun", "verb", "adj", "adv"):
        for line in (wordnet / f"index.{part}").read_text("ascii").splitlines():
            if not line.startswith(" "):
                lemmas.update(line.split(" ", 1)[0].split("_"))
    lemmas = {lemma for lemma in lemmas if WORD.fullmatch(lemma) and len(lemma) > 3}
    for name in ("rare", "obscure"):
        add(
            name,
            read_scowl(scowl, "english", words, SIZES[name])
            | read_scowl(scowl, "american", words, SIZES[name]),
        )
    proper = ("upper", "proper-names", "abbreviations")
    add(
        "names",
        read_scowl(scowl, "english", proper, (10, 20, 35, 40, 50, 55, 60, 70))
        | read_scowl(scowl, "american", proper, (10, 20, 35, 40, 50, 55, 60, 70)),
    )
    add(
        "names-rare",
        read_scowl(scowl, "english", proper, every) | read_scowl(scowl, "american", proper, every),
    )
    known = seen | {word.lower() for word in seen}
    add("wordnet", lemmas - known)
    return sections


def write(name: str, lines: Iterable[str]) -> None:
    """Write one gzip file of lines, the same bytes every time."""
    with (DATA / name).open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write("\n".join(lines).encode())


def main() -> None:
    """Read the sources, write ``lexicon.txt.gz`` and ``frequency.txt.gz``."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("scowl", "frequencies", "wordnet"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    lines: list[str] = []
    for section, words in lexicon(options.scowl, options.wordnet).items():
        lines.append(f"# {section}")
        lines.extend(words)
    write("lexicon.txt.gz", lines)
    counts: dict[int, list[str]] = {}
    text = options.frequencies.read_text("utf-8-sig")
    pairs = [(line.split()[0], int(line.split()[1])) for line in text.splitlines() if line.strip()]
    total = sum(count for _, count in pairs)
    for word, count in pairs:
        zipf = round(10 * (math.log10(count / total) + 9))
        counts.setdefault(zipf, []).append(word)
    lines = []
    for zipf in sorted(counts, reverse=True):
        lines.append(f"# {zipf}")
        lines.extend(sorted(counts[zipf]))
    write("frequency.txt.gz", lines)


if __name__ == "__main__":
    main()
