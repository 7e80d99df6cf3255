"""Every start finds what earlier ones left, and neither mixes two runs nor counts one crawl twice."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import pipeline.run_start
from pipeline.run import RunEnd
from pipeline.site_stores import open_site_stores
from schemas.errors import StoreError
from schemas.vocabulary import Exit, Severity
from store.lock import SiteLock
from tests.pipeline.small_clinic import Weeks, records
from tests.pipeline.test_lifetimes import one_file, pages, statuses

SLIP = "Then the the doctor looks at how you walk and how you stand."


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Return weekly runs over the small clinic."""
    with Weeks(tmp_path) as weeks:
        yield weeks


def manifest(end: RunEnd) -> dict[str, Any]:
    """Return a published run's manifest."""
    assert end.published is not None
    value: dict[str, Any] = json.loads((end.published.folder / "manifest.json").read_text("utf-8"))
    return value


def test_an_older_store_without_a_complete_run_is_taken_over(weeks: Weeks) -> None:
    """Its tables of ids and lives are empty; its crawl is not lost."""
    weeks.run(last="crawl")
    one_file(weeks.folder)
    weeks.said.clear()
    end = weeks.run(first="extract")
    assert (end.exit, weeks.said) == (Exit.DONE, [])
    assert not list(weeks.folder.glob("*.broken-*"))


def test_an_older_store_that_is_locked_is_not_taken_for_broken(weeks: Weeks, monkeypatch: Any) -> None:
    monkeypatch.setattr("store.adopt_site_store.BUSY_TIMEOUT_MS", 1)
    weeks.run()
    one_file(weeks.folder)
    with closing(sqlite3.connect(weeks.folder / "site.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with (
            SiteLock(weeks.folder),
            pytest.raises(StoreError, match="again"),
            open_site_stores(weeks.folder, weeks.said.append),
        ):
            pass
        other.execute("ROLLBACK")
    assert (weeks.folder / "site.sqlite").exists()
    assert "new" not in statuses(weeks.run())


def test_a_broken_history_beside_an_older_store_is_set_aside_and_said(weeks: Weeks) -> None:
    weeks.run()
    one_file(weeks.folder)
    (weeks.folder / "history.sqlite").write_bytes(b"this is no database" * 1000)
    assert "new" not in statuses(weeks.run())
    assert any("is broken" in said for said in weeks.said)


def test_one_crawl_is_counted_once_however_often_its_records_are_made(weeks: Weeks) -> None:
    """A page that answered 404 in one crawl is not gone because its records were made again."""
    first = weeks.run()
    del weeks.clinic.posts["wrist"]
    weeks.clinic.posts["knee"].texts.append('See <a href="/blog/wrist/">our page on wrists</a>.')
    second = weeks.run()
    again = weeks.run(first="extract")
    for end in (second, again, weeks.run(first="audit")):
        page = pages(end)["wrist"]
        assert (page["http_status"], page["missing_runs"], page["lifecycle"]) == (404, 1, "live")
    for path in weeks.folder.glob("*.sqlite*"):
        path.unlink()
    third = weeks.run()
    assert pages(third)["wrist"]["lifecycle"] == "gone"
    assert pages(third)["wrist"]["first_seen"] == pages(first)["wrist"]["first_seen"]


def test_a_manifest_names_the_code_that_made_its_records(
    weeks: Weeks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Audited again after an upgrade, the stored pages are extracted again: no audit of today judges older records."""
    monkeypatch.setattr(pipeline.run_start, "todays_makers", lambda: ("x1:older", "x1:older audits"))
    weeks.run()
    monkeypatch.setattr(pipeline.run_start, "todays_makers", lambda: ("x1:newer", "x1:newer audits"))
    audited = manifest(weeks.run(first="audit"))
    assert (audited["fingerprint"], audited["audit_fingerprint"]) == ("x1:newer", "x1:newer audits")
    reported = manifest(weeks.run(first="report"))
    assert (reported["fingerprint"], reported["audit_fingerprint"]) == ("x1:newer", "x1:newer audits")
    crawled = manifest(weeks.run())
    assert (crawled["fingerprint"], crawled["audit_fingerprint"]) == ("x1:newer", "x1:newer audits")


def test_a_start_that_is_killed_while_it_copies_leaves_no_mixture(
    weeks: Weeks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next run crawls for itself."""
    weeks.run()
    with monkeypatch.context() as patched:
        patched.setattr(pipeline.run_start, "_write_in_todays_shape", _killed)
        with pytest.raises(KeyboardInterrupt):
            weeks.run(first="report")
    weeks.clinic.posts["knee"].texts.append(SLIP)
    weeks.week -= 1  # the same command again: it would go on with what the same settings left
    end = weeks.run(fresh=False)
    assert [finding["audit"] for finding in records(end, "findings") if finding["status"] == "new"] == [
        "repeated-word"
    ]


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_damaged_run_is_not_compared_with_and_it_is_said(weeks: Weeks) -> None:
    """The run before it is taken instead."""
    first = weeks.run()
    second = weeks.run()
    assert second.published is not None
    file = second.published.folder / "articles.jsonl"
    file.write_bytes(file.read_bytes()[:-40])
    third = weeks.run()
    assert manifest(third)["previous"] == first.run
    assert "new" not in statuses(third)
    assert any("missing or damaged" in said for said in weeks.said)


def test_a_lost_history_is_not_refilled_from_a_damaged_run(weeks: Weeks) -> None:
    weeks.run()
    second = weeks.run()
    assert second.published is not None
    file = second.published.folder / "pages.jsonl"
    file.write_bytes(file.read_bytes()[:-40])
    (weeks.folder / "history.sqlite").unlink()
    assert weeks.run().exit is Exit.DONE
    assert any("is damaged and was passed over" in said for said in weeks.said)


def test_latest_is_the_newest_complete_run_after_any_start(weeks: Weeks) -> None:
    """A kill after the history took the run may have left it behind."""
    first, second = weeks.run(), weeks.run()
    (weeks.folder / "latest").unlink()
    (weeks.folder / "latest").symlink_to(Path("runs") / first.run)
    with SiteLock(weeks.folder), open_site_stores(weeks.folder, weeks.said.append):
        pass
    assert (weeks.folder / "latest").resolve().name == second.run


def test_the_gate_of_a_report_made_again_is_that_of_its_own_start(weeks: Weeks) -> None:
    weeks.run()
    weeks.clinic.posts["knee"].texts.append(SLIP)
    assert weeks.run().exit is Exit.DONE
    assert weeks.run(first="report", fail_on=Severity.REVIEW).exit is Exit.NEW_FINDINGS
    assert weeks.run(first="report").exit is Exit.DONE


def test_a_run_that_stopped_before_its_report_is_the_one_that_is_reported(weeks: Weeks) -> None:
    weeks.run()
    weeks.clinic.posts["knee"].texts.append(SLIP)
    weeks.run(last="audit")
    assert "new" in statuses(weeks.run(first="report"))
