"""A run is published while a page of the one before is open."""

from __future__ import annotations

from typing import Any

from schemas.vocabulary import RunStatus
from tests.reports.app.review_site import NOW, Edit, publish
from tests.reports.app.review_window import ACROSS, RECEIVE, SEPARATE, TEL, Desk, Window, window
from tests.reports.opened_report import expect, needs_browser

pytestmark = needs_browser
_FIRST = f"{NOW:%Y%m%dT%H%M%SZ}-0000"


def _without(*findings: str) -> Edit:
    return lambda file, record: None if record.get("finding_id") in findings else record


def _publish_next(desk: Desk, host: str, *, status: RunStatus = RunStatus.COMPLETE) -> None:
    """Publish a run in which the telephone link is right."""
    publish(desk.data, host=host, days=7, previous=_FIRST, edit=_without(TEL), status=status)


def _wait_half_a_minute(reviewer: Window) -> None:
    with reviewer.page.expect_response("**/newest?*"):
        reviewer.page.clock.fast_forward(31_000)


def test_the_open_page_says_so(browser: Any, desk: Desk, host: str) -> None:
    """Within half a minute, without losing what is typed; "Show it" leads to the new one."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        page.clock.install()
        reviewer.open("?severity=serious")
        why = reviewer.open_row(TEL).get_by_label("Why")
        why.fill("half a rea")
        _wait_half_a_minute(reviewer)
        expect(page.locator("#newer")).to_have_text("")
        _publish_next(desk, host)
        _wait_half_a_minute(reviewer)
        page.locator("#newer", has_text="A new check was published on Nov 29, 2026").wait_for()
        assert page.locator("#newer").get_attribute("role") == "status"
        assert why.input_value() == "half a rea"
        page.get_by_role("link", name="Show it").click()
        page.get_by_text("checked Nov 29, 2026").wait_for()
        expect(reviewer.row(RECEIVE)).to_have_count(1)
        expect(reviewer.row(TEL)).to_have_count(0)


def test_a_finding_that_is_still_there_can_be_decided(browser: Any, desk: Desk, host: str) -> None:
    """From the old page, by its row and in bulk."""
    with window(browser, desk, host) as reviewer:
        reviewer.open()
        reviewer.open_row(RECEIVE)
        _publish_next(desk, host)
        reviewer.decide(RECEIVE, "Accept", "A quote")
        reviewer.page.locator(f"[id='{RECEIVE}'].settled").wait_for()
        assert [one.finding_id for one in desk.kept(host)] == [RECEIVE]


def test_a_finding_that_is_gone_is_not_decided(browser: Any, desk: Desk, host: str) -> None:
    """Its row says why, and its address too; nothing is kept."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open()
        reviewer.open_row(TEL)
        _publish_next(desk, host)
        row = reviewer.decide(TEL, "Accept", "A quote")
        row.get_by_text("A new check was published since you opened this page").wait_for()
        assert row.get_by_label("Why").input_value() == "A quote"
        assert desk.kept(host) == []
        assert page.goto(f"{desk.origin}/sites/{host}/findings/{TEL}").status == 404
        expect(page.get_by_text("The newest check does not have this finding")).to_be_visible()


def test_a_row_that_is_gone_says_so_when_it_is_opened(browser: Any, desk: Desk, host: str) -> None:
    """The row of the old list cannot be loaded any more: what is to be done is said where it was to open."""
    with window(browser, desk, host) as reviewer:
        reviewer.open()
        _publish_next(desk, host)
        reviewer.row(TEL).locator("summary").click()
        reviewer.row(TEL).get_by_text("The newest check does not have this finding").wait_for()


def test_chosen_rows_of_which_one_is_gone(browser: Any, desk: Desk, host: str) -> None:
    """The others are kept, and it is said how many are gone."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open()
        for finding in (TEL, SEPARATE, ACROSS):
            reviewer.row(finding).get_by_role("checkbox").check()
        _publish_next(desk, host)
        page.locator("#bulk").get_by_label("Why").fill("Quotes")
        page.locator("#bulk").get_by_role("button", name="Accept").click()
        page.get_by_text("2 decisions kept.").wait_for()
        expect(page.get_by_text("The newest check does not have 1 finding any more.")).to_be_visible()
        assert {one.finding_id for one in desk.kept(host)} == {SEPARATE, ACROSS}


def test_all_of_a_list_that_is_another_now(browser: Any, desk: Desk, host: str) -> None:
    """Nobody has seen what the new list has: nothing is decided, and it is said why."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open("?severity=serious")
        reviewer.row(TEL).get_by_role("checkbox").check()
        page.locator("#bulk").get_by_label("all 3 of this list").check()
        _publish_next(desk, host)
        page.locator("#bulk").get_by_label("Why").fill("Quotes")
        page.locator("#bulk").get_by_role("button", name="Accept").click()
        page.get_by_text("A new check was published since you opened this list").wait_for()
        assert desk.kept(host) == []


def test_a_run_that_did_not_end_as_a_whole(browser: Any, desk: Desk, host: str) -> None:
    """The complete one before it stays on show, under a banner that says so."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        page.clock.install()
        reviewer.open()
        expect(page.locator(".banner")).to_have_count(0)
        _publish_next(desk, host, status=RunStatus.PARTIAL)
        _wait_half_a_minute(reviewer)
        expect(page.locator("#newer")).to_have_text("")
        page.reload()
        banner = page.locator(".banner").inner_text()
        assert "The check of Nov 29, 2026 did not end as a whole" in banner
        assert "You see that of Nov 22, 2026." in banner
        expect(reviewer.row(TEL)).to_have_count(1)
