"""A browser that reviews a hostile site runs nothing of it, asks nobody else for anything, and shows it as text."""

from __future__ import annotations

import contextlib
import itertools
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from reports.app.ask import WHO_COOKIE
from tests.reports.app.hostile_site import HONEST, HOSTILE, TEXTS_OF, publish_both
from tests.reports.app.review_site import served
from tests.reports.app.review_window import WIDE
from tests.reports.hostile_payloads import ATTRIBUTES, ELEMENTS, RUN, TEMPLATES, TEXTS
from tests.reports.opened_report import expect, needs_browser

pytestmark = needs_browser
_WATCH = """
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.blockedURI));
"""
_OPEN = """async (most) => {
  [...document.querySelectorAll("details[hx-get]")].slice(0, most).forEach((one) => { one.open = true; });
  for (const one of document.querySelectorAll("details:not([hx-get])")) one.open = true;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  while (document.querySelector(".htmx-request")) await new Promise((done) => setTimeout(done, 10));
  for (const one of document.querySelectorAll("details:not([hx-get])")) one.open = true;
}"""
_TOUCH = """() => {
  for (const one of document.querySelectorAll("a, summary, input, select, button, [tabindex]")) {
    one.focus({preventScroll: true});
    one.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
  }
}"""
_SHAPES = """() => [...new Set([...document.querySelectorAll("*")].map((one) =>
  [one.localName, ...one.getAttributeNames().filter((name) => name !== "class").sort()].join(" ")))]"""
_SEND_PLAIN = """(form, more) => {
  if (more) form.append(Object.assign(form.elements.finding.cloneNode(), {value: more}));
  form.submit();
}"""
_SCHEMES = "[...document.querySelectorAll('[href]')].map((one) => new URL(one.getAttribute('href'), location).protocol)"
_ACTIONS = "[...document.forms].map((one) => new URL(one.getAttribute('action') || '', location).href)"
_STATE = re.compile(
    r" (?:aria-current|autocomplete|checked|data-meant|hidden|hx-\S+|open|placeholder|selected|style)\b"
)
"""Attributes that depend on what a page holds, and say nothing of who made them."""
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
PAGES = (
    "", "?state=all", "?state=decided", "?by=word", "pages", "changes", "trends", "words", "decisions",
)  # fmt: skip

_ADDRESSES = (
        "/sites/{}/", "/sites/" + HOSTILE + "/findings/{}", "/sites/" + HOSTILE + "/pages/{}", "/{}", "/static/{}",
        "/sites/" + HOSTILE + "/?q={0}&audit={0}&section={0}&owner={0}&subject={0}",
        "/sites/" + HOSTILE + "/?page={}", "/sites/" + HOSTILE + "/?done={0}&left={0}&after={0}&alike={0}",
        "/sites/" + HOSTILE + "/pages?q={0}&age={0}&after={0}", "/sites/" + HOSTILE + "/changes?from={0}&to={0}",
        "/sites/" + HOSTILE + "/decisions?before={}", "/sites/" + HOSTILE + "/recheck/{}",
        "/sites/" + HOSTILE + "/report/{}", "/login?next={}", "/all?topic={}", "/?all=1&q={}",
)  # fmt: skip
"""Addresses that somebody is made to open, each with a hostile part."""


