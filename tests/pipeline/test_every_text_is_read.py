"""A slip is found wherever a reader can see it: on pages of every kind, and once in what a template repeats."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pipeline.small_clinic import Weeks, records

SERVICE = (
    "<main><h1>Waxing</h1><p>Good {} begins with the skin, and warm wax removes the hair gently at its root.</p>"
    "<p>Your health comes first, so tell us of every tablet that you take and of the health of your skin.</p></main>"
)
DOCTOR = (
    "<main><h1>Ann Good, MD</h1><p>Doctor Good has cared for the {} of families in our town since 1998.</p>"
    "<p>She studied public health in Boston, and she teaches health in schools every spring.</p></main>"
)
FRONT = (
    "<p>We look after the {} of the whole family, and we have an answer when you call about your health.</p>"
)


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Return weekly runs over the small clinic."""
    with Weeks(tmp_path) as weeks:
        yield weeks


def test_one_misspelling_on_four_kinds_of_places_is_one_finding(weeks: Weeks) -> None:
    """On the home page, a service's, a doctor's, and in the footer, which is read once for all of its pages."""
    clinic = weeks.clinic
    clinic.front = FRONT.format("helath")
    clinic.pages = {"/waxing/": SERVICE.format("helath"), "/team/ann/": DOCTOR.format("helath")}
    clinic.footer = "We care for your helath and your time, and health is what we talk about every day."
    end = weeks.run()
    (finding,) = [finding for finding in records(end, "findings") if finding["audit"] == "misspelling"]
    assert (finding["subject"], finding["suggestions"][0]) == ("helath", "health")
    places = [
        (place["subject"][:9], place["url"].rpartition(".example")[2]) for place in finding["occurrences"]
    ]
    assert sum(subject == "template:" for subject, _ in places) == 1
    assert {url for subject, url in places if subject != "template:"} == {"/", "/waxing/", "/team/ann/"}
    assert finding["page_count"] == len(records(end, "pages"))


def test_words_that_no_one_misspelled_are_quiet(weeks: Weeks) -> None:
    """The same pages without the slip."""
    clinic = weeks.clinic
    clinic.front = FRONT.format("health")
    clinic.pages = {"/waxing/": SERVICE.format("health"), "/team/ann/": DOCTOR.format("health")}
    clinic.footer = "We care for your health and your time, and health is what we talk about every day."
    assert [f for f in records(weeks.run(), "findings") if f["category"] == "spelling"] == []
