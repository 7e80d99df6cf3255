"""Two texts are compared word by word, however long they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.changes.parts import value_change
from reports.changes.shown_pair import INVISIBLE, shown_pair
from reports.changes.word_difference import KEPT_PLACES, MOST_CELLS, word_difference

WORDS = st.lists(st.sampled_from(("the", "a", "knee", "hurts", "\n", "555-0134", "of")), max_size=40)


def test_one_word_with_those_beside_it() -> None:
    """A place has the words that went and came, and four words either side."""
    difference = word_difference(
        "Wash the wound. Most infections heal in a week.\nRest.",
        "Wash the wound. Most infectons heal in a week.\nRest.",
    )
    (place,) = difference.places
    assert (place.lead, place.removed, place.added, place.tail) == (
        "Wash the wound. Most", "infections", "infectons", "heal in a week.",
    )  # fmt: skip
    assert (difference.removed, difference.added, difference.total) == (1, 1, 1)


def test_one_letter_of_a_text_without_blanks() -> None:
    """The letters beside it are kept, and no blank comes between them that the text does not have."""
    difference = word_difference("膝の痛み CT検査です。休む", "膝の痛み MRI検査です。休む")
    (place,) = difference.places
    assert (place.lead, place.removed, place.added, place.tail) == ("膝の痛み", "CT", "MRI", "検査です。")
    assert (difference.removed, difference.added, difference.kept) == (1, 1, 10)
    (rewritten,) = word_difference("膝が痛い", "膝は 少し痛い").places
    assert (rewritten.removed, rewritten.added) == ("が", "は 少し")


@given(WORDS, WORDS)
def test_every_word_is_kept_gone_or_new(before: list[str], after: list[str]) -> None:
    """What is kept and what went make the old text, what is kept and what came the new one; no words, no place."""
    old, new = " ".join(before), " ".join(after)
    difference = word_difference(old, new)
    assert difference.kept + difference.removed == len(old.split())
    assert difference.kept + difference.added == len(new.split())
    assert bool(difference.total) == (old.split() != new.split())
    if difference.total <= KEPT_PLACES:
        assert sum(removed for removed, _ in difference.keys.values()) == difference.removed
        assert sum(added for _, added in difference.keys.values()) == difference.added


@given(st.text(max_size=400), st.text(max_size=400))
def test_two_values_never_look_alike(before: str, after: str) -> None:
    """Whatever differs, in letters or in characters that nobody sees, both sides differ as they are shown."""
    if before != after:
        shown = shown_pair(before, after, 60)
        assert shown[0] != shown[1]
        change = value_change("title", before, after)
        assert change.before != change.after


def test_long_values_are_cut_round_what_differs() -> None:
    """Two addresses of a megabyte that differ in their last letter show that letter."""
    before, after = shown_pair("a" * 1_000_000 + "b", "a" * 1_000_000 + "c")
    assert (before[-1], after[-1]) == ("b", "c")
    assert max(len(before), len(after)) < 200
    assert shown_pair("same", "sa\u200fme")[1].endswith(INVISIBLE)


def test_line_breaks_and_spaces_are_no_words() -> None:
    """A text that is only divided in another way has no place."""
    assert word_difference("one two\nthree", "one  two three\n").total == 0


def test_the_same_edit_has_the_same_key_on_every_page() -> None:
    """The words beside it do not count, and twice on one page is one place with its number."""
    one = word_difference(
        "Call 555-0134 today. Ask for 555-0134 at night.", "Call 555-0199 today. Ask for 555-0199 at night."
    )
    other = word_difference("Our number is 555-0134", "Our number is 555-0199")
    assert [place.key for place in one.places] == [place.key for place in other.places]
    assert one.places[0].times == 2
    assert (one.removed, other.removed) == (2, 1)


def test_a_rewritten_sentence_is_one_place() -> None:
    """A word that both have by chance does not cut it in pieces."""
    before = "Take the tablets with a glass of water before you go to bed each night"
    after = "Never swallow the capsules whole: open them over a spoonful of yoghurt in daylight hours instead"
    assert word_difference(before, after).total == 1


def test_many_places_are_counted_and_the_first_kept() -> None:
    """Each edit is counted once; the words of the first twelve are kept."""
    before = "\n".join(f"Line {number} is about one of the {number} things here" for number in range(50))
    difference = word_difference(before, before.replace(" things", "0 things"))
    assert (difference.total, len(difference.places)) == (50, KEPT_PLACES)


@pytest.mark.parametrize("shared", [False, True], ids=["nothing-shared", "many-repeated"])
def test_too_long_to_compare_is_said(shared: bool) -> None:
    """Texts of 10,000 words are compared whole; a stretch past the bound is one place that says it was not."""
    words = [f"w{number * 7919 % 61}" for number in range(10_000)]
    others = words[::-1] if shared else [f"v{number}" for number in range(10_000)]
    assert not word_difference(" ".join(words), " ".join(others)).uncompared
    long = int(MOST_CELLS**0.5) + 1
    first = [f"a{number}" for number in range(long)]
    second = [f"b{number}" for number in range(long)]
    difference = word_difference(" ".join(["same", *first]), " ".join(["same", *second]))
    assert difference.uncompared
    assert (difference.kept, difference.removed, difference.total) == (1, long, 1)


def test_one_edit_in_a_text_of_any_length_is_found() -> None:
    """What is equal at both ends is not compared at all: a million words with one new one."""
    text = "word " * 1_000_000
    difference = word_difference(text, f"{text}new")
    assert (difference.added, difference.removed, difference.uncompared) == (1, 0, False)
