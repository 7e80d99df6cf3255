"""What was not read, not requested or not answered is said in the words of those who edit a site."""

from __future__ import annotations

import pytest

from reference.ids import page_id
from reports.changes.fields import field_label
from reports.coverage import coverage
from reports.crawl_trouble import crawl_trouble
from reports.not_requested import crawl_notes, left_out
from schemas.article import Article
from schemas.crawl_note import CrawlNoteName
from schemas.left_out import LeftOutReason
from schemas.location import Location
from schemas.page import Page
from schemas.page_note import PageNoteName
from schemas.vocabulary import Fetch, PageKind
from tests.plain_words import banned

STATUSES = (None, 200, 401, 403, 404, 410, 429, 451, 500, 503)


def page(name: str, status: int | None, *notes: str) -> Page:
    """Return a page that was requested."""
    url = f"https://clinic.example/{name}/"
    fetch = Fetch.FETCHED if status and status < 400 else Fetch.ERROR
    return Page(
        page_id=page_id(url),
        url=url,
        final_url=url,
        http_status=status,
        fetch=fetch,
        kind=PageKind.OTHER,
        notes=list(notes),
    )


def test_the_banned_words_are_found() -> None:
    """But not in what a page says, in code and in names."""
    assert banned("No run has judged “the audit” of `runs`, by schema.org") == ["run", "judged"]
    assert banned("It asks for a password and carries no records") == ["asks for", "carries", "records"]
    assert banned("The standard report is running") == []


@pytest.mark.parametrize("status", STATUSES)
def test_a_page_that_was_not_read_says_why(status: int | None) -> None:
    """Whatever it answered, with any note."""
    pages = [page("plain", status), *(page(name.value, status, name.value) for name in PageNoteName)]
    reasons = list(coverage(pages, [], {}).not_proofread)
    assert reasons
    assert [word for reason in reasons for word in banned(reason)] == []


def test_addresses_that_were_not_requested_say_why() -> None:
    """Each reason that a crawl has, and each of its notes."""
    rows = left_out({reason.value: 1 for reason in LeftOutReason})
    notes = crawl_notes(name.value for name in CrawlNoteName)
    assert len(rows) == len(LeftOutReason)
    assert [word for row in rows for word in banned(row.words)] == []
    assert [word for words, _ in notes for word in banned(words)] == []


def test_pages_in_trouble_say_what_to_do() -> None:
    """Dead, blocked and unsure."""
    kinds = crawl_trouble([page("a", 404), page("b", 403), page("c", 500)])
    assert len(kinds) == 3
    assert [word for kind in kinds for word in banned(kind.meaning)] == []


def test_fields_have_names_for_readers() -> None:
    """Of every record whose changes a report shows."""
    names = {*Page.model_fields, *Article.model_fields, *Location.model_fields} - {"record"}
    assert [word for name in names for word in banned(field_label(name))] == []
