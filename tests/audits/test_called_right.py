"""What people called right is right as they wrote it, and says nothing of its parts."""

from __future__ import annotations

import pytest

from audits.called_right import without_right_words
from audits.context import site_context
from schemas.facts.text_words import Suspect, TextWords
from schemas.finding import Quote
from schemas.profile import Profile
from tests.audits.build import TODAY


@pytest.mark.parametrize(
    ("called", "left"),
    [([], 1), (["loose-fitting"], 1), (["Loose"], 0)],
    ids=["nothing", "a word that it is part of", "itself"],
)
def test_a_part_of_a_right_word_is_not_called_right(called: list[str], left: int) -> None:
    """A wrong word stays one beside a hyphened word that has it."""
    evidence = Quote(field="/body_text", quote="loose")
    suspect = Suspect(word="loose", kind="wrong", count=1, suggestions=["lose"], evidence=evidence)
    words = TextWords(subject="t-1", url="https://clinic.example/", word_count=9, suspects=[suspect])
    context = site_context(Profile(url="https://clinic.example/"), TODAY, words=called)
    assert len(without_right_words(words, context).suspects) == left