class Watched:
    """A window of a browser, with all that a hostile page could make it do."""

    def __init__(self, context: Any, origin: str) -> None:
        self.origin = origin
        self.said: list[str] = []
        context.add_init_script(_WATCH)
        context.route(lambda url: not url.startswith(f"{origin}/"), self._refuse)
        context.add_cookies([{"name": WHO_COOKIE, "value": quote(TEXTS[0][:60]), "url": origin}])
        self.page = context.new_page()
        context.on("page", lambda page: self.said.append(f"a window: {page.url}"))
        self.page.on("dialog", self._close)
        self.page.on("download", lambda download: self.said.append(f"a download: {download.url}"))
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.said.append(f"an error: {error}"))

    def _refuse(self, route: Any) -> None:
        self.said.append(f"a request: {route.request.url}")
        route.abort()

    def _close(self, dialog: Any) -> None:
        self.said.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def _hear(self, message: Any) -> None:
        asked_for = "the server responded with a status of" in message.text  # an error page, or a conflict
        if message.type in ("error", "warning") and not asked_for:
            self.said.append(f"the console: {message.text}")

    def open(self, path: str) -> None:
        """Go to a page, open all that opens, and wait for what that loads."""
        self.page.goto(f"{self.origin}{path}")
        self.open_all()

    def open_all(self, most_rows: int = 5) -> None:
        """Open all that opens on the page, touch all that can be touched, and wait for what that loads."""
        self.page.evaluate(_OPEN, most_rows)
        self.page.evaluate(_TOUCH)

    def shapes(self) -> set[str]:
        """Return the elements of the page, each with the names of its attributes."""
        return {_STATE.sub("", shape) for shape in self.page.evaluate(_SHAPES)}

    def assert_quiet(self, path: str) -> None:
        """Check that nothing happened, and that nothing turns the reading direction round."""
        assert self.page.evaluate("[window.pwned, window.violations, frames.length]") == [None, [], 0], path
        assert self.said == [], path
        found = _BIDI.search(self.page.content())
        assert found is None, (
            path,
            self.page.content()[found.start() - 200 : found.end() + 50] if found else "",
        )
        assert not re.search(r"&[lr]rm;", self.page.content())


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("hostile")
    publish_both(data)
    (data / "trouble.txt").write_text(
        "\n".join((*TEXTS[:40], ELEMENTS[6])).encode("utf-8", "replace").decode()
    )

    def recheck(folder: Path, findings: object) -> list[str]:
        found = "import pathlib, sys; sys.stdout.write(pathlib.Path(sys.argv[1]).read_text())"
        failed = "import pathlib, sys; sys.stderr.buffer.write(pathlib.Path(sys.argv[2]).read_bytes())"
        code = found if len(list(findings)) == 1 else failed  # type: ignore[call-overload]
        return [sys.executable, "-c", code, f"{folder}.json", str(data / "trouble.txt")]

    with served(data, reads_a_minute=100_000, rechecks_a_minute=1_000, recheck_command=recheck) as origin:
        yield origin


@pytest.fixture
def watched(browser: Any, origin: str) -> Iterator[Watched]:
    with _watching(browser, origin) as made:
        yield made


@contextlib.contextmanager
def _watching(browser: Any, origin: str) -> Iterator[Watched]:
    context = browser.new_context(viewport=WIDE)
    context.set_default_timeout(20_000)
    yield Watched(context, origin)
    context.close()


def test_the_canary_sings(browser: Any, origin: str) -> None:
    """What the tests below look for is seen where it is there: a request elsewhere, a script, an attribute."""
    with _watching(browser, origin) as watched:
        watched.page.goto(f"{origin}/sites/{HOSTILE}/trends")
        before = watched.shapes()
        watched.page.locator("#main").evaluate(
            "(one, html) => { one.innerHTML = html; }",
            '<img src="https://evil.example/x.png" onerror="alert(1)">',
        )
        assert "img onerror src" in watched.shapes() - before
        assert watched.page.evaluate("window.violations") == ["https://evil.example/x.png", "inline"] or (
            "inline" in watched.page.evaluate("window.violations")
        )
        assert any(said.startswith("the console: ") for said in watched.said)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_the_app_is_text_alone(watched: Watched, path: str) -> None:
    """No script, request, violation, dialog or element of theirs, with all rows open; as the one of honest words."""
    watched.open(f"/sites/{HONEST}/{path}")
    honest = watched.shapes()
    watched.open(f"/sites/{HOSTILE}/{path}")
    watched.assert_quiet(path)
    assert watched.shapes() <= honest, path


def test_all_rows_of_the_list(watched: Watched) -> None:
    """Every finding of the worklist with its inside, as it is loaded; then the page of every tenth."""
    page = watched.page
    page.goto(f"{watched.origin}/sites/{HOSTILE}/?state=all")
    while (more := page.locator(".following a")).count():
        count = page.locator("li[data-row]").count()
        more.click()
        page.locator("li[data-row]").nth(count).wait_for()
    watched.open_all(1_000)
    ids = page.locator("li[data-row]").evaluate_all("rows => rows.map((row) => row.id)")
    assert len(ids) > 100
    assert page.locator(".decide").count() > 100
    watched.assert_quiet("all rows")
    for finding in ids[::10]:
        watched.open(f"/sites/{HOSTILE}/findings/{finding}")
        expect(page.locator("h1")).to_be_visible()
        watched.assert_quiet(finding)


