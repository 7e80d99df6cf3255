"""What other pages say takes nothing out of a page, but for cards that lead to them."""

from __future__ import annotations

import pytest

from extraction import PageReading, finish, learn, read

SITE = "https://hill-clinic.example"
PAGE_ID = "p-" + "0" * 16
SHARED = "A back spasm is a sudden tightness in the muscles of the back"
OWN = "".join(
    f"<p>Point {n} of this text says how a warm towel and a slow walk ease it within a week or so.</p>"
    for n in range(6)
)


def post(path: str, title: str, body: str) -> PageReading:
    html = (
        f"<html lang=en><head><title>{title}</title><meta property='og:type' content='article'></head>"
        f"<body class='single-post'><article><h1>{title}</h1><div"
        f" class='entry-content'>{body}</div></article></body></html>"
    )
    return read(html.encode(), SITE + path, "text/html")


def body_of(reading: PageReading, *others: PageReading) -> str:
    made = finish(reading, learn([reading, *others], SITE), page_id=PAGE_ID).text
    return made.body_text if made else ""


NEIGHBOUR = post(
    "/spasms/",
    "Back spasms",
    f"<p>{SHARED}, and it may come from overuse.</p>{OWN.replace('towel', 'shower')}",
)


def test_a_paragraph_with_another_articles_first_words_stays() -> None:
    """With the neighbour and without it the body is the same, and so is its hash."""
    reading = post(
        "/heat/", "Heat or ice", f"{OWN}<p>{SHARED}, which heat eases more than ice does in most people.</p>"
    )
    assert SHARED in body_of(reading)
    assert body_of(reading, NEIGHBOUR) == body_of(reading)
    alone = finish(reading, learn([reading], SITE), page_id=PAGE_ID)
    beside = finish(reading, learn([reading, NEIGHBOUR], SITE), page_id=PAGE_ID)
    assert alone.content_hash == beside.content_hash


@pytest.mark.parametrize(
    "card",
    [
        f"<div class='box'><h3><a href='/spasms/'>Back spasms</a></h3><p>{SHARED}, and it…</p></div>",
        f"<div class='box'><a href='/spasms/'><h3>Back spasms</h3><p>{SHARED}, and it…</p></a></div>",
        f"<div class='box'><h3>Back spasms</h3><p>{SHARED}, and it…</p><p><a href='/spasms/'>Read on</a></p></div>",
    ],
)
def test_a_card_that_leads_to_an_article_and_says_its_first_words_is_a_teaser(card: str) -> None:
    """One alone, in the midst of a text; the same box that leads elsewhere is the page's own."""
    reading = post("/heat/", "Heat or ice", f"{OWN}{card}{OWN.replace('towel', 'bath')}")
    assert SHARED not in body_of(reading, NEIGHBOUR)
    elsewhere = post(
        "/heat/", "Heat or ice", f"{OWN}{card.replace('/spasms/', '/prices/')}{OWN.replace('towel', 'bath')}"
    )
    assert SHARED in body_of(elsewhere, NEIGHBOUR)


def test_a_line_that_is_a_link_with_an_articles_title_is_a_teaser() -> None:
    """By whatever address: the site may redirect it. The same words without a link are a heading."""
    linked = post(
        "/heat/",
        "Heat or ice",
        f"{OWN}<p><a href='/blog/old-address/'>Back spasms</a></p>{OWN.replace('towel', 'bath')}",
    )
    assert "Back spasms" not in body_of(linked, NEIGHBOUR)
    plain = post("/heat/", "Heat or ice", f"{OWN}<h2>Back spasms</h2>{OWN.replace('towel', 'bath')}")
    assert "Back spasms" in body_of(plain, NEIGHBOUR)


def test_the_cards_of_a_listing_are_not_its_text() -> None:
    """Whichever words they hold; its own introduction is."""
    intro = "Here our doctors write about what they see in the clinic, week after week, in plain words for everybody."
    boxes = "".join(
        f"<article class='post'><h2><a href='/{s}/'>All about {s} this week</a></h2><p>{s.title()} is what many ask us"
        f" about in winter, and the answer is not always the one that they expect.</p><a href='/{s}/'>Read"
        f" more</a></article>"
        for s in ("heat", "ice", "rest", "walking")
    )
    html = (
        "<html lang=en><head><title>Blog</title></head><body class='blog'>"
        f"<main><h1>Blog</h1>{{}}{boxes}</main></body></html>"
    )
    with_intro = read(html.format(f"<p>{intro}</p>").encode(), f"{SITE}/blog/", "text/html")
    text = body_of(with_intro)
    assert "many ask us" not in text
    without = finish(
        bare := read(html.format("").encode(), f"{SITE}/blog/", "text/html"),
        learn([bare], SITE),
        page_id=PAGE_ID,
    )
    assert without.text is None
    assert without.page_notes() == ["no_running_text"]


def test_a_text_without_blanks_is_running_text() -> None:
    """Japanese parts no words: a paragraph counts by its letters, on a page of any kind."""
    prose = "お子さまの発熱では、体温の数字よりも機嫌や水分の取り方を見ることが大切です。"
    html = f"<html lang=ja><head><title>院内</title></head><body><main><h1>院内</h1><p>{prose}</p></main></body></html>"
    assert prose in body_of(read(html.encode(), f"{SITE}/about/", "text/html"))
