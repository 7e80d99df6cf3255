"""How often is each rule for slips right on texts that nobody made for it?

    python -m benchmarks.slip_rules [--half tuned|unseen|all] [--unlabelled] [--store] [--json FILE]

Reads the texts of ``slip_texts`` and looks each hit up in ``cases/slip_labels.jsonl``, where a person labelled it
``true``, ``false`` or ``arguable``. ``--unlabelled`` prints the hits that are not there as lines to label; ``--store``
writes the counts of all texts to ``audits/data/rule_precision.json``, for `checkup explain` and the documentation.
Blanks before marks and in brackets are not counted in ``general``, whose texts set blanks around the pages' links.
"""

from __future__ import annotations

import argparse
import datetime
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.slip_texts import DATA, SlipText, slip_texts
from benchmarks.table import write_table
from language.slips.find import NAMES, slips
from language.spelling.judge import SpellingEngine

LABELS = Path(__file__).parent / "cases" / "slip_labels.jsonl"
STORED = Path(__file__).resolve().parents[1] / "audits" / "data" / "rule_precision.json"
AUDITS = {"slip": "slip", "article": "wrong-article", "punctuation": "doubled-punctuation"}
"""Kind of a slip to the audit that reports it; words in the place of others go by likelihood, and have their own
measure."""
NOT_COUNTED = {("blank-before-a-mark", "general"), ("blank-in-brackets", "general")}
_BESIDE = 25
"""Characters on either side that a label quotes."""


class Hit(NamedTuple):
    """A passage that a rule calls a slip, with the words beside it."""

    rule: str
    quote: str


def hits_of(text: SlipText, engine: SpellingEngine) -> Iterator[Hit]:
    """Yield the hits in a text; its blocks' line breaks are quoted as blanks."""
    for block in text.blocks:
        for slip in slips(text.text, block, engine):
            if slip.kind in AUDITS and (slip.rule, text.source) not in NOT_COUNTED:
                before = text.text[max(block.start, slip.start - _BESIDE) : slip.start]
                after = text.text[slip.end : min(block.end, slip.end + _BESIDE)]
                quote = f"{before}[{text.text[slip.start : slip.end]}]{after}"
                yield Hit(slip.rule, " ".join(quote.split()))


def labels() -> dict[Hit, str]:
    """Return the labels of the hits that were read."""
    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    return {Hit(row["rule"], row["quote"]): row["label"] for row in rows}


def main() -> int:
    """Measure, print, write; return the exit code: 1 where a hit has no label."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("tuned", "unseen", "all"), default="all")
    parser.add_argument("--unlabelled", action="store_true", help="print hits without a label")
    parser.add_argument("--store", action="store_true", help="write the counts of all texts for the audits")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if not DATA.is_dir():
        print("slip_rules: skipped, the data folder is not there")
        return 0
    if options.store and options.half != "all":
        parser.error("--store needs all texts; leave --half out")
    engine, known = SpellingEngine(), labels()
    words: Counter[str] = Counter()
    found: dict[Hit, str | None] = {}
    for text in slip_texts():
        if options.half in ("all", text.half):
            words[text.source] += sum(len(block.words) for block in text.blocks)
            found |= {hit: known.get(hit) for hit in hits_of(text, engine)}
    missing = [hit for hit, label in found.items() if label is None]
    if options.unlabelled:
        for hit in missing:
            print(json.dumps({"rule": hit.rule, "quote": hit.quote, "label": ""}, ensure_ascii=False))
        return int(bool(missing))
    rows = [_row(rule, found, words) for rule, kind in NAMES.items() if kind in AUDITS]
    write_table("slip_rules", rows, options.json)
    print(f"slip_rules: {words.total():,} words; {len(missing)} hits without a label")
    if options.store and not missing:
        _store(rows)
    return int(bool(missing))


def _row(rule: str, found: dict[Hit, str | None], words: Counter[str]) -> dict[str, Any]:
    given = Counter(label for hit, label in found.items() if hit.rule == rule)
    skipped = sum(count for source, count in words.items() if (rule, source) in NOT_COUNTED)
    hits = given.total()
    return {
        "rule": rule,
        "audit": AUDITS[NAMES[rule]],
        "hits": hits,
        "true": given["true"],
        "arguable": given["arguable"],
        "false": given["false"],
        "precision": given["true"] / hits if hits else None,
        "words": words.total() - skipped,
    }


def _store(rows: list[dict[str, Any]]) -> None:
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    stored: dict[str, dict[str, Any]] = {}
    for row in rows:
        counts = {"hits": row["hits"], "right": row["true"], "words": row["words"], "measured_on": day}
        stored.setdefault(row["audit"], {})[row["rule"]] = counts
    STORED.write_text(json.dumps(stored, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
