"""Open a report in a headless Chromium, from disk, as somebody who got it by mail does."""

from __future__ import annotations

import contextlib
import datetime
import shutil
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from crawler.browser import BROWSERS, find_browser
from reports.html.report_files import report_files
from reports.view import ReportData
from schemas.change import Change
from schemas.manifest import RunFile
from schemas.vocabulary import ChangeCause, ChangeOp
from tests.reports.clinic_sample import sample

SORTS = (
    "index.html", "fix.html", "pages.html", "page", "owners", "offices.html", "changes.html", "data.html",
)  # fmt: skip
"""Sorts of files: each has a template of its own."""
LAY_OUT_ALL = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.querySelectorAll(".desk")) one.style.contentVisibility = "visible";
}"""
"""Script that opens all details, and has the rows measured that are outside of the window."""
needs_browser = pytest.mark.skipif(
    find_spec("playwright") is None or not any(shutil.which(name) for name in BROWSERS),
    reason="the browser extra or a Chromium is not installed",
)


@contextlib.contextmanager
def open_browser() -> Iterator[Any]:
    """Give a browser. It has the thread's event loop to itself, so a module that uses it uses no other."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        yield browser
        browser.close()


def expect(place: Any) -> Any:
    """Give what can be expected of a place of a page. It waits: a page may still be on its way."""
    from playwright.sync_api import expect as expected

    expected.set_options(timeout=30_000)
    return expected(place)


def write_report(data: ReportData, folder: Path) -> dict[str, Path]:
    """Write the report; return the first file of each sort, e.g. of ``owners``."""
    sorts: dict[str, Path] = {}
    for name, text in report_files(data):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        sorts.setdefault(Path(name).parent.name or name, path)
    return sorts


def whole_sample() -> ReportData:
    """Return the sample with owners, ten runs before it, files and an edit: every sort of file and element is there."""
    data = sample()
    owners = ("Front desk", "Web & SEO", None)
    edit = Change(
        op=ChangeOp.CHANGED,
        record="article",
        id=data.articles[2].article_id,
        url=data.articles[2].url,
        fields=["/body_text"],
        before={"body_text": "Rest for two days. Call 555-0134."},
        after={"body_text": "Rest for two weeks. Call 555-0199 now."},
        cause={"/body_text": ChangeCause.SITE},
    )
    return replace(
        data,
        findings=[
            finding.model_copy(update={"owner": owners[at % 3]}) for at, finding in enumerate(data.findings)
        ],
        changes=[*data.changes, edit],
        complete_runs=[
            (data.now - datetime.timedelta(weeks=weeks), data.previous_counts) for weeks in range(10, 0, -1)
        ],
        previous_now=data.now - datetime.timedelta(weeks=1),
        field_coverage={"article": {"headline": 1.0, "reviewed": 0.25}},
        previous_field_coverage={"article": {"reviewed": 0.5}},
        files=[RunFile(path="findings.jsonl", rows=len(data.findings), bytes=40_000, sha256="0" * 64)],
    )
