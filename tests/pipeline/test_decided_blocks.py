"""A decision about a sort of block reaches what is in no other block, in the next runs too, until it ends."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline.run import RunEnd
from schemas.finding import Finding
from schemas.vocabulary import DecisionAction, DecisionScope
from store.connection import open_review
from store.review import decide
from tests.pipeline.small_clinic import HOST, Weeks, records

_ABOUT = (
    "Many people come back to this clinic each year, and tell us at the desk how they are doing by now.",
    "We write down what they say, and put it on this page when they have told us that we may do that.",
    "None of them was paid for it, and each of them has read the page before it went on the site here.",
)
SAID = "I seperate my day into rest and walks now, and I sleep as well as I did when I was young."
OTHER = "They recieve me with a smile each time, and my knee carries me up the stairs to my door again."


def page(*said: str, tag: str = "blockquote") -> str:
    """Return a page of quotations between what the clinic itself says."""
    quotes = "".join(f"<{tag}><p>{one}</p></{tag}>" for one in said)
    about = [f"<p>{one}</p>" for one in _ABOUT]
    return f"<main><h1>What people say about us</h1>{about[0]}{about[1]}{quotes}{about[2]}</main>"


def spelling(end: RunEnd) -> Mapping[str, Mapping[str, Any]]:
    """Return the misspellings of a run by their words."""
    return {one["subject"]: one for one in records(end, "findings") if one["audit"] == "misspelling"}


def ignore(data: Path, finding: Mapping[str, Any], until: datetime.date | None = None) -> None:
    """Ignore all that the finding's audit finds in quotations."""
    about = [(Finding.model_validate(finding), "quote")]
    now = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
    with closing(open_review(data / HOST)) as connection:
        decide(
            connection, about, action=DecisionAction.IGNORE, scope=DecisionScope.BLOCK, reason="their own words",
            who="Ann", until=until, now=now,
        )  # fmt: skip


def test_what_is_in_quotations_alone_is_ignored_and_counted(tmp_path: Path) -> None:
    """A later one as well; one that is elsewhere too stays in sight, and so does one that left its quotation."""
    with Weeks(tmp_path) as weeks:
        pages = weeks.clinic.pages
        pages["/said/"] = page(SAID)
        first = spelling(weeks.run())
        assert [place["evidence"]["block"] for place in first["seperate"]["occurrences"]] == ["quote"]
        ignore(tmp_path, first["seperate"])
        pages["/said/"] = page(SAID, OTHER)
        second = spelling(weeks.run())
        assert [(one["status"], one["reason"]) for one in (second["seperate"], second["recieve"])] == [
            ("ignored", "their own words"), ("ignored", "their own words"),
        ]  # fmt: skip
        weeks.clinic.posts["hip"].texts.append(OTHER.replace("They", "Our desks"))
        pages["/said/"] = page(SAID, tag="div")
        third = spelling(weeks.run())
        assert third["seperate"]["status"] == "open"
        assert third["seperate"]["decision"] is None
        assert third["seperate"]["finding_id"] == first["seperate"]["finding_id"]
        assert third["recieve"]["status"] == "open"


def test_a_word_twice_on_a_page_is_ignored_where_both_are_quoted(tmp_path: Path) -> None:
    """One of two in a paragraph keeps it in sight."""
    with Weeks(tmp_path) as weeks:
        pages = weeks.clinic.pages
        pages["/said/"] = page(SAID, OTHER.replace("recieve", "seperate"))
        first = spelling(weeks.run())["seperate"]
        assert (first["value"], first["occurrences"][0]["evidence"]["block"]) == (2.0, "quote")
        ignore(tmp_path, first)
        assert spelling(weeks.run())["seperate"]["status"] == "ignored"
        pages["/said/"] = page(SAID).replace(
            "</main>", f"<p>{SAID.replace('I seperate', 'You seperate')}</p></main>"
        )
        last = spelling(weeks.run())["seperate"]
        assert (last["status"], last["occurrences"][0]["evidence"]["block"]) == ("open", None)


def test_one_that_has_ended_reopens_what_it_held(tmp_path: Path) -> None:
    """With the reviewer's last words about it."""
    with Weeks(tmp_path) as weeks:
        weeks.clinic.pages["/said/"] = page(SAID)
        ignore(tmp_path, spelling(weeks.run())["seperate"], datetime.date(2026, 12, 6))
        assert spelling(weeks.run())["seperate"]["status"] == "ignored"
        last = spelling(weeks.run())["seperate"]
    assert (last["status"], last["reason"]) == ("reopened", "their own words")