def test_the_records_of_pages(watched: Watched) -> None:
    """Text, dates, people and the whole record as JSON."""
    page = watched.page
    page.goto(f"{watched.origin}/sites/{HOSTILE}/pages")
    paths = page.locator(".desk-title a").evaluate_all(
        "links => links.map((one) => one.getAttribute('href'))"
    )
    assert len(paths) >= 40
    for path in paths[::7]:
        watched.open(path)
        expect(page.locator("h1")).to_be_visible()
        watched.assert_quiet(path)


def test_a_conflict_and_a_refusal(browser: Any, watched: Watched) -> None:
    """What somebody else decided is quoted, in the row and on the finding's page; what was typed comes back."""
    page = watched.page
    page.goto(f"{watched.origin}/sites/{HOSTILE}/")
    ids = page.locator("li[data-row]").evaluate_all("rows => rows.map((row) => row.id)")
    texts = (ELEMENTS[0] + ATTRIBUTES[0] + TEMPLATES[0] + "\u202egnp.exe", ATTRIBUTES[3] + ELEMENTS[8])
    for finding, text in zip(ids, texts, strict=False):
        with _watching(browser, watched.origin) as other:
            other.page.goto(f"{watched.origin}/sites/{HOSTILE}/findings/{finding}")
            page.goto(f"{watched.origin}/sites/{HOSTILE}/")
            row = page.locator(f"[id='{finding}']")
            row.locator("summary").first.click()
            row.locator(".decide").wait_for()
            other.page.get_by_label("Why").fill(text)
            other.page.get_by_role("button", name="Ignore", exact=True).click()
            other.page.get_by_text("1 decision kept.").wait_for()
            other.assert_quiet(finding)
            row.get_by_label("Why").fill(text)
            row.get_by_role("button", name="Not true", exact=True).click()
            row.get_by_role("alert").filter(has_text="meanwhile").wait_for()
            watched.open_all()
            watched.assert_quiet(finding)
            page.goto(f"{watched.origin}/sites/{HOSTILE}/decisions")
            watched.assert_quiet(finding)


def test_a_recheck(watched: Watched) -> None:
    """What it found, and why it failed, in the row and on a page of its own."""
    page = watched.page
    page.goto(f"{watched.origin}/sites/{HOSTILE}/")
    row = page.locator("li[data-row]").last
    row.locator("summary").first.click()
    row.get_by_role("button", name="Check again now").click()
    row.locator(".recheck li").first.wait_for()
    assert row.locator(".recheck li").count() > 200
    watched.assert_quiet("the row")
    finding = row.get_attribute("id")
    for count in (1, 2):
        page.goto(f"{watched.origin}/sites/{HOSTILE}/findings/{finding}")
        page.locator("form[action$='/recheck']").evaluate(
            _SEND_PLAIN, _other(watched, finding) if count == 2 else ""
        )
        page.wait_for_url("**/recheck/*")
        page.locator(".recheck li, .recheck .conflict").first.wait_for()
        watched.assert_quiet(f"the page of {count}")


def _other(watched: Watched, finding: str) -> Any:
    """Return the id of another finding that can be rechecked."""
    answer = watched.page.request.get(f"{watched.origin}/sites/{HOSTILE}/").text()
    return next(
        one for one in re.findall(r'<li class="task row" id="(f-[0-9a-f]{16})"', answer) if one != finding
    )


def test_hostile_addresses(watched: Watched) -> None:
    """A page or an error, and the address is text in it."""
    page = watched.page
    attack = ELEMENTS[0] + ATTRIBUTES[0] + ELEMENTS[8] + "\u202e{{ 7*7 }}\x00"
    for path, text in itertools.product(_ADDRESSES, (attack, f"javascript:{RUN}//evil.example/")):
        answer = page.goto(f"{watched.origin}{path.format(quote(text, safe=''))}")
        assert answer.status in (200, 404), path
        watched.open_all(1)
        watched.assert_quiet(path)
        assert set(page.evaluate(_SCHEMES)) <= {"http:", "https:", "data:"}, path
        assert all(url.startswith(f"{watched.origin}/") for url in page.evaluate(_ACTIONS)), path


def test_the_texts_are_shown(watched: Watched) -> None:
    """Nothing is hidden from the reviewer: a script's tag is read as it was written."""
    watched.page.goto(f"{watched.origin}/sites/{HOSTILE}/pages?q=onerror")
    shown = watched.page.locator(".desk-title").all_inner_texts()
    assert any(TEXTS_OF[HOSTILE][6] in text or "<img src=x onerror=" in text for text in shown)
