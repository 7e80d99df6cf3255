"""Does ``outdated-reference`` find the sentences that time has overtaken, and no others?

    python -m benchmarks.outdated [--cases FILE] [--wrong] [--out FILE]

Truth: ``cases/outdated.jsonl``, sentences in the voice of clinics' pages, each with the day on which its page was
published (null where the page does not say), the day on which it is read, and whether a reader of that day would call
it outdated. They were written beside the audit and tune it: a figure that says how it does on pages needs sentences of
somebody who has not seen the code, in the same form (``--cases``). ``--wrong`` prints the sentences that it got wrong.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.table import write_table

CASES = Path(__file__).parent / "cases" / "outdated.jsonl"


def messages_of(text: str, published: str | None, today: str) -> list[str]:
    """Return what the audit says of a service page of these lines on a day."""
    from audits.context import site_context
    from audits.contract import Failed
    from audits.freshness.outdated_reference import check
    from schemas.block import Block
    from schemas.dates import DateValue
    from schemas.profile import Profile
    from schemas.text import Text
    from schemas.vocabulary import BlockKind, Genre, PageKind, Precision, Source

    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(kind=BlockKind.PARAGRAPH, start=at, end=at + len(line), language="en"))
        at += len(line) + 1
    precision = {4: Precision.YEAR, 7: Precision.MONTH}.get(len(published or ""), Precision.DAY)
    date = published and DateValue(
        value=published, precision=precision, raw=published, source=Source.VISIBLE, confidence=1
    )
    record = Text(
        text_id=f"t-{0:016x}",
        page_id=f"p-{0:016x}",
        url="https://clinic.example/",
        kind=PageKind.SERVICE,
        genre=Genre.GUIDE,
        language="en",
        published=date or None,
        body_text=text,
        body_blocks=blocks,
        word_count=len(text.split()),
        content_hash=f"v1:{0:064x}",
        confidence=1,
    )
    context = site_context(Profile(url="https://clinic.example/"), datetime.date.fromisoformat(today))
    verdict = check(record, context)
    return [found.message for found in verdict.findings] if isinstance(verdict, Failed) else []


def main() -> int:
    """Print precision and recall; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--wrong", action="store_true", help="print the sentences that it got wrong")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    cases = [json.loads(line) for line in options.cases.read_text("utf-8").splitlines() if line.strip()]
    counts = {"right": 0, "false": 0, "missed": 0}
    for case in cases:
        said = messages_of(case["text"], case["published"], case["today"])
        if said and case["outdated"]:
            counts["right"] += 1
            continue
        if bool(said) == case["outdated"]:
            continue
        counts["false" if said else "missed"] += 1
        if options.wrong:
            print("false " if said else "missed", case["text"], f"[{case['published']}]", *said)
    outdated = sum(case["outdated"] for case in cases)
    row: dict[str, Any] = {
        "sentences": len(cases),
        "outdated": outdated,
        "found": counts["right"],
        "false": counts["false"],
        "precision": round(counts["right"] / max(1, counts["right"] + counts["false"]), 4),
        "recall": round(counts["right"] / max(1, outdated), 4),
    }
    write_table("outdated", [row], options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
