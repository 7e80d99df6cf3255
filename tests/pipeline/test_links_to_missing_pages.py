"""A link to a page that is not there is found wherever a page has it and however it spells the site's host."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile_site.loopback import Reply
from tests.pipeline.small_clinic import HOST, Weeks, records

SITE = f"http://{HOST}"


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Return weekly runs over the small clinic."""
    with Weeks(tmp_path) as weeks:
        yield weeks


@pytest.mark.parametrize(
    "host", [f"http://{HOST}", f"https://{HOST}", f"http://www.{HOST}", f"https://www.{HOST}", ""]
)
def test_each_missing_page_that_a_page_names_is_a_finding(weeks: Weeks, host: str) -> None:
    """On a listing that search engines shall not show, without a text, whose menu and footer no other page has too."""
    weeks.clinic.bylines = False  # they lead to a page that is not there
    places = ("nav", "header", "footer", "aside", "main")
    links = "".join(
        f'<{place}><ul><li><a href="{host}/care/{place}/">In the {place}</a></li></ul></{place}>'
        for place in places
    )
    weeks.clinic.replies["/2023/06/07/"] = Reply(
        '<!DOCTYPE html><html lang="en"><head><title>June 7, 2023</title><meta name="robots" content="noindex">'
        f"</head><body>{links}</body></html>"
    )
    end = weeks.run()
    listing = f"{SITE}/2023/06/07/"
    (page,) = [page for page in records(end, "pages") if page["url"] == listing]
    assert set(page["notes"]) >= {"noindex", "no_running_text"}
    named = {page["url"] for page in records(end, "pages") if page["linked_from"] == [listing]}
    found = [finding for finding in records(end, "findings") if finding["audit"] == "broken-link"]
    assert named == {f"{SITE}/care/{place}/" for place in places}
    assert {finding["subject"] for finding in found} == named
    assert {place["url"] for finding in found for place in finding["occurrences"]} == {listing}
