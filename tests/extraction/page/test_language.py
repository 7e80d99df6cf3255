"""Find a page's language: declared, and checked against its words."""

from __future__ import annotations

import pytest

from extraction.page.language import language_tag, page_language

ENGLISH = (
    "The back spasm is a sudden tightness of the muscle and it may come from overuse or from an injury. " * 3
)
SPANISH = (
    "El dolor de espalda es una de las causas más comunes por las que la gente va al médico, pero no siempre. "
    * 3
)
POLISH = (
    "Ból pleców jest częsty i zwykle mija bez żadnego leczenia, ale proszę zadzwonić do nas, jeśli nie mija. "
    * 3
)


@pytest.mark.parametrize(
    ("declared", "text", "expected"),
    [
        ("en-US", ENGLISH, "en-US"),
        ("en-US", SPANISH, "es"),
        (None, SPANISH, "es"),
        ("es", "Sí.", "es"),
        (None, "Sí.", None),
        (None, POLISH, "pl"),
        ("en", POLISH, "pl"),
        ("bg", "Болката в гърба е честа и обикновено преминава без лечение.", "bg"),
        ("en", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎢᎬᏱ ᏔᎵᏁ", None),
    ],
)
def test_the_texts_own_words_correct_a_wrong_declaration(
    declared: str | None, text: str, expected: str | None
) -> None:
    assert expected == page_language(declared, text)


@pytest.mark.parametrize(
    ("value", "tag"),
    [("en_us", "en-US"), ("EN", "en"), ("zh-hans-cn", "zh-Hans-CN"), ("", None), ("%lang%", None)],
)
def test_tags_are_written_as_usual(value: str, tag: str | None) -> None:
    assert tag == language_tag(value)
