"""Keep content hash v1 frozen."""

from __future__ import annotations

from extraction.body.content_hash import content_hash

TEXT = ["What Is a Back Spasm?", "A back spasm is a sudden tightness."]


def test_the_hash_never_changes() -> None:
    expected = "v1:4580e744ce720163efd9b6c26bdf48cd556c5f0a0d0eaaf4004a5930b2f44c60"
    assert expected == content_hash(TEXT)


def test_case_spacing_and_an_updated_line_leave_it_equal() -> None:
    other = [
        "WHAT is  a Back\nSpasm?",
        "Page Updated on Dec 12, 2022 by Dr. Freeman",
        "A back spasm is a sudden tightness.",
    ]
    assert content_hash(TEXT) == content_hash(other)


def test_a_changed_word_changes_it() -> None:
    assert content_hash(TEXT) != content_hash([TEXT[0], "A back spasm is a sudden weakness."])


def test_a_sentence_with_a_date_and_no_label_counts() -> None:
    assert content_hash(TEXT) != content_hash([*TEXT, "The clinic was founded in May 1990 here."])
