"""A fault of a whole site's dates is one finding that lives on while its pages change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.run import RunEnd
from tests.pipeline.small_clinic import Post, Weeks, records

TOPICS = [
    *("knee", "hip", "ankle", "wrist", "elbow", "shoulder", "neck", "back", "heel", "thumb", "jaw", "rib"),
]


def stamped(path: str, html: str, day: str, own: dict[str, str]) -> str:
    """Return a post's page with an update that the site's software stamped on all, seconds apart."""
    name = path.removeprefix("/blog/").strip("/")
    if name not in TOPICS:
        return html
    second = 20 * TOPICS.index(name)
    time = own.get(name, f"{day}T04:{second // 60:02d}:{second % 60:02d}+00:00")
    return html.replace("<head>", f'<head><meta property="article:modified_time" content="{time}">')


def found(end: RunEnd, audit: str) -> list[dict[str, Any]]:
    """Return an audit's findings of a run."""
    return [finding for finding in records(end, "findings") if finding["audit"] == audit]


def test_a_bulk_stamp_stays_one_finding_when_it_moves_and_when_a_page_leaves_it(tmp_path: Path) -> None:
    """Twelve old posts, one stamp: new, then open with the stamp of the next move, then open with a page less."""
    day, own = "2025-11-18", dict[str, str]()
    with Weeks(tmp_path) as weeks:
        weeks.clinic.posts = {
            name: Post(f"/blog/{name}/", f"Care for a sore {name}", f"Posted on March {at + 1}, 2019")
            for at, name in enumerate(TOPICS)
        }
        weeks.clinic.lively.append(lambda path, html, moment: stamped(path, html, day, own))
        first = weeks.run()
        day = "2026-11-25"
        second = weeks.run()
        own["knee"] = "2026-06-01T09:30:00+00:00"
        third = weeks.run()
    (one,), (two,), (three,) = (found(end, "bulk-date-bump") for end in (first, second, third))
    assert [finding["status"] for finding in (one, two, three)] == ["new", "open", "open"]
    assert one["finding_id"] == two["finding_id"] == three["finding_id"]
    assert [finding["page_count"] for finding in (one, two, three)] == [12, 12, 11]
    assert "Nov 25, 2026" in two["message"]
    assert all(
        article["freshness"]["state"] != "current"
        for article in records(second, "articles")
        if article["url"].startswith("http://hill-clinic.example/blog/")
    )


def test_a_page_of_a_bulk_edit_is_never_reported_alone_nor_the_reverse(tmp_path: Path) -> None:
    """Six posts get one day; three are put right, and one of the others moves on; one that moved alone stays alone."""
    with Weeks(tmp_path) as weeks:
        posts = {
            name: Post(f"/blog/{name}/", f"Care for a sore {name}", f"Last updated: March {at + 1}, 2019")
            for at, name in enumerate(TOPICS)
        }
        weeks.clinic.posts = posts
        weeks.run()
        posts["rib"].dated = "Last updated: October 7, 2026"
        runs = [weeks.run()]
        for name in TOPICS[:6]:
            posts[name].dated = "Last updated: November 3, 2026"
        runs.append(weeks.run())
        for at, name in enumerate(TOPICS[:3]):
            posts[name].dated = f"Last updated: March {at + 1}, 2019"
        posts[TOPICS[3]].dated = posts["rib"].dated = "Last updated: November 17, 2026"
        weeks.clinic.statuses[posts[TOPICS[4]].path] = 500
        runs.append(weeks.run())
        weeks.clinic.statuses.clear()
        posts["jaw"].dated = "Last updated: November 3, 2026"  # later than the others, by the same edit
        runs.append(weeks.run())
    bulk = [found(end, "bulk-date-bump") for end in runs]
    alone = [found(end, "refreshed-date-only") for end in runs]
    assert [[finding["status"] for finding in of_run] for of_run in bulk] == [[], ["new"], ["open"], ["open"]]
    assert [finding["page_count"] for of_run in bulk for finding in of_run] == [6, 3, 4]
    assert len({finding["finding_id"] for of_run in bulk for finding in of_run}) == 1
    assert bulk[3][0]["message"] == (
        "4 pages got the same new date, Nov 3, 2026, and 1 of them another one since. Not a word changed."
    )
    assert [[finding["status"] for finding in of_run] for of_run in alone] == [["new"], *[["open"]] * 3]
    assert {finding["url"] for of_run in alone for finding in of_run} == {
        "http://hill-clinic.example/blog/rib/"
    }


def test_a_templates_wrong_day_is_one_finding_until_it_is_put_right(tmp_path: Path) -> None:
    """Every post shows its own day and tells search engines another; repaired, the finding is gone."""
    told = {"day": "2026-10-01"}

    def lively(path: str, html: str, moment: object) -> str:
        if not path.startswith("/blog/") or path == "/blog/" or not told:
            return html
        return html.replace(
            "<head>", f'<head><meta property="article:published_time" content="{told["day"]}">'
        )

    with Weeks(tmp_path) as weeks:
        for at, post in enumerate(weeks.clinic.posts.values()):
            post.dated = f"Posted on March {at + 1}, 2019"
        weeks.clinic.lively.append(lively)
        first = weeks.run()
        weeks.clinic.posts["knee"].dated = "Posted on October 1, 2026"
        second = weeks.run()
        told.clear()
        third = weeks.run()
    (one,), (two,) = (found(end, "conflicting-dates") for end in (first, second))
    assert (one["page_count"], two["page_count"]) == (4, 3)
    assert (one["finding_id"], two["status"]) == (two["finding_id"], "open")
    assert one["message"] == "4 pages each show their own date. Google is told Oct 1, 2026 for all."
    assert [finding["status"] for finding in found(third, "conflicting-dates")] == ["fixed"]
