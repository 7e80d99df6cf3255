"""A change and a new finding say whose doing they are: the site's, our own code's, or other pages'."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import extraction
from pipeline import extract_stage, next_state, previous_again
from pipeline.finish_task import finish_page_with
from pipeline.old_records import holds_words
from pipeline.run import RunEnd
from pipeline.workers import Failure, Workers
from schemas.vocabulary import Exit, Severity
from tests.pipeline.small_clinic import Weeks, of_another_version, records, rewrite


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Return weekly runs over the small clinic."""
    with Weeks(tmp_path) as weeks:
        yield weeks


def causes(end: RunEnd, record: str = "article") -> dict[str, dict[str, str]]:
    """Return the causes of the changed fields by the last segment of the record's URL."""
    return {
        change["url"].strip("/").rpartition("/")[2]: change["cause"]
        for change in records(end, "changes")
        if change["record"] == record
    }


def new_findings(end: RunEnd) -> set[tuple[str, str, str]]:
    """Return audit, quote and cause of the new findings."""
    return {
        (finding["audit"], finding["evidence"]["quote"], finding["cause"])
        for finding in records(end, "findings")
        if finding["status"] == "new"
    }


def without_people(article: dict[str, Any]) -> dict[str, Any]:
    return article | {"people": [] if "knee" in article["url"] else article["people"]}


def test_a_value_that_only_todays_code_reads_is_ours_and_an_edit_in_the_same_week_is_the_sites(
    weeks: Weeks,
) -> None:
    """The older code saw no author on the knees; the site adds a sentence to the hips."""
    first = weeks.run()
    rewrite(first, "articles", without_people)
    of_another_version(first)
    weeks.clinic.posts["hip"].texts.append(
        "Call us when the pain wakes you at night or does not let you walk."
    )
    found = causes(weeks.run())
    assert found["knee"] == {"/people": "extractor"}
    assert set(found["hip"].values()) == {"site"}
    assert "/body_text" in found["hip"]
    assert set(found) == {"knee", "hip"}


def test_an_unchanged_site_read_by_other_code_has_no_change_of_its_own(weeks: Weeks) -> None:
    """Equal bytes are never a change of the site, whatever the older code made of them."""
    first = weeks.run()
    rewrite(first, "articles", lambda a: a | {"headline": "Other", "word_count": 3, "tags": ["x"]})
    rewrite(first, "pages", lambda p: p | ({"kind": "other", "language": None} if p["content_hash"] else {}))
    rewrite(first, "locations", lambda office: office | {"label": "Elsewhere"})
    of_another_version(first)
    changes = records(weeks.run(), "changes")
    assert {cause for change in changes for cause in change["cause"].values()} == {"extractor"}
    assert {change["record"] for change in changes} == {"page", "article", "location"}


def test_a_field_that_is_new_in_our_schema_changes_nothing(weeks: Weeks) -> None:
    """Its default is filled in, and a field that left is dropped, before two runs are compared."""
    first = weeks.run()
    new = {"previous_urls", "missing_runs", "in_sitemap"}
    rewrite(first, "pages", lambda page: {k: v for k, v in page.items() if k not in new} | {"custom": {}})
    rewrite(first, "articles", lambda article: article | {"extractor_version": "2", "custom": {}})
    of_another_version(first)
    assert records(weeks.run(), "changes") == []


def test_a_page_that_reads_differently_because_of_other_pages_is_the_neighbours(weeks: Weeks) -> None:
    """03/04/2024 is in April where the site writes 25/12/2020, and in March where it writes 12/25/2020."""
    weeks.clinic.posts["knee"].dated = "Last updated: 03/04/2024"
    for name in ("hip", "ankle", "wrist"):
        weeks.clinic.posts[name].dated = "Last updated: 25/12/2020"
    weeks.run()
    for name in ("hip", "ankle", "wrist"):
        weeks.clinic.posts[name].dated = "Last updated: 12/25/2020"
    second = weeks.run()
    days = {article["url"]: article["modified"]["value"] for article in records(second, "articles")}
    assert [day for url, day in days.items() if "knee" in url] == ["2024-03-04"]
    found = causes(second)
    assert found["knee"] == {"/modified": "neighbours"}
    assert found["hip"] == {"/modified": "site"}


