"""Find where a long sentence can be split."""

from __future__ import annotations

import pytest

from language.readability.split_point import SplitPoint
from language.readability.split_points import (
    best_points,
    best_split,
    parts,
    rewritten,
    split_points,
)

LONG = (
    "Myopia makes far things blurry, which is why children squint at the board, and parents often notice it first; "
    "our doctors check the eyes of your child once a year, but you can call us at any time."
)


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        (
            "Rest your eyes often, and they will feel better soon.",
            ["Rest your eyes often. They will feel better soon."],
        ),
        (
            "Our staff checks your plan; you pay only the rest.",
            ["Our staff checks your plan. You pay only the rest."],
        ),
        (
            "Biopsies need careful planning because nails grow slowly after a cut.",
            ["Biopsies need careful planning. This is because nails grow slowly after a cut."],
        ),
        (
            "Some people feel nothing, while others have severe pain.",
            ["Some people feel nothing. Others have severe pain."],
        ),
        (
            "The drops widen your pupils (for hours), so that we can look inside the eye.",
            ["The drops widen your pupils (for hours). This way, we can look inside the eye."],
        ),
        (
            "Each cell has small sacs called vesicles, which carry proteins.",
            ["Each cell has small sacs called vesicles. They carry proteins."],
        ),
    ],
)
def test_both_sides_are_whole_sentences(sentence: str, cut: list[str]) -> None:
    """A sentence is cut where both sides have a subject and its verb; a reason opens with other words."""
    points = split_points(sentence, 0, len(sentence))
    assert [rewritten(sentence, 0, len(sentence), [point]) for point in points] == cut


@pytest.mark.parametrize(
    "sentence",
    [
        "Treatment may include rest, ice, and medicines that help.",
        "Call us if you have pain and it gets worse at night.",
        "Call us if you have a fever, or you feel dizzy after the shot.",
        "The nurse and the doctor will see you in the second room.",
        "The form asks “what hurts; where does it hurt” in three places.",
        "Do you smoke, and do you want to stop this year?",
        "Platelets arrive, form a scaffold, and release growth factors.",
    ],
)
def test_series_conditions_quotes_and_questions_stay_whole(sentence: str) -> None:
    """No cut within a series, a condition, a quote or a question."""
    assert split_points(sentence, 0, len(sentence)) == ()


def test_parts_are_counted_with_their_openings() -> None:
    """The words of each part, the new opening's among them."""
    sentence = "Biopsies need careful planning because nails grow slowly after a cut."
    points = split_points(sentence, 0, len(sentence))
    assert parts(sentence, 0, len(sentence), points) == (4, 9)


def test_the_best_points_leave_no_part_above_twenty_words_where_possible() -> None:
    """The fewest cuts that bring every part to twenty words; none shorter than five."""
    chosen = best_split(LONG, 0, len(LONG))
    sizes = parts(LONG, 0, len(LONG), chosen)
    assert (max(sizes) <= 20, min(sizes) >= 5, len(chosen)) == (True, True, 1)


def test_a_sentence_without_points_stays() -> None:
    """Nothing to choose from, nothing chosen."""
    assert best_points("Call us.", 0, 8, ()) == ()


def test_offsets_point_into_the_whole_text() -> None:
    """A sentence in the middle of a text has its points there."""
    text = "Hello. Rest your eyes often, and they will feel better soon."
    (point,) = split_points(text, 7, len(text))
    assert (text[slice(*point.drop)], text[point.at : point.at + 4]) == (", and ", "they")
    assert isinstance(point, SplitPoint)


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        (
            "Sugar can harm the teeth and the gums, and fluoride can help to slow it down.",
            "Sugar can harm the teeth and the gums. Fluoride can help to slow it down.",
        ),
        (
            "Blocked glands are a cause (see below), an infection is another, and our doctors will find yours.",
            None,
        ),
        (
            "The causes are poor hygiene, an infection, and blocked glands, and our doctors will find yours.",
            "The causes are poor hygiene, an infection, and blocked glands. Our doctors will find yours.",
        ),
        ("The signs are pain, fever, and a rash that can spread over the skin.", None),
        (
            "Most people feel well, but not all patients have the same results.",
            "Most people feel well. But not all patients have the same results.",
        ),
        (
            "About 80 percent of cases have one cause, and about 10 percent of cases have another.",
            "About 80 percent of cases have one cause. About 10 percent of cases have another.",
        ),
        (
            "It is part of an honest plan: Dr. Smith checks your foot, explains the results, and tells you more.",
            "It is part of an honest plan. Dr. Smith checks your foot, explains the results, and tells you more.",
        ),
        (
            "Our injectable treatments last between 6 and 24 months, but the duration can vary.",
            "Our injectable treatments last between 6 and 24 months. But the duration can vary.",
        ),
        (
            "Shots can hurt a bit, as with any needle, but the pain will pass in a minute.",
            "Shots can hurt a bit, as with any needle. But the pain will pass in a minute.",
        ),
        ("People with tooth loss do not only feel ashamed, but they can be at risk for disease.", None),
        (
            "The trial found a greater improvement with the laser, but also more pain and longer redness.",
            None,
        ),
        (
            "Whether you need new glasses, or you want an exam, or you need urgent care, our doctors can help.",
            None,
        ),
        (
            "The symptoms can return after a few weeks, whereas the scars that remain are harmless.",
            "The symptoms can return after a few weeks. The scars that remain are harmless.",
        ),
        (
            "Inside nearly every cell there are small parts — the power plants that make the energy for it.",
            None,
        ),
    ],
)
def test_a_long_subject_or_series_before_the_joint(sentence: str, cut: str | None) -> None:
    """The verb is found behind a longer subject; an item of a series is no clause."""
    points = split_points(sentence, 0, len(sentence))
    assert [
        rewritten(sentence, 0, len(sentence), [point]) for point in points if point.opening != "This is"
    ] == ([cut] if cut else [])
