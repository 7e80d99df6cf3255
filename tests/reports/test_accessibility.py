"""Everybody can use the report: by ear, by keyboard, on a phone, in the dark, and without scripts."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from reports.view import ReportData
from schemas.article import Article
from schemas.finding import Finding, Quote
from schemas.vocabulary import FindingStatus, FreshnessState, RunStatus
from tests.reports import hard_text
from tests.reports.clinic_sample import finding
from tests.reports.opened_report import (
    LAY_OUT_ALL,
    SORTS,
    needs_browser,
    whole_sample,
    write_report,
)

pytestmark = needs_browser

needs_axe = pytest.mark.skipif(
    find_spec("axe_playwright_python") is None,
    reason="axe-playwright-python of the dev extra is not installed",
)
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
_AXE = """(contrastAlone) => axe.run({
  resultTypes: ["violations"],
  ...(contrastAlone ? {runOnly: ["color-contrast"]} : {rules: {"target-size": {enabled: true}}}),
})"""
_SMALL_TARGETS = """() => {
  const small = [];
  for (const one of document.querySelectorAll("a, button, summary, input")) {
    const box = one.getBoundingClientRect();
    if (!one.checkVisibility() || one.matches(".skip") || (box.width >= 24 && box.height >= 24)) continue;
    let block = one.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    const inSentence = getComputedStyle(one).display === "inline" &&
      block.innerText.trim().length > one.innerText.trim().length;
    if (!inSentence) small.push(`${one.outerHTML.slice(0, 150)} ${box.width} x ${box.height}`);
  }
  return small;
}"""
_REACHABLE = """() => Array.from(document.querySelectorAll("a[href], summary, button, input, [tabindex='0']"))
  .map((one, at) => { one.dataset.at = at; return one; })
  .filter((one) => one.checkVisibility()).map((one) => Number(one.dataset.at))"""
_FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const at = (x, y) => document.elementFromPoint(x, y);
  const top = Math.max(box.top, 0) + 2, middle = box.left + Math.min(box.width / 2, 12);
  const seen = [at(middle, top), at(middle, Math.min(box.bottom, innerHeight) - 3)].filter(Boolean);
  return {
    at: "at" in one.dataset ? Number(one.dataset.at) : null,
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    hidden: !seen.some((it) => one.contains(it) || it.contains(one)),
  };
}"""
_BAR = """() => Array.from(document.querySelectorAll(".stack rect")).map((one) => {
  const box = one.getBoundingClientRect();
  return [box.left, box.right, getComputedStyle(one).fill];
})"""


def _short() -> ReportData:
    """Return the sample with a finding of each audit and a page of each kind: all elements, soon looked through."""
    data = whole_sample()
    kinds = {page.kind: page for page in data.pages}
    audits = {
        (one.audit, one.status in (FindingStatus.OPEN, FindingStatus.NEW)): one for one in data.findings
    }
    urls = {one.url for one in audits.values()}
    return replace(
        data,
        findings=[*audits.values(), *(_in_text(article) for article in data.articles if article.url in urls)],
        articles=[
            article.model_copy(update={"readability": hard_text.readability()}) for article in data.articles
        ],
        pages=[page for page in data.pages if page.url in urls or page is kinds[page.kind] or not page.title],
    )


def _in_text(article: Article) -> Finding:
    """Return a finding whose words the view of its page marks."""
    at = hard_text.BODY.index("swollen")
    quote = Quote(field="/body_text", quote="swollen", start=at, end=at + 7)
    return finding("misspelling", article.text_id, article.url, "“swollen” → “swelled”", quote)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return write_report(_short(), tmp_path_factory.mktemp("report"))


@contextlib.contextmanager
def _page(browser: Any, **more: Any) -> Iterator[Any]:
    context = browser.new_context(reduced_motion="reduce", **more)
    yield context.new_page()
    context.close()


@needs_axe
@pytest.mark.parametrize(
    ("viewport", "scheme", "is_open"),
    [(WIDE, "light", False), (NARROW, "light", True), (WIDE, "dark", True), (NARROW, "dark", False)],
    ids=["wide-light-closed", "narrow-light-open", "wide-dark-open", "narrow-dark-closed"],
)
def test_axe_finds_nothing(
    browser: Any, files: dict[str, Path], viewport: dict[str, int], scheme: str, is_open: bool
) -> None:
    """No violation of any rule of axe-core's; in the dark, where colours alone differ, of its rule for contrast.

    The policy is by-passed to let axe in.
    """
    from axe_playwright_python.base import AXE_SCRIPT

    with _page(browser, viewport=viewport, color_scheme=scheme, bypass_csp=True) as page:
        for sort in SORTS:
            page.goto(files[sort].as_uri())
            page.evaluate(LAY_OUT_ALL)
            if not is_open:
                page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = false; })")
            page.evaluate(AXE_SCRIPT)
            found = page.evaluate(_AXE, scheme == "dark")
            assert found["passes"], "axe looked at nothing"
            nodes = [
                (one["id"], node["html"], node["failureSummary"])
                for one in found["violations"]
                for node in one["nodes"]
            ]
            assert nodes == [], sort
            assert "aria-prohibited-attr" not in [one["id"] for one in found["incomplete"]], sort


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_incomplete_run(browser: Any, tmp_path: Path, scheme: str) -> None:
    """Its banner can be read and heard, too; so can a first report without anything to fix."""
    from axe_playwright_python.base import AXE_SCRIPT

    data = whole_sample()
    empty = replace(
        data, findings=[], previous=None, previous_now=None, complete_runs=[], changes=[], locations=[]
    )
    runs = [
        replace(data, status=RunStatus.PARTIAL, reason="the server refused 29 of 41 pages", held_back=True),
        replace(data, status=RunStatus.LIMITED, reason="max_pages: 12"),
        empty,
    ]
    with _page(browser, viewport=WIDE, color_scheme=scheme, bypass_csp=True) as page:
        for at, run in enumerate(runs):
            files = write_report(run, tmp_path / str(at))
            for sort in ("index.html", "changes.html", "offices.html"):
                page.goto(files[sort].as_uri())
                page.evaluate(AXE_SCRIPT)
                found = page.evaluate(_AXE, scheme == "dark")
                assert found["passes"], "axe looked at nothing"
                assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == [], (at, sort)


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_targets_are_large_enough(browser: Any, files: dict[str, Path], viewport: dict[str, int]) -> None:
    """At least 24 by 24 CSS pixels, but for links in sentences (WCAG 2.2, 2.5.8); nothing scrolls sideways."""
    with _page(browser, viewport=viewport) as page:
        for sort in SORTS:
            page.goto(files[sort].as_uri())
            page.evaluate(LAY_OUT_ALL)
            assert page.evaluate(_SMALL_TARGETS) == [], sort
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], sort


