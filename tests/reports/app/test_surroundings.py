"""The words of a finding are shown where they are in the text, or not placed at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.app.marked_text import marked_text
from reports.app.surroundings import surroundings
from schemas.finding import Finding, Quote
from schemas.text import RunningText
from tests.reports.app.review_site import GOLDEN

_ONE = Finding.model_validate_json((GOLDEN / "later" / "findings.jsonl").read_text("utf-8").splitlines()[5])


class _Text:
    """A text of a page, as far as it is asked for."""

    def __init__(self, body: str) -> None:
        self.body_text = body


def text(body: str) -> RunningText:
    """Return a text."""
    made: Any = _Text(body)
    return made  # type: ignore[no-any-return]


def about(quote: Quote, number: int = 0) -> Finding:
    """Return a finding about some words."""
    return _ONE.model_copy(update={"finding_id": f"f-{number:016x}", "evidence": quote})


words = st.text(alphabet="ab \n<é😀", max_size=40)
spans = st.lists(st.tuples(st.integers(0, 45), st.integers(0, 12)), max_size=6)


def _shown_part(body: str, start: int, end: int) -> Iterator[str]:
    """Yield a slice of a text line by line, without the lines that hold nothing but blanks."""
    at = 0
    for line in body.split("\n"):
        if line.strip():
            yield line[max(0, start - at) : max(0, end - at)]
        at += len(line) + 1


@given(body=words, marked=spans)
@example(body="<\n \n", marked=[(0, 3)])
@settings(max_examples=150, deadline=None)
def test_marking_words_leaves_every_letter_in_its_place(body: str, marked: list[tuple[int, int]]) -> None:
    """Of those that overlap the first is marked; words that are not there any more are not."""
    findings = [
        about(Quote(field="/body_text", quote=body[at : at + size], start=at, end=at + size), number)
        for number, (at, size) in enumerate(marked)
    ]
    findings.append(about(Quote(field="/body_text", quote="zz", start=0, end=2), 99))
    paragraphs = marked_text(text(body), findings)
    shown = ["".join(piece.text for piece in paragraph) for paragraph in paragraphs]
    assert shown == [line for line in body.split("\n") if line.strip()]
    for number, (at, size) in enumerate(marked):
        pieces = [p.text for paragraph in paragraphs for p in paragraph if p.finding_id == f"f-{number:016x}"]
        assert "".join(pieces) in ("", "".join(_shown_part(body, at, at + size)))
    assert not any(piece.finding_id == f"f-{99:016x}" for paragraph in paragraphs for piece in paragraph)


@given(body=words, at=st.integers(0, 40), size=st.integers(1, 8))
@settings(max_examples=150, deadline=None)
def test_the_paragraph_with_the_words_is_between_the_others(body: str, at: int, size: int) -> None:
    quoted = body[at : at + size]
    evidence = Quote(field="/body_text", quote=quoted, start=at, end=at + len(quoted))
    found = surroundings(evidence, text(body))
    assert found.context.words.split() == quoted.split()
    before, after = body[:at].rpartition("\n")[0], body[at + len(quoted) :].partition("\n")[2]
    assert (found.before, found.after) == (before.strip(), after.strip())


def test_words_that_may_be_in_two_places_are_in_none() -> None:
    """A link's words that the text has twice, or a text that has changed since."""
    link = Quote(field="/links/0", quote="here")
    assert surroundings(link, text("Click here.\nOr here.")).before == ""
    assert surroundings(link, text("First.\nClick here.\nLast.")).before == "First."
    moved = Quote(field="/body_text", quote="here", start=0, end=4)
    assert surroundings(moved, text("First.\nClick here.")).before == ""
    assert surroundings(moved, None).context.words == "here"


def test_a_text_without_an_end_is_shown_up_to_its_bound() -> None:
    """With an ellipsis on the side that is cut, at a word."""
    body = "\n".join(["word " * 400, "Here it is.", "word " * 400])
    at = body.index("Here")
    found = surroundings(Quote(field="/body_text", quote="Here", start=at, end=at + 4), text(body))
    assert found.before.startswith("…word")
    assert found.after.endswith("word…")
    assert max(len(found.before), len(found.after)) <= 701
    paragraphs = marked_text(text("a" * 70_000), [])
    assert [len(piece.text) for piece in paragraphs[0]] == [60_001]
