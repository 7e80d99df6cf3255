"""Open a report in a headless Chromium, from disk, as somebody who got it by mail does."""

from __future__ import annotations

import contextlib
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


def write_report(data: ReportData, folder: Path) -> dict[str, Path]:
    """Write the report; return the first file of each sort, e.g. of ``owners``."""
    sorts: dict[str, Path] = {}
    for name, text in report_files(data):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        sorts.setdefault(Path(name).parent.name or name, path)
    return sorts


def owned_sample() -> ReportData:
    """Return the sample with owners, so that every sort of file is there."""
    data = sample()
    owners = ("Front desk", "Web & SEO", None)
    findings = [
        finding.model_copy(update={"owner": owners[at % 3]}) for at, finding in enumerate(data.findings)
    ]
    return replace(data, findings=findings)
