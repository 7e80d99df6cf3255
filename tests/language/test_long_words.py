"""A string that is longer than any word costs no more than its length."""

from __future__ import annotations

from language.spelling.candidates import MAX_LETTERS, edits
from language.spelling.judge import SpellingEngine
from language.words import words_of


def test_a_string_longer_than_any_word_has_no_edits() -> None:
    """A word of the greatest length has some fifty edits a letter, a longer one none."""
    assert len(edits("ab" * (MAX_LETTERS // 2))) > 50 * MAX_LETTERS
    assert edits("a" * (MAX_LETTERS + 1)) == set()


def test_a_string_longer_than_any_word_is_not_judged() -> None:
    """It is neither known nor an error."""
    engine = SpellingEngine()
    assert engine.judge("cardio" * 1_000, inside=False) is None
    assert not engine.known("cardio" * 1_000)
    assert not engine.learned("cardio" * 1_000)


def test_addresses_and_codes_within_bounds_are_skipped_as_ever() -> None:
    """Mail addresses, hosts, files and codes are no words."""
    text = "Write to front.desk@clinic.example or see my-clinic.co.uk/blog, form-2.pdf, no_a1 and FMR1 today"
    assert [word.text for word in words_of(text)] == ["Write", "to", "or", "see", "and", "today"]
