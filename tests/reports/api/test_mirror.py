"""Whoever applies what comes has what is published: the example's first run, then what its later one changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.changes import NOT_EVENTS
from tests.reports.api.golden_runs import lines, publish_golden
from tests.reports.api.reader import Reader

TIMES = {"first_seen", "last_seen", "last_judged", "cause"}
IGNORED: dict[str, set[str]] = {
    "pages": NOT_EVENTS["page"],
    "articles": NOT_EVENTS["article"],
    "findings": TIMES,
}
"""Fields whose change is not an event: they are as of the run that sent the record."""


@pytest.mark.parametrize("records", sorted(IGNORED))
def test_what_comes_makes_the_newest_run(tmp_path: Path, records: str) -> None:
    """All ids, and all of each record but what depends on the time of our look. What comes is less than all."""
    name = f"{records[:-1]}_id"
    have: dict[str, Any] = {}
    reader, sent = Reader(tmp_path, records, limit=7), 0

    def take() -> None:
        nonlocal sent
        more = True
        while more:
            page = reader.page()
            have.update({record[name]: record for record in page["records"]})
            for identifier in page["removed"]:
                del have[identifier]
            sent += len(page["records"])
            more = page["more"]

    first = publish_golden(tmp_path, 1)
    take()
    assert [json.dumps(record) for record in have.values()] == [
        json.dumps(json.loads(line)) for line in lines(first, f"{records}.jsonl")
    ]
    later = publish_golden(tmp_path, 2)
    sent = 0
    take()
    published = {record[name]: record for record in map(json.loads, lines(later, f"{records}.jsonl"))}
    assert have.keys() == published.keys()
    assert 0 < sent < len(published)
    for identifier, record in published.items():
        for field in record.keys() - IGNORED[records]:
            known = have[identifier][field]
            if records == "findings" and field == "status":
                known = known.replace("new", "open")
                assert known == record[field].replace("new", "open")
            else:
                assert known == record[field], (identifier, field)
