"""A page that stacks whole articles gives the text of its own alone."""

from __future__ import annotations

import pytest

from extraction import read

PROSE = (
    "<p>People who grind their teeth are the last to know, because they do it in their sleep and wake up tired.</p>"
    * 3
)
OTHER = (
    "<p>Whitening strips work on coffee and not on genes, and they work best on teeth that were cleaned before.</p>"
    * 3
)
LAST = (
    "<p>A class of eleven spent a morning in our second room and asked more questions than we could answer there.</p>"
    * 3
)


def body(page: str, title: str = "Grinding your teeth") -> str:
    """Return the text of a page with this title."""
    html = f"<html><head><title>{title} - Clinic</title></head><body><main>{page}</main></body></html>"
    reading = read(html.encode(), "https://clinic.example/blog/grinding-your-teeth/", "text/html")
    return "\n".join(block.text for block in reading.blocks if block.in_body)


@pytest.mark.parametrize("tag", ["article", "div"])
def test_other_articles_whose_headings_lead_to_their_pages_are_left_out(tag: str) -> None:
    """The page's own heading is no link, and is its title."""
    page = (
        f'<div><{tag} class="post"><h2><a href="/blog/strips/">Strips</a></h2>{OTHER}</{tag}>'
        f'<{tag} class="post"><h2>Grinding your teeth</h2>{PROSE}<h2>What we see</h2>{PROSE}</{tag}>'
        f'<{tag} class="post"><h2><a href="/blog/visitor/">A visitor</a></h2>{LAST}</{tag}></div>'
    )
    text = body(page)
    assert "What we see" in text
    assert "Whitening" not in text
    assert "class of eleven" not in text


def test_articles_without_links_are_told_by_the_title() -> None:
    """Each an ``article`` with a heading of the same level."""
    page = f"<article><h2>Grinding your teeth</h2>{PROSE}</article><article><h2>Strips</h2>{OTHER}</article>"
    assert "Whitening" not in body(page)


@pytest.mark.parametrize(
    "page",
    [
        f"<section><h1>Grinding your teeth</h1>{PROSE}</section><section><h2>Strips</h2>{OTHER}</section>",
        f'<div><h1>Grinding your teeth</h1>{PROSE}</div><div><h2><a href="https://x.example/">Strips</a></h2>{OTHER}</div>',
        f'<hr><div><h1>Grinding your teeth</h1>{PROSE}</div><div><h2><a href="/s/">S</a></h2>{OTHER}</div>',
        f"<article><h1>Grinding your teeth</h1>{PROSE}</article>"
        f'<article><h2><a href="/blog/grinding-your-teeth/#s">S</a></h2>{OTHER}</article>',
        f'<div><h1>Grinding your teeth</h1></div><div><h2><a href="/strips/">Strips</a></h2>{OTHER}</div>',
        f'<div><h1>Grinding your teeth</h1>{PROSE}</div><div><h2><a href="https://x.org/">Strips</a></h2>{OTHER}</div>',
    ],
)
def test_sections_of_one_article_stay(page: str) -> None:
    """Headings that are no links, that lead to a source, under a head without a text, or behind the article's text."""
    assert "Whitening" in body(page)
