"""A reviewer gets through a week's findings in a browser, and what is decided there is what is kept."""

from __future__ import annotations

import datetime
from contextlib import closing
from typing import Any

from schemas.vocabulary import DecisionAction, DecisionScope
from store.assignments import read_assignments
from store.connection import open_review
from store.review import read_review
from tests.reports.app.review_site import NOW, publish
from tests.reports.app.review_window import ACROSS, LINK, RECEIVE, SEPARATE, SUITE, TEL, Desk, window
from tests.reports.opened_report import expect, needs_browser

pytestmark = needs_browser
TODAY = (NOW + datetime.timedelta(days=1)).date()


def _word_row(desk: Desk, host: str) -> tuple[str, str | None]:
    with closing(open_review(desk.data / host)) as connection:
        (row,) = connection.execute("SELECT word, who FROM words").fetchall()
    return row[0], row[1]


def test_each_decision_is_kept_and_its_row_says_so(browser: Any, desk: Desk, host: str) -> None:
    """Accepted, ignored for 3 months, not true, each with its reason and who decided; undo takes one back."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        page.goto(f"{desk.origin}/")
        if page.get_by_role("heading", name="Sites").count():
            page.locator(f"a[href='/sites/{host}/']").click()
        page.locator("[data-row]").first.wait_for()
        reviewer.call_oneself("Bea Müller")
        before = int(page.locator("#total").inner_text())

        for finding, button, reason, days, line in (
            (SUITE, "Accept", "We moved.", "", "Accepted for good: We moved. Bea Müller"),
            (TEL, "Ignore", "The line changes.", "90", "Ignored until Feb 21, 2027"),
            (LINK, "Not true", "The page is there.", "", "Not true for good"),
        ):
            reviewer.open_row(finding)
            reviewer.decide(finding, button, reason, days)
            row = page.locator(f"[id='{finding}'].settled")
            row.wait_for()
            assert line in row.inner_text()
        expect(page.locator("#total")).to_have_text(str(before - 3))

        kept = desk.kept(host)
        assert [(one.finding_id, one.action, one.reason, one.until) for one in kept] == [
            (SUITE, DecisionAction.ACCEPT, "We moved.", None),
            (TEL, DecisionAction.IGNORE, "The line changes.", TODAY + datetime.timedelta(days=90)),
            (LINK, DecisionAction.FALSE_ALARM, "The page is there.", None),
        ]
        assert {one.who for one in kept} == {"Bea Müller"}

        reviewer.row(TEL).get_by_role("button", name="Undo").click()
        reviewer.row(TEL).locator("summary").wait_for()
        assert [one.finding_id for one in desk.kept(host)] == [SUITE, LINK]
        expect(page.locator("#total")).to_have_text(str(before - 2))
        reviewer.open()
        expect(reviewer.row(SUITE)).to_have_count(0)
        expect(reviewer.row(TEL)).to_have_count(1)


def test_a_word_is_right_and_a_finding_is_assigned(browser: Any, desk: Desk, host: str) -> None:
    """The word goes to the site's list, and can be taken back; the owner is kept, shown and filtered by."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open()
        reviewer.open_row(RECEIVE)
        reviewer.row(RECEIVE).get_by_role("button", name="is spelled right").click()
        page.locator(f"[id='{RECEIVE}'].settled").wait_for()
        expect(reviewer.row(RECEIVE)).to_contain_text("In your word list")
        assert _word_row(desk, host) == ("recieve", "Ann")
        reviewer.row(RECEIVE).get_by_role("button", name="Undo").click()
        reviewer.row(RECEIVE).locator("summary").wait_for()
        assert read_review(desk.data / host)[1] == []

        row = reviewer.open_row(TEL)
        row.get_by_label("Who takes care").select_option("Front desk")
        row.get_by_role("button", name="Assign").click()
        row.get_by_text("Assigned.").wait_for()
        row.get_by_label("Somebody else").fill("Dr. Chen")
        row.get_by_role("button", name="Assign").click()
        row.locator(".owner", has_text="Dr. Chen").wait_for()
        assert [(one.finding_id, one.owner, one.who) for one in read_assignments(desk.data / host)] == [
            (TEL, "Front desk", "Ann"),
            (TEL, "Dr. Chen", "Ann"),
        ]
        reviewer.open()
        page.get_by_text("More filters").click()
        page.get_by_label("Who takes care").first.select_option("Dr. Chen")
        page.wait_for_url("**owner=Dr*Chen*")
        page.locator("#total", has_text="1").wait_for()
        assert page.locator("li[data-row]").evaluate_all("rows => rows.map((row) => row.id)") == [TEL]


