"""A week's findings are decided by the keyboard alone: nothing is clicked, nothing is focused by the test."""

from __future__ import annotations

from typing import Any

from schemas.vocabulary import DecisionAction
from store.review import read_review
from tests.reports.app.review_window import Desk, Window, window
from tests.reports.opened_report import expect, needs_browser

pytestmark = needs_browser
_SHOWN = """() => {
  const one = document.activeElement, named = one.outerHTML.slice(0, 200);
  if (one === document.body) return "lost";
  const outlined = (it) => {
    const style = getComputedStyle(it);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const row = one.closest(".row.at");
  if (!outlined(one) && !(row && outlined(row))) return `no outline: ${named}`;
  const box = one.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight ? "" : `out of sight: ${named}`;
}"""


def _press(reviewer: Window, *keys: str) -> None:
    """Press keys; after each the focus is in sight."""
    for key in keys:
        reviewer.page.keyboard.press(key)
        assert reviewer.page.evaluate(_SHOWN) == "", key


def _tab_to(reviewer: Window, text: str, key: str = "Tab") -> None:
    """Press Tab until an element with these words has the focus."""
    for _ in range(80):
        _press(reviewer, key)
        if text in reviewer.page.evaluate("document.activeElement.innerText || document.activeElement.name"):
            return
    raise AssertionError(f"Tab does not reach {text!r}")


def _ids(reviewer: Window) -> list[str]:
    return list(reviewer.page.locator("li[data-row]").evaluate_all("rows => rows.map((row) => row.id)"))


def _wait_for_focus(reviewer: Window, row: str) -> None:
    reviewer.page.locator(f"[id='{row}']:focus-within").wait_for()
    assert reviewer.page.evaluate(_SHOWN) == ""


def test_from_the_address_to_the_list(browser: Any, desk: Desk, host: str) -> None:
    """The first stop skips to the list; j and k walk through the rows; o opens and closes one."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open()
        ids = _ids(reviewer)
        _press(reviewer, "Tab")
        assert page.evaluate("document.activeElement.innerText") == "Skip to the list"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        _press(reviewer, "Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")
        _press(reviewer, "j", "j", "j")
        assert reviewer.focused() == ids[2]
        _press(reviewer, "k")
        assert reviewer.focused() == ids[1]
        _press(reviewer, "o")
        reviewer.row(ids[1]).locator(".decide").wait_for()
        _press(reviewer, "o")
        reviewer.row(ids[1]).locator(".decide").wait_for(state="hidden")
        assert reviewer.focused() == ids[1]


def test_decisions_by_single_keys(browser: Any, desk: Desk, host: str) -> None:
    """A key, the reason, Enter: the row is settled, it is said, and the next row has the focus; u takes it back."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open()
        ids = _ids(reviewer)
        page.evaluate("document.getElementById('said').dataset.same = 'yes'")
        decided = (
            ("a", DecisionAction.ACCEPT),
            ("i", DecisionAction.IGNORE),
            ("f", DecisionAction.FALSE_ALARM),
        )
        _press(reviewer, "j")
        for at, (key, _) in enumerate(decided):
            page.keyboard.press(key)
            page.locator("[name=reason]:focus").wait_for()
            assert page.evaluate(_SHOWN) == ""
            assert "type why, then Enter" in reviewer.said()
            page.keyboard.type(f"Reason {at}: it is a jar, ok?")
            page.keyboard.press("Enter")
            _wait_for_focus(reviewer, ids[at + 1])
            assert reviewer.said() == f"Kept. {len(ids) - at - 1} things left in this list."
        kept = [(one.finding_id, one.action, one.reason) for one in desk.kept(host)]
        assert kept == [
            (ids[at], action, f"Reason {at}: it is a jar, ok?") for at, (_, action) in enumerate(decided)
        ]

        _press(reviewer, "k")
        assert reviewer.focused() == ids[2]
        page.keyboard.press("u")
        reviewer.row(ids[2]).locator("summary").wait_for()
        _wait_for_focus(reviewer, ids[2])
        assert reviewer.said().startswith("Open again. ")
        assert [one.finding_id for one in desk.kept(host)] == ids[:2]
        assert page.evaluate("document.getElementById('said').dataset.same") == "yes", (
            "a live region that is replaced is not read out"
        )

        word = "f-f3cf901c56a22378"
        _press(reviewer, *"j" * (ids.index(word) - 2))
        page.keyboard.press("w")
        _wait_for_focus(reviewer, ids[ids.index(word) + 1])
        assert read_review(desk.data / host)[1] == ["recieve"]


