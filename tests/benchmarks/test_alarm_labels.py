"""Labels find the findings that they were given for, and a sample is weighed by its sites."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from audits.finding_ids import FindingIds
from benchmarks.alarm_labels import Alarm, Label, Labels, Sample, alarm_of, balanced, path_of, read_labels

DAY = datetime.date(2026, 11, 30)


def _alarm(audit: str, path: str, quote: str, *, whole: bool = False, category: str = "readability") -> Alarm:
    subject = "t-0000000000000001"
    identity = ("",) if whole else ("quoted", "before", "after")
    finding: dict[str, Any] = {
        "finding_id": FindingIds().mint(audit, subject, identity),
        "audit": audit,
        "category": category,
        "subject": subject,
        "tier": "sure",
        "severity": "minor",
        "url": f"https://clinic.example{path}",
        "evidence": {"quote": quote},
        "occurrences": [{"url": f"https://clinic.example{path}", "evidence": {"quote": quote}}],
        "message": "…",
    }
    return alarm_of("hill", finding)


def _label(audit: str, path: str, quote: str, said: str = "true", site: str = "hill") -> Label:
    return Label(site=site, audit=audit, path=path, quote=quote, label=said, why="")


def test_a_label_is_found_by_page_and_quote() -> None:
    """Whatever white space and case; on another page it is another finding."""
    labels = Labels([_label("misspelling", "/a/", "recieve")])
    assert labels.of(_alarm("misspelling", "/a/", "Recieve")) is not None
    assert labels.of(_alarm("misspelling", "/b/", "recieve")) is None
    assert labels.of(_alarm("misspelling", "/a/", "recieved")) is None


def test_a_label_keeps_the_beginning_of_a_long_quote() -> None:
    long = "word " * 60
    labels = Labels([_label("long-sentence", "/a/", long[:120].strip())])
    assert labels.of(_alarm("long-sentence", "/a/", long)) is not None


def test_an_audit_of_the_whole_page_needs_no_quote() -> None:
    """Its hardest sentence may be another one today."""
    labels = Labels([_label("hard-to-read", "/a/", "the old sentence")])
    assert labels.of(_alarm("hard-to-read", "/a/", "another", whole=True)) is not None


@pytest.mark.parametrize("category", ["spelling", "consistency"])
def test_a_word_of_a_page_is_not_judged_by_another(category: str) -> None:
    """Each is a finding of its own, though its id is of the word alone."""
    labels = Labels([_label("term-spelling", "/a/", "copay")])
    assert labels.of(_alarm("term-spelling", "/a/", "eyecare", whole=True, category=category)) is None
    assert labels.of(_alarm("term-spelling", "/a/", "copay", whole=True, category=category)) is not None


def test_two_readers_who_differ_are_arguable(tmp_path: Path) -> None:
    row = {"site": "hill", "audit": "a", "path": "/x/index.html", "quote": "Q", "label": "true", "why": ""}
    file = tmp_path / "labels.jsonl"
    file.write_text("\n".join(json.dumps(row | more) for more in ({}, {"second": "false"})), "utf-8")
    first, second = read_labels([file])
    assert (first.label, first.path, first.quote) == ("true", "/x/", "q")
    assert second.label == "arguable"


def test_the_share_is_the_mean_over_the_sites() -> None:
    """Ten right ones of one site do not hide a wrong one of another."""
    sample = Sample()
    for _ in range(10):
        sample.add(_label("a", "/", "q", site="one"))
    sample.add(_label("a", "/", "q", "arguable", site="two"))
    measured = sample.precision(DAY)
    assert measured is not None
    assert (measured.share, measured.labels, measured.sites) == (0.5, 11, 2)
    assert Sample().precision(DAY) is None


@pytest.mark.parametrize(
    ("counts", "size"),
    [([100, 10, 10, 5, 5], 45), ([20] * 5, 100), ([7, 3], 10), ([90, 1, 1, 1, 1], 6), ([], 0)],
)
def test_no_site_is_more_than_a_third_of_a_sample(counts: list[int], size: int) -> None:
    """Of under five sites the sample is too narrow however it is cut."""
    assert balanced(counts) == size


def test_a_path_is_without_the_name_of_an_index_file() -> None:
    assert path_of("https://a.example/b/index.html?c=1") == "/b/?c=1"
    assert path_of("https://a.example/b/index.html") == "/b/"
