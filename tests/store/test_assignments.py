"""Who takes care of a finding is kept, obeyed by the next run, and lost to nobody who assigns at the same time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipeline.run import RunEnd
from schemas.errors import BrokenReviewError
from schemas.profile import Owner
from store.assignments import assign, assignments, owners_by_finding, read_assignments, read_owners
from store.backup import backup, restore
from store.connection import open_review
from store.review import add_words, read_review
from tests.pipeline.small_clinic import HOST, NOW, Weeks, records

TYPO = "Please take the recieved tablets with a glass of water each morning, and rest well after it."
ONE, TWO = "f-0000000000000001", "f-0000000000000002"


@pytest.fixture
def review(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a site's open review store."""
    with closing(open_review(tmp_path)) as connection:
        yield connection


def test_the_newest_assignment_counts_and_all_are_kept(review: sqlite3.Connection) -> None:
    """Without an owner the finding goes back to the profile's rules."""
    assert assign(review, [ONE, TWO, ONE], owner="Dana", who="Ann", now=NOW) == []
    assert assign(review, [ONE], owner=None, who=None, now=NOW) == []
    kept = assignments(review)
    assert [(one.assignment_id, one.finding_id, one.owner, one.who) for one in kept] == [
        (1, ONE, "Dana", "Ann"), (2, TWO, "Dana", "Ann"), (3, ONE, None, None),
    ]  # fmt: skip
    assert {one.made_at for one in kept} == {NOW}
    assert owners_by_finding(review) == {ONE: None, TWO: "Dana"}


def test_who_comes_second_overwrites_nothing_unseen(review: sqlite3.Connection) -> None:
    """Two reviewers saw no assignment of a finding: the second one is sent back, and the others are kept."""
    assert assign(review, [ONE], owner="Dana", who="Ann", now=NOW, expected={ONE: 0}) == []
    assert assign(review, [ONE, TWO], owner="Eve", who="Bob", now=NOW, expected={ONE: 0, TWO: 0}) == [ONE]
    assert owners_by_finding(review) == {ONE: "Dana", TWO: "Eve"}
    assert assign(review, [ONE], owner="Eve", who="Bob", now=NOW, expected={ONE: 1}) == []
    assert assign(review, [ONE], owner="Dana", who="Ann", now=NOW, expected={}) == [ONE]
    assert owners_by_finding(review)[ONE] == "Eve"


def test_nobody_assigned_anything(tmp_path: Path) -> None:
    """Reading makes no file."""
    assert (read_assignments(tmp_path), read_owners(tmp_path)) == ([], {})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("made_at", ["yesterday", b"\xff"])
def test_a_broken_assignment_is_passed_over_by_nobody(
    tmp_path: Path, review: sqlite3.Connection, made_at: object
) -> None:
    """As a broken decision."""
    review.execute("INSERT INTO assignments (made_at, finding_id) VALUES (?, ?)", (made_at, ONE))
    for read in (read_assignments, read_owners):
        with pytest.raises(BrokenReviewError, match="restore"):
            read(tmp_path)


def _of_version_1(folder: Path) -> None:
    """Write a review store as the version before assignments left it, with a word."""
    with closing(open_review(folder)) as connection:
        add_words(connection, ["zyvanta"], who=None, reason=None, now=NOW)
        connection.execute("DROP TABLE assignments")
        connection.execute("PRAGMA user_version = 1")


def test_a_store_of_version_1_is_brought_up_to_date(tmp_path: Path) -> None:
    """What it holds stays."""
    _of_version_1(tmp_path)
    assert read_owners(tmp_path) == {}
    assert read_review(tmp_path) == ([], ["zyvanta"])
    with closing(open_review(tmp_path)) as connection:
        assign(connection, [ONE], owner="Dana", who=None, now=NOW)
    assert read_owners(tmp_path) == {ONE: "Dana"}


@pytest.mark.parametrize("older", [True, False])
def test_a_backup_brings_assignments_back(tmp_path: Path, older: bool) -> None:
    """One of the version before has none, and is as good."""
    data = tmp_path / "data"
    _of_version_1(data / HOST)
    if not older:
        with closing(open_review(data / HOST)) as connection:
            assign(connection, [ONE], owner="Dana", who=None, now=NOW)
    backup(data, tmp_path / "saved.zip")
    with closing(open_review(data / HOST)) as connection:
        assign(connection, [ONE], owner="Eve", who=None, now=NOW)
    restore(data, tmp_path / "saved.zip")
    assert read_owners(data / HOST) == ({} if older else {ONE: "Dana"})
    assert read_review(data / HOST)[1] == ["zyvanta"]


def _typo(end: RunEnd) -> dict[str, Any]:
    return next(found for found in records(end, "findings") if found["subject"] == "recieved")


def _owner_pages(end: RunEnd) -> str:
    assert end.published is not None
    pages = (end.published.folder / "report" / "owners").glob("*.html")
    return "".join(page.read_text("utf-8") for page in sorted(pages))


def test_the_next_run_obeys(tmp_path: Path) -> None:
    """Who was assigned comes before the profile's rules, by a run without a crawl too, and has a list in the report."""
    with Weeks(tmp_path) as weeks:
        weeks.settings = {"owners": {"editors": Owner(audits=["misspelling"])}}
        weeks.clinic.posts["hip"].texts.append(TYPO)
        first = weeks.run()
        assert _typo(first)["owner"] == "editors"
        stranger = "Dana <b>Ray</b> & ../Söhne"
        with closing(open_review(weeks.folder)) as review:
            assign(review, [_typo(first)["finding_id"]], owner=stranger, who="Ann", now=NOW)
        for end in (weeks.run(first="report"), weeks.run()):
            assert _typo(end)["owner"] == stranger
            pages = _owner_pages(end)
            assert "Dana &lt;b&gt;Ray&lt;/b&gt; &amp; ../Söhne" in pages
            assert "recieved" in pages
        with closing(open_review(weeks.folder)) as review:
            assign(review, [_typo(first)["finding_id"]], owner=None, who="Ann", now=NOW)
        assert _typo(weeks.run(first="report"))["owner"] == "editors"


def test_a_run_does_not_go_on_without_assignments(tmp_path: Path) -> None:
    """A damaged one ends it before anything is done."""
    with Weeks(tmp_path) as weeks:
        weeks.run()
        with closing(open_review(weeks.folder)) as review:
            review.execute("INSERT INTO assignments (made_at, finding_id) VALUES ('yesterday', ?)", (ONE,))
        with pytest.raises(BrokenReviewError):
            weeks.run()
