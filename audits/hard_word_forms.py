"""Find the hard words of a text for which there is a plain one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from audits.context import Context
from audits.readability.own_blocks import own_blocks
from audits.readability.patient_texts import not_for_patients
from language.forms.sight import Sight
from language.readability.explained_terms import explained
from language.readability.plain_words import PlainWord, is_noun, plain_words
from language.references import is_reference
from schemas.text import RunningText


class HardWordPlace(NamedTuple):
    """A hard word of a text; the form of its sight is what to write instead."""

    field: str
    """JSON pointer of the text."""
    text: str
    sight: Sight
    """Of the kind ``hard_word``; its key is the listed term."""


def hard_word_forms(record: RunningText, context: Context) -> Iterator[HardWordPlace]:
    """Yield each hard word of a text for patients in the clinic's own words, in the order of the text.

    A medical term that the page explains is none, nor is any word of a list of references.
    """
    if not_for_patients(record):
        return
    text = context.text.read(record)
    terms: dict[str, list[PlainWord]] = {}
    for block in own_blocks(text):
        found = list(plain_words(text.text, block))
        if found and not is_reference(text.text, block.start, block.end):
            for place in found:
                terms.setdefault(place.term, []).append(place)
    hard = [
        place
        for places in terms.values()
        if places[0].kind == "everyday" or not explained(text, places)
        for place in places
    ]
    for place in sorted(hard, key=lambda place: place.start):
        yield HardWordPlace(
            "/body_text",
            text.text,
            Sight("hard_word", place.term, _instead(place, text.text), place.start, place.end),
        )


def _instead(place: PlainWord, text: str) -> str:
    """Return what to write: for a medical noun the plain word with the term beside it, which patients will meet.

    Within brackets the plain word alone.
    """
    plain = place.alternatives[0]
    if place.kind != "medical" or not is_noun(place.term) or _in_brackets(text, place.start):
        return plain
    return f"{plain} ({_bare(text[place.start : place.end])})"


def _in_brackets(text: str, start: int) -> bool:
    before = text[max(0, start - _LONGEST_BRACKET) : start].rpartition("\n")[2]
    return before.rfind("(") > before.rfind(")")


_LONGEST_BRACKET = 80
"""Characters before a term among which an opening bracket is looked for; own choice."""


def _bare(written: str) -> str:
    """Return a term in small letters without the article that its quote may begin with."""
    lower = written.lower()
    return lower.partition(" ")[2] if lower.startswith(("a ", "an ")) else lower
