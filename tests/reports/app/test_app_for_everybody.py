"""Everybody can review: by ear, with a shaky hand, on a phone, in the dark."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from schemas.finding import Finding
from schemas.recheck import Answer, FindingAnswer, Recheck
from schemas.vocabulary import DecisionAction, DecisionScope, RunStatus
from store.connection import open_review
from store.review import add_words, decide
from tests.reports.app.review_site import NOW, publish, served
from tests.reports.app.review_window import LINK, NARROW, RECEIVE, SEPARATE, TEL, WIDE, Desk, Window, window
from tests.reports.opened_report import needs_browser
from tests.reports.test_accessibility import _AXE, _SMALL_TARGETS

pytestmark = needs_browser
_SITE = "clinic.example"
_SMALL = _SMALL_TARGETS.replace(
    "const box = one.getBoundingClientRect();",
    """const [own, label] = [one, one.closest("label") || one].map((it) => it.getBoundingClientRect());
    const box = {width: Math.max(own.width, label.width), height: Math.max(own.height, label.height)};""",
)
"""A tick's target is its label."""
needs_axe = pytest.mark.skipif(
    find_spec("axe_playwright_python") is None,
    reason="axe-playwright-python of the dev extra is not installed",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    data = tmp_path_factory.mktemp("data")
    first = f"{NOW:%Y%m%dT%H%M%SZ}-0000"
    publish(data)
    shown = publish(data, week="later", days=7, previous=first)
    publish(data, week="later", days=14, previous=first, status=RunStatus.PARTIAL)
    publish(data, host="other.example")
    found = [Finding.model_validate_json(line) for line in shown.lines("findings.jsonl")]
    (link,) = (one for one in found if one.finding_id == LINK)
    with closing(open_review(data / _SITE)) as connection:
        decide(
            connection, [(link, LINK)], action=DecisionAction.IGNORE, scope=DecisionScope.FINDING,
            reason="It comes back.", who="Bea", until=None, now=NOW,
        )  # fmt: skip
        add_words(connection, ["edison", "invisalign"], who="Bea", reason=None, now=NOW)
    answers = [
        FindingAnswer(finding_id=one.finding_id, answer=answer, reason="In plain words", finding=one)
        for one, answer in zip(found, Answer, strict=False)
    ]
    answered = Recheck(site=_SITE, now=NOW, last_run=NOW, locale="en-US", answers=answers, new=found[:1])
    (data / "recheck.json").write_text(answered.to_json(), encoding="utf-8")

    def recheck(folder: Path, findings: object) -> list[str]:
        code = "import pathlib, sys; sys.stdout.write(pathlib.Path(sys.argv[1]).read_text())"
        return [sys.executable, "-c", code, str(data / "recheck.json")]

    with served(data, reads_a_minute=100_000, writes_a_minute=100_000, recheck_command=recheck) as origin:
        yield Desk(data, origin)


def _states(reviewer: Window) -> Iterator[str]:
    """Bring the window into one state of the app after another; yield the name of each."""
    page = reviewer.page
    reviewer.open()
    reviewer.open_row(TEL)
    page.get_by_text("More filters").click()
    yield "the list with an open row"
    reviewer.row(RECEIVE).get_by_role("checkbox").check()
    yield "the list with the bar"
    row = reviewer.row(TEL)
    reviewer.page.route("**/decisions", lambda route: route.abort())
    reviewer.decide(TEL, "Accept", "No answer")
    row.get_by_text("The server does not answer.").wait_for()
    reviewer.page.unroute("**/decisions")
    row.get_by_role("button", name="Check again now").click()
    row.locator(".recheck li").first.wait_for()
    yield "the list with an error and a recheck"
    row.get_by_role("button", name="Accept", exact=True).click()
    page.locator(f"[id='{TEL}'].settled").wait_for()
    yield "the list with a settled row"
    reviewer.row(TEL).get_by_role("button", name="Undo").click()
    reviewer.row(TEL).locator("summary").wait_for()
    page.locator(".keys-button").click()
    yield "the keys"
    page.keyboard.press("Escape")
    page.locator(".who summary").click()
    yield "the reviewer's name"
    for path in (
        f"findings/{SEPARATE}", "pages", "changes", "trends", "words",
        "decisions", "?q=nobody", "?state=all", "findings/f-0000000000000000",
    ):  # fmt: skip
        reviewer.open(path)
        page.evaluate(
            "document.querySelectorAll('.surroundings, .know, .more, .group').forEach((one) => { one.open = true; })"
        )
        yield path
    reviewer.open("pages?q=heat+or+ice")
    page.locator(".desk-title a").click()
    page.locator("caption").first.wait_for()
    page.evaluate("document.querySelectorAll('.group').forEach((one) => { one.open = true; })")
    yield "a page's record"
    for path in (
        f"/sites/{_SITE}/words?done=1-3",
        "/all",
        "/?all=1",
        "/login",
    ):
        page.goto(f"{reviewer.desk.origin}{path}")
        yield path


@needs_axe
@pytest.mark.parametrize(
    ("viewport", "scheme"), [(WIDE, "light"), (NARROW, "dark")], ids=["wide-light", "narrow-dark"]
)
def test_axe_finds_nothing_and_targets_are_large(
    browser: Any, desk: Desk, viewport: dict[str, int], scheme: str
) -> None:
    """No violation of any rule of axe-core's, in the dark of its rule for contrast; targets of 24 pixels; no scrolling
    sideways.

    The policy is by-passed to let axe in.
    """
    from axe_playwright_python.base import AXE_SCRIPT

    with window(browser, desk, _SITE, viewport=viewport, color_scheme=scheme, bypass_csp=True) as reviewer:
        page = reviewer.page
        for state in _states(reviewer):
            page.evaluate("scrollTo(0, 0)")  # where nothing is under the tabs
            page.evaluate(AXE_SCRIPT)
            found = page.evaluate(_AXE, scheme == "dark")
            assert found["passes"], "axe looked at nothing"
            nodes = [
                (one["id"], node["html"], node["failureSummary"])
                for one in found["violations"]
                for node in one["nodes"]
            ]
            assert nodes == [], state
            assert page.evaluate(_SMALL) == [], state
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], state
