"""Records come in the order of publishing: once all, then what each run changed, nothing twice and nothing missed."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from reports.api import published_site
from schemas.vocabulary import RunStatus
from store.prune import drop_databases, remove_folder
from store.publish import point_latest
from tests.reports.api.published_runs import (
    HOST,
    article,
    change,
    finding,
    publish,
    run_name,
)
from tests.reports.api.reader import Reader


def a(*numbers: int) -> list[str]:
    """Return the ids of articles; a negative number is one that is removed."""
    return [f"{'-' if number < 0 else ''}a-{abs(number):016x}" for number in numbers]


def f(*numbers: int) -> list[str]:
    """Return the ids of findings; a negative number is one that is removed."""
    return [f"{'-' if number < 0 else ''}f-{abs(number):016x}" for number in numbers]


def of(run: int, ids: list[str]) -> list[tuple[str, str]]:
    """Return them as records of a run."""
    return [(run_name(run), identifier) for identifier in ids]


def first(data: Path, **records: Any) -> None:
    """Publish run 1, by default with five articles."""
    publish(data, 1, **({"articles": [article(n) for n in range(1, 6)]} | records))


def test_without_a_cursor_the_newest_run_comes_whole_in_the_order_of_its_file(tmp_path: Path) -> None:
    """Page by page; an earlier run's records are not among them."""
    first(tmp_path)
    publish(tmp_path, 2, previous=1, articles=[article(n) for n in (9, 2, 7)])
    reader = Reader(tmp_path, "articles", limit=2)
    assert reader.all() == of(2, a(9, 2, 7))


def test_after_the_last_page_the_cursor_waits_for_what_later_runs_changed(tmp_path: Path) -> None:
    """Added, changed, moved and restored are the record as of that run; gone is a removal; the rest is not sent."""
    first(tmp_path)
    reader = Reader(tmp_path, "articles")
    assert reader.all() == of(1, a(1, 2, 3, 4, 5))
    assert reader.all() == []
    publish(
        tmp_path, 2, previous=1,
        articles=[article(1), article(2, "edited"), article(3), article(4, "moved"), article(6), article(7)],
        changes=[change("changed", 2), change("moved", 4), change("added", 6), change("restored", 7),
                 change("gone", 5), change("changed", 1, "page")],
    )  # fmt: skip
    page = reader.page()
    assert [record["body_text"] for record in page["records"]] == ["edited", "moved", "", ""]
    assert page["removed"] == a(5)
    assert (page["run"], page["previous"], page["more"]) == (run_name(2), run_name(1), False)
    assert reader.all() == []


def test_a_record_with_two_changes_in_a_run_comes_once_and_in_each_run_again(tmp_path: Path) -> None:
    """Run after run, each answer of one run."""
    first(tmp_path)
    reader = Reader(tmp_path, "articles")
    reader.all()
    publish(
        tmp_path,
        2,
        previous=1,
        articles=[article(1, "b")],
        changes=[change("changed", 1), change("moved", 1)],
    )
    publish(tmp_path, 3, previous=2, articles=[article(1, "c")], changes=[change("changed", 1)])
    pages = [reader.page(), reader.page()]
    assert [[record["body_text"] for record in page["records"]] for page in pages] == [["b"], ["c"]]
    assert [page["more"] for page in pages] == [True, False]


def test_a_first_reading_stays_with_its_run_while_others_are_published(tmp_path: Path) -> None:
    """And what they changed comes after it."""
    first(tmp_path)
    reader = Reader(tmp_path, "articles", limit=2)
    assert [record["article_id"] for record in reader.page()["records"]] == a(1, 2)
    publish(tmp_path, 2, previous=1, articles=[article(9)], changes=[change("added", 9), change("gone", 3)])
    assert reader.all() == [*of(1, a(3, 4, 5)), *of(2, a(9, -3))]


