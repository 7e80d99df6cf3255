"""Each run publishes its news and those of the runs before it, and tells no event twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.run import RunEnd
from schemas.vocabulary import Exit, RunStatus
from tests.pipeline.small_clinic import Post, Weeks
from tests.reports.feeds.valid_feeds import check_feeds

FILES = ("feed.json", "feed.atom")


def _folder(end: RunEnd) -> Path:
    assert end.published is not None
    return end.published.folder


def _items(end: RunEnd) -> list[dict[str, Any]]:
    return check_feeds({name: (_folder(end) / name).read_text("utf-8") for name in FILES})


def _changes(end: RunEnd) -> list[str]:
    """Return the titles of the items about pages, newest first."""
    found = {"added", "changed", "gone", "unreachable"}
    return [item["title"] for item in _items(end) if found & set(item["tags"])]


@pytest.fixture
def weeks(tmp_path: Path) -> Any:
    """Return the clinic."""
    with Weeks(tmp_path) as weeks:
        yield weeks


def test_a_month_of_runs_is_told_once(weeks: Weeks) -> None:
    """An edit, a new post, a removal over five runs: each event is one item of the last feed, the newest first."""
    assert _items(weeks.run()) == []
    weeks.clinic.posts["knee"].texts[0] = weeks.clinic.posts["knee"].texts[0].replace("cold", "cool")
    first = _changes(weeks.run())
    assert first == ["Knees that hurt when you climb the stairs: 1 word changed (“cold” → “cool”)"]
    title = "Toes that hurt when you climb the stairs"
    weeks.clinic.posts["toe"] = Post(
        "/blog/toe/", title, texts=["Rest it for a day or two, and then walk a little more each morning."] * 3
    )
    second = _changes(weeks.run())
    assert f"New: {title}" in second
    assert second[-1:] == first
    weeks.clinic.posts.pop("hip")
    third = _changes(weeks.run())
    assert third[0] == "Not reachable: Hips that hurt when you climb the stairs (404)"
    assert third[-len(second) :] == second
    last = _changes(weeks.run())
    assert last[0] == "Removed: Hips that hurt when you climb the stairs (404)"
    assert last[-len(third) :] == third


def test_a_limited_run_tells_of_nothing(weeks: Weeks) -> None:
    """What it did not ask for is not gone, and the next complete run goes on from the complete one before."""
    weeks.run()
    weeks.clinic.posts["knee"].dated = "Last updated: March 9, 2025"
    told = _items(weeks.run())
    weeks.clinic.posts["hip"].dated = "Last updated: March 9, 2025"
    limited = weeks.run(max_pages=3)
    assert limited.status is RunStatus.LIMITED
    assert _items(limited) == told
    assert _items(weeks.run())[-len(told) :] == told


def test_a_run_rendered_again_has_the_same_items(weeks: Weeks) -> None:
    """Byte for byte."""
    weeks.run()
    weeks.clinic.posts["knee"].texts.pop()
    first, again = weeks.run(), weeks.run(first="report")
    assert _items(first)
    for name in FILES:
        assert (_folder(first) / name).read_bytes() == (_folder(again) / name).read_bytes()


def test_a_lost_feed_begins_anew(weeks: Weeks) -> None:
    """A damaged file of the run before costs its items, not the run; the manifest names both files."""
    weeks.run()
    weeks.clinic.posts["knee"].texts.pop()
    second = weeks.run()
    (_folder(second) / "feed.json").write_text("{", "utf-8")
    weeks.clinic.posts["hip"].texts.pop()
    third = weeks.run()
    assert third.exit is Exit.DONE
    assert [title.split(":")[0] for title in _changes(third)] == ["Hips that hurt when you climb the stairs"]
    manifest = json.loads((_folder(third) / "manifest.json").read_text("utf-8"))
    assert set(FILES) <= {file["path"] for file in manifest["files"]}
