"""How often two words stand beside each other."""

from __future__ import annotations

from language.pairs import pair_zipf


def test_a_common_pair_has_a_higher_value_than_a_rare_one() -> None:
    common, rare = pair_zipf("of", "the"), pair_zipf("back", "pain")
    assert common is not None
    assert rare is not None
    assert common > rare > 2


def test_the_values_are_of_a_thousand_million_words() -> None:
    """*of the* is 0.27 % of the web's pairs: 2.7 million in a thousand million."""
    assert pair_zipf("of", "the") == 6.4


def test_a_pair_that_the_list_lacks_has_none() -> None:
    assert [pair_zipf("pain", "of the"), pair_zipf("zxqv", "the"), pair_zipf("back", "pai")] == [None] * 3


def test_what_begins_like_another_word_is_not_taken_for_it() -> None:
    assert pair_zipf("a", "lo") is None
    assert pair_zipf("a", "lot") is not None


def test_words_outside_ascii_and_empty_ones_have_none() -> None:
    assert [pair_zipf("", ""), pair_zipf("a", ""), pair_zipf("café", "crème")] == [None] * 3