def test_what_a_run_changed_comes_in_pages_that_stay_with_it(tmp_path: Path) -> None:
    """A run that is published between two pages comes after."""
    first(tmp_path)
    reader = Reader(tmp_path, "articles", limit=2)
    reader.all()
    numbers = range(10, 15)
    publish(
        tmp_path, 2, previous=1, articles=map(article, numbers), changes=[change("added", n) for n in numbers]
    )
    assert reader.page()["more"]
    publish(tmp_path, 3, previous=2, articles=[], changes=[change("gone", 10)])
    assert reader.all() == [*of(2, a(12, 13, 14)), *of(3, a(-10))]


def test_partial_and_limited_runs_are_listed_and_change_no_record(tmp_path: Path) -> None:
    """Nor does a complete one before `latest` leads to it."""
    first(tmp_path)
    articles, runs = Reader(tmp_path, "articles"), Reader(tmp_path, "runs", limit=1)
    articles.all()
    assert runs.all() == [(run_name(1), run_name(1))]
    publish(tmp_path, 2, previous=1, status=RunStatus.PARTIAL, articles=[])
    publish(tmp_path, 3, previous=1, status=RunStatus.LIMITED, articles=[])
    publish(tmp_path, 4, previous=1, points=False, articles=[], changes=[change("gone", 1)])
    assert articles.all() == []
    assert runs.all() == [(run_name(n), run_name(n)) for n in (2, 3)]
    point_latest(tmp_path / HOST, run_name(4))
    assert articles.all() == of(4, a(-1))
    assert runs.all() == [(run_name(4), run_name(4))]


def test_an_accepted_run_comes_after_the_one_that_it_was_compared_with(tmp_path: Path) -> None:
    """The run that the guard held back is passed over: the one that repeats it has its changes."""
    first(tmp_path)
    reader, changes = Reader(tmp_path, "articles"), Reader(tmp_path, "changes")
    reader.all()
    changes.all()
    publish(tmp_path, 2, previous=1, status=RunStatus.PARTIAL, articles=[])
    publish(tmp_path, 3, previous=1, articles=[article(1)], changes=[change("gone", n) for n in (2, 3, 4, 5)])
    assert reader.all() == of(3, a(-2, -3, -4, -5))
    assert len(changes.all()) == 4


def test_a_waiting_reader_gets_the_first_complete_run_whole(tmp_path: Path) -> None:
    """A site may have only partial runs at first."""
    publish(tmp_path, 1, status=RunStatus.PARTIAL, articles=[article(1)])
    reader = Reader(tmp_path, "articles")
    assert reader.page() | {"next": ""} == {
        "records": [], "removed": [], "run": None, "previous": None, "next": "", "more": False, "schema": None,
        "schema_url": "/api/v1/schemas/article",
    }  # fmt: skip
    publish(tmp_path, 2, articles=[article(2)])
    assert reader.all() == of(2, a(2))


@pytest.mark.parametrize("databases", [True, False])
def test_findings_come_where_they_or_what_was_decided_about_them_differ(
    tmp_path: Path, databases: bool
) -> None:
    """Not where only time went by; closed ones once more as closed, and removed by the run after. One that left without
    being closed is removed. It is the same where the databases of the runs are not kept."""
    findings = [finding(1, "new"), finding(2), finding(3), finding(4), finding(5)]
    publish(tmp_path, 1, database=databases, findings=findings)
    reader = Reader(tmp_path, "findings")
    assert reader.all() == of(1, f(1, 2, 3, 4, 5))
    publish(
        tmp_path, 2, previous=1, database=databases,
        findings=[finding(6, "new"), finding(1, last_seen="2026-11-02T00:00:00Z"), finding(2, "fixed"),
                  finding(3, "ignored", decision="ignore"), finding(4)],
    )  # fmt: skip
    assert reader.all() == of(2, f(6, 2, 3, -5))
    publish(tmp_path, 3, previous=2, database=databases, findings=[finding(n) for n in (6, 1, 4)])
    drop_databases(tmp_path / HOST)
    assert reader.all() == of(3, f(-2, -3))


