"""The feeds tell what happened, once, in valid JSON Feed and Atom, whatever the pages hold."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from lxml import etree

from reports.feeds.feed_item import FeedItem
from reports.feeds.feeds import MOST_ITEMS, feeds
from reports.feeds.json_feed import read_json_feed
from reports.feeds.news import MOST_OF_RUN
from reports.view import ReportData
from schemas.finding import Finding
from schemas.vocabulary import ChangeOp, FindingCause, FindingStatus, RunStatus
from tests.reports.changes.told import change, date, page, told
from tests.reports.clinic_sample import sample
from tests.reports.feeds.valid_feeds import check_feeds
from tests.reports.hostile_clinic import TEXT, hostile

SINCE = datetime.datetime(2026, 11, 15, tzinfo=datetime.UTC)
NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)


def _data(**changes: object) -> ReportData:
    data = told([change(1, body_text=("one two", "one three"))], [page(1)])
    return replace(data, **({"status": RunStatus.COMPLETE, "findings": (), "now": NOW} | changes))  # type: ignore[arg-type]


def _titles(data: ReportData, former: Sequence[FeedItem] = ()) -> list[str]:
    return [item["title"] for item in check_feeds(feeds(data, SINCE, former))]


def _found(status: FindingStatus, number: int = 1, cause: FindingCause = FindingCause.SITE) -> Finding:
    one = sample().findings[0]
    return one.model_copy(
        update={
            "status": status,
            "finding_id": f"f-{number:016x}",
            "cause": cause,
            "message": f"{status} {number}",
        }
    )


def test_what_was_added_changed_gone_and_fixed() -> None:
    """Each is an item with its word as a tag; what was open and stays so is none, nor what only we found."""
    data = told(
        [
            change(1, body_text=("one two", "one three")),
            change(2, "page", op=ChangeOp.ADDED),
            change(3, "page", op=ChangeOp.GONE),
        ],
        [page(1), page(2)],
        status=RunStatus.COMPLETE,
        findings=[
            _found(FindingStatus.NEW, 1),
            _found(FindingStatus.OPEN, 2),
            _found(FindingStatus.FIXED, 3),
            _found(FindingStatus.REOPENED, 4),
            _found(FindingStatus.NEW, 5, FindingCause.OURS),
            _found(FindingStatus.IGNORED, 6),
        ],
    )
    items = check_feeds(feeds(data, SINCE, ()))
    assert [(item["title"], item["tags"][0]) for item in items] == [
        ("Removed: /3/", "gone"),
        ("Page 1: 1 word changed (“two” → “three”)", "changed"),
        ("New: Page 2", "added"),
        ("Fixed: fixed 3", "fixed"),
        ("To fix: new 1", "new"),
        ("To fix again: reopened 4", "new"),
    ]


@pytest.mark.parametrize("status", [RunStatus.LIMITED, RunStatus.PARTIAL, RunStatus.FAILED])
def test_a_run_that_saw_a_part_reports_nothing_gone(status: RunStatus) -> None:
    """It adds no item, says so, and keeps those of the run before."""
    former = read_json_feed(feeds(_data(), SINCE, ())["feed.json"].encode())
    data = _data(status=status, changes=[change(3, "page", op=ChangeOp.GONE)])
    texts = feeds(data, SINCE, former)
    assert [item["title"] for item in check_feeds(texts)] == ["Page 1: 1 word changed (“two” → “three”)"]
    assert "This check saw a part of the site" in json.loads(texts["feed.json"])["description"]


def test_a_first_run_has_an_empty_feed_that_is_valid() -> None:
    """There is nothing to compare with, so nothing is new."""
    data = _data(findings=[_found(FindingStatus.NEW)], changes=())
    assert check_feeds(feeds(data, None, ())) == []


def test_an_event_has_one_id_for_ever() -> None:
    """Written again, by another clock too, it has the same id; another event never has it, nor the same edit in a later
    week."""
    (first,) = check_feeds(feeds(_data(), SINCE, ()))
    assert feeds(_data(), SINCE, ()) == feeds(_data(), SINCE, ())
    (again,) = check_feeds(feeds(_data(now=datetime.datetime(2026, 12, 24, tzinfo=datetime.UTC)), SINCE, ()))
    assert again["id"] == first["id"]
    others = [
        _data(changes=[change(1, body_text=("one two", "one four"))]),
        _data(changes=[change(2, body_text=("one two", "one three"))]),
        _data(changes=(), findings=[_found(FindingStatus.FIXED)]),
        _data(changes=(), findings=[_found(FindingStatus.REOPENED)]),
    ]
    ids = {item["id"] for data in others for item in check_feeds(feeds(data, SINCE, ()))}
    (later,) = check_feeds(feeds(_data(), SINCE + datetime.timedelta(days=7), ()))
    assert len(ids | {first["id"], later["id"]}) == len(others) + 2


def test_a_clock_that_stands_still_mints_no_id_twice() -> None:
    """The same edit, undone and done again in runs of one ``--now``, is another event each time."""
    former: list[FeedItem] = []
    for _ in range(3):
        former = read_json_feed(feeds(_data(), SINCE, former)["feed.json"].encode())
    assert len({item.id for item in former}) == 3


def test_items_of_earlier_runs_stay_up_to_the_bound() -> None:
    """This run's are first, then the former ones in their order; of more than the bound the oldest leave."""
    former = [
        FeedItem(
            id=f"urn:uuid:{number}",
            title=f"Old {number}",
            text="Old",
            url=None,
            date="2026-11-15T00:00:00Z",
            tags=(),
        )
        for number in range(MOST_ITEMS)
    ]
    titles = _titles(_data(), former)
    assert titles[:2] == ["Page 1: 1 word changed (“two” → “three”)", "Old 0"]
    assert (len(titles), titles[-1]) == (MOST_ITEMS, f"Old {MOST_ITEMS - 2}")


