"""A page's own statements about itself are gathered as it makes them."""

from __future__ import annotations

from schemas.facts.meta import Meta
from tests.extraction.facts.gathered import gathered


def test_all_statements() -> None:
    page = (
        "<html lang=en-GB><head><title> Knee\npain </title><meta name=Description content=' What  helps '>"
        "<link rel=canonical href=/knee/><meta name=robots content='NOINDEX, follow'><meta name=robots content=noindex>"
        "<meta name=viewport content='width=device-width'></head><body><svg><title>no</title></svg>"
    )
    assert gathered(page).meta == Meta(
        title="Knee pain",
        description="What helps",
        canonical="https://www.clinic.example/knee/",
        robots=["noindex", "follow"],
        language="en-GB",
        viewport="width=device-width",
    )


def test_a_page_that_says_nothing() -> None:
    """Null, not empty: OpenGraph is not a description for search engines."""
    page = "<meta property=og:description content=x><meta name=description content=' '><link rel=canonical><title>"
    assert gathered(page).meta == Meta()


def test_long_statements_are_cut() -> None:
    found = gathered(f"<title>{'x' * 5_000}</title><link rel=canonical href='/{'a' * 2_000}'>").meta
    assert (len(found.title or ""), found.canonical) == (1_000, None)
