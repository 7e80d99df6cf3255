"""A change and a new finding say whose doing they are: the site's, our own code's, or other pages'."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.run import RunEnd
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
