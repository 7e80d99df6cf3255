"""Every page with running text gives a text, whose coming, going and turning into another kind is a change."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipeline.run import RunEnd
from tests.pipeline.small_clinic import Weeks, of_another_version, records

WAXING = (
    "<main><h1>Waxing</h1><p>We remove hair with warm wax that is made for sensitive skin; it grows back slowly.</p>"
    "<p>Come with clean skin, and leave the sun alone for a day before your visit and two days after it.</p></main>"
)
POST = (
    '<main><article><h1>Waxing at home</h1><p class="byline">By <a rel="author" href="/team/ann/">Ann Good, MD</a></p>'
    "<p>Last updated: March 9, 2024</p>"
    + "<p>Warm the wax until it flows like honey, and try it on your wrist.</p>" * 9
    + "</article></main>"
)


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Return weekly runs over the small clinic."""
    with Weeks(tmp_path) as weeks:
        yield weeks


def changes(end: RunEnd) -> list[dict[str, Any]]:
    """Return the changes of the page ``/waxing/``'s texts."""
    found = [c for c in records(end, "changes") if c["record"] in ("article", "text")]
    return [change for change in found if change["url"].endswith("/waxing/")]


def test_a_page_of_any_kind_gives_its_text(weeks: Weeks) -> None:
    """A service is no article, and is published with its words and its kind."""
    weeks.clinic.pages["/waxing/"] = WAXING
    (text,) = [t for t in records(weeks.run(), "texts") if t["url"].endswith("/waxing/")]
    assert text["headline"] == "Waxing"
    assert "warm wax" in text["body_text"]
    assert text["text_id"][2:] == text["page_id"][2:]


def test_texts_come_and_go_by_the_site_s_doing(weeks: Weeks) -> None:
    weeks.run()
    weeks.clinic.pages["/waxing/"] = WAXING
    (added,) = changes(weeks.run())
    assert (added["op"], added["record"], added["cause"]) == ("added", "text", {"": "site"})
    weeks.clinic.pages["/waxing/"] = "<main><h1>Waxing</h1><p>Closed.</p></main>"
    (gone,) = changes(weeks.run())
    assert (gone["op"], gone["record"], gone["id"]) == ("gone", "text", added["id"])
    assert gone["cause"] == {"": "site"}


def test_a_page_that_turns_into_another_kind_loses_one_record_and_gains_the_other(weeks: Weeks) -> None:
    """The id of its text stays, and so do its findings."""
    weeks.clinic.pages["/waxing/"] = WAXING
    first = weeks.run()
    weeks.clinic.pages["/waxing/"] = POST
    second = weeks.run()
    gone, added = sorted(changes(second), key=lambda change: change["op"], reverse=True)
    assert [(c["op"], c["record"], c["fields"]) for c in (gone, added)] == [
        ("gone", "text", ["/kind"]),
        ("added", "article", ["/kind"]),
    ]
    assert gone["after"] == added["after"] == {"kind": "article"}
    (text,) = [t for t in records(first, "texts") if t["url"].endswith("/waxing/")]
    (article,) = [a for a in records(second, "articles") if a["url"].endswith("/waxing/")]
    assert article["text_id"] == text["text_id"]


def test_texts_that_only_todays_code_reads_are_ours(weeks: Weeks) -> None:
    """The version before published articles alone: none of the texts is news of the site."""
    weeks.clinic.pages["/waxing/"] = WAXING
    first = weeks.run()
    assert first.published is not None
    folder = first.published.folder
    (folder / "texts.jsonl").unlink()
    of_another_version(first)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    manifest["files"] = [file for file in manifest["files"] if file["path"] != "texts.jsonl"]
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with closing(sqlite3.connect(weeks.folder / "history.sqlite")) as history, history:
        history.execute("UPDATE page_history SET content_hash = ?", ("v1:" + "0" * 64,))
    second = weeks.run()
    (added,) = changes(second)
    assert (added["op"], added["cause"]) == ("added", {"": "extractor"})
    (page,) = [page for page in records(second, "pages") if page["url"].endswith("/waxing/")]
    assert page["last_changed"] == page["first_seen"]
