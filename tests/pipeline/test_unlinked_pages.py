"""A page that loses its links is asked for again: it is live, moved or gone by its own answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.run import RunEnd
from schemas.vocabulary import Exit
from tests.pipeline.small_clinic import HOST, Weeks, records

SITE = f"http://{HOST}"


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Return weekly runs over the small clinic."""
    with Weeks(tmp_path) as weeks:
        yield weeks


def page(end: RunEnd, path: str) -> dict[str, Any]:
    """Return the record of the page at a path."""
    return {page["final_url"]: page for page in records(end, "pages")}[f"{SITE}{path}"]


def article(end: RunEnd, path: str) -> dict[str, Any]:
    """Return the article at a path."""
    return {article["url"]: article for article in records(end, "articles")}[f"{SITE}{path}"]


def test_a_page_that_nothing_links_to_stays_live_while_it_answers(weeks: Weeks) -> None:
    """It says that nothing links to it and keeps its depth, week after week; linked again, it says no more."""
    first = weeks.run()
    assert page(first, "/blog/knee/")["notes"] == []
    weeks.clinic.unlinked.add("/blog/knee/")
    for _ in range(3):
        end = weeks.run()
        knee = page(end, "/blog/knee/")
        assert knee["page_id"] == page(first, "/blog/knee/")["page_id"]
        assert (knee["lifecycle"], knee["missing_runs"], knee["inlinks"]) == ("live", 0, 0)
        assert knee["notes"] == ["not_linked"]
        assert knee["depth"] == page(first, "/blog/knee/")["depth"]
        assert len(records(end, "articles")) == 4
    weeks.clinic.unlinked.clear()
    assert page(weeks.run(), "/blog/knee/")["notes"] == []


def test_the_week_in_which_a_page_loses_its_links_is_a_change(weeks: Weeks) -> None:
    """One line for the page, none for its article, and none in the weeks after."""
    weeks.run()
    weeks.clinic.unlinked.add("/blog/knee/")
    changes = [c for c in records(weeks.run(), "changes") if c["url"] == f"{SITE}/blog/knee/"]
    assert [(c["record"], c["op"], c["fields"]) for c in changes] == [("page", "changed", ["/notes"])]
    assert changes[0]["cause"] == {"/notes": "site"}
    assert records(weeks.run(), "changes") == []


def test_a_page_that_moved_and_is_linked_only_at_its_new_address_is_moved(weeks: Weeks) -> None:
    """Nobody links to the old address, yet its redirect is found: the ids stay, both records name the old address."""
    first = weeks.run()
    weeks.clinic.posts["knee"].path = "/blog/sore-knee/"
    weeks.clinic.moved["/blog/knee/"] = "/blog/sore-knee/"
    weeks.clinic.unlinked.add("/blog/knee/")
    second = weeks.run()
    third = weeks.run()
    for end in (second, third):
        for find, key in ((page, "page_id"), (article, "article_id")):
            assert find(end, "/blog/sore-knee/")[key] == find(first, "/blog/knee/")[key]
            assert find(end, "/blog/sore-knee/")["previous_urls"] == [f"{SITE}/blog/knee/"]
    ops = {(c["record"], c["op"]) for c in records(second, "changes") if c["url"].endswith("/sore-knee/")}
    assert ops == {("page", "moved"), ("article", "moved")}
    assert [c for c in records(second, "changes") if c["op"] in ("gone", "added")] == []
    assert records(third, "changes") == []


def test_a_page_that_is_asked_again_and_not_there_is_gone_after_two_runs(weeks: Weeks) -> None:
    """One 404 may be a slip: it is asked for once more, and then never again."""
    weeks.run()
    del weeks.clinic.posts["knee"]
    states = []
    for _ in range(2):
        knee = page(weeks.run(), "/blog/knee/")
        states.append((knee["lifecycle"], knee["missing_runs"], knee["http_status"]))
    assert states == [("live", 1, 404), ("gone", 2, 404)]
    assert f"{SITE}/blog/knee/" not in {page["final_url"] for page in records(weeks.run(), "pages")}


@pytest.mark.parametrize("unlinked", [set(), {"/blog/knee/"}])
def test_a_page_that_a_rule_leaves_out_since_is_excluded_and_not_gone(
    weeks: Weeks, unlinked: set[str]
) -> None:
    """It is not asked for, linked or not, and says why, week after week; let in again, it is the same page."""
    first = weeks.run()
    weeks.clinic.unlinked = unlinked
    for week in range(3):
        end = weeks.run(exclude=["/blog/knee/"])
        assert end.exit is Exit.DONE
        lines = [line for line in records(end, "changes") if line["url"].endswith("/blog/knee/")]
        assert {cause for line in lines for cause in line["cause"].values()} == (
            {"settings"} if not week else set()
        )
        assert "/blog/knee/" not in weeks.asked
        knee = page(end, "/blog/knee/")
        assert (knee["lifecycle"], knee["fetch"], knee["missing_runs"]) == ("excluded", "skipped", 0)
        assert "left_out:excluded" in knee["notes"]
    knee = page(weeks.run(), "/blog/knee/")
    assert (knee["lifecycle"], knee["page_id"]) == ("live", page(first, "/blog/knee/")["page_id"])
    assert knee["first_seen"] == page(first, "/blog/knee/")["first_seen"]


def test_a_limited_run_asks_for_what_is_linked_first(weeks: Weeks) -> None:
    """Known pages get what is left of ``max_pages``."""
    linked = len(records(weeks.run(), "pages")) - 1
    weeks.clinic.unlinked.add("/blog/knee/")
    end = weeks.run(max_pages=linked)
    assert end.status == "limited"
    assert "/blog/knee/" not in weeks.asked
    assert weeks.run(max_pages=linked + 1).status == "complete"
    assert "/blog/knee/" in weeks.asked