def test_changes_come_run_after_run_from_the_oldest_that_is_there(tmp_path: Path) -> None:
    """All lines of each, in pages."""
    first(tmp_path)
    publish(tmp_path, 2, previous=1, changes=[change("changed", n) for n in (1, 2, 3)])
    reader = Reader(tmp_path, "changes", limit=2)
    assert reader.all() == of(2, [f"changed {identifier}" for identifier in a(1, 2, 3)])
    publish(tmp_path, 3, previous=2, changes=[change("gone", 1)])
    assert reader.page() | {"next": ""} == {
        "records": [change("gone", 1)], "removed": [], "run": run_name(3), "previous": run_name(2), "next": "",
        "more": False, "schema": "urn:clinic-checkup:change:1.0", "schema_url": "/api/v1/schemas/change",
    }  # fmt: skip


def test_runs_that_changed_nothing_are_passed_over(tmp_path: Path) -> None:
    """One answer for any number of them; the cursor moves on, so that they may be pruned."""
    first(tmp_path)
    readers = [Reader(tmp_path, "articles"), Reader(tmp_path, "changes")]
    for reader in readers:
        reader.all()
    for number in (2, 3, 4):
        publish(tmp_path, number, previous=number - 1, articles=[article(1)])
    for reader in readers:
        assert reader.page() | {"next": "", "schema_url": ""} == {
            "records": [], "removed": [], "run": None, "previous": None, "next": "", "more": False, "schema": None,
            "schema_url": "",
        }  # fmt: skip
    for number in (1, 2, 3):
        remove_folder(tmp_path / HOST / "runs" / run_name(number))
    publish(tmp_path, 5, previous=4, articles=[article(1, "b")], changes=[change("changed", 1)])
    assert [reader.all() for reader in readers] == [of(5, a(1)), of(5, [f"changed {a(1)[0]}"])]


def test_changed_since_is_the_cursor_after_the_last_run_that_had_ended(tmp_path: Path) -> None:
    """To the second; with any zone, or as a date."""
    first(tmp_path)
    for number in (2, 3):
        publish(
            tmp_path,
            number,
            previous=number - 1,
            articles=[article(number)],
            changes=[change("added", number)],
        )
    second, third = of(2, a(2)), of(3, a(3))
    for moment, expected in (
        ("2026-11-01T09:00:00Z", second + third),
        ("2026-11-01T10:00:00+01:00", second + third),
        ("2026-11-01T10:00:00 01:00", second + third),
        ("2026-11-02T08:59:59Z", second + third),
        ("2026-11-02T09:00:00Z", third),
        ("2026-11-03", third),
        ("2026-11-04", []),
    ):
        reader = Reader(tmp_path, "articles", changed_since=moment)
        assert reader.all() == expected, moment


def test_a_time_before_the_first_run_that_is_there_gives_that_run_whole_then_the_changes(
    tmp_path: Path,
) -> None:
    """For each kind of record; of the runs, all."""
    for number in (1, 2, 3):
        publish(
            tmp_path, number, previous=number - 1 or None, articles=[article(1), article(number)],
            findings=[finding(1), finding(number)], changes=[change("added", number)],
        )  # fmt: skip
    remove_folder(tmp_path / HOST / "runs" / run_name(1))
    asked = {"changed_since": "0001-01-01T00:00:00+23:59"}
    assert Reader(tmp_path, "articles", **asked).all() == [*of(2, a(1, 2)), *of(3, a(3))]
    assert Reader(tmp_path, "findings", **asked).all() == [*of(2, f(1, 2)), *of(3, f(3, -2))]
    added = [*of(2, [f"added {a(2)[0]}"]), *of(3, [f"added {a(3)[0]}"])]
    assert Reader(tmp_path, "changes", **asked).all() == added == Reader(tmp_path, "changes").all()
    assert [run for _, run in Reader(tmp_path, "runs", **asked).all()] == [run_name(2), run_name(3)]


def test_the_run_of_a_cursor_may_be_pruned_where_the_next_one_says_all_that_changed(tmp_path: Path) -> None:
    """Its own changes are relative to the one that is gone. Findings are compared, and cannot be any more."""
    publish(tmp_path, 1, articles=[article(1)], findings=[finding(1)])
    readers = {name: Reader(tmp_path, name) for name in ("articles", "findings", "changes", "runs")}
    for reader in readers.values():
        reader.all()
    publish(tmp_path, 2, previous=1, articles=[article(2)], changes=[change("added", 2), change("gone", 1)])
    remove_folder(tmp_path / HOST / "runs" / run_name(1))
    assert readers["articles"].all() == of(2, a(2, -1))
    assert len(readers["changes"].all()) == 2
    assert len(readers["runs"].all()) == 1
    assert readers["findings"].answer().status_code == 410


