"""What a misspelt word was meant to be: by its slips, its sound, the words beside it and the site's English."""

from __future__ import annotations

import pytest

from language.spelling.candidates import MAX_LETTERS, far, near
from language.spelling.judge import SpellingEngine
from language.spelling.scan import Sighting, scan
from language.spelling.sorted_words import ManyWords, SortedWords
from language.spelling.sounds import consonants
from language.text_blocks import read_blocks
from schemas.block import Block
from schemas.vocabulary import BlockKind, Tier

ENGINE = SpellingEngine()


def sightings(text: str, engine: SpellingEngine = ENGINE) -> list[Sighting]:
    """Return what an engine has a correction for in one paragraph."""
    block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text), language="en")
    (read,) = read_blocks(text, [block], "en").blocks
    return [s for s in scan(text, read, engine) if not s.person and s.tier is not None]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nesessery", "necessary"),
        ("imediatly", "immediately"),
        ("apointmant", "appointment"),
        ("vaksinaton", "vaccination"),
        ("emergancey", "emergency"),
        ("recomendasion", "recommendation"),
    ],
)
def test_a_word_spelt_by_ear_is_found_by_its_sound(typed: str, meant: str) -> None:
    """However many of its letters are wrong."""
    (seen,) = sightings(f"It is a {typed} that you should know of before you come to see us.")
    assert (seen.word, seen.suggestions[0]) == (typed, meant)


def test_consonants_of_one_sound_are_one() -> None:
    assert consonants("physical") == consonants("fisikal")
    assert consonants("cycle") != consonants("table")


def test_words_that_are_not_alike_are_not_offered() -> None:
    """A strange word is rather a term that no list has."""
    assert sightings("The zelquobrine was given twice a day with water, as the label says.") == []


def test_a_long_string_is_not_compared() -> None:
    assert far("ab" * MAX_LETTERS) == []
    assert near("ab" * MAX_LETTERS) == []
    assert far("é" * 8) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("She went to teh office.", "the"),
        ("We will cal you wiht the results of the test.", "with"),
        ("A long-standng pain of the back can be treated.", "standng"),
        ("The x-ray and the cross-secion of the bone are here.", "secion"),
    ],
)
def test_short_words_and_parts_of_hyphened_ones_are_seen(text: str, right: str) -> None:
    """Where two letters of a very common word are swapped, and where the part is surely a slip."""
    (seen,) = sightings(text)
    assert right in (seen.word, seen.suggestions[0])
    assert seen.tier is Tier.SURE


def test_parts_of_hyphened_words_that_are_no_words_are_left() -> None:
    """Combining forms, models and brands stand before a hyphen, too."""
    assert (
        sightings("The cervico-thoracic part and the Zimmer-Bionex hip were looked at in the XT-9300 scan.")
        == []
    )


def test_the_words_beside_a_slip_rank_its_corrections() -> None:
    (first,) = sightings("She went for a wlak in the park with her dog.")
    assert first.suggestions[0] == "walk"
    (meal,) = sightings("Take one pill with foud and a glass of water.")
    (past,) = sightings("The cause was foud in the blood of most people.")
    assert (meal.suggestions[0], past.suggestions[0]) == ("food", "found")


def test_the_spellings_of_the_sites_english_come_first() -> None:
    """*Behaviour* is right everywhere, and offered where the site's English has it."""
    british = SpellingEngine(locale="en-GB")
    text = "Her behavoiur has changed since the last visit to the clinic."
    (seen,) = sightings(text, british)
    assert seen.suggestions[0] == "behaviour"
    assert sightings("The colour of her behaviour and the color of her behavior.", british) == []
    assert sightings("The colour of her behaviour and the color of her behavior.") == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("We look at bothknees before we say more.", "both knees"),
        ("He had surgicaltreatment of the knee last year.", "surgical treatment"),
        ("A doctor treats brokenbones at our office.", "broken bones"),
        ("She came aswell to see how her mother was.", "as well"),
        ("There is medicalinformation for you and for your family.", "medical information"),
    ],
)
def test_words_run_together_are_parted(text: str, right: str) -> None:
    (seen,) = sightings(text)
    assert (seen.kind, seen.suggestions[0]) == ("joined", right)


@pytest.mark.parametrize(
    "text",
    [
        "We use Childsafe covers, and Topcon made the camera in our room.",
        "An ecofriendly clinic uses telehealth, biofeedback and skincare.",
        "The timeframe of the workup is a touchpoint of our homecare.",
    ],
)
def test_compounds_and_brands_are_not_parted(text: str) -> None:
    assert sightings(text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The diar rhea went away after two days of rest.", "diarrhea"),
        ("The glo meruli are the filters of the kidney.", "glomeruli"),
        ("You may feel better with phys iotherapy and rest.", "physiotherapy"),
    ],
)
def test_torn_words_that_books_seldom_have_are_seen(text: str, right: str) -> None:
    (seen,) = sightings(text)
    assert (seen.kind, seen.suggestions[0]) == ("split", right)


def test_a_plural_is_not_made_of_a_word_in_y() -> None:
    (seen,) = sightings("We see the familys of our patients on the first floor.")
    assert (seen.word, seen.tier) == ("familys", Tier.SURE)


def test_a_slip_in_capitals_at_the_start_is_seen_with_its_capital() -> None:
    (seen,) = sightings("Tretament of the foot takes some weeks, and you can walk after it.")
    assert (seen.suggestions[0], seen.tier) == ("Treatment", Tier.SURE)


def test_sorted_words_have_what_is_long_enough() -> None:
    """And many collections what any of them has."""
    words = SortedWords(b"ab\nabc\nabcd", 3)
    assert [word in words for word in ("ab", "abc", "abcd", "b", "")] == [False, True, True, False, False]
    assert list(words) == ["abc", "abcd"]
    both = ManyWords(words, frozenset(("zz",)))
    assert ["zz" in both, "abc" in both, "ab" in both, 3 in both] == [True, True, False, False]
    assert sorted(both) == ["abc", "abcd", "zz"]