def test_a_fault_that_our_progress_finds_fails_no_gate(weeks: Weeks) -> None:
    """The slip was on the page in the older run too, whose audits did not see it."""
    weeks.clinic.posts["knee"].texts.append("We will recieve you at the door and bring you to your room.")
    first = weeks.run()
    rewrite(first, "findings", lambda finding: None if finding["audit"] == "misspelling" else finding)
    of_another_version(first, audit_fingerprint="x1:0123456789abcdef")
    second = weeks.run(fail_on=Severity.REVIEW)
    assert new_findings(second) == {("misspelling", "recieve", "ours")}
    assert second.exit is Exit.DONE


def test_a_fault_that_the_site_makes_in_the_week_of_our_upgrade_is_the_sites(weeks: Weeks) -> None:
    """Two slips are new: the older audits passed over one, the other was typed since."""
    weeks.clinic.posts["knee"].texts.append("We will recieve you at the door and bring you to your room.")
    first = weeks.run()
    rewrite(first, "findings", lambda finding: None if finding["audit"] == "misspelling" else finding)
    of_another_version(first, audit_fingerprint="x1:0123456789abcdef")
    weeks.clinic.posts["hip"].texts.append("Then the the doctor looks at how you walk and how you stand.")
    second = weeks.run(fail_on=Severity.REVIEW)
    assert new_findings(second) == {("misspelling", "recieve", "ours"), ("repeated-word", "the the", "site")}
    assert second.exit is Exit.NEW_FINDINGS


def test_without_an_upgrade_every_new_fault_is_the_sites(weeks: Weeks) -> None:
    """A fault of a second run has a cause, one that stays has none."""
    weeks.run()
    weeks.clinic.posts["hip"].texts.append("Then the the doctor looks at how you walk and how you stand.")
    second = weeks.run()
    assert new_findings(second) == {("repeated-word", "the the", "site")}
    assert {f["cause"] for f in records(second, "findings") if f["status"] == "open"} <= {None}


def test_what_our_progress_finds_is_counted_apart(weeks: Weeks) -> None:
    """The manifest has two numbers, so that a trend can leave ours out."""
    weeks.clinic.posts["knee"].texts.append("We will recieve you at the door and bring you to your room.")
    first = weeks.run()
    rewrite(first, "findings", lambda finding: None if finding["audit"] == "misspelling" else finding)
    of_another_version(first, audit_fingerprint="x1:0123456789abcdef")
    weeks.clinic.posts["hip"].texts.append("Then the the doctor looks at how you walk and how you stand.")
    end = weeks.run()
    assert end.published is not None
    counts = json.loads((end.published.folder / "manifest.json").read_text("utf-8"))["counts"]
    assert (counts["new_findings"], counts["our_findings"]) == (1, 1)


def _raises(*_: object, **__: object) -> None:
    raise ValueError


