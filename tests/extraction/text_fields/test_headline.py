"""Choose the headline by order of trust."""

from __future__ import annotations

import pytest

from extraction.page.blocks import segment
from extraction.page.document import parse_text
from extraction.text_fields.headline import choose_headline, read_headlines
from extraction.text_fields.title_affixes import squashed, stripped

PROSE = (
    "<p>A back spasm is a sudden tightness in the muscle of the back, and it may come from overuse, from an injury or"
    " from a long day in a chair.</p>"
)


def headline(head: str, body: str, *names: str) -> str | None:
    document = parse_text(
        f"<html><head>{head}</head><body>{body}{PROSE}</body></html>", "http://clinic.example/a/heat-ice.html"
    )
    blocks = segment(document.body)
    in_body = [block.text.startswith("A back spasm") for block in blocks]
    found = choose_headline(
        read_headlines(document, blocks, names, in_body), {squashed(name) for name in names}
    )
    return found.text if found else None


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("<title>Back spasms | Clinic</title>", "<h1>Back spasms</h1>", "Back spasms"),
        (
            "<title>Back Pain NJ | Clinic</title>",
            "<h1>What helps against spasms</h1>",
            "What helps against spasms",
        ),
        ("<title>Back spasms | Clinic</title>", "<h1>Our blog</h1><h2>Back spasms</h2>", "Back spasms"),
        ("<title>Back spasms | Clinic</title>", "<h1>Blog</h1>", "Back spasms"),
        ("<title>Back spasms | Clinic</title>", "<header><h1>Clinic</h1></header>", "Back spasms"),
        ('<meta property="og:title" content="Back spasms - Clinic">', "", "Back spasms"),
        (
            '<script type="application/ld+json">{"@type": "BlogPosting", "headline": "Heat &amp; ice"}</script>'
            "<title>Heat or ice for your back | Clinic</title>",
            "",
            "Heat & ice",
        ),
        (  # the site's own name in the h1, the post's in an h3
            "<title>Our journal of health: Back spasms</title><meta property='og:title' content='Back spasms'>",
            "<h1>Our journal of health</h1><h3>Back spasms</h3>",
            "Back spasms",
        ),
        (  # the address names the page where its head does not
            "<title>All about sudden pain</title>",
            "<h1>The clinic since 1990</h1><h1>Heat, ice</h1>",
            "Heat, ice",
        ),
        (
            "<title>Back spasms | Clinic</title>",
            "<h1><small>Dec 18 2025</small> Back spasms</h1>",
            "Back spasms",
        ),
        ("<title>Back spasms | Clinic</title>", "<h1>Blog: Back spasms</h1>", "Back spasms"),
        ("<title>Back spasms | Clinic</title>", "<h1>Sudden back spasms</h1>", "Sudden back spasms"),
        (  # no heading at all: the title's part that opens a line above the text, else that line
            "<title>What helps against spasms - Clinic in Elm Grove</title>",
            "<center><b>Clinic since 1990</b></center><font>What helps against spasms<br>From our newsletter</font>",
            "What helps against spasms",
        ),
        (
            "<title>Clinic</title>",
            "<div>What helps against spasms</div><div>by Ann Lee, MD</div>",
            "What helps against spasms",
        ),
        (  # the h1 that the reader sees, however few its words, and the head in other words
            "<title>Top orthopedist for spines in Elm Grove</title><meta property='og:title' content='Spine care'>",
            "<h1>Spasms</h1>",
            "Spasms",
        ),
        (  # a banner's words are a part of the title too
            "<title>Back spasms, explained - Wellness corner - Clinic</title>",
            "<h1>Wellness corner</h1><h1>Back spasms, explained</h1>",
            "Back spasms, explained",
        ),
        (  # printed twice, for wide and narrow screens, in a header of the page's own
            "<title>Elm Grove orthopedist</title>",
            "<header class='page-header'><h1>What helps against spasms</h1></header><h1>What helps against spasms</h1>",
            "What helps against spasms",
        ),
        (  # the site's tagline beside its menu
            "<title>Back spasms | Clinic</title>",
            "<header><nav><a href='/b'>Blog</a></nav><h1>Caring for Elm Grove's spines</h1></header>",
            "Back spasms",
        ),
        ("<title>Back spasms</title>", "<h1>Back spasms¶</h1>", "Back spasms"),
        ("", "", None),
    ],
)
def test_the_headline_is_what_the_article_calls_itself(head: str, body: str, expected: str | None) -> None:
    assert expected == headline(head, body, "Clinic")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Back spasms | Redefine Healthcare", "Back spasms"),
        ("Redefine Healthcare: Back spasms", "Back spasms"),
        ("Back spasms - causes - Redefine Healthcare", "Back spasms - causes"),
        ("Redefine Healthcare", "Redefine Healthcare"),
        ("Self-care", "Self-care"),
    ],
)
def test_only_parts_that_are_the_sites_name_come_off(title: str, expected: str) -> None:
    assert expected == stripped(title, {"redefinehealthcare"})
