"""Parse a page as all readers share it."""

from __future__ import annotations

from extraction.page.document import parse_text
from extraction.page.text_search import blocks_with

URL = "https://clinic.example/page/"


def test_texts_are_told_by_element_with_what_stands_behind_it() -> None:
    document = parse_text("<body><p>one <b>two</b> three</p> four</body>", URL)
    assert [(text, element.tag, behind) for text, element, behind in document.texts] == [
        ("one ", "p", False), (" four", "p", True), ("two", "b", False), (" three", "b", True),
    ]  # fmt: skip


def test_texts_in_an_element_are_its_own() -> None:
    document = parse_text(
        "<head><title>no</title></head><body><p>one</p><p>two <b>three</b></p><p>no</p>", URL
    )
    element = document.body[1]
    assert [text for text, _, _ in document.texts_in(element)] == ["two ", "three"]


def test_blocks_come_in_the_order_of_the_page() -> None:
    """A text behind an element comes after all that the element holds."""
    page = "<div id=a><div id=b>at 1<p id=c>at 2</p><ul><li id=d>at 3</ul></div>at 4</div><div id=e>none</div>at 5"
    blocks = blocks_with(parse_text(f"<body>{page}</body>", URL), ("at ",), longest=100)
    assert [block.get("id") for block in blocks] == ["b", "c", "d", "a", None]


def test_scripts_hold_no_texts_of_the_page() -> None:
    document = parse_text("<body><script>at 1</script><p id=a>at 2</p></body>", URL)
    assert [block.get("id") for block in blocks_with(document, ("at ",), longest=100)] == ["a"]
