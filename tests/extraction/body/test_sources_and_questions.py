"""Put lists of questions with their answers back into a body."""

from __future__ import annotations

from extraction.body.sources_and_questions import with_questions
from extraction.page.blocks import segment
from extraction.page.document import parse_text

PROSE = "<p>Gentle exercise eases the pain of most people with a stiff back within a few weeks, whatever its cause.</p>"
FAQ = (
    '<div class="elementor-toggle"><div><a>Does it hurt?</a></div><div><p>No.</p></div>'
    "<div><a>How long does it take?</a></div><div><p>An hour.</p></div></div>"
)
MENU = '<button class="navbar-toggle">Menu</button><ul><li><a href="/">Home</a></li></ul>'


def kept(markup: str) -> list[str]:
    blocks = segment(parse_text(f"<html><body>{markup}</body></html>", "http://clinic.example/").body)
    chosen = with_questions(blocks, [block.text.startswith("Gentle") for block in blocks])
    return [
        block.text for block, inside in zip(blocks, chosen, strict=True) if inside and len(block.text) < 60
    ]


def test_questions_right_behind_a_text_are_part_of_it_with_their_answers() -> None:
    assert kept(PROSE * 3 + FAQ) == ["Does it hurt?", "No.", "How long does it take?", "An hour."]


def test_questions_farther_away_and_menus_are_not() -> None:
    far = "".join(f"<p>Card {number}</p>" for number in range(8))
    assert kept(PROSE * 3 + far + FAQ) == []
    assert kept(MENU + PROSE * 3 + MENU) == []


def test_a_list_of_questions_as_long_as_the_text_is_a_page_of_its_own() -> None:
    assert kept(PROSE + FAQ.replace("An hour.", "An hour. " * 20)) == []


def test_without_a_body_nothing_is_put_back() -> None:
    assert kept(FAQ) == []