def test_a_flood_is_counted_and_drives_nothing_out() -> None:
    """A rebuilt site has at most the bound of a run: each kind its fair share, and one item that counts its rest."""
    changes = [change(at, body_text=("one two", f"one {at}")) for at in range(900)]
    findings = [*(_found(FindingStatus.NEW, at) for at in range(900)), _found(FindingStatus.FIXED, 1000)]
    data = _data(changes=changes, pages=[page(at) for at in range(900)], findings=findings)
    titles = _titles(data)
    assert len(titles) == MOST_OF_RUN - 1  # the one kind that is whole needs no such item
    assert "Fixed: fixed 1000" in titles
    assert [title for title in titles if title.startswith("And ")] == [
        "And 802 more changes",
        "And 802 more new things to fix",
    ]
    assert MOST_ITEMS >= 5 * MOST_OF_RUN


def test_the_feed_is_as_new_as_its_newest_item() -> None:
    """A run without news leaves ``updated`` where it was, as RFC 4287 has it (4.2.15)."""
    former = read_json_feed(feeds(_data(), SINCE, ())["feed.json"].encode())
    quiet = feeds(_data(changes=(), now=NOW + datetime.timedelta(days=7)), NOW, former)
    tree = etree.fromstring(quiet["feed.atom"].encode())
    assert tree.findtext("{http://www.w3.org/2005/Atom}updated") == "2026-11-22T00:00:00Z"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", 'https://a.example/"><script>/\u202e ]]>', "https://a@b/"]
)
def test_hostile_text_in_every_field(url: str) -> None:
    """Markup, ``]]>``, overrides, controls that XML forbids and lone surrogates leave two valid feeds without an
    element or character of theirs."""
    text = f"{TEXT}]]>\x00\x08\x0b\ufffe\ud800\u202e&amp;<![CDATA["
    changes = [
        change(
            1, at=url, headline=(text, f"{text}x"), body_text=(text, f"x {text}"), tags=([text], [f"{text}y"])
        ),
        change(2, modified=(date("2026-01-01", text), date("2026-01-01", f"x{text}")), **{text: (text, "x")}),
        change(3, "page", op=ChangeOp.GONE),
    ]
    data = replace(
        hostile(text, url),
        status=RunStatus.COMPLETE,
        changes=changes,
        pages=[page(1, title=text), page(2, title=text)],
        former_names={"p-0000000000000003": text},
    )
    findings = [
        finding.model_copy(update={"status": status, "cause": None, "finding_id": f"f-{number:016x}"})
        for number, (finding, status) in enumerate(
            zip(data.findings, [FindingStatus.NEW, FindingStatus.FIXED, FindingStatus.REOPENED], strict=False)
        )
    ]
    texts = feeds(replace(data, findings=findings), SINCE, ())
    items = check_feeds(texts)
    assert len(items) >= 6
    assert not [
        character
        for character in "\x00\x08\x0b\x1b\ufffe\u202e\u2066"
        if character in "".join(texts.values())
    ]
    assert "<script" not in texts["feed.atom"]
    assert all(len(item["content_text"]) <= 4_000 for item in items)


def test_a_megabyte_of_one_word_stays_a_line() -> None:
    """In a title, a name, a message and a quote; both sides of the edit are told apart."""
    word = "a" * 1_000_000
    finding = _found(FindingStatus.NEW).model_copy(update={"message": word})
    finding = finding.model_copy(update={"evidence": finding.evidence.model_copy(update={"quote": word})})
    data = _data(
        changes=[change(1, "page", title=(f"{word}b", f"{word}c"), notes=([], [word]))],
        pages=[page(1, title=word)],
        findings=[finding],
        name=word,
    )
    texts = feeds(data, SINCE, ())
    changed, _ = check_feeds(texts)
    assert "aab” → “…" in changed["content_text"]
    assert len(texts["feed.atom"]) < 20_000


def test_a_file_that_is_no_feed_is_an_error() -> None:
    """Whoever reads the former feed decides what to do about it."""
    for text in (b"", b"[]", b'{"items": [{"id": 1}]}', b"\xff"):
        with pytest.raises(ValueError, match="no feed of ours"):
            read_json_feed(text)
