"""What a run makes of a page that is as it was is not made again, and reads as if it were."""

from __future__ import annotations

import datetime
import json
import logging
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.run import RunEnd
from schemas.finding import Finding
from schemas.vocabulary import DecisionAction, DecisionScope
from store.connection import open_review
from store.kept_results import clear
from store.review import decide
from tests.pipeline.small_clinic import Post, Weeks, records

SLIP = "Then the the doctor looks at how you walk and stand, and writes it down for you."
_OF_A_LOOK = re.compile(r'"fetched_at":"[^"]*"')  # "fetched_at":"2026-12-01T01:07:36Z"


@pytest.fixture
def weeks(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Weeks]:
    """Return weekly runs over a clinic of four posts, one of them with a slip, an office and a page without a text."""
    caplog.set_level(logging.INFO, "pipeline")
    with Weeks(tmp_path / "data") as weeks:
        weeks.clinic.posts["knee"].texts.append(SLIP)
        weeks.clinic.posts["hip"].texts.append(
            "We will open a new room in May 2025. Ask for your helath card there."
        )
        weeks.clinic.pages["/find-us/"] = "<h1>Find us</h1><p>Come by bus, and call us on (973) 555-0123.</p>"
        yield weeks


def published(end: RunEnd) -> dict[str, str]:
    """Return all published files of a run but its manifest, without the times of its own requests and its own name."""
    assert end.published is not None
    folder = end.published.folder
    return {
        str(path.relative_to(folder)): _OF_A_LOOK.sub("", _text(path)).replace(end.run, "THIS RUN")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }


def _text(path: Path) -> str:
    """Return a file's text; of a database, the statements that make it."""
    if path.suffix != ".sqlite":
        return path.read_text("utf-8")
    with closing(sqlite3.connect(path)) as database:
        return "\n".join(database.iterdump())


def check_same(weeks: Weeks) -> RunEnd:
    """Return the end of a run; check that one that forgot all results publishes the same, byte for byte."""
    mine, twin = weeks.data, weeks.data.with_name("twin")
    shutil.rmtree(twin, ignore_errors=True)
    shutil.copytree(mine, twin, symlinks=True)
    with closing(sqlite3.connect(next(twin.glob("*/work.sqlite")), isolation_level=None)) as work:
        clear(work)
    week = weeks.week
    weeks.data, weeks.week = twin, week
    fresh = published(weeks.run())
    weeks.data, weeks.week = mine, week
    kept = weeks.run()
    assert published(kept) == fresh
    return kept


def made(caplog: pytest.LogCaptureFixture) -> dict[str, int]:
    """Return how many results the last run made anew, by what they are."""
    return {
        record.event: record.made  # type: ignore[attr-defined]
        for record in caplog.records
        if hasattr(record, "made")
    }


def last(caplog: pytest.LogCaptureFixture, name: str) -> int:
    """Return the last number of this name in the log."""
    return int([getattr(record, name) for record in caplog.records if hasattr(record, name)][-1])


def test_nothing_is_made_again_of_an_unchanged_site(weeks: Weeks, caplog: pytest.LogCaptureFixture) -> None:
    """On the same day no record is audited again, and no audit of the site is asked."""
    weeks.run()
    weeks.run()  # since when a page that does not exist is gone
    weeks.week -= 1
    check_same(weeks)
    assert made(caplog) == {
        "site_learned": 0, "pages_finished": 0, "records_audited": 0, "site_audited": 0,
    }  # fmt: skip


def test_a_text_is_as_old_as_it_is_today(weeks: Weeks, caplog: pytest.LogCaptureFixture) -> None:
    """A week later each text has its age of that day, and only audits that asked for the day are asked again."""
    weeks.clinic.posts["hip"].dated = "Last updated: December 2, 2024"  # due soon after two years
    first = weeks.run()
    second = check_same(weeks)
    states = [
        {text["url"]: text["freshness"]["state"] for text in records(end, "articles")}
        for end in (first, second)
    ]
    ages = [
        {text["url"]: text["freshness"]["age_days"] for text in records(end, "articles")}
        for end in (first, second)
    ]
    assert {ages[1][url] - ages[0][url] for url in ages[0]} == {7}
    assert states[0] != states[1]
    third = check_same(weeks)
    assert made(caplog)["records_audited"] == 0
    assert last(caplog, "renewed") == len(records(third, "articles"))


def test_only_an_edited_page_is_judged_again(weeks: Weeks, caplog: pytest.LogCaptureFixture) -> None:
    """An edit of the words, or of a date alone, is seen in the run that finds it, and in the one after it."""
    weeks.run()
    weeks.week -= 1
    weeks.clinic.posts["ankle"].texts.append(SLIP)
    check_same(weeks)
    assert made(caplog)["records_audited"] == 1
    weeks.week -= 1
    weeks.clinic.posts["ankle"].dated = "Last updated: November 9, 2026"
    check_same(weeks)
    check_same(weeks)


