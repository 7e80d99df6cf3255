"""Trim a body's ends."""

from __future__ import annotations

from extraction.body.edges import trimmed
from extraction.page.blocks import segment
from extraction.page.document import parse_text

PROSE = "A back spasm is a sudden tightness in the muscle of the back that may come from overuse or from an injury."


def kept(markup: str, *headlines: str) -> list[str]:
    found = segment(parse_text(f"<html><body>{markup}</body></html>", "http://clinic.example/").body)
    chosen = trimmed(found, [True] * len(found), headlines)
    return [block.text for block, inside in zip(found, chosen, strict=True) if inside]


def test_the_headline_and_byline_before_the_text_are_no_body() -> None:
    opening = "<h2>Back Spasms</h2><p>Posted by s w on September 9, 2013</p><p>5 min read</p>"
    assert kept(f"{opening}<p>{PROSE}</p>", "Back spasms") == [PROSE]


def test_a_labelled_date_line_after_the_text_is_no_body_but_a_sentence_with_a_date_is() -> None:
    sentence = "The clinic reviewed its advice on Dec 12, 2022 and left it as it was for all patients."
    line = "Page Updated on Dec 12, 2022 by Dr. Freeman"
    assert kept(f"<p>{PROSE}</p><p>{sentence}</p><p>{line}</p>") == [PROSE, sentence]


def test_headings_with_nothing_after_them_are_no_body() -> None:
    assert kept(f"<p>{PROSE}</p><h5>You Might Also Enjoy</h5>") == [PROSE]


def test_blocks_without_letters_are_no_body() -> None:
    assert kept(f"<p>{PROSE}</p><p>* * *</p>") == [PROSE]


def test_a_heading_of_the_text_stays() -> None:
    assert kept(f"<h2>What is it?</h2><p>{PROSE}</p>", "Back spasms") == ["What is it?", PROSE]


def test_a_body_that_is_nothing_but_edges_is_left_alone() -> None:
    assert kept("<h2>Back spasms</h2>", "Back spasms") == ["Back spasms"]


def test_a_headline_with_its_byline_in_one_block_is_no_body() -> None:
    opening = "<p>Stop digging at your toes<br>by Ann Lee, DPM | 04/17/2011</p>"
    assert kept(f"{opening}<p>{PROSE}</p>", "Stop digging at your toes") == [PROSE]


def test_a_signature_after_the_text_is_no_body() -> None:
    assert kept(f"<p>{PROSE}</p><p>Medically reviewed by Ann Lee, MD, Podiatrist</p>") == [PROSE]
    sentence = (
        "Reviewed by two of us every year, this page has stayed the same for all of our patients since then."
    )
    assert kept(f"<p>{PROSE}</p><p>{sentence}</p>") == [PROSE, sentence]


def test_counters_of_readers_at_either_end_are_no_body_but_numbers_of_the_text_are() -> None:
    """They go up with every look at the page, which nobody edited."""
    opening = "<p>1,234 views</p>"
    assert kept(f"{opening}<p>{PROSE}</p><p>12 shares</p><p>No comments</p>") == [PROSE]
    assert kept(f"<p>{PROSE}</p><ul><li>12 tablets</li></ul>") == [PROSE, "12 tablets"]


def test_an_item_of_a_list_is_no_counter_where_its_sisters_stay() -> None:
    """The last line of a scale and a number of visits are the text's own."""
    scale = ["Obeys commands", "Localises pain", "No response"]
    course = ["6 weeks of rest", "12 visits"]
    for items in (scale, course):
        rows = "".join(f"<li>{item}</li>" for item in items)
        assert kept(f"<p>{PROSE}</p><ul>{rows}</ul>") == [PROSE, *items]
    assert kept(f"<p>{PROSE}</p><p>No response</p>") == [PROSE, "No response"]
    assert kept(f"<ul><li>By Ann Lee</li><li>12 views</li></ul><p>{PROSE}</p>") == [PROSE]