def test_filters_choose_and_clear(browser: Any, desk: Desk, host: str) -> None:
    """What is chosen is in the address, which brings it back; a miss says so and offers to clear."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open()
        page.get_by_label("Severity").select_option("serious")
        page.wait_for_url("**severity=serious*")
        page.locator("#total", has_text="3").wait_for()
        expect(page.locator("li[data-row]")).to_have_count(3)
        page.get_by_label("Search").fill("nobody has this")
        page.keyboard.press("Enter")
        page.get_by_text("Nothing matches.").wait_for()
        page.go_back()
        page.locator("li[data-row]").nth(2).wait_for()
        assert page.get_by_label("Severity").input_value() == "serious"
        page.reload()
        expect(page.locator("li[data-row]")).to_have_count(3)
        page.get_by_role("link", name="Show all").click()
        page.wait_for_url(f"**/sites/{host}/?")
        assert page.locator("li[data-row]").count() > 20


def test_the_number_is_that_of_the_list(browser: Any, desk: Desk, host: str) -> None:
    """A decision takes one off the number of a filtered list, and of a page's."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open("?severity=serious")
        opened = int(page.locator("#count-open").inner_text())
        reviewer.open_row(TEL)
        reviewer.decide(TEL, "Accept", "The line changes.")
        page.locator("#total", has_text="2").wait_for()
        page.locator("#whole", has_text="2").wait_for(state="attached")
        page.locator("#count-open", has_text=str(opened - 1)).wait_for()
        page.locator("#count-decided", has_text="1").wait_for()
        page.get_by_role("link", name="Pages", exact=True).click()
        page.get_by_role("link", name="Heat or Ice for Back Pain?").click()
        expect(page.locator("#total")).to_have_text("3")
        reviewer.open_row(SEPARATE)
        reviewer.decide(SEPARATE, "Accept", "A quote")
        page.locator("#total", has_text="2").wait_for()


