"""A text without the needles of a pattern is matched by it nowhere."""

from __future__ import annotations

import re

import pytest

from extraction.body.labels import _DISCLAIMER
from extraction.genre.signs import FOLDERS, OPENINGS, TITLES
from reference.match_needles import foldable, needles_of
from tests.extraction.genre.test_read_genre import _lines


@pytest.mark.parametrize(
    ("pattern", "needles"),
    [
        (r"\b(?:open house|health (?:fair|day))s?", ("open house", "health ")),
        (r"(?:Dr|Prof)\.? (?:Good|Best)", ("good", "best")),
        (r"(?:in )?May", ("may",)),
        (r"(?:ab){2,}", ("ab",)),
        (r"re-?open|\d%", ()),
        (r"\d+ [a-z]+", ()),
        ("", ()),
    ],
)
def test_needles_of_a_pattern(pattern: str, needles: tuple[str, ...]) -> None:
    """What is optional, a class or shorter than two letters is none; one branch without any leaves none."""
    assert needles_of(re.compile(pattern, re.I)) == needles


def test_whatever_matches_has_a_needle() -> None:
    """In capitals, and with the letters that `re.IGNORECASE` takes for others, too."""
    signs = [(sign.pattern, sign.needles) for sign in (*FOLDERS, *TITLES, *OPENINGS)]
    signs.append((_DISCLAIMER, needles_of(_DISCLAIMER)))
    texts = [text for _, text in _lines()] + ["This is not a substitute for advice", "Results may vary"]
    letters: dict[str, int | str | None] = {"i": "ı", "s": "ſ", "k": "\u212a", "I": "İ"}
    texts += [text.upper() for text in texts] + [text.translate(str.maketrans(letters)) for text in texts]
    found = 0
    for pattern, needles in signs:
        for text in texts:
            if needles and pattern.search(text):
                found += 1
                assert any(needle in foldable(text) for needle in needles), (pattern, text)
    assert found > 300
