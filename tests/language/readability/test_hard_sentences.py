"""The sentences to change are those that help most, and what is promised for it is what a real edit reaches."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.readability.reader import ReadabilityReader
from language.text_blocks import TextBlocks, read_blocks
from schemas.block import Block
from schemas.readability import HardSentence, Readability
from schemas.vocabulary import BlockKind

READER = ReadabilityReader(0)
SHORT = "Rest the knee for two days. Put a cold pack on it. Call us when the pain does not go away."
LEARNED = (
    "Medication reduces inflammation. Recovery usually takes several weeks. Physiotherapy is necessary later."
)
LONG = [
    "Your doctor looks at your shoulder before the treatment, and the nurse explains to you in detail what will happen "
    "during the next weeks at home.",
    "Most people can go back to work after a few days, but you should not lift heavy bags for a month because the "
    "wound needs time to heal.",
    "The tablets help against the swelling; they can upset your stomach when you take them without food in the morning "
    "or late in the evening.",
    "We will call you on the day after the visit to ask how you feel with a short list of questions about your sleep, "
    "your food, your walks and the pain in your leg at night and by day.",
    "After the operation the hospital will send you home with a clear plan for the exercises, the tablets and the next "
    "visits at our office near the station on the other side of the river.",
    "It hurts when you move the arm, so we give you a sling that you can wear in the day while you walk, sit or stand "
    "with your friends.",
]


def blocks(paragraphs: list[str]) -> TextBlocks:
    """Return a text of these paragraphs."""
    made, start = [], 0
    for words in paragraphs:
        made.append(Block(kind=BlockKind.PARAGRAPH, start=start, end=start + len(words)))
        start += len(words) + 1
    return read_blocks("\n".join(paragraphs), made, "en")


def scores(paragraphs: list[str]) -> Readability:
    """Return a text's scores."""
    return READER.scores(blocks(paragraphs))


def edited(text: str, sentences: list[HardSentence]) -> str:
    """Return a text edited as it was told: split at each place; where too few are named, in the middle of a part."""
    for one in sorted(sentences, key=lambda one: -one.start):
        cuts = [(place.start, place.end, place.opening) for place in one.split_at]
        while len(cuts) < one.parts - 1:
            ends = [one.start, *sorted(at for start, end, _ in cuts for at in (start, end)), one.end]
            start, end = max(zip(ends[::2], ends[1::2], strict=True), key=lambda part: part[1] - part[0])
            at = text.index(" ", (start + end) // 2)
            cuts.append((at, at + 1, ""))
        for start, end, opening in sorted(cuts, reverse=True):
            second = text[end:].lstrip()
            second = f"{opening} {second}" if opening else second[:1].upper() + second[1:]
            text = f"{text[:start].rstrip(' ,;')}. {second}"
    return text


@given(st.lists(st.sampled_from([*LONG, SHORT, SHORT]), min_size=6, max_size=16))
def test_the_promise_is_what_the_edit_reaches(paragraphs: list[str]) -> None:
    """The grade after splitting these sentences, recomputed on the edited text, within a tenth."""
    before = scores(paragraphs)
    if before.reading_grade_after is None:
        return
    text = edited("\n".join(paragraphs), before.hard_sentences)
    after = scores(text.split("\n"))
    assert after.sentence_count == before.sentence_count + sum(one.parts - 1 for one in before.hard_sentences)
    assert after.reading_grade is not None
    assert abs(after.reading_grade - before.reading_grade_after) <= 0.1 + 1e-9


def test_the_most_helpful_come_first() -> None:
    """A sentence that makes three helps more than one that makes two; of equals the harder one; five at most."""
    found = scores([*LONG, SHORT]).hard_sentences
    assert [one.parts for one in found] == sorted((one.parts for one in found), reverse=True)
    assert len(found) == 5
    assert all(one.parts == math.ceil(one.word_count / 20) for one in found)


def test_where_to_split() -> None:
    """Where a clause with a subject of its own begins; the joint goes."""
    text = "\n".join([LONG[0], *[LEARNED] * 9])
    (sentence,) = [one for one in scores(text.split("\n")).hard_sentences if one.parts > 1]
    (place,) = sentence.split_at
    assert text[place.start : place.end] == ", and "
    assert text[place.end :].startswith("the nurse explains")


def test_a_gain_of_less_than_a_tenth_is_none() -> None:
    """A text of a thousand sentences is not made easier by one of them."""
    found = scores([LONG[1], *[LEARNED] * 400])
    assert found.reading_grade_after is None


def test_a_text_of_short_sentences_is_promised_nothing() -> None:
    """There is nothing to split."""
    found = scores([SHORT] * 6)
    assert (found.hard_sentences, found.reading_grade_after) == ([], None)


@pytest.mark.parametrize("words", [3_000])
def test_a_sentence_of_a_list_without_end(words: int) -> None:
    """One that is longer than any is not searched for places, and still counted."""
    text = "We treat knees and " * (words // 4) + "hips."
    assert scores([text]).hard_sentences[0].split_at == []


@pytest.mark.parametrize("sentence", LONG)
def test_of_the_same_sentence_the_first_is_first(sentence: str) -> None:
    """Wherever it is, whatever the floats before it add up to."""
    found = scores(
        [SHORT, LEARNED, sentence, LEARNED, LEARNED, sentence, SHORT, LEARNED, sentence]
    ).hard_sentences
    same = [one.start for one in found if one.parts > 1]
    assert len(same) == 3
    assert same == sorted(same)
