"""Forms are found where an editor would see two of them, and not where grammar asks for both."""

from __future__ import annotations

import doctest
import importlib
import time

import pytest

from language.forms.compounds import compounds_in
from language.forms.dates import dates_in, in_style
from language.forms.heading_case import heading_case
from language.forms.names import names_in
from language.forms.people import people_in
from language.forms.phones import number_in_style, phones_in
from language.forms.quotations import is_inside, quotations
from language.forms.style_sheet import style_sights
from language.forms.variants import english_of, variants_in
from language.spelling.judge import SpellingEngine
from language.words import words_of

ENGINE = SpellingEngine()
MODULES = (
    "compounds",
    "dates",
    "heading_case",
    "names",
    "people",
    "phones",
    "quotations",
    "style_entries",
    "style_sheet",
    "variants",
)


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_hold(module: str) -> None:
    """Those of the docstrings."""
    assert doctest.testmod(importlib.import_module(f"language.forms.{module}")).failed == 0


def compounds(text: str) -> list[str]:
    """Return the compounds of a text."""
    return [sight.form for sight in compounds_in(text, tuple(words_of(text)), ENGINE)]


@pytest.mark.parametrize(
    "text",
    [
        "We follow up and set up the chair every day.",
        "It makes the pain less and the skin tight.",
        "Look after care and over time it may be fine.",
        "The Blue Cross Follow-Up Plan",
        "an over-the-counter drug",
        "We re-cover the chair, and you recover.",
    ],
)
def test_what_grammar_asks_for_is_no_form_of_a_compound(text: str) -> None:
    """Verbs with particles, words of the closed classes, names in capitals, chains, and *re-*."""
    assert compounds(text) == []


def test_a_compound_is_seen_as_one_word_with_a_hyphen_and_as_two() -> None:
    """Also with the capital of a sentence."""
    assert compounds("Healthcare and health care and a health-care plan") == [
        "healthcare",
        "health care",
        "health-care",
    ]
    assert compounds("A non invasive, non-invasive and noninvasive test.") == [
        "non invasive",
        "non-invasive",
        "noninvasive",
    ]


def test_a_variant_in_capitals_is_part_of_a_name() -> None:
    """The Grey Centre is not told to be a gray center."""
    words = tuple(words_of("The Grey Centre for grey hair"))
    assert [sight.form for sight in variants_in(words)] == ["grey"]
    assert english_of("grey") is not english_of("gray")


@pytest.mark.parametrize(
    ("written", "style"),
    [
        ("December 12, 2022", "Month D, YYYY"),
        ("Dec 12, 2022", "Mon D, YYYY"),
        ("Dec. 12, 2022", "Mon. D, YYYY"),
        ("December 12th, 2022", "Month Dth, YYYY"),
        ("12 December 2022", "D Month YYYY"),
        ("3rd Mar 2021", "Dth Mon YYYY"),
        ("2022-12-12", "YYYY-MM-DD"),
        ("12/12/2022", "N/N/YYYY"),
    ],
)
def test_a_date_has_a_style(written: str, style: str) -> None:
    """And is itself in its own style."""
    assert [sight.form for sight in dates_in(written, 0, len(written))] == [style]
    assert in_style(written, style) == (None if style.startswith("N") else written)


@pytest.mark.parametrize("written", ["May 5, 2022", "/2022-12-12/", "v12.12.2022.1", "12/2022", "2022"])
def test_what_is_no_day_or_may_be_of_two_styles_has_none(written: str) -> None:
    """*May* is short and long at once."""
    assert list(dates_in(written, 0, len(written))) == []


def test_a_number_has_a_style() -> None:
    """A fax of another plan, a code and a longer number have none."""
    text = "732.906.9600 or (732) 906-9300 or 1-800-555-0100, 12345-678-901-2345, 020 7223 7223"
    assert [(sight.key, sight.form) for sight in phones_in(text, 0, len(text))] == [
        ("nanp", "ddd.ddd.dddd"),
        ("nanp", "(ddd) ddd-dddd"),
        ("toll-free", "d-ddd-ddd-dddd"),
    ]
    assert number_in_style("(800) 555-0100", "d-ddd-ddd-dddd") == "1-800-555-0100"


def test_a_heading_shows_its_case_by_two_words_at_least() -> None:
    """A name, an emphasis or a mixture shows nothing."""
    cases = {
        "When to See a Doctor": "Title Case",
        "When to see a doctor": "Sentence case",
        "Meet Freeman": None,
        "FREQUENTLY ASKED QUESTIONS": None,
        "What Good doctors say": None,
    }
    assert cases == {heading: heading_case(tuple(words_of(heading))) for heading in cases}


def people(text: str) -> list[tuple[str, str]]:
    """Return the people of a text, with their titles and degrees."""
    return [(sight.kind, sight.form) for sight in people_in(text, 0, len(text), ENGINE)]


