"""Read the cards of listings, and use their titles and days for the pages that they list."""

from __future__ import annotations

import pytest

from extraction import PageReading, finish, learn, read
from extraction.kinds.decide_kinds import decided_alone
from reference.url_identity import page_key
from schemas.vocabulary import PageKind, Source

SITE = "https://clinic.example"
PROSE = "<p>Gentle exercise eases the pain of most people with a stiff back within a few weeks.</p>" * 12


def cards(body: str) -> dict[str, tuple[str | None, str | None]]:
    page = f"<html lang=en><head><title>Journal</title></head><body><main>{body}</main></body></html>"
    reading = read(page.encode(), f"{SITE}/journal/", "text/html")
    return {page_key(r.url).partition("/")[2]: (r.published, r.modified) for r in reading.references}


def card(slug: str, date: str, title: str = "Heat or ice for your back") -> str:
    return (
        f'<article class="card"><a href="/{slug}/"><img src="/{slug}.jpg"></a><h2><a href="/{slug}/">{title}</a></h2>'
        f'<p class="meta">{date} in <a href="/category/backs/">All about your back</a></p>'
        f'<p>Both help.</p><a href="/{slug}/">Read more</a></article>'
    )


def test_each_card_gives_its_page_a_day() -> None:
    found = cards(
        card("heat", "May 3, 2021") + card("ice", '<time datetime="2022-01-09T08:00:00Z">Jan 9</time>')
    )
    assert found == {"heat": ("2021-05-03", None), "ice": ("2022-01-09T08:00:00Z", None)}


def test_a_card_that_is_one_link_gives_a_day_too() -> None:
    body = "".join(
        f'<a class="tile" href="/{slug}"><span>{day}</span><h3>What helps against {slug}</h3></a>'
        for slug, day in (("gout", "3 May 2021"), ("colds", "4 June 2022"))
    )
    assert cards(body) == {"gout": ("2021-05-03", None), "colds": ("2022-06-04", None)}


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Updated May 3, 2021", (None, "2021-05-03")),
        ("Reviewed May 3, 2021", None),
        ("Event: May 3, 2021", None),
        ("5/6/2021", None),  # June or May
        ("Join us in our office on the evening of May 3, 2021", None),
    ],
)
def test_a_day_that_is_no_days_of_publication_is_none(
    date: str, expected: tuple[str | None, str | None] | None
) -> None:
    found = cards(card("heat", date) + card("ice", "May 9, 2020") + card("rest", "May 8, 2020"))
    assert found.get("heat") == expected


def test_days_of_events_of_menus_and_of_two_pages_are_nobodys() -> None:
    events = "".join(f'<div class="tribe-events">{card(s, "May 3, 2021")}</div>' for s in ("walk", "run"))
    menu = f"<nav>{card('heat', 'May 3, 2021')}{card('ice', 'May 4, 2021')}</nav>"
    flat = "".join(
        f'<h3><a href="/{s}/">On {s} and your back</a></h3><p>May 3, 2021</p><p>Text.</p>' for s in ("a", "b")
    )
    assert cards(events) == {}
    assert cards(menu) == {}
    assert cards(flat) == {}


def test_one_dated_link_is_no_list() -> None:
    assert cards(card("heat", "May 3, 2021")) == {}


def readings(title: str, listing: str) -> list[PageReading]:
    data = (
        '<script type="application/ld+json">{"@type": "BlogPosting", "author": {"name": "Ann Lee"}}</script>'
    )
    post = (
        f'<html lang=en><head><title>{title}</title>{data}<meta property="og:type" content="article"></head>'
        f'<body class="single-post"><article>{PROSE}</article></body></html>'
    )
    page = f"<html lang=en><head><title>Journal</title></head><body><main>{listing}</main></body></html>"
    return [
        read(post.encode(), f"{SITE}/heat/", "text/html"),
        read(page.encode(), "http://www.clinic.example/journal/", "text/html"),
    ]


def test_an_article_without_day_and_title_takes_those_that_its_listing_states() -> None:
    """The listing's links may be written in another scheme, with www and without the last slash."""
    own, listing = readings(
        "clinic.example",
        (card("heat", "May 3, 2021") + card("ice", "May 4, 2021")).replace("/heat/", "/heat"),
    )
    assert decided_alone(own).kind is PageKind.ARTICLE
    article = finish(own, learn([own, listing], SITE), page_id="p-" + "0" * 16).article
    assert article is not None
    assert article.published is not None
    assert (article.published.value, article.published.source) == ("2021-05-03", Source.LISTING)
    assert article.headline == "Heat or ice for your back"
    assert article.provenance["/headline"].source is Source.LISTING


def test_listings_that_contradict_each_other_say_nothing() -> None:
    own, one = readings("clinic.example", card("heat", "May 3, 2021") + card("ice", "May 4, 2021"))
    _, other = readings("clinic.example", card("heat", "May 7, 2021") + card("ice", "May 4, 2021"))
    article = finish(own, learn([own, one, other], SITE), page_id="p-" + "0" * 16).article
    assert article is not None
    assert article.published is None


def test_a_listing_does_not_overrule_a_heading_that_other_pages_repeat() -> None:
    """A title that three sidebars show as a heading looks like the site's, and is still the page's own."""
    own, listing = readings("clinic.example", card("heat", "May 3, 2021") + card("ice", "May 4, 2021"))
    heading = own.headlines[0].model_copy(
        update={
            "text": "All about heat",
            "evidence": own.headlines[0].evidence.model_copy(update={"source": Source.HEADING}),
        }
    )
    own = own.model_copy(update={"headlines": [heading]})
    facts = learn([own, listing], SITE)
    facts = facts.model_copy(update={"title_affixes": [*facts.title_affixes, "allaboutheat"]})
    article = finish(own, facts, page_id="p-" + "0" * 16).article
    assert article is not None
    assert article.headline == "All about heat"
