"""Language identification, on sentences of patient information."""

from __future__ import annotations

import pytest

from reference.language_identification import COMMON_WORDS, identified_language, may_be_same
from tests.reference.language_samples import ENGLISH_FRAGMENTS, LATER_SENTENCES, OTHER_LANGUAGES, SENTENCES


@pytest.mark.parametrize("language", SENTENCES)
def test_every_sentence_is_in_its_language(language: str) -> None:
    """Of 8 to 60 words, and of a line in scripts without blanks."""
    assert [language] * len(SENTENCES[language]) == [
        identified_language(text) for text in SENTENCES[language]
    ]


@pytest.mark.parametrize("language", LATER_SENTENCES)
def test_no_later_sentence_is_in_another_language(language: str) -> None:
    """At most two of five hold too few common words to say."""
    found = [identified_language(text) for text in LATER_SENTENCES[language]]
    assert {language, None} >= set(found)
    assert found.count(None) <= 2


@pytest.mark.parametrize("language", COMMON_WORDS)
def test_long_texts_are_in_their_language(language: str) -> None:
    """However short their sentences."""
    assert language == identified_language(" ".join(LATER_SENTENCES[language]))


@pytest.mark.parametrize("text", ENGLISH_FRAGMENTS)
def test_english_lists_and_headings_are_in_no_other_language(text: str) -> None:
    """Neither drugs nor names, streets, hours or Latin terms."""
    assert identified_language(text) in (None, "en")


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_other_languages_are_not_identified(language: str) -> None:
    """Romanian is not Spanish, Czech not Polish."""
    assert identified_language(OTHER_LANGUAGES[language]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call us", None),
        ("El dolor", None),
        ("李医生", None),
        ("", None),
        ("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎢᎬᏱ ᏔᎵᏁ", "und"),
        ("Dr. 王小明 and Dr. 李大伟 see patients in our Oakland office", "en"),
    ],
)
def test_short_texts_and_other_scripts(text: str, expected: str | None) -> None:
    """Too short to say, in a script without a known language, or with names of another script."""
    assert expected == identified_language(text)


@pytest.mark.parametrize(
    ("declared", "identified", "expected"),
    [
        ("en-US", "en", True),
        ("en", "es", False),
        ("pt", "es", False),
        ("bg", "ru", True),
        ("en", "und", False),
        ("chr", "und", True),
        ("zh-Hant", "zh", True),
        ("en", "zh", False),
    ],
)
def test_what_a_declaration_can_mean(declared: str, identified: str, *, expected: bool) -> None:
    """The same language, or another one of its script."""
    assert expected == may_be_same(declared, identified)