@pytest.mark.parametrize("records", ["articles", "findings", "changes", "runs"])
def test_a_gap_is_said_and_never_passed_over(tmp_path: Path, records: str) -> None:
    """Where the cursor's run and the one after it are gone, the reader has to start again."""
    for number in (1, 2, 3):
        publish(
            tmp_path, number, previous=number - 1 or None, articles=[article(number)], findings=[finding(number)],
            changes=[change("added", number)],
        )  # fmt: skip
        if number == 1:
            reader = Reader(tmp_path, records)
            reader.all()
    for number in (1, 2):
        remove_folder(tmp_path / HOST / "runs" / run_name(number))
    answer = reader.answer()
    assert answer.status_code == 410
    assert answer.json()["type"] == "urn:clinic-checkup:problem:cursor-expired"
    assert "start again without a cursor" in answer.json()["detail"]
    assert [run for run, _ in Reader(tmp_path, records).all()] == [run_name(3)]


@pytest.mark.parametrize("records", ["articles", "findings", "changes"])
def test_a_run_that_is_pruned_between_two_pages_of_it_is_said(tmp_path: Path, records: str) -> None:
    """Nothing of another run is taken for the rest of it."""
    publish(
        tmp_path, 1, articles=map(article, range(5)), findings=map(finding, range(5)),
        changes=[change("added", n) for n in range(5)],
    )  # fmt: skip
    reader = Reader(tmp_path, records, limit=2)
    reader.page()
    publish(
        tmp_path, 2, previous=1, articles=[article(9)], findings=[finding(9)], changes=[change("added", 9)]
    )
    remove_folder(tmp_path / HOST / "runs" / run_name(1))
    assert reader.answer().status_code == 410


def test_a_report_that_was_made_again_repeats_no_change(tmp_path: Path) -> None:
    """It is compared with the run that its original was compared with, so its changes say what was sent before."""
    first(tmp_path)
    readers = [Reader(tmp_path, "articles"), Reader(tmp_path, "changes"), Reader(tmp_path, "findings")]
    for reader in readers:
        reader.all()
    records: dict[str, Any] = {
        "articles": [article(1, "edited"), *map(article, range(2, 6))], "changes": [change("changed", 1)]
    }  # fmt: skip
    publish(tmp_path, 2, previous=1, findings=[finding(1)], **records)
    assert [len(reader.all()) for reader in readers] == [1, 1, 1]
    publish(tmp_path, 3, previous=1, findings=[finding(1, "ignored")], **records)
    assert [reader.all() for reader in readers] == [[], [], of(3, f(1))]
    publish(tmp_path, 4, previous=3, articles=[article(1)], changes=[change("changed", 1)])
    assert [reader.all() for reader in readers] == [of(4, a(1)), of(4, [f"changed {a(1)[0]}"]), of(4, f(-1))]


def test_a_run_that_was_compared_with_an_older_one_is_compared_line_by_line(tmp_path: Path) -> None:
    """The one between was damaged when it was made, or never taken into the history: its records go back."""
    first(tmp_path)
    reader, changes = Reader(tmp_path, "articles"), Reader(tmp_path, "changes")
    publish(tmp_path, 2, previous=1, articles=[article(1, "b"), article(7)], changes=[change("added", 7)])
    assert reader.all() == of(2, a(1, 7))
    changes.all()
    publish(tmp_path, 3, articles=[article(1), article(2)])
    assert reader.all() == of(3, a(1, 2, -7))
    assert changes.answer().status_code == 410, "nothing says what changed between the two"


