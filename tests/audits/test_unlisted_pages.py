"""Test that what is said of an office counts the pages that its record does not list."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from audits.locations.office_mentions import count_pages, mentions_of, statements
from audits.run import audit_office
from extraction.locations.read_offices import read_offices
from extraction.locations.site.resolve_offices import select_offices
from extraction.page.document import parse_text
from extraction.page_reading import PageReading
from schemas.location import Location
from tests.audits.build import context

HOME = "https://maplehill.example/"
RIGHT = "2500 Morris Ave., Suite 208<br>Union, NJ 07083<br><a href='tel:+19085550142'>(908) 555-0142</a>"
WRONG = "2500 Morris Ave., Suite 208<br>Union, NJ 07038<br><a href='tel:+19085550124'>(908) 555-0142</a>"


def reading(path: str, *parts: str) -> PageReading:
    offices, phones = read_offices(parse_text(f"<html><body>{''.join(parts)}</body></html>", HOME + path))
    return PageReading(
        url=HOME + path, title="Maple Hill", site_names=["Maple Hill"], offices=offices, phones=phones
    )


def footer(words: str) -> str:
    return f"<footer><p>{words}</p></footer>"


PAGES = [
    *(reading(f"post-{n:03}/", f"<p>Text {n}.</p>", footer(RIGHT)) for n in range(120)),
    *(reading(f"old-{n:03}/", footer(RIGHT), f"<p>{WRONG}</p>") for n in range(40)),
    *(reading(f"text-{n:03}/", f"<p>{WRONG}</p>") for n in range(35)),
    reading("contact/", f"<p>{RIGHT}</p>"),
]


def offices(most_listed: int | None) -> Sequence[Location]:
    """Return the offices of the site with as many pages listed."""
    return select_offices(PAGES, HOME, {}, most_listed=most_listed).offices


def test_unlisted_pages_are_counted_once() -> None:
    """A page with two wordings is one page, and a text is one statement a page, listed or not."""
    for few, whole in zip(offices(25), offices(None), strict=True):
        assert few.unlisted
        wordings, all_wordings = mentions_of(few), mentions_of(whole)
        assert count_pages(wordings) == few.page_count == whole.page_count
        assert statements(wordings) == statements(all_wordings)
        assert [count_pages([one]) for one in wordings] == [count_pages([one]) for one in all_wordings]


@pytest.mark.parametrize("most_listed", [20, 39, 500])
def test_findings_are_those_of_a_record_that_lists_all_pages(most_listed: int) -> None:
    """With the same words, numbers and first pages; only the pointers into the record are others."""

    def said(of: Sequence[Location]) -> list[object]:
        return [
            finding.model_dump(
                exclude={"evidence": {"field"}, "occurrences": {"__all__": {"evidence": {"field"}}}}
            )
            for office in of
            for finding in audit_office(office, context()).findings
        ]

    found = said(offices(most_listed))
    assert len(found) > 1
    assert found == said(offices(None))
