"""Headings are gathered with their level and words."""

from __future__ import annotations

from tests.extraction.facts.gathered import gathered


def test_headings_come_in_the_order_of_the_page() -> None:
    """By tag or role; another role takes a tag's meaning away."""
    page = (
        "<body><h1> Knee\npain </h1><div role=heading aria-level=3>Causes</div><div role=heading>Rest</div>"
        "<h2 role=presentation>no</h2><h4 aria-level=2>Cold</h4><h6>Heat<br>too</h6>"
        "<div role=heading aria-level=x>y</div>"
    )
    assert [(heading.level, heading.text) for heading in gathered(page).headings] == [
        (1, "Knee pain"), (3, "Causes"), (2, "Rest"), (2, "Cold"), (6, "Heat too"), (2, "y"),
    ]  # fmt: skip


def test_a_heading_of_a_picture_is_heard_and_an_empty_one_is_not() -> None:
    page = "<body><h1><a href=/><img alt='The Clinic'></a></h1><h2></h2><h3><img></h3>"
    assert [heading.text for heading in gathered(page).headings] == ["The Clinic", "", ""]


def test_those_in_the_text_and_hidden_ones_are_marked() -> None:
    page = (
        "<body><header><h2>Menu</h2></header><h1>Knees</h1><div class=d-none><h2>Later</h2></div>"
        "<template><h2>no</h2></template>"
    )
    assert [(h.text, h.in_text, h.hidden, h.region.value) for h in gathered(page, "Knees").headings] == [
        ("Menu", False, False, "header"), ("Knees", True, False, "unknown"), ("Later", False, True, "unknown"),
    ]  # fmt: skip
