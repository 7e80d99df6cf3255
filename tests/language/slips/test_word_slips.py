"""Rules about words in a row: the slip that each is named after is corrected, and what looks like it is left."""

from __future__ import annotations

import sys
from types import FrameType
from typing import SupportsIndex

import pytest

from language.slips.find import NAMES, slips
from language.text_blocks import read_blocks
from schemas.block import Block
from schemas.vocabulary import BlockKind
from tests.language.slips.found import ENGINE, corrected, found

SLIPS = [
    ("article-before-one-of", "Pain is a one of the signs.", "Pain is one of the signs."),
    ("two-determiners", "Put it on the your back now.", "Put it on your back now."),
    ("determiner-before-a-joint", "If your are pregnant, call.", "If you are pregnant, call."),
    ("determiner-before-a-joint", "It holds all the of the teeth.", "It holds all of the teeth."),
    ("two-prepositions", "Care depends upon on the cause.", "Care depends upon the cause."),
    ("two-finite-verbs", "Some people may has a rash.", "Some people may have a rash."),
    ("two-finite-verbs", "The rash should also is dry.", "The rash should also be dry."),
    ("two-forms-of-be", "The first sign is are small spots.", "The first sign is small spots."),
    ("of-for-have", "You should of called us.", "You should have called us."),
    ("of-for-have", "It couldn’t of been worse.", "It couldn’t have been worse."),
    ("then-for-than", "It hurts more then before.", "It hurts more than before."),
    ("then-for-than", "Rest rather then walk.", "Rest rather than walk."),
    ("loose-for-lose", "It helps you loose weight.", "It helps you lose weight."),
    ("everyday-for-every-day", "We walk everyday.", "We walk every day."),
    ("every-day-for-everyday", "It is part of every day life.", "It is part of everyday life."),
    ("mistyped-click", "Clink here for the form.", "Click here for the form."),
    ("double-comparative", "It is more easier to walk.", "It is easier to walk."),
    (
        "its-for-it-is",
        "Its important to rest, and its been a while.",
        "It's important to rest, and it's been a while.",
    ),
    ("its-for-it-is", "Now its designed to help.", "Now it's designed to help."),
    (
        "it-is-for-its",
        "The tooth left it’s socket; each has it’s own.",
        "The tooth left it’s socket; each has its own.",
    ),
    ("it-is-for-its", "It comes out of it's socket.", "It comes out of its socket."),
    ("whose-for-who-is", "A child whose been ill rests.", "A child who's been ill rests."),
    ("who-is-for-whose", "A man with who's wife we spoke.", "A man with whose wife we spoke."),
    ("lets-for-let-us", "Lets talk about it.", "Let's talk about it."),
    ("let-us-for-lets", "The app let’s you book.", "The app lets you book."),
    ("lost-possessive", "It depends on a persons ability.", "It depends on a person's ability."),
    ("lost-possessive", "Follow your doctors advice.", "Follow your doctor's advice."),
    ("lost-possessive", "We respect patients rights here.", "We respect patients' rights here."),
    ("lost-possessive-of-a-name", "She has Crohns disease.", "She has Crohn's disease."),
    ("lost-possessive-of-time", "See this weeks hours.", "See this week's hours."),
    ("lost-possessive-of-time", "She has 20 years experience.", "She has 20 years' experience."),
    ("lost-possessive-of-a-place", "It is the worlds largest clinic.", "It is the world's largest clinic."),
    ("were-for-we-are", "Were here to help you.", "We're here to help you."),
    ("well-for-we-will", "Well send you the form.", "We'll send you the form."),
    ("plural-apostrophe", "Most MRI's are safe.", "Most MRIs are safe."),
    ("possessive-for-plural", "Symptom's may come and go.", "Symptoms may come and go."),
    ("possessive-for-plural", "Even if the symptom's are gone.", "Even if the symptoms are gone."),
    ("possessive-for-plural", "The loss of several gene's in it.", "The loss of several genes in it."),
    ("possessive-for-plural", "We saw these patient's lungs.", "We saw these patients' lungs."),
    ("possessive-for-plural", "A number of allergy's of a child.", "A number of allergies of a child."),
    ("your-for-you-are", "If your not sure, call.", "If you're not sure, call."),
    ("your-for-you-are", "Even if your at high risk, rest.", "Even if you're at high risk, rest."),
    ("your-for-you-are", "Your welcome.", "You're welcome."),
    ("your-for-you-are", "Call when your having a bad day.", "Call when you're having a bad day."),
    ("decade-apostrophe", "We treat men in their 50's for it.", "We treat men in their 50s for it."),
    ("its-apostrophe", "The knee lost its' strength.", "The knee lost its strength."),
    ("suppose-for-supposed", "You are suppose to rest now.", "You are supposed to rest now."),
    ("such-us", "Birds such us ducks have it.", "Birds such as ducks have it."),
    ("off-for-of", "It is all off the skin, part off the arm.", "It is all of the skin, part of the arm."),
    ("torn-preposition", "It heals with out a scar.", "It heals without a scar."),
    ("use-to-for-used-to", "It may be use to treat pain.", "It may be used to treat pain."),
    ("been-after-a-modal", "It may been caused by age.", "It may be caused by age."),
    ("being-for-been", "It has being approved.", "It has been approved."),
    ("torn-compound", "The eye lids and a head ache hurt.", "The eyelids and a headache hurt."),
    ("small-i", "Then i was seen at once.", "Then I was seen at once."),
]

