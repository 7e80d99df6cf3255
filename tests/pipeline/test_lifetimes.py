"""Ids, first sights and known findings outlive moves, broken stores, an upgrade and a report made again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipeline.run import RunEnd
from tests.pipeline.small_clinic import Weeks, of_another_version, records, rewrite


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Return weekly runs over the small clinic, with one slip on its pages."""
    with Weeks(tmp_path) as weeks:
        weeks.clinic.posts["knee"].texts.append(
            "Then the the doctor looks at how you walk and how you stand."
        )
        yield weeks


def pages(end: RunEnd) -> dict[str, dict[str, Any]]:
    """Return a run's pages by the last segment of their URL."""
    return {page["final_url"].strip("/").rpartition("/")[2]: page for page in records(end, "pages")}


def statuses(end: RunEnd) -> set[str]:
    """Return the states of a run's findings."""
    return {finding["status"] for finding in records(end, "findings")}


def move_knee(weeks: Weeks) -> None:
    """Move a post to another address, with a redirect."""
    weeks.clinic.moved["/blog/knee/"] = "/blog/sore-knee/"
    weeks.clinic.posts["knee"].path = "/blog/sore-knee/"


def test_a_moved_page_keeps_its_id_and_names_its_former_address(weeks: Weeks) -> None:
    first = weeks.run()
    move_knee(weeks)
    second = weeks.run()
    weeks.clinic.moved.clear()
    third = weeks.run()
    ids = [pages(first)["knee"]["page_id"], pages(second)["sore-knee"]["page_id"]]
    assert ids[0] == ids[1] == pages(third)["sore-knee"]["page_id"]
    assert [url.rpartition("blog/")[2] for url in pages(third)["sore-knee"]["previous_urls"]] == ["knee/"]
    assert statuses(third) == {"open"}


@pytest.mark.parametrize("broken", ["history.sqlite", "work.sqlite", "both", "history.sqlite is missing"])
def test_a_broken_store_moves_no_first_sight_and_renews_no_id(weeks: Weeks, broken: str) -> None:
    """What a crawl rebuilds is rebuilt; the history comes back from the published runs, and it is said."""
    weeks.run()
    move_knee(weeks)
    second = weeks.run()
    weeks.clinic.moved.clear()  # the redirect is gone: only memory knows that it is the same page
    for name in ("history.sqlite", "work.sqlite") if broken == "both" else [broken.partition(" ")[0]]:
        for part in weeks.folder.glob(f"{name}-*"):
            part.unlink()
        if broken.endswith("missing"):
            (weeks.folder / name).unlink()
        else:
            (weeks.folder / name).write_bytes(b"this is no database" * 1000)
    third = weeks.run()
    for name, page in pages(second).items():
        again = pages(third)[name]
        assert (again["page_id"], again["first_seen"]) == (page["page_id"], page["first_seen"]), name
    assert pages(third)["sore-knee"]["previous_urls"] == pages(second)["sore-knee"]["previous_urls"]
    assert statuses(third) == {"open"}
    assert records(third, "changes") == []
    if broken != "work.sqlite":
        assert any("refilled from 2 published runs" in said for said in weeks.said)


def test_a_store_of_an_older_version_keeps_ids_first_sights_and_findings(weeks: Weeks) -> None:
    """The one file of 87ae32e is divided; its records without today's fields and its finding ids are known."""
    first = weeks.run()
    move_knee(weeks)
    second = weeks.run()
    weeks.clinic.moved.clear()
    for run in (first, second):
        make_older(run)
    one_file(weeks.folder)
    third = weeks.run()
    for name, page in pages(second).items():
        again = pages(third)[name]
        assert (again["page_id"], again["first_seen"]) == (page["page_id"], page["first_seen"]), name
    assert statuses(third) == {"open"}
    assert records(third, "changes") == []
    assert not (weeks.folder / "site.sqlite").exists()


def make_older(run: RunEnd) -> None:
    """Write a published run as 87ae32e did."""
    later = {"previous_urls", "missing_runs"}
    rewrite(run, "pages", lambda page: {k: v for k, v in page.items() if k not in later})
    rewrite(run, "articles", lambda article: article | {"custom": {}, "extractor_version": "2"})
    rewrite(run, "findings", older_finding)
    of_another_version(run, fingerprint=None, audit_fingerprint=None)


def older_finding(finding: dict[str, Any]) -> dict[str, Any]:
    """Return a finding with the ids of 87ae32e: subjects ``a-``, an id of its own, fields that nothing filled."""
    subject = finding["subject"].replace("t-", "a-")
    places = [place | {"subject": place["subject"].replace("t-", "a-")} for place in finding["occurrences"]]
    old = finding | {"finding_id": f"f-{abs(hash(finding['finding_id'])) % 16**16:016x}", "subject": subject}
    del old["cause"]
    return old | {"occurrences": places, "decision": None, "decided_until": None, "owner": None}


def one_file(folder: Path) -> None:
    """Put the history's tables back into the one store of 87ae32e."""
    with closing(sqlite3.connect(folder / "work.sqlite", isolation_level=None)) as store:
        store.execute("ATTACH ? AS history", (str(folder / "history.sqlite"),))
        for table in ("identities", "page_history"):
            store.execute(f"CREATE TABLE {table} AS SELECT * FROM history.{table}")
        store.execute("ALTER TABLE readings RENAME TO drafts")
        for table in ("page_facts", "kept_results"):
            store.execute(f"DROP TABLE {table}")
        store.execute("PRAGMA user_version = 3")
        store.execute("DETACH history")
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for path in [*folder.glob("history.sqlite*"), *folder.glob("work.sqlite-*")]:
        path.unlink(missing_ok=True)
    (folder / "work.sqlite").rename(folder / "site.sqlite")


def test_a_report_made_again_is_of_the_same_run(weeks: Weeks) -> None:
    """Four new stay four new, twelve changes stay twelve; the history has no further run."""
    weeks.run()
    weeks.clinic.posts["hip"].texts.append("Bring bring a list of the tablets that you take every day.")
    second = weeks.run()
    again = weeks.run(first="report")
    for file in ("findings", "changes", "outcomes", "pages", "articles"):
        assert records(again, file) == records(second, file), file
    assert "new" in statuses(again)
    assert len(records(again, "changes")) > 0
    assert again.run != second.run
    with closing(sqlite3.connect(weeks.folder / "history.sqlite")) as history:
        assert len(history.execute("SELECT run FROM runs").fetchall()) == 2
    weeks.clinic.posts["hip"].texts.pop()
    assert "new" not in statuses(weeks.run())


def test_an_office_keeps_its_id_where_our_form_of_its_address_changed(weeks: Weeks) -> None:
    """It is matched again by street, postal code and unit."""
    first = weeks.run()
    rewrite(first, "locations", lambda office: office | {"location_id": "l-0123456789abcdef"})
    of_another_version(first)
    second = weeks.run()
    assert [office["location_id"] for office in records(second, "locations")] == ["l-0123456789abcdef"]
    assert records(second, "changes") == []
