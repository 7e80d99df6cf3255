"""Do sentences end where a reader says, on texts as clinics write them?

    python -m benchmarks.sentences [--cases FILE] [--peers] [--wrong] [--out FILE]

Truth: ``cases/sentence_boundaries.jsonl``, 394 short texts with their sentences, written by a person who had not seen
the code: abbreviations, units, times, states, initials, numbers, quotes, lost blanks. What is scored are the boundaries
inside a text; its end is given. ``--peers`` measures sentencex and pysbd too, where they are installed (PyPI, both
MIT), with their English rules; ``--wrong`` prints our texts that are not wholly right.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.table import write_table

CASES = Path(__file__).parent / "cases" / "sentence_boundaries.jsonl"

Splitter = Callable[[str], list[str]]


@dataclass(slots=True)
class Score:
    """What one splitter made of the cases."""

    right: int = 0
    """Boundaries of the truth that were found."""
    false: int = 0
    """Boundaries found that the truth does not have."""
    missed: int = 0
    """Boundaries of the truth that were not found."""
    texts: int = 0
    wrong: list[str] = field(default_factory=list)
    """Texts that are not wholly right, with `` | `` where they were split."""

    @property
    def precision(self) -> float:
        """Return the share of the found boundaries that are right."""
        return self.right / max(1, self.right + self.false)

    @property
    def recall(self) -> float:
        """Return the share of the truth's boundaries that were found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def boundaries_right(self) -> float:
        """Return the share of the truth's boundaries and the false ones that are right."""
        return self.right / max(1, self.right + self.false + self.missed)

    @property
    def texts_right(self) -> float:
        """Return the share of the texts whose boundaries are all right."""
        return 1 - len(self.wrong) / max(1, self.texts)


def measure(split: Splitter, file: Path = CASES) -> Score:
    """Return the score of a splitter on a file of cases."""
    score = Score()
    for line in file.read_text("utf-8").splitlines():
        case = json.loads(line)
        got = split(case["text"])
        wanted, found = _boundaries(case["sentences"]), _boundaries(got)
        score.texts += 1
        score.right += len(wanted & found)
        score.false += len(found - wanted)
        score.missed += len(wanted - found)
        if wanted != found:
            score.wrong.append(" | ".join(piece.strip() for piece in got))
    return score


def _boundaries(sentences: list[str]) -> set[int]:
    """Return the places between sentences, in characters that are not white space."""
    places, at = set(), 0
    for sentence in sentences:
        at += len("".join(sentence.split()))
        places.add(at)
    return places - {at}


def ours() -> Splitter:
    """Return the splitter of the audits."""
    from language.sentences import sentences_of

    return lambda text: [text[start:end] for start, end in sentences_of(text)]


def sentencex() -> Splitter:
    """Return sentencex (Wikimedia); raises ``ImportError`` where it is not installed."""
    library = importlib.import_module("sentencex")
    return lambda text: [str(piece) for piece in library.segment("en", text)]


def pysbd() -> Splitter:
    """Return pysbd (Sadvilkar and Neumann 2020); raises ``ImportError`` where it is not installed."""
    segmenter = importlib.import_module("pysbd").Segmenter(language="en", clean=False)
    return lambda text: [str(piece) for piece in segmenter.segment(text)]


def main() -> int:
    """Print the table; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--peers", action="store_true", help="measure sentencex and pysbd too")
    parser.add_argument("--wrong", action="store_true", help="print the texts that are not wholly right")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    rows: list[dict[str, Any]] = []
    peers = (("sentencex", sentencex), ("pysbd", pysbd)) if options.peers else ()
    for name, build in (("checkup", ours), *peers):
        try:
            split = build()
        except ImportError as error:
            print(f"{name}: skipped, {error}")
            continue
        split("Dr. Moreno works on Oak St. Ask her about vitamin A. Contact us.")  # lists are loaded
        begun = time.process_time()
        score = measure(split, options.cases)
        rows.append(
            {
                "splitter": name, "texts": score.texts, "boundaries": score.right + score.missed,
                "precision": round(score.precision, 4), "recall": round(score.recall, 4),
                "boundaries right": round(score.boundaries_right, 4),
                "texts right": round(score.texts_right, 4),
                "CPU-µs a text": round(1e6 * (time.process_time() - begun) / max(1, score.texts)),
            }
        )  # fmt: skip
        if options.wrong and name == "checkup":
            print("\n".join(score.wrong))
    write_table("sentences", rows, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