def test_a_reason_can_be_left(browser: Any, desk: Desk, host: str) -> None:
    """Escape goes back to the row, and nothing is decided; an empty reason is asked for."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open()
        ids = _ids(reviewer)
        _press(reviewer, "j")
        page.keyboard.press("i")
        page.locator("[name=reason]:focus").wait_for()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.name") == "reason"
        page.keyboard.type("jk")
        _press(reviewer, "Escape")
        assert reviewer.focused() == ids[0]
        _press(reviewer, "j")
        assert reviewer.focused() == ids[1]
        assert desk.kept(host) == []


def test_several_rows_by_keyboard(browser: Any, desk: Desk, host: str) -> None:
    """x chooses; a, i or f is about all that are chosen then; the next page says what was kept, and has the focus."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open()
        ids = _ids(reviewer)
        _press(reviewer, "j", "x", "j", "j", "x", "j", "x", "x")
        expect(page.locator("#bulk .chosen")).to_have_text("2 rows chosen")
        _press(reviewer, "i")
        assert page.evaluate("document.activeElement.form.id") == "bulk"
        page.keyboard.type("One reason for both")
        page.keyboard.press("Enter")
        page.get_by_text("2 decisions kept.").wait_for()
        assert page.evaluate("document.activeElement.innerText").startswith("2 decisions kept.")
        assert page.evaluate(_SHOWN) == ""
        assert [(one.finding_id, one.action) for one in desk.kept(host)] == [
            (ids[0], DecisionAction.IGNORE),
            (ids[2], DecisionAction.IGNORE),
        ]
        _tab_to(reviewer, "Undo")
        page.keyboard.press("Enter")
        page.get_by_text("Taken back.").wait_for()
        assert desk.kept(host) == []


def test_search_by_keyboard(browser: Any, desk: Desk, host: str) -> None:
    """/ goes to the search, Enter searches and stays there, Escape goes to the rows and clears nothing."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open()
        _press(reviewer, "j", "/")
        assert page.evaluate("document.activeElement.name") == "q"
        page.keyboard.type("theraphy")
        page.keyboard.press("Enter")
        page.wait_for_url("**q=theraphy*")
        page.locator("#total", has_text="1").wait_for()
        assert page.evaluate("document.activeElement.name") == "q"
        _press(reviewer, "Escape")
        (found,) = _ids(reviewer)
        assert reviewer.focused() == found
        assert page.locator("#f-q").input_value() == "theraphy"


def test_single_keys_can_be_turned_off(browser: Any, desk: Desk, host: str) -> None:
    """In the list of keys, which ? opens and Escape closes; then they do nothing, on each page (WCAG 2.1.4)."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open()
        ids = _ids(reviewer)
        _press(reviewer, "j", "?")
        dialog = page.locator("#keys")
        expect(dialog).to_be_visible()
        page.keyboard.press("i")
        expect(dialog).to_be_visible()
        _press(reviewer, "Escape")
        expect(dialog).to_be_hidden()
        assert reviewer.focused() == ids[0]
        _press(reviewer, "?")
        if page.evaluate("document.activeElement.id") != "keys-on":
            _tab_to(reviewer, "keys-on")
        _press(reviewer, "Space", "Escape", "i", "j", "o", "x", "/", "?")
        assert reviewer.focused() == ids[0]
        expect(dialog).to_be_hidden()
        expect(page.locator(".decide, #bulk.has-chosen")).to_have_count(0)
        reviewer.open(f"findings/{ids[0]}")
        page.keyboard.press("i")
        assert page.evaluate("document.activeElement.tagName") == "BODY"

        reviewer.open()
        _tab_to(reviewer, "Keyboard")
        _press(reviewer, "Enter")
        if page.evaluate("document.activeElement.id") != "keys-on":
            _tab_to(reviewer, "keys-on")
        _press(reviewer, "Space", "Escape", "j")
        assert reviewer.focused() == ids[0]


def test_one_finding_by_keyboard(browser: Any, desk: Desk, host: str) -> None:
    """On its own page the same keys decide about it, ? lists them, and the answer has the focus."""
    with window(browser, desk, host) as reviewer:
        page = reviewer.page
        reviewer.open()
        (first, *_) = _ids(reviewer)
        reviewer.open(f"findings/{first}")
        _press(reviewer, "?")
        expect(page.locator("#keys")).to_be_visible()
        page.keyboard.press("Escape")
        _press(reviewer, "f")
        page.keyboard.type("Not ours")
        page.keyboard.press("Enter")
        page.get_by_text("1 decision kept.").wait_for()
        assert page.evaluate(_SHOWN) == ""
        assert [(one.finding_id, one.action) for one in desk.kept(host)] == [
            (first, DecisionAction.FALSE_ALARM)
        ]
        page.keyboard.press("u")
        page.get_by_text("Taken back.", exact=True).wait_for()
        assert desk.kept(host) == []
