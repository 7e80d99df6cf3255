"""Ask only the voters that a page's body needs, and give the confidence of the answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html

from extraction.body import vote
from extraction.page.blocks import TextBlock, segment
from extraction.page.document import Document, parse_text

PROSE = "<p>Gentle exercise eases the pain of most people with a stiff back within a few weeks, whatever its cause.</p>"
PAGE = f"<article class=post><h1>A stiff back</h1>{PROSE * 12}</article><footer><p>Clinic, 1 Main St</p></footer>"


def page() -> tuple[Document, list[TextBlock]]:
    document = parse_text(f"<html><body>{PAGE}</body></html>", "http://clinic.example/stiff-back/")
    return document, segment(document.body)


def counting(calls: list[html.HtmlElement]) -> Callable[[html.HtmlElement], str | None]:
    def voter(root: html.HtmlElement) -> str | None:
        calls.append(root)
        return None

    return voter


def test_nobody_else_is_asked_where_our_scorer_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    document, blocks = page()
    calls: list[html.HtmlElement] = []
    monkeypatch.setattr(
        vote.PageScorer, "alone", lambda self: [0.99 if b.words > 9 else 0.01 for b in blocks]
    )
    reading = vote.read_body(document.root, blocks, "A stiff back", None, first=counting(calls))
    assert not calls
    assert [b.text for b, inside in zip(blocks, reading.in_body, strict=True) if inside] == [
        b.text for b in blocks if b.words > 9
    ]
    assert reading.confidence == pytest.approx(0.994, abs=0.003)


def test_the_others_are_asked_where_it_is_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    document, blocks = page()
    calls: list[html.HtmlElement] = []
    monkeypatch.setattr(vote.PageScorer, "alone", lambda self: [0.6] * len(blocks))
    reading = vote.read_body(document.root, blocks, "A stiff back", None, first=counting(calls))
    assert len(calls) == 1
    assert 0 <= reading.confidence <= 1


SECTIONS = "".join(f"<section><h2>Knees</h2>{PROSE * 3}</section>" for _ in range(6))


@pytest.mark.parametrize(
    ("page_html", "asked"), [(SECTIONS, 0), (f"<div><h1>Knees</h1>{PROSE * 12}</div>", 1)]
)
def test_nobody_else_is_asked_of_a_page_of_sections(
    monkeypatch: pytest.MonkeyPatch, page_html: str, asked: int
) -> None:
    """Trafilatura reads articles: one that is named so, or a page whose prose is in one box."""
    document = parse_text(f"<html><body>{page_html}</body></html>", "http://clinic.example/")
    blocks = segment(document.body)
    calls: list[html.HtmlElement] = []
    monkeypatch.setattr(vote.PageScorer, "alone", lambda self: [0.6] * len(blocks))
    vote.read_body(document.root, blocks, "Knees", None, first=counting(calls))
    assert len(calls) == asked


def test_a_page_without_prose_has_no_body() -> None:
    """A menu is done before any feature is computed."""
    document = parse_text(
        "<ul><li><a href=/a>Knees</a><li><a href=/b>Backs</a></ul>", "http://clinic.example/"
    )
    blocks = segment(document.body)
    reading = vote.read_body(document.root, blocks, "Clinic", None)
    assert reading == vote.BodyReading([False, False], 0.0, None)


def test_a_page_without_a_body_is_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty body is not a certain one: each block of the text is a little unlikely."""
    document, blocks = page()
    calls: list[html.HtmlElement] = []
    monkeypatch.setattr(vote.PageScorer, "alone", lambda self: [0.3] * len(blocks))
    vote.read_body(document.root, blocks, "A stiff back", None, first=counting(calls))
    assert calls
