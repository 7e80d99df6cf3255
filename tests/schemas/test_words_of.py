"""Words are counted in scripts with blanks between them and in those without."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.words_of import words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rest the knee.", 3),
        ("무릎이 아프면 쉬세요", 3),
        ("膝が痛い時は", 6),
        ("膝痛。 休息！", 4),
        ("MRI検査は5月10日", 8),
        ("ไม่มี", 3),
        ("ជង្គង់", 4),
        ("", 0),
    ],
)
def test_letters_of_scripts_without_blanks_are_words(text: str, words: int) -> None:
    """With their marks and the punctuation behind them; Korean writes blanks."""
    assert len(words_of(text)) == words


@given(st.text(st.sampled_from("ab 膝み。ที่\u3000\n-9"), max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    """The words in a row are the text without its white space, and no word holds white space."""
    assert "".join(words_of(text)) == "".join(text.split())
    assert all(len(word.split()) == 1 for word in words_of(text))