def test_several_rows_are_decided_about_together(browser: Any, desk: Desk, host: str) -> None:
    """The chosen ones, then all of a list that filters choose; one step takes the whole back."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open()
        expect(page.locator("#bulk")).to_be_hidden()
        for finding in (RECEIVE, SEPARATE, ACROSS):
            reviewer.row(finding).get_by_role("checkbox").check()
        reviewer.row(ACROSS).get_by_role("checkbox").uncheck()
        bar = page.locator("#bulk")
        expect(bar.locator(".chosen")).to_have_text("2 rows chosen")
        bar.get_by_label("Why").fill("British spelling")
        bar.get_by_role("button", name="Ignore").click()
        page.get_by_text("2 decisions kept.").wait_for()
        assert [one.finding_id for one in desk.kept(host)] == [RECEIVE, SEPARATE]

        reviewer.open("?severity=moderate&topic=spelling")
        total = int(page.locator("#total").inner_text())
        reviewer.row(ACROSS).get_by_role("checkbox").check()
        bar.get_by_label(f"all {total} of this list").check()
        bar.get_by_label("Why").fill("A list of names")
        bar.get_by_role("button", name="Not true").click()
        page.get_by_text(f"{total} decisions kept.").wait_for()
        assert len(desk.kept(host)) == 2 + total
        expect(page.get_by_text("Nothing matches.")).to_be_visible()
        page.locator(".flash").get_by_role("button", name="Undo").click()
        page.get_by_text("Taken back.").wait_for()
        assert len(desk.kept(host)) == 2
        expect(page.locator("#total")).to_have_text(str(total))


def test_a_finding_has_a_page_with_the_reach_of_a_decision(browser: Any, desk: Desk, host: str) -> None:
    """The words in their text, what is like it, its history; a decision on the word, and its undo on the same page."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open()
        reviewer.open_row(SEPARATE)
        reviewer.row(SEPARATE).get_by_role("link", name="See it in its page").click()
        page.wait_for_url(f"**/findings/{SEPARATE}")
        expect(page.locator(".surroundings mark")).to_have_text("seperate")
        expect(page.get_by_role("heading", name="More like it")).to_be_visible()
        page.get_by_label("Why").fill("It is a name.")
        page.get_by_label("the word seperate").check()
        page.get_by_role("button", name="Ignore", exact=True).click()
        page.get_by_text("1 decision kept.").wait_for()
        (kept,) = desk.kept(host)
        assert (kept.scope, kept.value, kept.action) == (
            DecisionScope.WORD,
            "seperate",
            DecisionAction.IGNORE,
        )
        expect(page.get_by_text("Ann ignored it")).to_be_visible()

        page.locator("#main > [data-row]").get_by_role("button", name="Undo").click()
        page.get_by_role("button", name="Accept", exact=True).wait_for()
        assert desk.kept(host) == []
        expect(page.get_by_role("heading", name="Its history")).to_be_visible()
        expect(page.get_by_text("That was taken back.")).to_be_visible()


def test_what_was_decided_is_listed_and_taken_back(browser: Any, desk: Desk, host: str) -> None:
    """The newest first, with its reason and who; its undo leaves it in the list as taken back."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        for finding, reason in ((SUITE, "First reason"), (TEL, "Second reason")):
            reviewer.open(f"findings/{finding}")
            reviewer.decide(finding, "Accept", reason)
            page.get_by_text("1 decision kept.").wait_for()
        page.get_by_role("link", name="Decided").click()
        expect(page.locator("#main q")).to_have_text(["Second reason", "First reason"])
        page.locator("li", has_text="Second reason").get_by_role("button", name="Undo").click()
        page.get_by_text("Taken back.").wait_for()
        expect(page.locator("li", has_text="Second reason")).to_contain_text("taken back")
        assert [one.reason for one in desk.kept(host)] == ["First reason"]


def test_words_are_added_and_removed(browser: Any, desk: Desk, host: str) -> None:
    """Several at once, on this site; one is removed again; a word that is none is refused with what to do."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open("words")
        page.get_by_label("Words, with a blank between").fill("Edison Invisalign")
        page.get_by_role("button", name="Add").click()
        page.get_by_text("Right from now on.").wait_for()
        assert read_review(desk.data / host)[1] == ["edison", "invisalign"]
        page.get_by_role("button", name="Remove edison").click()
        page.get_by_text("Removed from the list.").wait_for()
        assert read_review(desk.data / host)[1] == ["invisalign"]
        page.get_by_label("Words, with a blank between").fill("#comment")
        page.get_by_role("button", name="Add").click()
        page.get_by_text("begins with #, which makes a comment").wait_for()


