"""Part and join text into blocks, and give them their kinds."""

from __future__ import annotations

import pytest

from extraction.page.blocks import TextBlock, segment
from extraction.page.document import parse_text
from schemas.vocabulary import BlockKind


def blocks(markup: str) -> list[TextBlock]:
    return segment(parse_text(f"<html><body>{markup}</body></html>", "http://clinic.example/").body)


def texts(markup: str) -> list[str]:
    return [block.text for block in blocks(markup)]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p><b>a</b>b</p>", ["ab"]),
        ("<p><b>a</b> b</p>", ["a b"]),
        ("<p>a<span> </span>b</p>", ["a b"]),
        ("<p>H<sub>2</sub>O</p>", ["H2O"]),
        ("<p>one<br>two</p>", ["one two"]),
        ("<p>one<br><br>two</p>", ["one", "two"]),
        ("<p>one<br> \n <br/>two<br></p>", ["one", "two"]),
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
        ("<p>a\u00adb\u200bc</p>", ["abc"]),
        ("<p>x<script>y</script>z</p>", ["xz"]),
        ("<p>a<a href='#'>b</a>.</p>", ["ab."]),
        ("<p>seen<span style='display: none'>unseen</span></p>", ["seen"]),
        ("<a href='/x'><h3>Title</h3><p>Teaser</p></a>", ["Title", "Teaser"]),
        ("<p>a</p> \n <p>b</p>", ["a", "b"]),
        ("<h1>Heat<span class='mt-1 block text-sm'>or ice</span></h1>", ["Heat or ice"]),
        (
            "<p><span class='d-block'>Updated</span><span class='md:block'>May 2024</span></p>",
            ["Updated May 2024"],
        ),
        ("<p>a<span class='blockish wp-block-x'>b</span></p>", ["ab"]),
        ("", []),
    ],
)
def test_inline_text_is_joined_as_it_stands_and_block_edges_part(markup: str, expected: list[str]) -> None:
    assert expected == texts(markup)


def test_headings_have_levels() -> None:
    found = blocks("<h1>One</h1><h3>Two</h3>")
    assert [(block.kind, block.level) for block in found] == [(BlockKind.HEADING, 1), (BlockKind.HEADING, 3)]


def test_items_of_a_list_share_a_number_and_nested_lists_have_their_own() -> None:
    found = blocks("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol><li>d</li></ol>")
    keys = {block.text: block.list_key for block in found}
    assert keys["a"] == keys["c"]
    assert len({keys["a"], keys["b"], keys["d"]}) == 3
    assert {BlockKind.LIST_ITEM} == {block.kind for block in found}


def test_a_row_of_a_data_table_is_one_block() -> None:
    found = blocks(
        "<table><tr><th>Day</th><th>Hours</th></tr><tr><td><p>Mon</p></td><td>9 to 5</td></tr></table>"
    )
    assert [block.text for block in found] == ["Day Hours", "Mon 9 to 5"]
    assert {BlockKind.TABLE_ROW} == {block.kind for block in found}


def test_a_layout_table_parts_as_other_elements_do() -> None:
    long = "word " * 400
    found = blocks(f"<table><tr><td><p>{long}</p></td><td><p>{long}</p></td></tr></table>")
    assert [block.kind for block in found] == [BlockKind.PARAGRAPH] * 2


def test_questions_in_details_are_headings_with_answers() -> None:
    found = blocks("<h2>Questions</h2><details><summary>Does it hurt?</summary><p>No.</p></details>")
    kinds = [(block.kind, block.level) for block in found]
    assert kinds == [(BlockKind.HEADING, 2), (BlockKind.HEADING, 3), (BlockKind.ANSWER, None)]


def test_a_quote_is_a_quote() -> None:
    assert [block.kind for block in blocks("<blockquote><p>Said.</p></blockquote>")] == [BlockKind.QUOTE]


def test_unspaced_scripts_count_letters_as_words() -> None:
    (block,) = blocks("<p>これは日本語の文章で、空白がありません。</p>")
    assert block.words > 8


@pytest.mark.parametrize(
    "inside", ["<p>Open panel.</p>", "<p>Open <b>panel</b>.</p>", "<i><p>Open panel.</p></i>"]
)
def test_a_hidden_inline_element_with_paragraphs_is_a_panel_that_a_button_opens(inside: str) -> None:
    assert "Open panel." in texts(f"<div>Before<span style='display:none'>{inside}</span></div>")


def test_a_hidden_inline_element_without_a_paragraph_is_not_read() -> None:
    assert texts("<div>Before<span style='display: none'>a <b>counter</b></span> after</div>") == [
        "Before after"
    ]


@pytest.mark.parametrize(
    "before", ["", "Before", "<p>Before</p>", "<p>Before</p><!-- a note -->", "<ul><li>Before</ul>"]
)
@pytest.mark.parametrize("hides", ["style='color:red; display: none'", "hidden", "hidden dir=ltr"])
def test_a_hidden_element_that_no_script_can_find_is_for_nobody(before: str, hides: str) -> None:
    read = texts(f"<div>{before}<div {hides}>Leave this <p>field</p> blank.</div><p>After</p></div>")
    assert read == [*(["Before"] if before else []), "After"]


@pytest.mark.parametrize(
    "panel",
    [
        "<h3>Hours</h3><div hidden>By phone.</div>",
        "<button>Hours</button><div style='display:none'>By phone.</div>",
        "<div>Hours</div><div style='display:none'>By phone.</div>",
        "<p>Hours</p><div style='display:none' id=more>By phone.</div>",
        "<p>Hours</p><div style='display:none' class=panel>By phone.</div>",
        "<p>Hours</p><div style='color:red'>By phone.</div>",
    ],
)
def test_a_hidden_panel_that_something_opens_is_read(panel: str) -> None:
    assert texts(f"<div>{panel}</div>") == ["Hours", "By phone."]