def test_what_a_new_page_changes_on_others_is_seen(weeks: Weeks) -> None:
    """A page that comes, fails, leads elsewhere, returns and goes."""
    weeks.run()
    weeks.clinic.posts["heel"] = Post("/blog/heel/", "Heels that hurt when you climb the stairs")
    check_same(weeks)
    weeks.clinic.statuses["/blog/knee/"] = 503
    check_same(weeks)
    del weeks.clinic.statuses["/blog/knee/"]
    check_same(weeks)
    del weeks.clinic.posts["hip"]
    check_same(weeks)
    weeks.clinic.footer = "Hill Clinic, 12 Main Street, West Orange, NJ 07052, (973) 555-0199"
    check_same(weeks)


def test_a_word_that_is_called_right_judges_again(weeks: Weeks) -> None:
    """A word of the list for all sites, and another setting of an audit."""
    assert any("helath" in json.dumps(finding) for finding in records(weeks.run(), "findings"))
    weeks.week -= 1
    (weeks.data / "words.txt").write_text("helath\n", "utf-8")
    check_same(weeks)
    weeks.week -= 1
    weeks.settings["style"] = {"never": ["doctor"]}
    check_same(weeks)


def test_a_decision_that_came_or_ended_is_seen(weeks: Weeks, caplog: pytest.LogCaptureFixture) -> None:
    """What somebody decided between two runs, and its last day, change no result and what is published of it."""
    slip = next(one for one in records(weeks.run(), "findings") if one["audit"] == "repeated-word")
    now = datetime.datetime(2026, 11, 29, 12, tzinfo=datetime.UTC)
    with closing(open_review(weeks.folder)) as connection:
        decide(
            connection, [(Finding.model_validate(slip), slip["finding_id"])], action=DecisionAction.ACCEPT,
            scope=DecisionScope.FINDING, reason="after the holidays", who="Ann", until=now.date(), now=now,
        )  # fmt: skip
    weeks.week -= 1
    states: list[str] = []
    for _ in range(2):
        end = check_same(weeks)
        assert made(caplog)["records_audited"] == 0
        states += [
            one["status"] for one in records(end, "findings") if one["finding_id"] == slip["finding_id"]
        ]
    assert states == ["accepted", "reopened"]


def test_a_damaged_result_is_made_again(weeks: Weeks, caplog: pytest.LogCaptureFixture) -> None:
    """A result whose bytes are not those that were written is none; the run after it finds a whole one."""
    weeks.run()
    weeks.week -= 1
    with closing(sqlite3.connect(weeks.folder / "work.sqlite", isolation_level=None)) as work:
        work.execute("UPDATE kept_results SET zstd = substr(zstd, 1, 20) WHERE slot LIKE '%knee%'")
        work.execute("UPDATE kept_results SET zstd = zstd || x'00' WHERE slot = 'footer' OR slot LIKE 'l-%'")
    check_same(weeks)
    assert made(caplog)["records_audited"] > 0
    weeks.week -= 1
    check_same(weeks)
    assert made(caplog)["records_audited"] == 0


def test_lines_of_the_run_before_that_are_not_as_written_are_not_taken_over(
    weeks: Weeks, caplog: pytest.LogCaptureFixture
) -> None:
    """The audits of a site are asked again where what they said is gone or another."""
    weeks.run()
    weeks.run()
    weeks.week -= 1
    with closing(sqlite3.connect(weeks.folder / "work.sqlite", isolation_level=None)) as work:
        work.execute("DELETE FROM lines WHERE file = 'outcomes' AND json LIKE '%\"repeated-word\"%'")
    check_same(weeks)
    assert made(caplog)["site_audited"] == 1
    weeks.week -= 1
    with closing(sqlite3.connect(weeks.folder / "work.sqlite", isolation_level=None)) as work:
        work.execute(
            "UPDATE lines SET key = 'f-nothing' WHERE file = 'findings' AND json LIKE '%\"repeated-word\"%'"
        )
    check_same(weeks)
    assert made(caplog)["site_audited"] == 1


def test_results_of_other_audits_are_none(
    weeks: Weeks, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version of the audits judges all again."""
    end = weeks.run()
    weeks.week -= 1
    monkeypatch.setattr("audits.fingerprint.fingerprint", lambda: "x1:0123456789abcdef")
    check_same(weeks)
    assert made(caplog)["records_audited"] >= len(records(end, "pages"))


def test_a_run_that_was_killed_while_it_audited_goes_on(
    weeks: Weeks, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was kept before the kill is found by the run that goes on, and by the one after it."""
    weeks.run()
    weeks.run()
    weeks.week -= 1

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("pipeline.kept_site_audits.KeptSiteAudits.edited_none", killed)
        with pytest.raises(KeyboardInterrupt):
            weeks.run()
    weeks.week -= 1
    again = weeks.run(fresh=False)
    assert again.resumed
    weeks.week -= 1
    check_same(weeks)
    assert made(caplog)["records_audited"] == 0


def test_a_slot_is_given_up_with_its_page(weeks: Weeks) -> None:
    """The store keeps one result a page of the newest run, and none of pages that left."""
    weeks.run()
    del weeks.clinic.posts["hip"]
    for _ in range(3):
        weeks.run()
    with closing(sqlite3.connect(weeks.folder / "work.sqlite")) as work:
        slots = [slot for (slot,) in work.execute("SELECT slot FROM kept_results")]
    pages = {page["final_url"] for page in records(weeks.run(), "pages")}
    assert {slot for slot in slots if slot.startswith("http")} <= pages
