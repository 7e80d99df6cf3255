"""Plant errors into clean texts, the same ones for the same seed.

    python -m benchmarks.planted_errors --seed 1 [--per-class 200] [--out FILE]

A planted text has the form of ``health-text/planted-errors.jsonl``: ``id``, ``text`` and ``errors``, each with
``start``, ``end``, ``class``, ``wrong`` and ``right``; beside these ``kind``, the sort of slip within its class. No two
errors of a text are nearer than `APART` characters, so that a checker's mark on one never counts for another.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

APART = 80
"""Characters between two errors of one text."""
SAME_AT_MOST = 3
"""How often one error (the same key) is planted in its class."""
PER_CLASS = 200
"""Errors of each class, as far as the texts have places for them; the older set has about 190 of each."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Right words of a text, and the error to put in their place."""

    start: int
    end: int
    wrong: str
    kind: str
    """The sort of slip within its class, e.g. ``lost contraction``."""
    key: str = ""
    """Equal for errors that teach the same; empty: the wrong words themselves."""
    right: str | None = None
    """Right words, where they are others than the text's own: "don't" where "do not" became "dont"."""
    before: str = ""
    """Right words put in before the error, for one that the text has no place for."""
    after: str = ""
    """Right words put in after it."""


Edits = Callable[[str, random.Random], Iterator[Edit]]
"""Possible edits of a text, in an order that the seed shuffles."""


def plant(
    texts: Sequence[Mapping[str, Any]],
    classes: Mapping[str, Edits],
    *,
    seed: int,
    per_class: int = PER_CLASS,
    most_of_kind: Mapping[str, float] | None = None,
) -> list[dict[str, Any]]:
    """Return the texts with errors planted, each a row of ``id``, ``text`` and ``errors``.

    A text gets one error of a class in each round over the texts; rounds go on until the class has ``per_class``
    errors or no text takes another one. ``most_of_kind`` gives the largest share of a class that one kind may have.
    """
    chosen: list[list[tuple[Edit, str]]] = [[] for _ in texts]
    for name, edits in classes.items():
        chance = random.Random(f"{seed} {name}")
        order = list(range(len(texts)))
        chance.shuffle(order)
        used: Counter[str] = Counter()
        kinds: Counter[str] = Counter()
        most = round(per_class * (most_of_kind or {}).get(name, 1))
        planted, before = 0, -1
        while planted < per_class and planted != before:
            before = planted
            for place in order:
                if planted == per_class:
                    break
                edit = _free(
                    edits(texts[place]["text"], chance),
                    chosen[place],
                    used,
                    {kind for kind, count in kinds.items() if count >= most},
                )
                if edit is not None:
                    chosen[place].append((edit, name))
                    used[_key(edit)] += 1
                    kinds[edit.kind] += 1
                    planted += 1
    return [_planted(row, edits) for row, edits in zip(texts, chosen, strict=True)]


def _free(
    edits: Iterator[Edit], taken: Sequence[tuple[Edit, str]], used: Counter[str], full: Collection[str]
) -> Edit | None:
    for edit in edits:
        if edit.kind in full:
            continue
        near = any(edit.start < other.end + APART and edit.end > other.start - APART for other, _ in taken)
        if not near and used[_key(edit)] < SAME_AT_MOST:
            return edit
    return None


def _key(edit: Edit) -> str:
    return (edit.key or edit.wrong).lower()


def _planted(row: Mapping[str, Any], edits: list[tuple[Edit, str]]) -> dict[str, Any]:
    text, parts, errors, length, at = row["text"], [], [], 0, 0
    for edit, name in sorted(edits, key=lambda each: each[0].start):
        parts += [text[at : edit.start], edit.before, edit.wrong, edit.after]
        start = length + edit.start - at + len(edit.before)
        end = start + len(edit.wrong)
        length, at = end + len(edit.after), edit.end
        errors.append(
            {
                "start": start, "end": end, "class": name, "kind": edit.kind, "wrong": edit.wrong,
                "right": text[edit.start : edit.end] if edit.right is None else edit.right,
            }
        )  # fmt: skip
    return {"id": row["id"], "text": "".join(parts) + text[at:], "errors": errors}


def clean_texts(folder: Path) -> list[dict[str, Any]]:
    """Return the texts of ``clean.jsonl`` in the order of the file."""
    lines = (folder / "clean.jsonl").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def main() -> int:
    """Plant and write; return 0."""
    from benchmarks.planted_classes import MOST_OF_KIND, all_classes

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--per-class", type=int, default=PER_CLASS)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    folder = Path(__file__).resolve().parents[2] / "shared" / "data" / "health-text"
    texts = clean_texts(folder)
    rows = plant(
        texts, all_classes(texts), seed=options.seed, per_class=options.per_class, most_of_kind=MOST_OF_KIND
    )
    if options.out:
        options.out.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    for name, count in Counter(error["class"] for row in rows for error in row["errors"]).items():
        print(f"{count:5} {name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
