"""The words of a finding are shown where they are in the text, or not placed at all."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.app.surroundings import surroundings
from schemas.finding import Quote
from schemas.text import RunningText


class _Text:
    """A text of a page, as far as it is asked for."""

    def __init__(self, body: str) -> None:
        self.body_text = body


def text(body: str) -> RunningText:
    """Return a text."""
    made: Any = _Text(body)
    return made  # type: ignore[no-any-return]


words = st.text(alphabet="ab \n<é😀", max_size=40)


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
