"""A browser that opens the report on hostile sites runs nothing of theirs, and everybody can use it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from schemas.vocabulary import FindingStatus, RunStatus, Severity
from tests.reports.agency.published_sites import findings, publish_run, write
from tests.reports.hostile_payloads import TEXTS
from tests.reports.opened_report import expect, needs_browser

pytestmark = needs_browser
PAGES = ("index.html", "kinds.html", "by-new.html")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a report on two good sites, an old one, and hostile ones."""
    folder = tmp_path_factory.mktemp("sites")
    publish_run(folder / "data" / "a.example", found=findings(30, severity=Severity.CRITICAL))
    publish_run(folder / "data" / "b.example", found=findings(9, status=FindingStatus.NEW))
    publish_run(folder / "data" / "old.example", days_ago=30)
    for number, text in enumerate(text for text in TEXTS if text.isprintable()):
        status = RunStatus.PARTIAL if number % 2 else RunStatus.COMPLETE
        publish_run(folder / "data" / f"x{number}.example", status=status, name=text, reason=text, site=text)
    write(folder / "data", folder / "out")
    return folder / "out"


@pytest.mark.parametrize("name", PAGES)
def test_nothing_of_a_site_runs(browser: Any, report: Path, name: str) -> None:
    """Nor does the page ask anybody for anything, or grow wider than a phone."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto((report / name).as_uri())
    assert page.evaluate("window.pwned") is None
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


@pytest.mark.skipif(
    find_spec("axe_playwright_python") is None, reason="axe-playwright-python is not installed"
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use_it(browser: Any, report: Path, name: str, scheme: str) -> None:
    """By axe's rules, in both colour schemes."""
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(color_scheme=scheme)
    page.goto((report / name).as_uri())
    options = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, options=options).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    page.close()


def test_the_list_can_be_narrowed(browser: Any, report: Path) -> None:
    """By name, and by what there is to do."""
    page = browser.new_page()
    page.goto((report / "index.html").as_uri())
    page.fill("[data-filter]", "old.example")
    expect(page.locator("[data-row]:visible")).to_have_count(1)
    page.fill("[data-filter]", "")
    page.click("[data-mark=critical]")
    expect(page.locator("[data-row]:visible")).to_have_count(1)
    page.close()
