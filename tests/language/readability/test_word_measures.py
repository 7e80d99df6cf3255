"""Test the measures of a word."""

from __future__ import annotations

import subprocess
import sys

import pytest

from language.readability import word_measures
from language.readability.word_measures import (
    FIGURE_ZIPF,
    WordMeasure,
    WordMeasures,
    word_load,
    word_measure,
    word_zipf,
)
from language.spelling.lexicon import UNSEEN, zipf


def test_a_word_has_syllables_familiarity_and_frequency() -> None:
    """A word's three measures come together, the same each time."""
    measures = WordMeasures()
    dogs = WordMeasure(
        text="Dogs",
        syllables=1,
        familiar=True,
        zipf=zipf("dogs"),
        load=word_load(1, zipf("dogs")),
        term=False,
    )
    assert measures.of_text("Dogs") == measures.of_text("Dogs") == (word_measure("Dogs"),) == (dogs,)


def test_a_word_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Marks around a word make no other word of it: it is measured once, and so are the words of a string."""
    measured: list[str] = []

    def spied(word: str) -> WordMeasure:
        measured.append(word)
        return word_measure(word)

    monkeypatch.setattr(word_measures, "word_measure", spied)
    measures = word_measures.WordMeasures()
    words = [word.text for word in measures.of_text("pain, (pain) and/or pain. Pain or swelling?")]
    assert words == ["pain", "pain", "and", "or", "pain", "Pain", "or", "swelling"]
    assert measured == ["pain", "and", "or", "Pain", "swelling"]


@pytest.mark.parametrize(
    ("word", "value"),
    [("The", zipf("the")), ("doctor’s", zipf("doctor")), ("follow-up", min(zipf("follow"), zipf("up"))),
     ("$40", FIGURE_ZIPF), ("7:30", FIGURE_ZIPF), ("9am", FIGURE_ZIPF), ("TMJ", UNSEEN), ("", UNSEEN)],
)  # fmt: skip
def test_frequency_is_that_of_the_bare_word(word: str, value: float) -> None:
    """Case, possessives and hyphens are taken off; figures have a value of their own."""
    assert word_zipf(word) == value


def test_known_words_import_neither_textstat_nor_nltk() -> None:
    """textstat is imported at the first word that the dictionary lacks, NLTK never."""
    script = """if True:
        import sys
        from language.readability.word_measures import word_measure
        [word_measure(word) for word in ("Anemia", "TMJ", "40%", "Fabozzi", "toothbrushes", "dog")]
        print("textstat" in sys.modules)
        word_measure("radiculopathy")
        print("textstat" in sys.modules, "nltk" in sys.modules)
    """
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "False"]