def test_the_keyboard_reaches_everything(browser: Any, files: dict[str, Path]) -> None:
    """Each link, row and field in the order of the page, there and back, with an outline, and never under the tabs."""
    with _page(browser, viewport=WIDE) as page:
        for sort in SORTS:
            page.goto(files[sort].as_uri())
            wanted = page.evaluate(_REACHABLE)
            assert len(wanted) > 8, sort
            for key, order in (("Tab", wanted), ("Shift+Tab", wanted[-2::-1])):
                reached = []
                for _ in order:
                    page.keyboard.press(key)
                    focused = page.evaluate(_FOCUSED)
                    assert focused["outline"], (
                        sort,
                        focused,
                        page.evaluate("document.activeElement.outerHTML")[:300],
                    )
                    assert not focused["hidden"], page.evaluate("document.activeElement.outerHTML")[:300]
                    reached.append(focused["at"])
                assert reached == order, sort


def test_the_keyboard_opens_a_row(browser: Any, files: dict[str, Path]) -> None:
    """Enter on a row opens it, and the next stop is inside."""
    with _page(browser) as page:
        page.goto(files["index.html"].as_uri())
        page.locator("#first summary").first.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#first details[open]') !== null")


def test_a_link_to_a_row_opens_it(browser: Any, files: dict[str, Path]) -> None:
    """From the list of what is new to the finding, which is open and in sight below the tabs."""
    with _page(browser, viewport=WIDE) as page:
        page.goto(files["index.html"].as_uri())
        page.locator("#new a").first.click()
        page.wait_for_url("**/fix.html#*")
        target = "document.getElementById(location.hash.slice(1))"
        assert page.evaluate(f"{target}.matches('tr') || {target}.querySelector('details').open")
        top = page.evaluate(f"{target}.getBoundingClientRect().top")
        below = page.evaluate("document.querySelector('.tabs').getBoundingClientRect().bottom")
        assert below <= top < WIDE["height"]


def test_it_works_without_scripts(browser: Any, files: dict[str, Path]) -> None:
    """All rows are there, each opens, and nothing is offered that does nothing."""
    opened = 0
    with _page(browser, java_script_enabled=False) as page:
        page.goto(files["page"].as_uri())
        assert page.locator("mark.hard, mark.found, .scissors").count() >= 5
        for sort in SORTS:
            page.goto(files[sort].as_uri())
            assert page.locator("h1").first.is_visible(), sort
            assert [one for one in page.locator(".toolbar, button, input").all() if one.is_visible()] == [], (
                sort
            )
            rows = page.locator(".desk, .tasks > .task, .card").all()
            assert (
                page.locator("[hidden] :is(.desk, .task, .card), [hidden]:is(.desk, .task, .card)").count()
                == 0
            ), sort
            for row in rows[:1]:
                row.locator("summary").first.click()
                assert row.locator("details[open] > :not(summary)").first.is_visible(), sort
                opened += 1
    assert opened >= 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_neighbours_in_the_bar_are_told_apart(browser: Any, tmp_path: Path, scheme: str) -> None:
    """A gap of a pixel at least parts two neighbours, on a phone and for one article in a thousand, too."""
    data = whole_sample()
    article = data.articles[0]
    states = [*[FreshnessState.CURRENT] * 998, FreshnessState.DUE_SOON, FreshnessState.OVERDUE]
    texts = [
        replace(data.texts[0], url=f"https://clinic.example/{at}/", text_id=f"t-{at:016x}", freshness=state)
        for at, state in enumerate(states)
    ]
    files = write_report(replace(data, texts=texts, articles=[article] * 1000), tmp_path)
    with _page(browser, viewport=NARROW, color_scheme=scheme) as page:
        page.goto(files["fix.html"].as_uri())
        bar = page.evaluate(_BAR)
        assert len(bar) == 3
        for (_, end, fill), (start, _, other) in itertools.pairwise(bar):
            assert start - end >= 1
            assert fill != other
        assert all(end - start >= 2 for start, end, _ in bar)
        frame = page.evaluate(
            "(({left, right}) => [left, right])(document.querySelector('.stack').getBoundingClientRect())"
        )
        assert [bar[0][0], bar[-1][1]] == pytest.approx(frame, abs=0.5)
