"""Test which strings of a text are words for the formulas."""

from __future__ import annotations

import pytest

from language.readability.counted_words import counted_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It hurts, doesn't it?", ["It", "hurts", "doesn't", "it"]),
        ("a follow-up (if needed).", ["a", "follow-up", "if", "needed"]),
        ("2,500 or 0.5, 10-12 or 10–12.", ["2,500", "or", "0.5", "10-12", "or", "10–12"]),
        ("$40, 50%; 7:30.", ["$40", "50%", "7:30"]),
        ("TMJ, U.S. and Dr. Smith at 9 a.m.", ["TMJ", "U.S.", "and", "Dr.", "Smith", "at", "9", "a.m."]),
        ("pain—and knee…then so--no", ["pain", "and", "knee", "then", "so", "no"]),
        ("and/or 24/7 N/A mg/dL", ["and", "or", "24/7", "N/A", "mg", "dL"]),
        ("C6–C7 Monday–Friday", ["C6–C7", "Monday", "Friday"]),
        ("• - – * & … ( ) one", ["one"]),
        ("desk@clinic.example, https://a.example/b–c?d.", ["desk@clinic.example", "https://a.example/b–c?d"]),
        ("see form.pdf and clinic.com/a/b.", ["see", "form.pdf", "and", "clinic.com/a/b"]),
        ("“The patients’ choice,” word(s)", ["The", "patients’", "choice", "word(s)"]),
        (
            "at any age.1 FMR1 fibrillin-1 disease.[12]",
            ["at", "any", "age", "FMR1", "fibrillin-1", "disease"],
        ),
        ("in the sun. He sat.", ["in", "the", "sun", "He", "sat"]),
        ("naïve café so\u00adft", ["naïve", "café", "so\u00adft"]),
        ("", []),
    ],
)
def test_words_are_strings_between_white_space(text: str, words: list[str]) -> None:
    """Each string with a letter or digit is a word; dashes, dots and slashes between two words part them."""
    assert counted_words(text) == words


@pytest.mark.parametrize(
    "piece", ["a", "a-", "a.", "1,", "/a", "(", "-", "a'", ".a", "a(", "a_", "a@", "a—", "\u200b"]
)
def test_a_long_string_is_gone_through_once(piece: str) -> None:
    """A string of a hundred thousand characters without a space ends, whatever it is made of."""
    assert len(counted_words(piece * 50_000)) <= 50_000