def test_pages_of_a_comparison_end_where_the_run_that_it_needs_is_pruned(tmp_path: Path) -> None:
    """The changes that the run itself names are relative to another one."""
    for number in (1, 2):
        publish(tmp_path, number, previous=number - 1 or None, articles=map(article, range(5)))
    reader = Reader(tmp_path, "articles", limit=2)
    reader.all()
    numbers = range(5, 9)
    publish(
        tmp_path, 3, previous=1, articles=map(article, numbers), changes=[change("added", n) for n in numbers]
    )
    reader.page()
    remove_folder(tmp_path / HOST / "runs" / run_name(2))
    assert reader.answer().status_code == 410


def test_two_runs_that_were_compared_with_none_have_a_gap_between_them(tmp_path: Path) -> None:
    """The first of them was damaged when the second was made: it has no changes, which does not say that none were."""
    first(tmp_path)
    changes = Reader(tmp_path, "changes")
    changes.all()
    publish(tmp_path, 2, articles=[article(2)])
    assert changes.answer().status_code == 410
    assert Reader(tmp_path, "articles", changed_since="2026-11-01T10:00:00Z").all() == of(
        2, a(-1, -3, -4, -5)
    )


def test_two_runs_within_one_tick_of_the_clock_are_both_seen(tmp_path: Path) -> None:
    """The folder that lists them has the same time before and after the second one."""
    first(tmp_path)
    runs = Reader(tmp_path, "runs")
    runs.all()
    folder = tmp_path / HOST / "runs"
    before = folder.stat()
    publish(tmp_path, 2, previous=1, status=RunStatus.PARTIAL)
    os.utime(folder, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert runs.all() == [(run_name(2), run_name(2))]


def test_manifests_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is listed while nothing is published."""
    first(tmp_path)
    folder = tmp_path / HOST / "runs"
    os.utime(folder, (0, 0))
    reader = Reader(tmp_path, "articles")
    reader.all()
    monkeypatch.setattr(published_site, "published_folder", None)
    monkeypatch.setattr(Path, "glob", None)
    assert reader.all() == []


def test_latest_may_lead_back_for_a_while(tmp_path: Path) -> None:
    """A reader who was further waits, and gets nothing twice."""
    first(tmp_path)
    publish(tmp_path, 2, previous=1, articles=[article(2)], changes=[change("gone", 1)])
    reader = Reader(tmp_path, "articles")
    assert reader.all() == of(2, a(2))
    point_latest(tmp_path / HOST, run_name(1))
    assert reader.all() == []
    publish(tmp_path, 3, previous=2, articles=[article(3)], changes=[change("added", 3)])
    assert reader.all() == of(3, a(3))


def test_a_run_of_an_older_version_may_lack_a_file(tmp_path: Path) -> None:
    """It has no records of that kind; those of the run before are removed."""
    publish(tmp_path, 1, texts=[])
    reader = Reader(tmp_path, "texts")
    folder = publish(tmp_path, 2, previous=1)
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"] = [file for file in manifest["files"] if file["path"] != "texts.jsonl"]
    (folder / "manifest.json").write_text(json.dumps(manifest))
    (folder / "texts.jsonl").unlink()
    assert reader.all() == []


def test_a_file_that_is_missing_is_said(tmp_path: Path) -> None:
    """An empty list would be taken for a site without articles."""
    first(tmp_path)
    (tmp_path / HOST / "runs" / run_name(1) / "articles.jsonl").unlink()
    answer = Reader(tmp_path, "articles").answer()
    assert (answer.status_code, answer.json()["type"]) == (500, "urn:clinic-checkup:problem:damaged-run")


def test_long_records_end_a_page_before_its_limit(tmp_path: Path) -> None:
    """At eight megabytes; nothing is lost."""
    publish(tmp_path, 1, articles=[article(n, "x" * 3_000_000) for n in range(5)])
    reader = Reader(tmp_path, "articles")
    assert [len(reader.page()["records"]) for _ in range(2)] == [3, 2]


def test_a_site_that_is_removed_is_unknown(tmp_path: Path) -> None:
    """Also to those who read it just now."""
    first(tmp_path)
    reader = Reader(tmp_path, "articles")
    reader.all()
    shutil.rmtree(tmp_path / HOST)
    assert reader.answer().status_code == 404
