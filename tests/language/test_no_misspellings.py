"""Names, newer words, Latin and phrases of other languages are no misspellings; slips beside them still are."""

from __future__ import annotations

import pytest

from language.spelling.judge import SpellingEngine
from language.spelling.proper_names import proper_names
from language.spelling.scan import Sighting, scan
from language.spelling.sorted_words import SortedWords
from language.text_blocks import read_blocks
from schemas.block import Block
from schemas.vocabulary import BlockKind, Tier

ENGINE = SpellingEngine()


def sightings(text: str) -> list[Sighting]:
    """Return what the engine sees in one paragraph, names of people left out, and what it has no correction for."""
    block = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text), language="en")
    (read,) = read_blocks(text, [block], "en").blocks
    return [s for s in scan(text, read, ENGINE) if not s.person and (s.tier is not None)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Karanvi Spectro, DPM, sees patients in both of our offices.", id="a degree after a name"
        ),
        pytest.param("Ask for Dr. Mitel or Dr. Wenner when you call us.", id="a title before a name"),
        pytest.param("It was written by David Eppstein and Melissa Cranon.", id="a given name before it"),
        pytest.param("Our office is on Wilcrist Drive, near the park.", id="a street"),
        pytest.param("We see people from Eastvale, Kennesaw and Maoming.", id="places"),
        pytest.param("He takes Zyrtec and pays with Zapier.", id="a drug and a company"),
        pytest.param(
            "A podcaster said that carbs, chia and bloodwork matter.", id="words of the last decades"
        ),
        pytest.param("There are many touchpoints in the lifecycle of a bootcamp.", id="new compounds"),
        pytest.param("Epidermolysis bullosa, lichen sclerosus and curcuma longa.", id="Latin"),
        pytest.param("Take a sitz bath; we put in punctal plugs.", id="clinical words"),
        pytest.param("We see 5–12 year olds, and the have nots too.", id="halves of compounds"),
        pytest.param("She has a café au lait spot and a tache noire.", id="a phrase of French"),
        pytest.param("They say that dans le noir tous les chats sont gris.", id="a sentence of French"),
        pytest.param(
            "The pelvic cant and the cant of the bone are measured.", id="a noun like a contraction"
        ),
        pytest.param("The “[a]dverse effects” of makin' it in lsass.exe are known.", id="glued to something"),
        pytest.param("We call options.Level => { response.Shoud().Be(); } there.", id="a program"),
    ],
)
def test_what_is_right_is_not_seen(text: str) -> None:
    """No word of it is suspect."""
    assert [(s.word, s.tier, s.suggestions[:1]) for s in sightings(text)] == []


@pytest.mark.parametrize(
    ("text", "word", "right"),
    [
        ("We will recieve you at the door of the office.", "recieve", "receive"),
        ("Your femotsecond laser is here and can be used today.", "femotsecond", "femtosecond"),
        ("Wellcome to our office, where we care for you.", "Wellcome", "Welcome"),
        ("Rest and physical theraphy will help you get better.", "theraphy", "therapy"),
        ("We definately take your plan and that of your wife.", "definately", "definitely"),
        ("He was treated for an infecton of the skin last week.", "infecton", "infection"),
        ("You dont need to bring your card, and you cant pay.", "dont", "don't"),
    ],
)
def test_a_known_slip_is_sure(text: str, word: str, right: str) -> None:
    """With the right word first."""
    found = {s.word: s for s in sightings(text)}
    assert (found[word].tier, found[word].suggestions[0]) == (Tier.SURE, right)


def test_a_soft_hyphen_is_no_letter() -> None:
    """The word is read whole, and its place counts the hyphen."""
    assert sightings("Inflam\u00admation helps the body to heal, as a rule.") == []
    text = "The inflam\u00admatoin helps the body to heal, as a rule."
    (slip,) = sightings(text)
    assert (text[slip.start : slip.end], slip.suggestions[0]) == ("inflam\u00admatoin", "inflammation")


def test_names_are_looked_up_where_they_are() -> None:
    """The first, the last and one between; no part of one, nothing over a line."""
    names = SortedWords(b"adams\nbell\nzysk")
    assert ["adams" in names, "bell" in names, "zysk" in names] == [True] * 3
    assert not any(word in names for word in ("", "adam", "ell", "bell\nzysk", "zz", "é", "c"))
    assert "eastvale" in proper_names().all
    assert "melissa" in proper_names().given
