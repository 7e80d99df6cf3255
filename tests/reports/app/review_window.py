"""A window of a reviewer's browser on one site of the app, and what the site kept of what was done in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from schemas.decision import Decision
from store.review import read_review

SUITE, TEL, LINK = "f-63e7ed8469315c27", "f-1a919a1a321b0336", "f-6f890d6042282d29"
"""Findings of the example clinic: an address, a telephone link, a dead link."""
RECEIVE, SEPARATE, ACROSS = "f-f3cf901c56a22378", "f-c35c6ecd549e54a7", "f-9401c2719165b3dc"
"""Misspelled words: Recieve, seperate, accross."""
WIDE, NARROW = {"width": 1180, "height": 900}, {"width": 390, "height": 844}


class Desk:
    """A server of the app over a data folder, which gets a new site for each test."""

    def __init__(self, data: Path, origin: str) -> None:
        self.data = data
        self.origin = origin

    def kept(self, host: str) -> list[Decision]:
        """Return the decisions of a site that hold, oldest first."""
        return [one for one in read_review(self.data / host)[0] if one.undone_at is None]


class Window:
    """One window on one site."""

    def __init__(self, page: Any, desk: Desk, host: str) -> None:
        self.page = page
        self.desk = desk
        self.host = host

    def open(self, path: str = "") -> None:
        """Go to a page of the site, without a path to its worklist."""
        self.page.goto(f"{self.desk.origin}/sites/{self.host}/{path}")

    def row(self, finding: str) -> Any:
        """Return the row of a finding."""
        return self.page.locator(f"[id='{finding}']")

    def open_row(self, finding: str) -> Any:
        """Open a row and return it when its inside is there."""
        row = self.row(finding)
        row.locator("summary").first.click()
        row.locator(".decide").wait_for()
        return row

    def decide(self, finding: str, action: str, reason: str, days: str = "") -> Any:
        """Decide about a finding whose row is open, and return the row."""
        row = self.row(finding)
        row.get_by_label("Why").fill(reason)
        row.get_by_label("For how long").select_option(days)
        row.get_by_role("button", name=action, exact=True).click()
        return row

    def call_oneself(self, name: str) -> None:
        """Say who decides in this browser."""
        self.page.locator(".who summary").click()
        self.page.get_by_label("Your name").fill(name)
        self.page.get_by_role("button", name="Save").click()
        self.page.locator(".flash", has_text=f"You decide as {name}.").wait_for()

    def focused(self) -> Any:
        """Return the row with the focus by its id, else the tag of the element that has it."""
        return self.page.evaluate(
            "(document.activeElement.closest('[data-row]') || {}).id || document.activeElement.tagName"
        )

    def said(self) -> str:
        """Return what a screen reader was last told."""
        return str(self.page.locator("#said").text_content())


@contextmanager
def window(browser: Any, desk: Desk, host: str, **more: Any) -> Iterator[Window]:
    """Yield a window of a browser of its own: with cookies of its own, and a failure where a script of ours fails."""
    context = browser.new_context(**({"viewport": WIDE, "reduced_motion": "reduce"} | more))
    context.set_default_timeout(30_000)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield Window(page, desk, host)
    context.close()
    assert errors == []
