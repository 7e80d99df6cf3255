"""Measure the spelling audits on health texts, beside codespell and a hunspell dictionary where they are installed.

    python -m benchmarks.typos [--half tuned|unseen|all] [--peers] [--flags] [--json FILE]

Truth: ``health-text`` of the data folder, texts of the NIH with 2,371 planted errors in 13 classes (MedQuAD, CC BY
4.0, Ben Abacha and Demner-Fushman). A planted error counts as found when a finding overlaps its span; flags are
counted on the clean texts, which hold true defects of their own (lost apostrophes and dashes): ``--flags`` prints
them for a person to judge. Texts with an even place in the file are tuned on, odd ones looked at only at the end.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from audits.context import build_context
from audits.run import audit_text
from benchmarks.table import write_table
from schemas.profile import AuditSettings, Profile

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "health-text"
HALVES = {"tuned": (0,), "unseen": (1,), "all": (0, 1)}
MISSPELLINGS = ("keyboard", "human", "medical", "proper", "joined", "split")
"""The classes whose errors are misspellings of one or two words."""

Flag = tuple[int, int, list[str], str]
"""Start, end, suggestions, tier."""
Checker = Callable[[str], list[Flag]]


def ours() -> Checker:
    """Return the audits of the spelling category, as ``checkup draft`` runs them."""
    profile = Profile(
        url="https://clinic.example/",
        audits=AuditSettings(off=["hard-to-read", "long-sentence"], tiers="claimed"),
    )
    context = build_context(profile, datetime.date(2026, 1, 1))

    def check(text: str) -> list[Flag]:
        found = audit_text(text, context)
        return [
            (finding.evidence.start or 0, finding.evidence.end or 0, finding.suggestions, finding.tier.value)
            for finding in found
        ]

    return check


def codespell() -> Checker:
    """Return codespell with its default dictionary; raises ``ImportError`` where it is not installed."""
    library = importlib.import_module("codespell_lib._codespell")
    spellchecker = importlib.import_module("codespell_lib._spellchecker")
    misspellings: dict[str, Any] = {}
    folder = Path(str(library.__file__)).parent / "data"
    for name in ("dictionary.txt", "dictionary_rare.txt"):
        spellchecker.build_dict(str(folder / name), misspellings, set())

    def check(text: str) -> list[Flag]:
        return [
            (
                match.start(),
                match.end(),
                re.split(r",\s*", misspellings[match[0].lower()].data.strip(", ")),
                "",
            )
            for match in re.finditer(r"[\w\-'’]+", text)
            if match[0].lower() in misspellings
        ]

    return check


def hunspell() -> Checker:
    """Return the hunspell dictionary that spylls carries, without suggestions; raises ``ImportError`` without it."""
    library = importlib.import_module("spylls.hunspell")
    dictionary = library.Dictionary.from_files(
        str(Path(str(library.__file__)).parent / "data" / "en" / "en_US")
    )
    known: dict[str, bool] = {}

    def check(text: str) -> list[Flag]:
        flags: list[Flag] = []
        for match in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text):
            word = match[0].replace("’", "'")
            if word not in known:
                known[word] = bool(dictionary.lookup(word))
            if not known[word]:
                flags.append((match.start(), match.end(), [], ""))
        return flags

    return check


def lines(name: str, half: str) -> Iterator[dict[str, Any]]:
    """Yield the texts of one half of a file."""
    for place, line in enumerate((DATA / name).read_text("utf-8").splitlines()):
        if place % 2 in HALVES[half]:
            yield json.loads(line)


def measure(name: str, check: Checker, half: str, *, show: bool) -> list[dict[str, Any]]:
    """Return a row for the clean texts and one for each class of planted errors."""
    words, flags = 0, Counter[str]()
    began = time.process_time()
    for row in lines("clean.jsonl", half):
        text = row["text"]
        words += len(text.split())
        for start, end, suggestions, tier in check(text):
            flags[tier] += 1
            if show:
                print(f"{tier:7} {text[max(0, start - 30) : start]!r} {text[start:end]!r} {suggestions[:2]}")
    spent = time.process_time() - began
    found, wanted, first, five = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for row in lines("planted-errors.jsonl", half):
        text, marked = row["text"], check(row["text"])
        for error in row["errors"]:
            kind, start, end = error["class"], error["start"], error["end"]
            wanted[kind] += 1
            hit = next((flag for flag in marked if flag[0] < end and flag[1] > start), None)
            if hit is None:
                continue
            found[kind] += 1
            right = text[:start] + error["right"] + text[end:]
            answers = [text[: hit[0]] + word + text[hit[1] :] == right for word in hit[2][:5]]
            first[kind] += answers[:1] == [True]
            five[kind] += any(answers)
    kinds = [*MISSPELLINGS, *sorted(set(wanted) - set(MISSPELLINGS))]
    rows: list[dict[str, Any]] = [
        {
            "checker": name,
            "class": kind,
            "planted": wanted[kind],
            "recall": found[kind] / wanted[kind],
            "top 1": first[kind] / found[kind] if found[kind] else None,
            "top 5": five[kind] / found[kind] if found[kind] else None,
        }
        for kind in kinds
        if wanted[kind]
    ]
    planted = sum(wanted[kind] for kind in MISSPELLINGS)
    rows.insert(
        0,
        {
            "checker": name,
            "class": "all misspellings",
            "planted": planted,
            "recall": sum(found[kind] for kind in MISSPELLINGS) / planted,
            "flags per 10k words": flags.total() / words * 10_000,
            "ms per 1000 words": spent / words * 1e6,
            **{f"{tier} per 10k": count / words * 10_000 for tier, count in sorted(flags.items()) if tier},
        },
    )
    return rows


def main() -> int:
    """Measure, print, write; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES, default="all")
    parser.add_argument("--peers", action="store_true", help="measure codespell and hunspell too")
    parser.add_argument("--flags", action="store_true", help="print every flag on the clean texts")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if not DATA.is_dir():
        print("typos: skipped, the data folder is not there")
        return 0
    rows = measure("checkup", ours(), options.half, show=options.flags)
    for name, build in (("codespell", codespell), ("hunspell", hunspell)) if options.peers else ():
        try:
            rows += measure(name, build(), options.half, show=False)[:1]
        except (ImportError, OSError) as error:
            print(f"typos: {name} skipped, it is not installed ({type(error).__name__})")
    write_table("typos", rows, options.json)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
