"""Find wordings that reveal a block's purpose."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.body.phrases import _PHRASES, PHRASES, phrases_in


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("you might also like", "related"),
        ("don’t miss this", "related"),
        ("enter your e-mail address", "newsletter"),
        ("5 min read", "byline"),
        ("© example clinic", "legal"),
        ("fees of 2019", "date"),
        ("two weeks ago", "date"),
    ],
)
def test_a_wording_is_told(text: str, told: str) -> None:
    assert {told: 1.0} == {
        name: value for name, value in zip(PHRASES, phrases_in(text), strict=True) if value
    }


def test_a_word_within_another_tells_nothing() -> None:
    assert not any(phrases_in("the impression of shareholders, 120199 times"))


@given(data=st.data(), name=st.sampled_from(PHRASES))
def test_whatever_a_pattern_matches_is_told(data: st.DataObject, name: str) -> None:
    text = data.draw(st.from_regex(_PHRASES[name].replace(r"\d", "[0-9]"))).casefold()
    if re.search(_PHRASES[name], text):
        assert phrases_in(text)[PHRASES.index(name)] == 1.0
