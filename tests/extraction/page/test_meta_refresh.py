"""Only a refresh that leaves the page for another before anybody can read it makes it a redirect."""

from __future__ import annotations

import pytest

from extraction import finish, learn, read
from extraction.kinds.decide_kinds import decided_alone
from extraction.page.document import parse
from extraction.page.meta_refresh import MetaRefresh, read_refresh
from schemas.vocabulary import PageKind

URL = "https://hill-clinic.example/blog/heat/"
TEXT = "".join(
    f"<p>Gentle heat eases a stiff back, and point {n} of this text says how long it takes.</p>"
    for n in range(9)
)
POST = f"<body class='single-post'><article><h1>Heat or ice</h1>{TEXT}</article></body>"
STUB = (
    "<body><h1>We have moved</h1><p>You are being redirected to our <a href='/new/'>new page</a>.</p></body>"
)


def refresh(content: str) -> str:
    return f'<meta http-equiv="refresh" content="{content}">'


def kind(head: str, body: str) -> tuple[PageKind, list[str], bool]:
    reading = read(
        f"<html lang=en><head><title>Heat</title>{head}</head>{body}</html>".encode(), URL, "text/html"
    )
    made = finish(reading, learn([reading], URL), page_id="p-" + "0" * 16)
    return decided_alone(reading).kind, made.page_notes(), made.text is not None


@pytest.mark.parametrize(
    "head",
    [
        f"<noscript>{refresh('0; url=/no-scripts/')}</noscript>",
        f"<template>{refresh('0; url=/other/')}</template>",
        refresh("0; url=/blog/heat/"),
        refresh("0; url=#top"),
        refresh("5"),
        refresh(f"1;URL='{URL}#more'"),
        refresh("30; url=/other/"),
        refresh("600; url=https://news.example/"),
        refresh("0; url=/other/"),
    ],
)
def test_an_article_stays_an_article(head: str) -> None:
    """In noscript or template, to the page itself, after half a minute, and where there is a text to read."""
    assert kind(head, POST) == (PageKind.ARTICLE, [], True)


@pytest.mark.parametrize(
    "content",
    [
        "0; url=/new/",
        "5;URL='/new/'",
        "0;https://www.elsewhere.example/",
        "3, url = /dead/",
        "0.5; url=/new/",
    ],
)
def test_a_stub_that_leads_on_at_once_is_a_redirect(content: str) -> None:
    """To a page of the site, a dead one among them, or to another site: it says nothing of its own."""
    assert kind(refresh(content), STUB) == (PageKind.JUNK, ["meta_refresh"], False)


@pytest.mark.parametrize("content", ["30; url=/new/", "0; url=/blog/heat/#x", "90"])
def test_a_short_page_that_stays_is_no_redirect(content: str) -> None:
    """Its few words are a page's."""
    assert "meta_refresh" not in kind(refresh(content), STUB)[1]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("0; url=/a/", MetaRefresh(0, "https://hill-clinic.example/a/")),
        ("  7 ,url='/a/' ", MetaRefresh(7, "https://hill-clinic.example/a/")),
        ("0 /a/", MetaRefresh(0, "https://hill-clinic.example/a/")),
        ("99999999999", MetaRefresh(999999, None)),
        ("url=/a/", None),
        ("", None),
        ("now", None),
        ("0; url=javascript:alert(1)", MetaRefresh(0, None)),
    ],
)
def test_a_refresh_is_read_as_the_standard_says(content: str, expected: MetaRefresh | None) -> None:
    """Seconds first, then perhaps a target; what has no seconds is none."""
    assert (
        read_refresh(parse(f"<html><head>{refresh(content)}</head><body>x</body></html>".encode(), URL))
        == expected
    )
