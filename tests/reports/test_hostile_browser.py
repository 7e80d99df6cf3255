"""A browser that opens a hostile report from disk runs nothing of it, asks nobody for anything, and stays usable."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.reports.hostile_crowd import hostile
from tests.reports.hostile_payloads import RUN, TEXTS
from tests.reports.opened_report import LAY_OUT_ALL, SORTS, expect, needs_browser, write_report

pytestmark = needs_browser

_WATCH = """
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.blockedURI));
"""
_USE = """
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.querySelectorAll("button")) one.click();
  for (const one of document.querySelectorAll("a, summary, [tabindex]")) {
    one.focus({preventScroll: true});
    one.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
  }
  window.dispatchEvent(new Event("beforeprint"));
  window.dispatchEvent(new Event("afterprint"));
"""
_HASHES = (
    "#first",
    "#%",
    "#%3Cimg%20src=x%20onerror=window.pwned=1%3E",
    "#p-0000000000000001",
    "#'\\\"><script>",
)


class Watched:
    """A window of a browser, with all that a hostile page could make it do."""

    def __init__(self, context: Any) -> None:
        self.dialogs: list[str] = []
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.windows: list[str] = []
        context.add_init_script(_WATCH)
        context.route("http*://**", lambda route: route.abort())  # seen, and never sent
        self.page = context.new_page()
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("page", lambda page: self.windows.append(page.url))
        self.page.on("dialog", self._close)
        self.page.on("download", lambda download: self.windows.append(download.url))
        self.page.on("console", lambda message: self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _close(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def assert_quiet(self, path: Path) -> None:
        """Check that nothing happened but that the file was opened."""
        assert self.page.evaluate("[window.pwned, window.violations, frames.length]") == [None, [], 0]
        assert {url.partition("#")[0] for url in self.requests} == {path.as_uri()}
        assert (self.dialogs, self.errors, self.windows) == ([], [], [])
        assert self.page.url.partition("#")[0] == path.as_uri()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return write_report(hostile(), tmp_path_factory.mktemp("hostile"))


@contextlib.contextmanager
def _watched(browser: Any, **more: Any) -> Iterator[Watched]:
    context = browser.new_context(**more)
    yield Watched(context)
    context.close()


def test_the_canary_sings(browser: Any, tmp_path: Path) -> None:
    """What the tests below look for is seen where it is there: scripts, requests, violations and dialogs."""
    bare = tmp_path / "bare.html"
    bare.write_text(f"<!doctype html><script>{RUN};alert(1)</script><img src=https://evil.example/x.png>")
    with _watched(browser) as watched:
        watched.page.goto(bare.as_uri(), wait_until="commit")
        watched.page.wait_for_function("window.pwned === 1")
        assert watched.dialogs == ["1"]
        assert "https://evil.example/x.png" in watched.requests
    policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
    bare.write_text(f"<!doctype html>{policy}<script>{RUN}</script>")
    with _watched(browser) as watched:
        watched.page.goto(bare.as_uri())
        assert watched.page.evaluate("[window.pwned, window.violations]") == [None, ["inline"]]


@pytest.mark.parametrize("sort", SORTS)
def test_nothing_of_it_runs(browser: Any, files: dict[str, Path], sort: str) -> None:
    """Also where everything is opened, pressed, focused and printed; nothing is left for the policy to stop."""
    with _watched(browser) as watched:
        watched.page.goto(files[sort].as_uri())
        watched.page.evaluate(f"() => {{ {_USE} }}")
        for hash_ in _HASHES:
            watched.page.evaluate("(hash) => { location.hash = hash; }", hash_)
        watched.page.emulate_media(media="print")
        watched.assert_quiet(files[sort])


def test_the_filter_takes_any_text(browser: Any, files: dict[str, Path]) -> None:
    """What is typed is looked for and nothing else: the page that has it is shown, and a miss says so."""
    with _watched(browser) as watched:
        page = watched.page
        page.goto(files["pages.html"].as_uri())
        box = page.locator("[data-filter]")
        shown = "document.querySelectorAll('[data-row]:not([hidden])').length"
        for text in (TEXTS[0], TEXTS[8], '" onmouseover="window.pwned=1" x="', "{{ 7*7 }}", "=1+1"):
            box.fill(text)
            assert 1 <= page.evaluate(shown) < len(TEXTS), text
        box.fill("<b>nobody has this</b>")
        assert page.evaluate(shown) == 0
        page.locator("[data-clear]").click()
        assert page.evaluate(shown) > 100
        for chip in page.locator("[data-mark]").all():
            chip.click()
        assert page.evaluate(shown) < 100
        watched.assert_quiet(files["pages.html"])


def test_a_copied_text_is_the_text_alone(browser: Any, files: dict[str, Path]) -> None:
    """The clipboard holds what the card shows, and the button says so and then what it said before."""
    with _watched(browser, permissions=["clipboard-read", "clipboard-write"]) as watched:
        page = watched.page
        page.clock.install()
        page.goto(files["offices.html"].as_uri())
        page.evaluate(LAY_OUT_ALL)
        button = page.get_by_role("button", name="Copy the data").first
        shown = button.locator("xpath=preceding-sibling::pre").text_content()
        button.click()
        page.get_by_role("button", name="Copied").click()
        assert page.evaluate("navigator.clipboard.readText()") == shown
        page.clock.run_for(5_000)
        expect(page.get_by_role("button", name="Copied")).to_have_count(0)
        watched.assert_quiet(files["offices.html"])


def test_no_word_is_too_wide_for_a_phone(browser: Any, files: dict[str, Path]) -> None:
    """At 320 CSS pixels nothing scrolls sideways, all open, with words of five thousand letters."""
    with _watched(browser, viewport={"width": 320, "height": 640}) as watched:
        for sort in SORTS:
            watched.page.goto(files[sort].as_uri())
            watched.page.evaluate(LAY_OUT_ALL)
            assert watched.page.evaluate("document.documentElement.scrollWidth") <= 320, sort
