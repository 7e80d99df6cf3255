"""What a ``meta`` in the body says is its card's, not the page's."""

from __future__ import annotations

import pytest

from extraction.page.document import parse_text

OWN = '<meta property="article:published_time" content="2021-06-10">'
CARD = '<meta property="article:published_time" content="2026-10-01">'


def published(page: str) -> tuple[str, ...]:
    """Return the publication days that a page's metas state."""
    return parse_text(page, "https://a.com/").structured.meta.get("article:published_time", ())


@pytest.mark.parametrize(
    "card",
    [
        f"<ul><li><h3>Neck pain</h3>{CARD}</li></ul>",
        f"<article><h2>Neck pain</h2>{CARD}</article><article><h2>Hip pain</h2></article>",
        f"<aside><div><div>{CARD}</div></div></aside>",
        f"<footer>{CARD}</footer>",
        '<div itemscope><h3>Neck pain</h3><meta itemprop="article:published_time" content="2026-10-01"></div>',
        '<li><meta itemprop="article:published_time" content="2026-10-01"></li>',
    ],
)
def test_a_card_speaks_of_another_page(card: str) -> None:
    """Entries of lists, further articles, sidebars, footers and items."""
    body = f"<body><main><h1>Back pain</h1><p>Rest helps.</p></main>{card}</body>"
    assert published(f"<html><head><title>Back pain</title>{OWN}</head>{body}</html>") == ("2021-06-10",)
    assert published(f"<html><head><title>Back pain</title></head>{body}</html>") == ()


@pytest.mark.parametrize(
    "body",
    [
        f"{OWN}<main><h1>Back pain</h1></main>",
        f"<main><article><h1>Back pain</h1>{OWN}</article></main>",
        f"<header><h1>Back pain</h1></header><article><p>Rest helps.</p>{OWN}</article>",
        f"<div><noscript><p>Hello</p></noscript>{OWN}</div><h1>Back pain</h1>",
    ],
)
def test_a_meta_that_slipped_out_of_the_head_is_the_pages_own(body: str) -> None:
    """Browsers and parsers move metas behind the first element that no head can hold."""
    assert published(f"<html><head><title>Back pain</title></head><body>{body}</body></html>") == (
        "2021-06-10",
    )
