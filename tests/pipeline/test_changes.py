"""What is reported of records that two complete runs both have, and of those that only one has."""

from __future__ import annotations

import json

from pipeline.changes import compare
from pipeline.removals import removed_locations
from pipeline.stored_record import StoredRecord, parse_record
from schemas.vocabulary import ChangeCause, ChangeOp

URL = "https://clinic.example/knee/"


def article(**fields: object) -> StoredRecord:
    """Return an article with what a comparison looks at."""
    values = {"article_id": "a-1", "url": URL, "headline": "Knees"} | fields
    return parse_record("article", json.dumps(values))


def of_the_site(before: StoredRecord, after: StoredRecord, field: str) -> ChangeCause:
    """Say of every change that the site made it."""
    return ChangeCause.SITE


def location(identifier: str) -> StoredRecord:
    """Return an office that the page shows."""
    return parse_record("location", json.dumps({"location_id": identifier, "seen_on": [{"url": URL}]}))


def test_a_record_without_a_former_one_is_added() -> None:
    """With its URL, for a reader."""
    (change,) = compare(lambda identifier: None, [article()], of_the_site)
    assert (change.op, change.id, change.url) == (ChangeOp.ADDED, "a-1", URL)


def test_a_changed_field_is_named_with_both_whole_values_and_its_cause() -> None:
    """A long text is not cut; the way of our look is not an event."""
    after = article(headline="x" * 300, confidence=0.5)
    (change,) = compare({"a-1": article(confidence=0.9)}.get, [after], of_the_site)
    assert (change.op, change.fields) == (ChangeOp.CHANGED, ["/headline"])
    assert change.cause == {"/headline": ChangeCause.SITE}
    assert change.before == {"headline": "Knees"}
    assert change.after == {"headline": "x" * 300}
    same = compare({"a-1": article(confidence=0.9)}.get, [article(confidence=0.5)], of_the_site)
    assert list(same) == []


def test_a_new_url_is_a_move() -> None:
    """Of an article or page; an office has no URL of its own."""
    (change,) = compare({"a-1": article()}.get, [article(url=f"{URL}new/")], of_the_site)
    assert (change.op, change.url) == (ChangeOp.MOVED, f"{URL}new/")


def test_an_office_that_is_no_longer_shown_is_gone() -> None:
    """One event for each, none for those that stay."""
    (change,) = removed_locations([location("l-1"), location("l-2")], [location("l-2")])
    assert (change.op, change.id, change.url) == (ChangeOp.GONE, "l-1", URL)
