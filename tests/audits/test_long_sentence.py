"""A sentence is reported where it is long and in parts, and where somebody can edit it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from audits.contract import CannotTell, Failed, Found, Inapplicable, Passed
from audits.readability.long_sentence import check
from audits.readability.sentence_load import has_end, sentence_load
from schemas.block import Block
from schemas.text import RunningText
from schemas.vocabulary import BlockKind, BlockLabel, Genre, PageKind, Severity
from tests.audits.build import article, context, text

CONTEXT = context()
LONG = (
    "If the pain in your back has lasted for more than some weeks, and neither rest nor heat nor the tablets that your "
    "own doctor gave you have helped you at all, then please call us and ask for a visit."
)


def found(record: RunningText) -> Sequence[Found]:
    """Return the findings on a text; none where it passed."""
    verdict = check(record, CONTEXT)
    assert isinstance(verdict, Failed | Passed)
    return verdict.findings if isinstance(verdict, Failed) else ()


def words(number: int, commas: int = 0) -> str:
    """Return a sentence of so many words, with commas after the first of them."""
    return " ".join(f"rest{',' if at < commas else ''}" for at in range(number - 1)) + " well."


@pytest.mark.parametrize(
    ("number", "commas", "reported"), [(34, 9, False), (39, 0, False), (39, 6, False), (40, 0, True)]
)
def test_length(number: int, commas: int, reported: bool) -> None:
    """From 40 words on; shorter ones in many parts are lists in a line as often as not."""
    assert bool(found(article(words(number, commas)))) == reported


def test_a_name_is_one_word() -> None:
    """A list of societies or doctors is long and nothing in it can be split."""
    names = ", ".join(
        f"the National Board of Spine Surgery {part}" for part in ("East", "West", "North", "South")
    )
    assert not found(
        article(f"She studied in Boston and is a member of {names} and of many others in the country.")
    )
    assert sentence_load("See Dr. Ann Good, MD, or (on Fridays) Bo Hill.") == (10, 5, 3)


def test_what_is_said_and_how_bad_it_is() -> None:
    """All words are counted for the reader; from 45 on it is moderate."""
    (one,) = found(article(LONG))
    assert one.message == "41-word sentence. Most readers lose track after about 30."
    assert (one.value, one.severity, one.shown) == (41, Severity.MINOR, True)
    (other,) = found(article(words(45)))
    assert other.severity is Severity.MODERATE


def test_a_sentence_that_a_page_writes_twice_is_one() -> None:
    """Once for wide and once for narrow screens."""
    assert len(found(article(LONG, LONG.replace(" ", "  ")))) == 1


def test_the_worst_three_are_shown() -> None:
    """By words and breaks, in the order of the page; equal ones from the top; the last one counts the others."""
    findings = found(article(words(40), words(44), words(40, 1), words(42), words(40, 2)))
    assert [one.value for one in findings if one.shown] == [44, 42, 40]
    assert [one.shown for one in findings] == [False, True, False, True, True]
    assert [one.message.partition("30. ")[2] for one in findings] == [
        "",
        "",
        "",
        "",
        "And 2 more on this page.",
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param(f"“{LONG}” – Ann P.", id="a testimonial"),
        pytest.param(f'"{LONG}"', id="a quote in straight marks"),
        pytest.param(LONG.rstrip("."), id="no sentence's mark at its end"),
        pytest.param(
            LONG.replace("back has", "backHas").replace("weeks, and", "weeksAnd").replace("own doctor", "ownDoctor"),
            id="lines run together",
        ),
    ],
)  # fmt: skip
def test_what_is_nobodys_sentence_to_edit(paragraph: str) -> None:
    """A patient's own words, a title, the lines of a card."""
    assert not found(article(paragraph, "Rest helps most people."))


@pytest.mark.parametrize(
    "block", [{"kind": BlockKind.QUOTE}, {"kind": BlockKind.PARAGRAPH, "label": BlockLabel.DISCLAIMER}]
)
def test_blocks_that_do_not_count(block: dict[str, str]) -> None:
    """A quote and a disclaimer: nothing else is there to judge in the first, and the second is the law's."""
    record = article(LONG, body_blocks=[Block.model_validate({"start": 0, "end": len(LONG)} | block)])
    assert isinstance(check(record, CONTEXT), CannotTell)


@pytest.mark.parametrize("kind", [PageKind.LEGAL, PageKind.PERSON, PageKind.LISTING, PageKind.LOCATION])
def test_kinds_that_are_not_judged(kind: PageKind) -> None:
    """With the reason in words."""
    assert isinstance(check(text(LONG, kind=kind), CONTEXT), Inapplicable)


@pytest.mark.parametrize("genre", [Genre.STORY, Genre.PROFILE, Genre.NEWS, Genre.EVENT])
def test_genres_that_are_not_judged(genre: Genre) -> None:
    """A patient's story is never edited."""
    assert isinstance(check(article(LONG, genre=genre), CONTEXT), Inapplicable)


def test_the_end_of_a_sentence() -> None:
    """A mark, and what closes after it."""
    assert has_end("He said: “Call us.”")
    assert has_end("Call us (any day.)")
    assert not has_end("Our services and fees")


def test_a_list_in_a_line_is_no_long_sentence() -> None:
    """Its items are read one by one."""
    items = [
        f"in {year} we treated about thirty more of the people who came to us" for year in range(2019, 2023)
    ]
    assert not found(article(f"{'; '.join(items)}."))
    assert not found(article(f"{'... '.join(items)}."))
    assert found(article(f"{', and '.join(items)}."))