def test_a_page_is_found_and_its_record_shown(browser: Any, desk: Desk, host: str) -> None:
    """Typing finds it; its record has its dates, what to fix, which can be decided there, and its text with marks."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open("pages")
        page.get_by_label("Find a page").press_sequentially("heat or ice")
        page.locator(".intro", has_text="1 page of").wait_for()
        assert page.get_by_label("Find a page").evaluate("(one) => one === document.activeElement")
        assert page.get_by_label("Find a page").input_value() == "heat or ice"
        page.locator(".desk-title a").click()
        page.get_by_role("heading", name="Heat or Ice for Back Pain?").first.wait_for()
        expect(page.locator("caption", has_text="What each source says")).to_be_visible()
        expect(page.locator("#reading").get_by_text("words counted")).to_be_visible()
        expect(page.locator(".text-read mark", has_text="seperate")).to_be_visible()
        reviewer.open_row(SEPARATE)
        reviewer.decide(SEPARATE, "Accept", "A quote")
        page.locator(f"[id='{SEPARATE}'].settled").wait_for()
        assert [one.finding_id for one in desk.kept(host)] == [SEPARATE]


def test_changes_between_two_checks_and_trends(browser: Any, desk: Desk, host: str) -> None:
    """The last two are compared, and any two that the reader chooses; the trends list each complete check."""
    first = f"{NOW:%Y%m%dT%H%M%SZ}-0000"
    second = publish(desk.data, host=host, week="later", days=7, previous=first)
    third = publish(desk.data, host=host, week="later", days=14, previous=second.run, edit=_no_changes)
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open("changes")
        expect(page.get_by_text("Nothing changed on the site between these checks.")).to_be_visible()
        page.get_by_label("From the check of").select_option(first)
        page.wait_for_url(f"**from={first}*")
        page.get_by_text("Nothing changed on the site").wait_for(state="detached")
        expect(page.locator("#main")).to_contain_text("New: Cold Weather and Joint Pain")
        assert page.get_by_label("to that of").input_value() == third.run
        page.get_by_role("link", name="Trends").click()
        page.locator("caption", has_text="Each complete check").wait_for()
        expect(page.locator("table.mini tbody tr")).to_have_count(3)


def _no_changes(file: str, record: dict[str, Any]) -> dict[str, Any] | None:
    return None if file == "changes" else record


def test_all_of_it_works_without_scripts(browser: Any, desk: Desk, host: str) -> None:
    """A finding is decided and undone, the list filtered, a word added, an owner named: forms and links do it."""
    with window(browser, desk, host, java_script_enabled=False) as reviewer:
        page = reviewer.page
        reviewer.open()
        page.get_by_label("Severity").select_option("serious")
        page.get_by_role("button", name="Show").click()
        expect(page.locator("li[data-row]")).to_have_count(3)
        reviewer.row(TEL).locator("summary").click()
        reviewer.row(TEL).get_by_role("link", name="Open this finding").click()
        reviewer.decide(TEL, "Ignore", "The line changes.", "90")
        expect(page.get_by_text("1 decision kept.")).to_be_visible()
        assert [(one.finding_id, one.who) for one in desk.kept(host)] == [(TEL, "Ann")]
        page.locator(".flash").get_by_role("button", name="Undo").click()
        expect(page.get_by_text("Taken back.", exact=True)).to_be_visible()
        assert desk.kept(host) == []
        page.get_by_label("Who takes care").select_option("Front desk")
        page.get_by_role("button", name="Assign").click()
        expect(page.get_by_text("Assigned.")).to_be_visible()
        assert [one.owner for one in read_assignments(desk.data / host)] == ["Front desk"]

        reviewer.open(f"findings/{RECEIVE}")
        page.get_by_role("button", name="is spelled right").click()
        expect(page.get_by_text("Right from now on.")).to_be_visible()
        assert _word_row(desk, host) == ("recieve", "Ann")

        reviewer.open("?topic=spelling")
        for finding in (SEPARATE, ACROSS):
            reviewer.row(finding).get_by_role("checkbox").check()
        page.locator("#bulk").get_by_label("Why").fill("Both are quotes")
        page.locator("#bulk").get_by_role("button", name="Accept").click()
        expect(page.get_by_text("2 decisions kept.")).to_be_visible()
        assert {one.finding_id for one in desk.kept(host)} == {SEPARATE, ACROSS}
