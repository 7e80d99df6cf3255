"""Score flags: planted errors found, and flags on right texts by tier and by a reader's label.

A planted error counts as found when a flag overlaps its span; as sure when one of these is of the tier *sure*. The
first suggestion is right when it gives the right text back, spaces aside, and is that of the best overlapping flag: the
surest, then the first.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.typo_checkers import Flag

LABELS = Path(__file__).parent / "cases" / "typo_labels.jsonl"
_TIERS = ("sure", "likely", "maybe", "")


@dataclass(slots=True)
class ClassScore:
    """What became of the planted errors of one class."""

    planted: int = 0
    found: int = 0
    sure: int = 0
    first: int = 0
    """Found with the right first suggestion."""
    answered: int = 0
    """Found where the right words are known."""
    misses: list[dict[str, Any]] = field(default_factory=list)
    """Errors not found (``how`` missed), or found with another first suggestion (``how`` says which)."""

    def row(self, checker: str, name: str) -> dict[str, Any]:
        """Return it as a row of a table, shares in percent."""
        return {
            "checker": checker, "class": name, "planted": self.planted, "all tiers %": _percent(self.found,
            self.planted),
            "sure %": _percent(self.sure, self.planted), "first right %": _percent(self.first, self.answered),
        }  # fmt: skip


def score(rows: Sequence[Mapping[str, Any]], marked: Sequence[Sequence[Flag]]) -> dict[str, ClassScore]:
    """Return the score of each class of the planted rows; flags are those of each row, in its order."""
    scores: dict[str, ClassScore] = {}
    for row, flags in zip(rows, marked, strict=True):
        for error in row["errors"]:
            _count(scores.setdefault(error["class"], ClassScore()), row["text"], error, flags)
    return scores


def _count(score: ClassScore, text: str, error: Mapping[str, Any], flags: Sequence[Flag]) -> None:
    start, end = error["start"], error["end"]
    hits = [flag for flag in flags if flag.start < end and flag.end > start]
    hits.sort(key=lambda flag: (_TIERS.index(flag.tier), flag.start))
    score.planted += 1
    score.found += bool(hits)
    score.sure += any(flag.tier == "sure" for flag in hits)
    known = error["right"] is not None
    score.answered += bool(hits) and known
    right = _folded(text[:start] + (error["right"] or "") + text[end:]) if known else None
    first = hits[0].suggestions[:1] if hits else []
    good = any(_folded(text[: hits[0].start] + word + text[hits[0].end :]) == right for word in first)
    score.first += good
    if not good and (known or not hits):
        about = text[max(0, start - 40) : end + 40]
        score.misses.append({**error, "how": "missed" if not hits else f"suggested {first}", "about": about})


def total(scores: Iterable[ClassScore]) -> ClassScore:
    """Return the sum of several classes."""
    result = ClassScore()
    for each in scores:
        result.planted += each.planted
        result.found += each.found
        result.sure += each.sure
        result.first += each.first
        result.answered += each.answered
    return result


def by_kind(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows with the class ``class: kind`` for each error, to score the sorts of slip within a class."""
    return [
        {
            **row,
            "errors": [
                {**error, "class": f"{error['class']}: {error.get('kind', '')}"} for error in row["errors"]
            ],
        }
        for row in rows
    ]


LONGEST_WORDS = 40
"""Characters of the flagged words that a label keeps: enough to tell them, no page's text."""
Labels = dict[tuple[str, str], str]
"""Text and flagged words (case folded) to ``true``, ``arguable`` or ``false``."""


def read_labels(file: Path = LABELS) -> Labels:
    """Return the labels that readers gave, without page text beyond the flagged words."""
    if not file.is_file():
        return {}
    lines = (json.loads(line) for line in file.read_text("utf-8").split("\n") if line)
    return {(line["where"], line["words"].casefold()): line["label"] for line in lines}


@dataclass(slots=True)
class AlarmScore:
    """Flags on texts that nobody planted into."""

    words: int = 0
    tiers: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    """By label; ``unlabelled`` where no reader has read the flag."""
    rules: Counter[str] = field(default_factory=Counter)
    unread: list[dict[str, Any]] = field(default_factory=list)
    """Flags without label, with the words around, for a reader."""

    def row(self, checker: str, texts: str) -> dict[str, Any]:
        """Return it as a row of a table; a rate is flags by 10,000 words."""
        each = 10_000 / max(1, self.words)
        return {
            "checker": checker, "texts": texts, "words": self.words, "flags per 10k": self.tiers.total() * each,
            **{f"{tier} per 10k": self.tiers[tier] * each for tier in _TIERS[:3]},
            **{label: self.labels[label] for label in ("true", "arguable", "false", "unlabelled")},
            "false per 10k": self.labels["false"] * each,
            "rules": " ".join(f"{rule}:{count}" for rule, count in self.rules.most_common(8)),
        }  # fmt: skip


def alarms(texts: Sequence[tuple[str, str]], marked: Sequence[Sequence[Flag]], labels: Labels) -> AlarmScore:
    """Return the flags on texts given as (where, text)."""
    result = AlarmScore()
    for (where, text), flags in zip(texts, marked, strict=True):
        result.words += len(text.split())
        for flag in flags:
            words = text[flag.start : flag.end]
            label = labels.get((where, words.casefold()[:LONGEST_WORDS]), "unlabelled")
            result.tiers[flag.tier] += 1
            result.labels[label] += 1
            if flag.rule:
                result.rules[flag.rule] += 1
            if label == "unlabelled":
                about = text[max(0, flag.start - 50) : flag.end + 40]
                result.unread.append(
                    {
                        "where": where, "words": words[:LONGEST_WORDS], "label": "", "tier": flag.tier,
                        "rule": flag.rule,
                        "suggestions": flag.suggestions[:3], "about": about,
                    }
                )  # fmt: skip
    return result


def _folded(text: str) -> str:
    return " ".join(text.split())


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None