def test_people_are_named_by_a_title_or_a_degree() -> None:
    """The word before the title, and common words after the name, are none of it."""
    assert people("Consult Dr. Eric Freeman Today") == [("title", "Dr."), ("person", "Eric Freeman")]
    assert people("Carly Sorenson, D.O., FACP, sees you") == [
        ("person", "Carly Sorenson"),
        ("credential", "D.O., FACP"),
        ("degree", "D.O."),
        ("degree", "FACP"),
    ]
    assert people("The New Jersey Spine Center") == []


@pytest.mark.parametrize(
    "last",
    [
        "Smith",
        "Brown",
        "Young",
        "Miller",
        "Lee",
        "White",
        "O'Brien",
        "García",
        "McDonald",
        "King-Hall",
    ],
)
def test_a_last_name_may_be_an_everyday_word(last: str) -> None:
    """Or have an apostrophe, an accent or a capital inside; the common word after it is still none of it."""
    for first in ("John A.", "Priya", "Eric", "E."):
        for after in (" Today", " Call", " is here", "."):
            assert ("person", f"{first} {last}") in people(f"Ask Dr. {first} {last}{after}")
    assert ("person", last) in people(f"Ask Dr. {last} Today")
    assert people(f"Ask Dr. {last}.") == people(f"Ask Dr. {last.replace(chr(39), '’')}.")


def test_a_common_word_after_a_last_name_is_no_name() -> None:
    """Though the list of names has it: *Call*, *Home*."""
    assert people("Dr. Freeman Call Home") == [("title", "Dr."), ("person", "Freeman")]


def test_a_name_is_seen_in_the_shapes_that_it_has() -> None:
    """In capitals alone it shows none."""
    text = "Here at Master Face we say that we use Masterface and MASTERFACE"
    found = [sight.form for sight in names_in(text, tuple(words_of(text)), ENGINE, running=True)]
    assert found == ["Master Face", "Masterface"]


def test_quotations_are_spans() -> None:
    """One that is not closed is none, and inches are none."""
    text = 'He said “thank you” and "fine", 5\'10" tall, “and'
    spans = quotations(text, 0, len(text))
    assert [text[start:end] for start, end in spans] == ["“thank you”", '"fine"']
    assert is_inside(spans, text.index("thank"))
    assert not is_inside(spans, text.index("tall"))


def test_a_quotation_in_a_quotation_is_a_part_of_it() -> None:
    """Words after the inner one are still quoted."""
    text = 'She said “they told me "rest" and I did” to us'
    assert quotations(text, 0, len(text)) == [(9, 40)]
    assert is_inside(quotations(text, 0, len(text)), text.index("I did"))


def test_a_style_sheet_knows_the_place_of_a_word() -> None:
    """A capital at the beginning and a plural break nothing; a part of a longer word is none."""
    text = "Email us. EMAIL, e-mails, E-mail; a best-in-class team; emailing"
    found = [(s.kind, s.form) for s in style_sights(text, 0, len(text), ("email",), ("best-in-class",))]
    assert found == [("use", "e-mail"), ("use", "E-mail"), ("never", "best-in-class")]


def test_what_an_engine_knows_does_not_depend_on_who_asked_first() -> None:
    """A word of one site is a compound or a name there alone."""
    text = "Your zorcare plan and the zor care of Zorab Carely"
    words = tuple(words_of(text))
    plain = SpellingEngine()
    site = SpellingEngine(frozenset({"zorcare"}))

    def seen(engine: SpellingEngine) -> list[str]:
        sights = [*compounds_in(text, words, engine), *names_in(text, words, engine, running=True)]
        return [sight.form for sight in sights]

    alone = seen(SpellingEngine())
    assert "zor care" in seen(site)
    assert "zor care" not in alone
    assert seen(plain) == alone
    assert seen(site) != alone


@pytest.mark.parametrize(
    "text", ["“" * 20_000, '"a' * 20_000, "Dr. " * 20_000, "A " * 20_000, "co-" * 20_000, "1" * 40_000]
)
def test_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    """A second for forty thousand characters would be a loop within a loop."""
    begun = time.process_time()
    words = tuple(words_of(text))
    list(compounds_in(text, words, ENGINE))
    list(names_in(text, words, ENGINE, running=True))
    list(people_in(text, 0, len(text), ENGINE))
    list(dates_in(text, 0, len(text)))
    list(phones_in(text, 0, len(text)))
    list(style_sights(text, 0, len(text), ("Redefine Healthcare",), ("best in class",)))
    quotations(text, 0, len(text))
    assert time.process_time() - begun < 2


def test_a_curly_quotation_may_close_with_a_straight_mark() -> None:
    """Where a comma or a full stop is before it: *5\" long* is no end."""
    text = 'He said “it is a 5" cut,” and “rest," too.'
    assert [text[start:end] for start, end in quotations(text, 0, len(text))] == [
        '“it is a 5" cut,”',
        '“rest,"',
    ]
