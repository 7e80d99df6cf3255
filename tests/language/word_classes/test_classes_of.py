"""Look up classes, lemmas and forms."""

from __future__ import annotations

import pytest

from language.word_classes.classes_of import classes_of, form_of, lemma_of, past_participle
from language.word_classes.word_class import WordClass

W = WordClass


@pytest.mark.parametrize(
    ("word", "classes"),
    [
        ("physician", (W.NOUN,)),
        ("visits", (W.PLURAL, W.VERB_THIRD)),
        ("taken", (W.PAST_PARTICIPLE,)),
        ("oral", (W.ADJECTIVE, W.NOUN)),
        ("qqqq", ()),
    ],
)
def test_a_word_has_its_classes_the_likeliest_first(word: str, classes: tuple[WordClass, ...]) -> None:
    """The data says what a word can be; an unlisted word has no class."""
    assert classes_of(word) == classes


@pytest.mark.parametrize(
    ("word", "word_class", "lemma"),
    [
        ("took", W.VERB_PAST, "take"),
        ("studies", W.PLURAL, "study"),
        ("larger", W.ADJECTIVE, "large"),
        ("went", W.VERB_PAST, "go"),
        ("visits", W.VERB_PAST, None),
    ],
)
def test_a_form_has_a_lemma_in_its_class(word: str, word_class: WordClass, lemma: str | None) -> None:
    """A lemma is that of one class; a word that is not of the class has none."""
    assert lemma_of(word, word_class) == lemma


@pytest.mark.parametrize(
    ("lemma", "word_class", "form"),
    [
        ("use", W.ING_FORM, "using"),
        ("cancel", W.VERB_PAST, "canceled"),
        ("program", W.VERB_PAST, "programmed"),
        ("visit", W.PLURAL, "visits"),
        ("health", W.PLURAL, None),
    ],
)
def test_a_lemma_has_a_usual_form_in_american_spelling(
    lemma: str, word_class: WordClass, form: str | None
) -> None:
    """Of several forms the American and commoner one is made; a noun without a plural has none."""
    assert form_of(lemma, word_class) == form


def test_past_participles_of_irregular_verbs() -> None:
    """An irregular verb has its own participle."""
    assert [past_participle(verb) for verb in ("take", "put", "wear", "avoid")] == [
        "taken",
        "put",
        "worn",
        "avoided",
    ]