@pytest.mark.parametrize("function", ["finish", "learn"])
def test_old_pages_that_cannot_be_extracted_again_end_no_run(
    weeks: Weeks, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    """Nothing that an old page brings in may raise in the run's own process; equal bytes stay ours."""
    first = weeks.run()
    rewrite(first, "articles", lambda article: article | {"headline": "Other"})
    of_another_version(first)
    monkeypatch.setattr(extraction, function, _raises, raising=False)
    found = causes(weeks.run())
    assert found == {name: {"/headline": "extractor"} for name in weeks.clinic.posts}


def test_an_old_page_that_ends_its_worker_has_no_records(
    weeks: Weeks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run goes on: what is equal by its bytes is ours, what the site edited is the site's."""
    first = weeks.run()
    rewrite(first, "articles", lambda article: article | {"headline": "Other"})
    of_another_version(first)
    weeks.clinic.posts["hip"].texts.append("Call us when the pain wakes you at night or you cannot walk.")
    run_tasks = Workers.map

    def hang(workers: Workers, set_up: Any, tasks: Any) -> Iterator[Any]:
        if getattr(set_up, "func", None) is finish_page_with:
            return ((task, Failure("it took longer than 20 s")) for task in tasks)
        return run_tasks(workers, set_up, tasks)

    monkeypatch.setattr(Workers, "map", hang)
    found = causes(weeks.run())
    assert found["knee"] == {"/headline": "extractor"}
    assert set(found["hip"].values()) == {"site"}


def test_the_records_of_old_pages_are_not_kept_for_ever(
    weeks: Weeks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of the last pages wait for the next question; all of a site do not fit into memory."""
    first = weeks.run()
    rewrite(first, "articles", lambda article: article | {"headline": "Other"})
    of_another_version(first)
    made = []
    read_again = previous_again.previous_again
    monkeypatch.setattr(previous_again, "PAGES_KEPT", 2)
    monkeypatch.setattr(next_state, "previous_again", lambda *a: made.append(read_again(*a)) or made[0])
    assert set(causes(weeks.run())) == {"knee", "hip", "ankle", "wrist"}
    assert len(made[0]._pages) == 2


def test_the_old_page_of_a_page_that_took_another_in_is_its_own(weeks: Weeks) -> None:
    """The wrists now lead to the ankles, whose old bytes are those of the ankles."""
    first = weeks.run()
    rewrite(first, "articles", lambda article: article | {"headline": "Other"})
    of_another_version(first)
    del weeks.clinic.posts["wrist"]
    weeks.clinic.moved["/blog/wrist/"] = "/blog/ankle/"
    assert causes(weeks.run())["ankle"] == {"/headline": "extractor"}


def test_quoted_words_are_not_found_inside_of_longer_ones() -> None:
    """An edge that is not of a word may touch one."""
    assert not holds_words("Ask the other doctor.", "ther")
    assert not holds_words("Ask the other doctor.", "oth")
    assert holds_words("Ask ther, please.", "ther")
    assert holds_words("Ask her , please.", " ,")


def test_of_an_unchanged_text_whose_old_bytes_are_lost_the_change_is_ours(weeks: Weeks) -> None:
    """Unknown is never guessed to be the site; a text that changed is the site's."""
    first = weeks.run()
    rewrite(first, "articles", lambda article: article | {"headline": "Other"})
    of_another_version(first)
    for file in weeks.folder.glob("work.sqlite*"):
        file.unlink()
    weeks.clinic.posts["hip"].texts.append("Call us when the pain wakes you at night or you cannot walk.")
    found = causes(weeks.run())
    assert found["knee"] == {"/headline": "extractor"}
    assert set(found["hip"].values()) == {"site"}


def test_a_page_that_our_workers_failed_on_is_no_change_of_the_site(
    weeks: Weeks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither in the week of the failure nor in the week after; its bytes are the same in all three."""
    weeks.run()
    read_pages = extract_stage.read_pages

    def fail(session: Any, workers: Any, run: Any, pages: list[Any], keys: Any) -> dict[str, str]:
        failures = read_pages(session, workers, run, pages, keys)
        knees = [page.final_url for page in pages if "knee" in page.final_url]
        return {**failures, **dict.fromkeys(knees, "the page could not be read: it took longer than 20 s")}

    with monkeypatch.context() as patched:
        patched.setattr(extract_stage, "read_pages", fail)
        failed = weeks.run()
    for end in (failed, weeks.run()):
        knees = [change for change in records(end, "changes") if "knee" in change["url"]]
        fields = {field: cause for change in knees for field, cause in change["cause"].items()}
        assert {"/error", "/lifecycle", "/kind", "/title"} <= fields.keys()
        assert set(fields.values()) == {"extractor"}
