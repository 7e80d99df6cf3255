"""The report on paper: the letter on two sheets, the lists whole, no heading alone at the foot of a sheet."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject, PdfReader

from schemas.finding import Quote
from schemas.vocabulary import FindingStatus
from tests.reports.clinic_sample import SITE, finding, sample
from tests.reports.opened_report import expect, needs_browser, whole_sample, write_report

pytestmark = needs_browser

_HEADINGS = """() => Array.from(document.querySelectorAll("h1, h2, h3, caption, figcaption, .intro, thead tr"))
  .filter((one) => one.checkVisibility() && !one.closest(".hidden")).map((one) => one.innerText)"""


@pytest.fixture(scope="module")
def window(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, dict[str, Path]]:
    return browser.new_page(), write_report(whole_sample(), tmp_path_factory.mktemp("report"))


def _printed(window: tuple[Any, dict[str, Path]], sort: str, paper: str) -> list[PageObject]:
    page, files = window
    page.goto(files[sort].as_uri())
    return list(PdfReader(io.BytesIO(page.pdf(format=paper))).pages)


def _words(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _lines(sheet: PageObject) -> list[str]:
    """Return the lines of a sheet, from its head to its foot."""
    found: dict[int, str] = {}

    def visit(text: str, outer: list[float], inner: list[float], *_: object) -> None:
        if text.strip():
            height = round(inner[5] * outer[3] + outer[5])
            found[height] = found.get(height, "") + text

    sheet.extract_text(visitor_text=visit)
    return [_words(found[height]) for height in sorted(found, reverse=True)]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_letter_is_two_sheets(window: tuple[Any, dict[str, Path]], paper: str) -> None:
    """On either paper, from the clinic's name to the facts and the last of the ten things to do first."""
    sheets = _printed(window, "index.html", paper)
    assert len(sheets) <= 2
    words = _words(" ".join(sheet.extract_text() for sheet in sheets))
    for part in ("Maple Ridge Spine & Pain", "New since", "Do these first", "At a glance", "Made by Checkup"):
        assert part in words
    assert "How we know" not in words


def test_a_busy_week_is_two_sheets_and_says_what_it_leaves_out(
    window: tuple[Any, dict[str, Path]], tmp_path: Path
) -> None:
    """Twenty new things and twenty fixed ones, with long words."""
    long = "“Laser treatment of sun spots” leads to a missing page (404): /treatments/sun-spots-by-laser/"
    busy = [
        finding(
            "repeated-word", f"t-{at:016x}", f"{SITE}{at}/", f"{long}{at}.", Quote(field="/x", quote=f"{long} {at}"),
            status=FindingStatus.NEW if at < 25 else FindingStatus.FIXED,
        )
        for at in range(50)
    ]  # fmt: skip
    data = replace(sample(), findings=[*sample().findings, *busy])
    files = write_report(data, tmp_path)
    sheets = _printed((window[0], files), "index.html", "A4")
    assert len(sheets) <= 2
    words = _words(" ".join(sheet.extract_text() for sheet in sheets))
    assert words.count("15 more, on screen.") == 2


@pytest.mark.parametrize(
    ("sort", "wanted"),
    [
        ("fix.html", ("Spelling", "acetominophen", "administered under fluoroscopic guidance")),
        ("pages.html", ("Epidural Steroid Injections", "Patients’ own words and legal pages")),
        ("page", ("To fix on this page",)),
        ("owners", ("Front desk",)),
        ("offices.html", ("Offices", "250 Morris Ave.", "West Orange")),
        ("changes.html", ("What changed",)),
    ],
)
def test_lists_are_printed_whole(
    window: tuple[Any, dict[str, Path]], sort: str, wanted: tuple[str, ...]
) -> None:
    """What is folded on the screen is open, what is pressed there is left out, and the screen is as it was after."""
    page, _ = window
    sheets = _printed(window, sort, "A4")
    words = _words(" ".join(sheet.extract_text() for sheet in sheets))
    for part in wanted:
        assert part in words
    assert "Open the page at these words" not in words
    assert "Find a page" not in words
    assert "MedicalClinic" not in words
    expect(page.locator("details[open]")).to_have_count(0)


@pytest.mark.parametrize("sort", ["index.html", "fix.html", "changes.html", "data.html"])
def test_no_heading_is_left_at_the_foot(window: tuple[Any, dict[str, Path]], sort: str) -> None:
    """The last line of a sheet, of whatever height, is no heading, caption or introduction of what follows."""
    page, files = window
    page.goto(files[sort].as_uri())
    page.emulate_media(media="print")
    headings = {_words(line) for text in page.evaluate(_HEADINGS) for line in text.splitlines()}
    page.emulate_media(media="null")
    for height in (120, 135, 170):
        printed = page.pdf(width="210mm", height=f"{height}mm")
        lines = [_lines(sheet) for sheet in PdfReader(io.BytesIO(printed)).pages]
        assert "Made by Checkup" in " ".join(lines[-1][-2:])
        assert headings & {line for sheet in lines for line in sheet}, (
            "no heading was recognised on any sheet"
        )
        assert [sheet[-1] for sheet in lines if sheet[-1] in headings] == [], height
