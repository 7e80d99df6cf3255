"""Two people review one site at once, each in a browser of their own, and nothing that one decided is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reports.app.ask import WHO_COOKIE
from schemas.vocabulary import DecisionAction
from tests.reports.app.review_window import ACROSS, RECEIVE, SEPARATE, TEL, Desk, Window, window
from tests.reports.opened_report import expect, needs_browser

pytestmark = needs_browser


@contextmanager
def _two(browser: Any, desk: Desk, host: str, **more: Any) -> Iterator[tuple[Window, Window]]:
    """Yield the windows of Ada and Ben, both on the worklist."""
    with window(browser, desk, host, **more) as ada, window(browser, desk, host, **more) as ben:
        for one, name in ((ada, "Ada"), (ben, "Ben")):
            one.page.context.add_cookies([{"name": WHO_COOKIE, "value": name, "url": desk.origin}])
            one.open()
        yield ada, ben


def test_the_second_one_sees_what_the_first_one_said(browser: Any, desk: Desk, host: str) -> None:
    """With name and reason; nothing is overwritten, what the second one typed is there, and sent again replaces it."""
    with _two(browser, desk, host) as (ada, ben):
        for one in (ada, ben):
            one.open_row(TEL)
        ada.decide(TEL, "Ignore", "The line is moved in June.")
        ada.page.locator(f"[id='{TEL}'].settled").wait_for()
        row = ben.decide(TEL, "Not true", "I called: it is right.", "90")
        conflict = row.get_by_role("alert").filter(has_text="Ada ignored this meanwhile")
        conflict.wait_for()
        expect(conflict).to_contain_text("“The line is moved in June.”")
        assert [(one.who, one.action) for one in desk.kept(host)] == [("Ada", DecisionAction.IGNORE)]
        assert row.get_by_label("Why").input_value() == "I called: it is right."
        assert row.get_by_label("For how long").input_value() == "90"
        assert ben.focused() == TEL

        row.get_by_role("button", name="Not true", exact=True).click()
        ben.page.locator(f"[id='{TEL}'].settled").wait_for()
        assert [(one.who, one.action) for one in desk.kept(host)] == [
            ("Ada", DecisionAction.IGNORE),
            ("Ben", DecisionAction.FALSE_ALARM),
        ]
        ada.open("?state=decided")
        expect(ada.page.locator("li[data-row]")).to_have_count(1)
        expect(ada.row(TEL)).to_contain_text("Not true")


def test_the_same_without_scripts(browser: Any, desk: Desk, host: str) -> None:
    """The finding's page says it, and its form decides again and goes back to the finding."""
    with _two(browser, desk, host, java_script_enabled=False) as (ada, ben):
        for one in (ada, ben):
            one.open(f"findings/{TEL}")
        ada.decide(TEL, "Ignore", "The line is moved in June.")
        ben.decide(TEL, "Accept", "I called: it is right.")
        expect(ben.page.get_by_role("alert").first).to_contain_text("Ada ignored this meanwhile")
        assert [one.who for one in desk.kept(host)] == ["Ada"]
        ben.page.get_by_role("button", name="Accept", exact=True).click()
        expect(ben.page.get_by_text("1 decision kept.")).to_be_visible()
        assert ben.page.url.partition("?")[0].endswith(f"/findings/{TEL}")
        assert [one.who for one in desk.kept(host)] == ["Ada", "Ben"]


def test_an_undo_meanwhile_is_seen(browser: Any, desk: Desk, host: str) -> None:
    """Who takes back what was replaced meanwhile takes back only their own."""
    with _two(browser, desk, host) as (ada, ben):
        for one in (ada, ben):
            one.open_row(TEL)
        ada.decide(TEL, "Ignore", "Ada's")
        ada.page.locator(f"[id='{TEL}'].settled").wait_for()
        ben.decide(TEL, "Accept", "Ben's")
        ben.row(TEL).get_by_role("alert").filter(has_text="Ada").wait_for()
        ben.row(TEL).get_by_role("button", name="Accept", exact=True).click()
        ben.page.locator(f"[id='{TEL}'].settled").wait_for()
        ada.row(TEL).get_by_role("button", name="Undo").click()
        ada.row(TEL).get_by_text("Ben", exact=True).wait_for()
        assert [one.reason for one in desk.kept(host)] == ["Ben's"]


def test_different_findings_at_once(browser: Any, desk: Desk, host: str) -> None:
    """Each decides about others in turn: all is kept, by whoever decided it."""
    with _two(browser, desk, host) as (ada, ben):
        turns = ((ada, RECEIVE, "Ada"), (ben, SEPARATE, "Ben"), (ada, ACROSS, "Ada"), (ben, TEL, "Ben"))
        for one, finding, _ in turns:
            one.open_row(finding)
        for one, finding, name in turns:
            one.decide(finding, "Accept", f"by {name}")
        for one, finding, _ in turns:
            one.page.locator(f"[id='{finding}'].settled").wait_for()
        kept = {one.finding_id: (one.who, one.reason) for one in desk.kept(host)}
        assert kept == {finding: (name, f"by {name}") for _, finding, name in turns}


def test_chosen_rows_of_which_one_was_decided(browser: Any, desk: Desk, host: str) -> None:
    """The others are kept, and it is said how many were not; where none was left, that nothing was kept."""
    with _two(browser, desk, host) as (ada, ben):
        for finding in (RECEIVE, SEPARATE):
            ben.row(finding).get_by_role("checkbox").check()
        ada.open_row(RECEIVE)
        ada.decide(RECEIVE, "Ignore", "A name")
        ada.page.locator(f"[id='{RECEIVE}'].settled").wait_for()
        bar = ben.page.locator("#bulk")
        bar.get_by_label("Why").fill("Quotes")
        bar.get_by_role("button", name="Accept").click()
        ben.page.get_by_text(
            "1 decision kept. The next check obeys. Somebody else decided about 1 finding"
        ).wait_for()
        kept = {one.finding_id: one.who for one in desk.kept(host)}
        assert kept == {RECEIVE: "Ada", SEPARATE: "Ben"}

        ben.row(ACROSS).get_by_role("checkbox").check()
        ada.open_row(ACROSS)
        ada.decide(ACROSS, "Ignore", "A name")
        ada.page.locator(f"[id='{ACROSS}'].settled").wait_for()
        bar.get_by_label("Why").fill("Quotes")
        bar.get_by_role("button", name="Accept").click()
        ben.page.get_by_text("Nothing was kept. Somebody else decided about 1 finding").wait_for()
        expect(ben.page.locator(".flash").get_by_role("button")).to_have_count(0)
        assert {one.finding_id: one.who for one in desk.kept(host)} == kept | {ACROSS: "Ada"}


def test_all_of_a_list_of_which_one_was_decided(browser: Any, desk: Desk, host: str) -> None:
    """What somebody else decided meanwhile stays as it is."""
    with _two(browser, desk, host) as (ada, ben):
        ben.open("?severity=serious")
        ben.row(TEL).get_by_role("checkbox").check()
        ben.page.locator("#bulk").get_by_label("all 3 of this list").check()
        ada.open_row(TEL)
        ada.decide(TEL, "Ignore", "A name")
        ada.page.locator(f"[id='{TEL}'].settled").wait_for()
        ben.page.locator("#bulk").get_by_label("Why").fill("Quotes")
        ben.page.locator("#bulk").get_by_role("button", name="Accept").click()
        ben.page.get_by_text("2 decisions kept.").wait_for()
        assert sorted(one.who or "" for one in desk.kept(host)) == ["Ada", "Ben", "Ben"]
