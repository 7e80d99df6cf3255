"""Recognise pages that are not articles by their content."""

from __future__ import annotations

import pytest

from extraction import read
from extraction.kinds.decide_kinds import decided_alone
from schemas.vocabulary import PageKind

TEXT = "<p>Gentle exercise eases the pain of most people with a stiff back within a few weeks.</p>" * 12


def kind(page: str) -> tuple[PageKind, list[str]]:
    reading = read(page.encode(), "https://clinic.example/a/", "text/html")
    return decided_alone(reading).kind, reading.notes


@pytest.mark.parametrize(
    ("page", "needs"),
    [
        ('<title>App</title><div id="root"></div><script src="/app.js"></script>', True),
        ('<title>App</title><div id="app">Loading</div><script type=module>import "/a.js"</script>', True),
        ('<div id="root"></div><script>document.body.append("Hello")</script>', True),
        (
            "<script src=/a.js></script><noscript>You need to enable JavaScript to run this app.</noscript>",
            True,
        ),
        ('<div id="root"></div><script type="application/ld+json">{}</script>', False),
        (f'<div id="root">{TEXT}</div><script src="/app.js"></script>', False),
        ("<p>Closed today.</p><script src=/statistics.js></script>", False),
    ],
)
def test_pages_that_scripts_draw(page: str, needs: bool) -> None:
    """A program and an empty root for it; a page with text, or with data alone, does not need a program."""
    assert ("needs_javascript" in kind(page)[1]) is needs


def test_a_page_behind_a_password_is_no_article() -> None:
    """The form alone locks the page; below a text it is a login box."""
    form = '<p>This content is password protected.</p><form><input name=p type="password"></form>'
    locked = f"<title>For staff</title><h1>For staff</h1>{form}"
    assert kind(locked) == (PageKind.OTHER, ["password_protected", "wall"])
    assert "password_protected" not in kind(f"<title>Back pain</title><h1>Back pain</h1>{TEXT}{form}")[1]


@pytest.mark.parametrize(
    "day", ["March 4, 2021", "12th of December, 2022", "2021-03-04T23:30:00Z", "Yesterday"]
)
def test_a_small_posting_is_an_article_however_its_day_is_written(day: str) -> None:
    """One article element with a byline around all of the prose; its length and its date decide nothing."""
    byline = f'<p class="byline">By Dr. Ann Good on <span class="date">{day}</span></p>'
    page = f"<title>Joint pain</title><article><h1>Joint pain</h1>{byline}{TEXT[: len(TEXT) // 4]}</article>"
    assert (
        kind(f'<body><header><a href="/">Clinic</a></header>{page}<footer>Clinic</footer>')[0]
        is PageKind.ARTICLE
    )


def test_a_page_with_unfilled_placeholders_is_a_template_only_where_it_says_little_else() -> None:
    """A menu that was not filled in is a fault of the frame around a text."""
    menu = "<li>{{ item.title }}</li>" * 3
    assert kind(f"<title>x</title><ul>{menu}</ul><p>Call us today.</p>") == (PageKind.JUNK, ["template"])
    page = f"<title>Back pain</title><ul>{menu}</ul><h1>Back pain</h1>{TEXT}{TEXT}"
    assert "template" not in kind(page)[1]


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="generator" content="GitBook 2.6.7">',
        '<link rel="stylesheet" href="../_static/pygments.css">',
        '<link rel="stylesheet" href="css/general.css" id="mdbook-general-css">',
    ],
)
def test_a_page_of_a_manual_is_an_article(head: str) -> None:
    """Generators of manuals sign their pages: what they make is documentation, which is read as a piece."""
    page = f"<article><h1>Options</h1>{TEXT}</article>"
    assert (
        kind(f"<html><head><title>Options</title>{head}</head><body>{page}</body></html>")[0]
        is PageKind.ARTICLE
    )


@pytest.mark.parametrize(
    "path",
    ["/blog/archives/05-2023", "/blog/previous/2", "/search/label/Back%20pain", "/2021/", "/category/backs/"],
)
def test_archives_are_listings_however_whole_their_posts_are(path: str) -> None:
    page = f"<title>Blog</title><h2>Stiff backs</h2>{TEXT}<h2>Sore knees</h2>{TEXT}"
    reading = read(page.encode(), f"https://clinic.example{path}", "text/html")
    assert decided_alone(reading).kind is PageKind.LISTING
