"""A word is called wrong where another of its set is far likelier."""

from __future__ import annotations

import pytest

from language.spelling.judge import SpellingEngine
from language.text_blocks import read_blocks
from language.wrong_words.rule import wrong_words
from schemas.block import Block
from schemas.vocabulary import BlockKind

ENGINE = SpellingEngine()


def wrong(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[tuple[str, str]]:
    """Return the wrong words of a block with what is meant."""
    (block,) = read_blocks(text, [Block(kind=kind, start=0, end=len(text), language="en")], "en").blocks
    return [(text[slip.start : slip.end], slip.suggestions[0]) for slip in wrong_words(text, block, ENGINE)]


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("Many of our patience have back pain.", "patience", "patients"),
        ("Ask the nurse weather you need a scan.", "weather", "whether"),
        ("The pain is worse then before.", "then", "than"),
        ("You may loose your hair.", "loose", "lose"),
        ("He had prostrate cancer.", "prostrate", "prostate"),
        ("Recovery can take form two to six weeks.", "form", "from"),
        ("Please call you're doctor.", "you're", "your"),
        ("Hold you're breath for a moment.", "you're", "your"),
        ("The drug may effect your sleep.", "effect", "affect"),
        ("We except most insurance plans.", "except", "accept"),
        ("She past the test.", "past", "passed"),
        ("Take a deep breathe and hold it.", "breathe", "breath"),
        ("Smoking can led to lung cancer.", "led", "lead"),
        ("Most patience recover within a week.", "patience", "patients"),
        ("The side affects are mild.", "affects", "effects"),
        ("You will now how to care for the wound.", "now", "know"),
        ("It has being used for years.", "being", "been"),
    ],
)
def test_a_wrong_word_is_found(text: str, written: str, meant: str) -> None:
    """With what is meant."""
    assert wrong(text) == [(written, meant)]


@pytest.mark.parametrize(
    "text",
    [
        "We see most patients within a day. Have patience with your back.",
        "Ask whether you may go out in cold weather.",
        "The pain is worse than before, and then it goes away.",
        "Breathe in, and hold your breath.",
        "You may lose your hair. Wear loose clothes.",
        "The side effects affect your sleep. The effect is small.",
        "Fill in the form from our site.",
        "The ileum is part of the bowel. The ilium is part of the hip.",
        "The mucous membranes make mucus.",
        "The nurse gives advice. We advise you to rest.",
        "They're here for their class. There is a room over there.",
        "It's late. The clinic has its own lab.",
        "The peroneal nerve is in the leg. The perineal area is between the legs.",
        "Eat less dairy and keep a diary.",
        "Let the wound heal. The heel hurts.",
        "You're right, your waist is slim. Throw the waste away.",
        "The main principle is rest. The principal of the school called.",
        "It is quite warm. The room is quiet.",
        "The two of them came too late to the clinic.",
        "No, I know it now.",
        "Stretch slowly, breathe, and stop when it hurts.",
    ],
)
def test_right_words_are_silent(text: str) -> None:
    """Both members of each set, each in its place."""
    assert wrong(text) == []


def test_names_and_headings_are_left() -> None:
    """A capital inside a sentence may be a brand's, and a heading's words have too little beside them."""
    assert wrong("We welcome Patience and her team, and Loose Weight Labs.") == []
    assert wrong("Most patience within a day", BlockKind.HEADING) == []


def test_another_language_is_left() -> None:
    """The rule is asked of English blocks alone; a strange one has no runs that it knows."""
    assert wrong("Un test de sang et la dose, mais on a son chat.") == []


def test_a_capital_is_kept() -> None:
    """At a sentence's start the suggestion has one too."""
    assert wrong("Patience feel better. Their are two doctors here.") == [
        ("Patience", "Patients"),
        ("Their", "There"),
    ]
