"""Page text made harmless."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from reports.harmless_text import finalize, harmless, shorten


def test_what_could_do_harm_is_shown_as_replaced() -> None:
    """Escape, NUL, override, isolate and surrogate leave a sign; marks and white space leave none."""
    assert (
        harmless("a\x1bb\x00c\u202ed\u2066e\ud800f\ng\u200f\u2028h")
        == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf g h"
    )


def test_honest_text_stays() -> None:
    """Accents, right-to-left letters, emoji with joiners and typographic quotes are left alone."""
    text = "Qué “hacer” \u05e9\u05dc\u05d5\u05dd \U0001f469\u200d\u2695\ufe0f – 5\u00a0mg"
    assert text == harmless(text)


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_the_result_is_one_line_and_encodes(text: str) -> None:
    """Whatever the text, UTF-8 takes the result, a second pass changes nothing, and no line ends inside."""
    result = harmless(text)
    assert result.encode().decode() == harmless(result)
    assert len(result.splitlines()) <= 1


def test_our_own_markup_is_left_alone() -> None:
    """A macro's output is already escaped; numbers pass."""
    markup = Markup("<b>\n</b>")
    assert markup is finalize(markup)
    assert finalize(3) == 3


def test_a_cut_text_says_so() -> None:
    """An ellipsis inside the limit."""
    assert shorten("abcdefg", 4) == "abc…"
    assert shorten("abcd", 4) == "abcd"
