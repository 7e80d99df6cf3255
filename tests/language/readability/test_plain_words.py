"""Hard words are found where they are meant, and their alternatives fit in place."""

from __future__ import annotations

import pytest

from audits.draft_article import draft_article
from language.readability.plain_words import PlainWord, alternatives_of, plain_forms, plain_words, term_of
from language.text_blocks import read_text


def found(sentence: str) -> list[PlainWord]:
    """Return the hard words of a text."""
    read = read_text(draft_article(sentence))
    return [place for block in read.blocks for place in plain_words(read.text, block)]


def edited(sentence: str) -> str:
    """Return a text with the first alternative in each place."""
    for place in reversed(found(sentence)):
        sentence = sentence[: place.start] + place.alternatives[0] + sentence[place.end :]
    return sentence


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Utilizing ice will help.", "Using ice will help."),
        ("The skin requires time to heal.", "The skin needs time to heal."),
        ("The drug was administered by a nurse.", "The drug was given by a nurse."),
        ("The nurse administered the drug.", "The nurse gave the drug."),
        ("Bring an additional pillow.", "Bring an additional pillow."),
        ("You may need additional tests.", "You may need extra tests."),
        ("Your knee may suffer an adverse effect.", "Your knee may suffer a side effect."),
        ("Do not eat prior to surgery.", "Do not eat before surgery."),
        ("We start due to the fact that you asked.", "We start because you asked."),
        ("The majority of patients go home.", "Most patients go home."),
        ("The majority of our patients go home.", "Most of our patients go home."),
        (
            "It is safe if administered by a nurse, or if not administered twice.",
            "It is safe if given by a nurse, or if not given twice.",
        ),
        ("Therefore, call us first.", "So, call us first."),
        ("Call your physician first.", "Call your doctor first."),
        ("The muscle has deteriorated since.", "The muscle has deteriorated since."),
        ("We will determine whether you need it.", "We will find out whether you need it."),
        ("You may experience some pain afterwards.", "You may have some pain afterwards."),
        ("The duration of treatment varies.", "The length of treatment varies."),
        ("Brush on a regular basis.", "Brush regularly."),
        ("We want to ensure that you heal.", "We want to make sure that you heal."),
        ("We perform tests here.", "We do tests here."),
        ("Studies indicate that it works.", "Studies show that it works."),
    ],
)
def test_the_alternative_fits_in_place(written: str, plain: str) -> None:
    """In its form, with its capital, and with its article."""
    assert edited(written) == plain


@pytest.mark.parametrize(
    "sentence",
    [
        "Ask our Physician Assistant about it.",
        "Ask the physician assistant about it.",
        "Physician Assistants work with us.",
        "She works at the Center for Hypertension.",
        "He has pulmonary hypertension.",
        "“We utilize ice,” she said.",
        "It was made by a physician-owned company.",
        "See physician@clinic.example or clinic.example/physician/ for it.",
        "UTILIZE ICE FIRST.",
        "A parking permit is a purchase.",
        "The law requires that you sign.",
        "It is therefore safe.",
        "Experience the difference with us.",
        "Read the frequently asked questions.",
        "One more additional test is needed.",
        "We offer additional invasive tests.",
        "The bones of the skull meet at the sutures.",
        "This is a concerning sign.",
        "Once upon a time it hurt.",
        "Pain, prior, to.",
        "You need prior authorization.",
        "Wait for a period of time.",
        "The spots become more numerous.",
        "Purchase.",
        "The duration of effects varies.",
        "Visits on a regular basis help.",
        "The lidocaine ensures that it is painless.",
        "Surgeons perform surgery.",
        "It could indicate that you are ill.",
        "The quality of the bone is insufficient.",
        "It is more beneficial than a guard.",
        "It may eliminate the need for shots.",
        "The jawbone deteriorates with age.",
        "We are optimizing the angle.",
        "Laser calms and accelerates.",
        "Additional costs may arise.",
        "Additional reasons are few.",
        "It costs $30 for individuals, $50 for couples.",
        "Consuming healthy foods and drinks helps.",
        "By incorporating these steps into your day, you heal.",
        "They hurt the abdomen.",
        '“It is not wise to focus solely on that," she says.',
    ],
)
def test_what_is_not_meant(sentence: str) -> None:
    """Names, titles, quotes, other parts of speech, other meanings."""
    assert found(sentence) == []


def test_the_place_and_its_term() -> None:
    """Offsets are those of the words, the term is the base form."""
    text = "Rest first. Edema often goes away."
    assert found(text) == [PlainWord(12, 17, "edema", "medical", ("Swelling",))]


def test_alternatives_of_a_word() -> None:
    """In any of its forms; none where it is not listed."""
    assert alternatives_of("utilized") == ("used",)
    assert alternatives_of("physicians") == ("doctors",)
    assert alternatives_of("prior to") == ("before",)
    assert alternatives_of("pain") == ()
    assert (term_of("physicians"), term_of("pain")) == ("physician", None)
    assert "talked with" in plain_forms("consult with")


def test_a_term_whose_base_form_is_left_alone() -> None:
    """The adjective *analgesic* is no painkiller, the plural is; asked by name it has its alternatives."""
    assert found("It has an analgesic effect.") == []
    assert edited("Take analgesics with food.") == "Take painkillers with food."
    assert (alternatives_of("analgesic")[0], term_of("analgesics")) == ("painkiller", "analgesic")
    assert "painkillers" in plain_forms("analgesic")
