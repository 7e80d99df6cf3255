"""A page's text keeps every letter, and the very words are marked in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.marked_text import MarkedBlock, MarkedText, marked_text
from schemas.block import Block
from schemas.finding import Quote
from schemas.readability import HardSentence, SplitPlace
from schemas.text import RunningText
from schemas.vocabulary import BlockKind
from tests.reports import hard_text


class _Text:
    """A text of a page, as far as it is asked for."""

    def __init__(self, body: str, blocks: list[Block]) -> None:
        self.body_text, self.body_blocks = body, blocks


def text(body: str, blocks: list[Block] | None = None) -> RunningText:
    """Return a text."""
    made: Any = _Text(body, blocks or [])
    return made  # type: ignore[no-any-return]


def quote(body: str, start: int, end: int) -> Quote:
    """Return some words of a text."""
    return Quote(field="/body_text", quote=body[start:end], start=start, end=end)


def found(body: str, *words: str) -> list[tuple[str, Quote]]:
    """Return a finding about each of the words, named by its number."""
    return [
        (f"f-{number}", quote(body, body.index(one), body.index(one) + len(one)))
        for number, one in enumerate(words)
    ]


def blocks_of(marked: MarkedText) -> list[MarkedBlock]:
    """Return the blocks."""
    return [block for group in marked.groups for block in group]


def shown(block: MarkedBlock) -> str:
    """Return the words of a block."""
    return "".join(piece.text for stretch in block.stretches for piece in stretch.pieces)


def sentence(start: int, end: int, *places: SplitPlace) -> HardSentence:
    """Return a hard sentence."""
    return HardSentence(
        start=start, end=end, word_count=30, difficulty=2.5, parts=len(places) + 1, split_at=list(places)
    )


bodies = st.text(alphabet="ab \n<é😀", max_size=40)
spans = st.lists(st.tuples(st.integers(0, 45), st.integers(0, 12)), max_size=6)


def _of_lines(body: str, start: int, end: int) -> Iterator[str]:
    """Yield a slice of a text line by line, without the lines that hold nothing but blanks."""
    at = 0
    for line in body.split("\n"):
        if line.strip():
            yield line[max(0, start - at) : max(0, end - at)]
        at += len(line) + 1


@given(body=bodies, words=spans, hard=spans)
@example(body="<\n \n", words=[(0, 3)], hard=[(0, 3)])
@settings(max_examples=150, deadline=None)
def test_marks_leave_every_letter_in_its_place(
    body: str, words: list[tuple[int, int]], hard: list[tuple[int, int]]
) -> None:
    """Of findings that overlap the first is marked; words that are not there any more are not."""
    findings = [(f"f-{number}", quote(body, at, at + size)) for number, (at, size) in enumerate(words)]
    findings.append(("f-gone", Quote(field="/body_text", quote="zz", start=0, end=2)))
    sentences = [
        sentence(at, at + size, SplitPlace(start=at + size // 2, end=at + size // 2 + 1)) for at, size in hard
    ]
    blocks = blocks_of(marked_text(text(body), findings, sentences))
    assert [shown(block) for block in blocks] == [line for line in body.split("\n") if line.strip()]
    pieces = [piece for block in blocks for stretch in block.stretches for piece in stretch.pieces]
    for number, (at, size) in enumerate(words):
        marked = "".join(piece.text for piece in pieces if piece.finding_id == f"f-{number}")
        assert marked in ("", "".join(_of_lines(body, at, at + size)))
    for number, (at, size) in enumerate(hard, 1):
        stretches = [one for block in blocks for one in block.stretches if one.number == number]
        marked = "".join(piece.text for stretch in stretches for piece in stretch.pieces)
        assert marked in ("", "".join(_of_lines(body, at, at + size)))
    assert not any(piece.finding_id == "f-gone" for piece in pieces)


def test_a_sentence_is_cut_at_its_places() -> None:
    """Scissors before the words that go; the note says what follows, and what to begin with."""
    hard = hard_text.readability().hard_sentences
    (first, *_) = blocks_of(marked_text(text(hard_text.BODY, hard_text.blocks()), [], hard))
    before, inside, after = first.stretches
    assert (before.number, inside.number, after.number) == (0, 1, 0)
    assert "".join(piece.text for piece in inside.pieces) == hard_text.SPLIT
    assert [piece.text for piece in inside.pieces if piece.splits and piece.dropped] == [", which ", ", and "]
    (note,) = first.notes
    assert note.places == (("helps you move again, …", "This"), ("most people go home …", ""))


def test_list_items_are_one_list() -> None:
    """And a heading, a quote, a row of a table each its own."""
    groups = marked_text(text(hard_text.BODY, hard_text.blocks()), []).groups
    assert [(group[0].kind, len(group)) for group in groups if group[0].kind is not BlockKind.PARAGRAPH] == [
        (BlockKind.HEADING, 1), (BlockKind.HEADING, 1), (BlockKind.LIST_ITEM, 2), (BlockKind.QUOTE, 1),
        (BlockKind.TABLE_ROW, 1),
    ]  # fmt: skip


def test_a_finding_about_a_whole_sentence_is_in_its_note() -> None:
    """Words inside are marked themselves; one about a long paragraph is named below it."""
    body = f"{hard_text.BODY}\n{'word ' * 60}"
    findings = found(body, hard_text.SPLIT.removesuffix("."), "swollen nerves", "word " * 60)
    hard = hard_text.readability().hard_sentences
    first, *_, last = blocks_of(marked_text(text(body), findings, hard))
    assert [note.findings for note in first.notes] == [("f-0",)]
    marked = [piece.text for stretch in first.stretches for piece in stretch.pieces if piece.finding_id]
    assert marked == ["swollen nerves"]
    assert last.findings == ("f-2",)
    assert not any(piece.finding_id for stretch in last.stretches for piece in stretch.pieces)


def test_of_a_long_text_the_beginning_and_the_hard_sentences_are_shown() -> None:
    """With the number of words that are left out between."""
    line = "A word or two. " * 100
    body = "\n".join([line] * 40)
    at = body.index("A word", 40_000)
    marked = marked_text(text(body), [], [sentence(at, at + 14)])
    blocks = blocks_of(marked)
    assert marked.numbers == (1,)
    assert 20_000 <= sum(len(shown(block)) for block in blocks) < 21_500
    assert [block.left_before > 0 for block in blocks].count(True) == 1
    assert marked.left == marked.left_after + max(block.left_before for block in blocks)
    assert marked.left + sum(len(shown(block).split()) for block in blocks) == len(body.split())


def test_a_word_without_an_end_is_shown_up_to_the_bound() -> None:
    """It is cut where it is."""
    (block,) = blocks_of(marked_text(text("a" * 70_000), []))
    assert len(shown(block)) == 20_000
