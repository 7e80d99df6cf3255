"""Lists that are typed as paragraphs are lists."""

from __future__ import annotations

import pytest

from language.typed_lists import typed_lists
from schemas.block import Block
from schemas.vocabulary import BlockKind


def blocks_of(text: str, *, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Block]:
    """Return a block for each line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(kind=kind, start=at, end=at + len(line)))
        at += len(line) + 1
    return blocks


def read(text: str) -> list[tuple[str, str, int | None]]:
    """Return kind, text and list number of the blocks that a text's lines become."""
    return [
        (block.kind.value, text[block.start : block.end], block.list_id)
        for block in typed_lists(text, blocks_of(text))
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Bring: • your card • a list of pills", ["Bring:", "• your card", "• a list of pills"]),
        ("•Eye allergies • Dry eye", ["•Eye allergies", "• Dry eye"]),
        ("· Rinse · Rest", ["· Rinse", "· Rest"]),
        ("* Rinse * Rest", ["* Rinse", "* Rest"]),
        ("1. Remove it. 2. Wash the foot. 3. Dry it.", ["1. Remove it.", "2. Wash the foot.", "3. Dry it."]),
        ("Do this: 1) Rinse 2) Rest", ["Do this:", "1) Rinse", "2) Rest"]),
        ("(a) Rinse as in Fig. 2. Then wait (b) Rest", ["(a) Rinse as in Fig. 2. Then wait", "(b) Rest"]),
    ],
)  # fmt: skip
def test_items_inside_a_paragraph(text: str, pieces: list[str]) -> None:
    """Each item is a block of one list, with its mark; what leads in to them is a paragraph."""
    lead_in = [("paragraph", piece, None) for piece in pieces if piece.endswith(":")]
    items = [("list_item", piece, 0) for piece in pieces if not piece.endswith(":")]
    assert read(text) == lead_in + items


@pytest.mark.parametrize(
    "text",
    [
        "Kennesaw Location 4.7★ • 486 reviews",
        "Free Wi-Fi • Parking • Coffee",
        "Mon–Thu: 8 AM – 5 PM · Fri: 8 AM – 2 PM · Weekends closed",
        "- Easy - and cheap - to use",
        "* denotes required fields",
        "See Fig. 1. It shows type 2. Braces fix it.",
        "It was grade 1. We were told to rest for 2. Then 3 weeks.",
        "1. Rinse your mouth.",
        "Mix 1. Rinse it, 3. Rest",
    ],
)
def test_what_is_no_list(text: str) -> None:
    """Separators, dashes, one mark alone and numbers in prose leave a paragraph whole."""
    assert read(text) == [("paragraph", text, None)]


def test_paragraphs_in_a_row_with_one_mark_are_a_list() -> None:
    """Two or more are items; another mark, another paragraph and a number out of order end the list."""
    signs = "Care\n- Rest\n- Ice\n• Heat\nThen"
    text = f"{signs}\n1. Walk\n2. Run\n2. Swim\n5. Bike\n6. Row\nA. Well\nB. Better\nJ. Smith\nK. Lee"
    assert [(kind[:4], piece, number) for kind, piece, number in read(text)] == [
        ("para", "Care", None),
        ("list", "- Rest", 0),
        ("list", "- Ice", 0),
        ("para", "• Heat", None),
        ("para", "Then", None),
        ("list", "1. Walk", 1),
        ("list", "2. Run", 1),
        ("para", "2. Swim", None),
        ("list", "5. Bike", 2),
        ("list", "6. Row", 2),
        ("list", "A. Well", 3),
        ("list", "B. Better", 3),
        ("para", "J. Smith", None),
        ("para", "K. Lee", None),
    ]


def test_other_blocks_stay_and_lists_are_counted_in_order() -> None:
    """Headings, quotes and answers keep their kind; marked lists are numbered with the typed ones."""
    text = "1. Causes\n2. Care\n- Rest\n- Ice\none\ntwo"
    heads, items, marked = blocks_of(text)[:2], blocks_of(text)[2:4], blocks_of(text)[4:]
    blocks = [
        *(block.model_copy(update={"kind": BlockKind.HEADING, "level": 2}) for block in heads),
        *items,
        *(block.model_copy(update={"kind": BlockKind.LIST_ITEM, "list_id": 7}) for block in marked),
    ]
    assert [(block.kind.value, block.list_id) for block in typed_lists(text, blocks)] == [
        ("heading", None), ("heading", None), ("list_item", 0), ("list_item", 0), ("list_item", 1), ("list_item", 1),
    ]  # fmt: skip
