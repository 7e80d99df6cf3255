"""Errors are planted where they say they are, the same for the same seed, and are scored by what an editor sees."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

import pytest

from benchmarks import planted_phrases as phrases
from benchmarks.natural_errors import as_text
from benchmarks.planted_errors import APART, Edit, plant
from benchmarks.planted_words import doubled, missing_space
from benchmarks.typo_checkers import Flag
from benchmarks.typo_scores import alarms, by_kind, score

TEXTS = [
    {
        "id": str(number),
        "text": "A patient should have seen an honest doctor, who is one of the best. It is not an hour from here. "
        f"Number {number} of the patients has lost more than a pound, and every day they are in pain (or so we hear). "
        "Because of this, people lose weight: their breath is weak, they cannot sleep.",
    }
    for number in range(12)
]
CLASSES = {
    "slip": phrases.named_slip,
    "apostrophe": phrases.apostrophe,
    "a_an": phrases.wrong_article,
    "wrong_word": phrases.confused(phrases.CONFUSED, "confused"),
    "punctuation": phrases.doubled_punctuation,
    "missing_space": missing_space,
    "doubled": doubled,
}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_planted_words_stand_where_the_row_says(seed: int) -> None:
    """Putting the right words back gives the clean text, where the error did not change more than it says."""
    rows = plant(TEXTS, CLASSES, seed=seed, per_class=8)
    assert sum(len(row["errors"]) for row in rows) > 20
    for row in rows:
        for error in row["errors"]:
            assert row["text"][error["start"] : error["end"]] == error["wrong"]
            assert error["wrong"] != error["right"]


def test_the_same_seed_plants_the_same_and_another_seed_does_not() -> None:
    """A figure can be measured again."""
    assert plant(TEXTS, CLASSES, seed=1, per_class=8) == plant(TEXTS, CLASSES, seed=1, per_class=8)
    assert plant(TEXTS, CLASSES, seed=1, per_class=8) != plant(TEXTS, CLASSES, seed=2, per_class=8)


def test_two_errors_are_never_near() -> None:
    """A mark on one error cannot count for another."""
    for row in plant(TEXTS, CLASSES, seed=1, per_class=50):
        ends = [(error["start"], error["end"]) for error in row["errors"]]
        near = [second[0] - first[1] for first, second in itertools.pairwise(ends)]
        assert all(distance > APART // 2 for distance in near)


def test_one_kind_does_not_fill_a_class() -> None:
    """``most_of_kind`` bounds the share of a sort of slip."""

    def edits(text: str, chance: random.Random) -> Iterator[Edit]:
        yield Edit(0, 1, f"x{chance.random()}", "common")
        yield Edit(120, 121, f"x{chance.random()}", "rare")

    rows = plant(TEXTS, {"one": edits}, seed=1, per_class=10, most_of_kind={"one": 0.3})
    kinds = [error["kind"] for row in rows for error in row["errors"]]
    assert (kinds.count("common"), kinds.count("rare")) == (3, 3)


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("They do not sleep well.", "dont", "don't"),
        ("She should have been seen.", "should of", "should have"),
        ("It began in the 1950s there.", "1950's", "1950s"),
    ],
)
def test_a_slip_gives_its_right_words(text: str, wrong: str, right: str) -> None:
    """Where the text had other words than the right ones for the error, the row says which."""
    makers = (phrases.apostrophe, phrases.named_slip)
    edits = [edit for maker in makers for chance in range(8) for edit in maker(text, random.Random(chance))]
    found = {(edit.wrong, edit.right or text[edit.start : edit.end]) for edit in edits}
    assert (wrong, right) in found


def _row(text: str, wrong: str, right: str) -> dict[str, object]:
    start = text.index(wrong)
    error = {
        "start": start,
        "end": start + len(wrong),
        "class": "c",
        "kind": "k",
        "wrong": wrong,
        "right": right,
    }
    return {"id": "1", "text": text, "errors": [error]}


@pytest.mark.parametrize(
    ("flag", "found", "sure", "first"),
    [
        (Flag(2, 10, ["one of"], "sure"), 1, 1, 1),
        (Flag(2, 4, [""], "likely"), 1, 0, 1),
        (Flag(2, 10, ["an one of"], "maybe"), 1, 0, 0),
        (Flag(11, 15, ["many"], "sure"), 0, 0, 0),
    ],
)
def test_a_flag_is_scored_by_the_text_it_gives(flag: Flag, found: int, sure: int, first: int) -> None:
    """The span of a flag does not matter, only that it overlaps and what its first suggestion makes of the text."""
    row = _row("s a one of many", "a one of", "one of")
    result = score([row], [[flag]])["c"]
    assert (found, sure, first) == (result.found, result.sure, result.first)
    assert set(score(by_kind([row]), [[flag]])) == {"c: k"}


def test_flags_on_right_texts_are_counted_by_their_label() -> None:
    """What no reader has read yet is said to be unlabelled."""
    texts = [("site/a/", "Good papules here"), ("site/b/", "Good papules here")]
    marked = [[Flag(5, 12, [], "maybe", "misspelling")], [Flag(5, 12, [], "sure", "misspelling")]]
    result = alarms(texts, marked, {("site/a/", "papules"): "false"})
    assert (result.words, dict(result.labels)) == (6, {"false": 1, "unlabelled": 1})
    assert [line["where"] for line in result.unread] == ["site/b/"]


def test_tokens_become_text() -> None:
    """A space before a mark is the corpus's, not the learner's."""
    assert 'I do not ( really ) know , "he said" .'.replace(" ", "") == as_text(
        'I do not ( really ) know , " he said " .'
    ).replace(" ", "")
    assert as_text("I know , he said .") == "I know, he said."
