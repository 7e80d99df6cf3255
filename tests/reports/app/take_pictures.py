"""Take the pictures of docs/review-app: ``python -m tests.reports.app.take_pictures``, in Chromium.

The example clinic of tests/golden some weeks on, with a few things decided.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from tests.reports.app.review_site import HOST, NOW, publish, served
from tests.reports.app.review_window import (
    ACROSS,
    LINK,
    NARROW,
    RECEIVE,
    SEPARATE,
    TEL,
    WIDE,
    Desk,
    Window,
    window,
)
from tests.reports.opened_report import open_browser

FOLDER = Path(__file__).parents[3] / "docs" / "review-app"
_LARGEST = 200_000
"""Bytes of a picture."""


def take_pictures(folder: Path) -> None:
    """Write one picture after another to the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as room, open_browser() as browser:
        data = Path(room)
        first = publish(data)
        publish(data, week="later", days=7, previous=first.run)
        with served(data) as origin:
            desk = Desk(data, origin)
            with window(browser, desk, HOST, viewport=WIDE) as reviewer:
                _wide(reviewer, folder)
            more: dict[str, Any] = {"viewport": NARROW, "color_scheme": "dark"}
            with window(browser, desk, HOST, **more) as reviewer:
                reviewer.open("?topic=spelling&q=heat")
                reviewer.open_row(SEPARATE)
                _take(reviewer, folder, "worklist-dark-narrow", height=1_600)


def _wide(reviewer: Window, folder: Path) -> None:
    reviewer.open()
    reviewer.open_row(LINK)
    reviewer.decide(LINK, "Ignore", "The page comes back in January.", "90")
    reviewer.page.locator(f"[id='{LINK}'].settled").wait_for()
    reviewer.page.keyboard.press("j")
    reviewer.open_row(TEL)
    _take(reviewer, folder, "worklist", height=1_250)
    reviewer.open("?topic=spelling")
    for finding in (RECEIVE, SEPARATE, ACROSS):
        reviewer.row(finding).get_by_role("checkbox").check()
    reviewer.page.locator("#bulk").get_by_label("Why").fill("Words of a quote")
    _take(reviewer, folder, "together")
    reviewer.open(f"findings/{SEPARATE}")
    _take(reviewer, folder, "finding", height=1_350)
    reviewer.open("pages?q=heat+or+ice")
    reviewer.page.locator(".desk-title a").click()
    reviewer.page.locator("caption").first.wait_for()
    reviewer.page.get_by_text("The text as we read it").click()
    _take(reviewer, folder, "page", height=1_250)
    reviewer.open(f"changes?from={NOW:%Y%m%dT%H%M%SZ}-0000")
    _take(reviewer, folder, "changes")


def _take(reviewer: Window, folder: Path, name: str, *, height: int = 900) -> None:
    page = reviewer.page
    page.evaluate("scrollTo(0, 0)")
    path = folder / f"{name}.png"
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height})
    page.screenshot(path=path)
    assert path.stat().st_size < _LARGEST, f"{path} is too large: take a part of the page"


if __name__ == "__main__":
    take_pictures(FOLDER)