RIGHT = """
One of the signs is a one of a kind rash, and a one-of-a-kind cure.
We gave her a pill and told them the news that the nurse had.
The care you look for for your family is what you came to for help.
It comes from within, from over 20 towns, to up to 10 of about 30 people.
What it is is hard to say. The will is read. A can has a lid. May is warm, and God’s will is done.
A strong will can move it.
A can of beans, the month of May of last year, the might of the state.
First rest, then walk more, then call. Learn more then, if you like.
Loose teeth, loose skin and loose weights lie in the room.
Everyday life and everyday lenses. Part of the everyday and the odd.
The clinic keeps its promise, its best doctors, its very own rooms, its then owner and its worth.
It’s of interest that it's good, and for it's a joy.
The doctors know your children, and the patients care for their families.
It gives patients advice and offers parents information.
A friend who's been ill, and a man whose children came. Let's go and let us see.
Were the doctors here? Well done. Ill people rest. The week's end is the year's end.
A women's clinic, two weeks' notice, the years ahead, last week, the last years of it.
The FDA's rules are here, the X-ray was clear, and on the 1990s and '90s he spoke.
What I suppose to be true is not. The '90s and "its" are words.
If you can, will you come? All you can is enough. I know that that is right.
Vitamin A and the skin. The with keyword of a program. To be, or not to be.
The baby's in bed, dinner's in the oven, and a friend of the patient's may come. That's who it's for.
Parkinson's may start late. The doctor's and the patient's are here. Someone's of use, and today's are full.
Your pregnant friend and your in-house lab, if your on call doctor and your ready meal come. Your not-for-profit.
They told such people of us. Take one off the shelf. It was dealt with in the end. We use to the full what we have.
The right of a human being treated well, and of one having being sick. Those who use it have been seen.
Each dose of at least 5 mg, from at least two.
""".strip().split("\n")


@pytest.mark.parametrize(("rule", "wrong", "right"), SLIPS)
def test_a_slip_is_corrected_by_its_rule(rule: str, wrong: str, right: str) -> None:
    """All of the passage, and nothing else, is replaced."""
    assert {slip.rule for slip in found(wrong)} == {rule}
    assert corrected(wrong) == right


@pytest.mark.parametrize("text", RIGHT)
def test_what_looks_like_a_slip_is_left(text: str) -> None:
    """Sentences that English has."""
    assert [(slip.rule, text[slip.start : slip.end]) for slip in found(text)] == []


def test_every_rule_has_a_slip_of_its_own() -> None:
    """No rule goes untested, and every name is known."""
    named = {slip.rule for _, wrong, _ in SLIPS for slip in found(wrong)}
    assert {name for name, kind in NAMES.items() if kind == "slip"} == named


class CountedText(str):
    """A text that counts the characters that are copied out of it."""

    copied = 0

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        """Return a part, and count its characters."""
        part = super().__getitem__(key)
        CountedText.copied += len(part)
        return part


def work_of(text: str) -> int:
    """Return the number of calls that reading a text takes, and of characters that it copies."""
    (block,) = read_blocks(
        text, [Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text), language="en")], "en"
    ).blocks
    calls = 0

    def count(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal calls
        calls += event == "call"

    CountedText.copied = 0
    counted = CountedText(text)
    sys.setprofile(count)
    try:
        list(slips(counted, block, ENGINE))
    finally:
        sys.setprofile(None)
    return calls + CountedText.copied


@pytest.mark.parametrize(
    "piece",
    ["its been ", "i am ", "the the your ", "a hour ", "pain,, ", "word.. A", "word ,", "should of been ",
     "cord(nerve) ", "these symptom's are ", "if your not "],
)  # fmt: skip
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    """Twice the text is twice the work, and not four times."""
    work_of(piece * 10)  # what is looked up once
    once, twice = work_of(piece * 400), work_of(piece * 800)
    assert twice < 2.3 * once
