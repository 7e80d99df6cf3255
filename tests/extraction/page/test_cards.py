"""A card is known by its links and its sisters, whatever its words are."""

from __future__ import annotations

from extraction import read

SITE = "https://hill-clinic.example"
EXCERPT = "Both help a stiff back, and which of the two is right depends on the days since it began to hurt."


def cards(body: str) -> dict[str, tuple[str, bool]]:
    """Return the card of each block that has one, by the block's first words, whether or not it is body."""
    from extraction.page.blocks import segment
    from extraction.page.cards import cards_of_blocks
    from extraction.page.document import parse

    document = parse(f"<html><body><main>{body}</main></body></html>".encode(), f"{SITE}/journal/")
    blocks = segment(document.body)
    found = cards_of_blocks(document, blocks, [True] * len(blocks))
    return {
        " ".join(block.text.split()[:3]): (card.url.removeprefix(SITE), card.listed)
        for block, card in zip(blocks, found, strict=True)
        if card is not None
    }


def test_linked_titles_side_by_side_make_cards() -> None:
    """With their excerpts, days and ways on."""
    body = "".join(
        f"<article class='post'><h2><a href='/{slug}/'>All about {slug}</a></h2><p>{slug}: {EXCERPT}</p>"
        f"<a href='/{slug}/#more'>Read more</a></article>"
        for slug in ("heat", "ice")
    )
    found = cards(f"<h1>Journal</h1>{body}")
    assert found["All about heat"] == ("/heat/", True)
    assert found["ice: Both help"] == ("/ice/", True)
    assert "Journal" not in found


def test_boxes_that_only_their_last_line_links_are_cards_from_three_on() -> None:
    """Two of them side by side are as often the page's own text."""
    boxes = [
        f"<div class='box'><h3>{slug.title()}</h3><p>{slug}: {EXCERPT}</p><a class=btn href='/{slug}/'>Learn"
        f" more</a></div>"
        for slug in ("heat", "ice", "rest")
    ]
    assert cards("".join(boxes))["rest: Both help"] == ("/rest/", True)
    assert not any(listed for _, listed in cards("".join(boxes[:2])).values())


def test_a_list_without_boxes_has_cards_from_title_to_title() -> None:
    """A part of a text whose title is a link and that goes on for long is none."""
    flat = "".join(
        f"<h3><a href='/{s}/'>About {s} today</a></h3><p>{s}: {EXCERPT}</p>" for s in ("heat", "ice")
    )
    assert cards(flat)["ice: Both help"] == ("/ice/", True)
    long = flat.replace(EXCERPT, EXCERPT * 8)
    assert "ice: Both help" not in cards(long)


def test_a_card_in_a_row_of_its_own_is_known_by_its_make() -> None:
    """As the last one of a grid of threes."""
    card = "<div class='col card-post'><h3><a href='/{0}/'>About {0} today</a></h3><p>{0}: {1}</p></div>"
    rows = [("heat", "ice", "rest"), ("walk",)]
    body = "".join(f"<div class=row>{''.join(card.format(s, EXCERPT) for s in row)}</div>" for row in rows)
    assert cards(body)["walk: Both help"] == ("/walk/", True)


def test_answers_of_which_a_few_end_with_a_link_are_no_cards() -> None:
    """A list of questions is a text."""
    answers = "".join(
        f"<div class=faq><h3>Question {n}?</h3><p>{n}:"
        f" {EXCERPT}</p>{f'<p><a href=/g{n}/>See the guide</a></p>' if n < 3 else ''}</div>"
        for n in range(8)
    )
    assert not any(listed for _, listed in cards(answers).values())
    folded = (
        answers.replace("div class=faq", "details").replace("</div>", "</details>").replace("h3", "summary")
    )
    assert not any(listed for _, listed in cards(folded).values())


def test_parts_that_all_call_to_one_page_are_no_cards() -> None:
    """Nor are links to other sites, in running text, or to archives."""
    calls = "".join(
        f"<div class=b><h3>Part {n}</h3><p>{n}: {EXCERPT}</p><a href=/book/>Book now</a></div>"
        for n in range(4)
    )
    outside = calls.replace("/book/", "https://other.example/x/")
    inline = "".join(
        f"<div class=b><h3>Part {n}</h3><p>{n}: {EXCERPT} <a href='/p{n}/'>here</a> too.</p></div>"
        for n in range(4)
    )
    archives = "".join(
        f"<div class=b><h3><a href='/category/{n}/'>Part {n}</a></h3><p>{n}: {EXCERPT}</p></div>"
        for n in range(4)
    )
    for body in (calls, outside, inline, archives):
        assert not any(listed for _, listed in cards(body).values())


def test_a_reading_keeps_the_cards_of_its_body_only() -> None:
    """Others are never asked for."""
    reading = read(
        f"<html><body><nav><a href='/a/'>A</a></nav><p>{EXCERPT}</p></body></html>".encode(),
        f"{SITE}/x/",
        "text/html",
    )
    assert all(block.card is None for block in reading.blocks if not block.in_body)


def test_thousands_of_links_are_read_in_one_pass() -> None:
    """In one heading, in one line, and as cards: the work grows with the page."""
    heading = "<h2>" + "".join(f"<a href='/h{n}/'>word {n}</a> " for n in range(3_000)) + "</h2>"
    line = "<p>" + "".join(f"<a href='/l{n}/'>word {n}</a> " for n in range(3_000)) + "</p>"
    listed = "".join(
        f"<div><h3><a href='/c{n}/'>Card number {n}</a></h3><p>{EXCERPT}</p></div>" for n in range(1_500)
    )
    assert cards(heading + line + listed)["Card number 1499"] == ("/c1499/", True)
