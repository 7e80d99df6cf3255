"""Find the abbreviations that a text uses without explaining them, and those that a page or a template explains."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audits.context import Context
from audits.readability.patient_texts import not_for_patients
from language.forms.sight import Sight
from language.readability.abbreviations_used import abbreviations_in, used_abbreviations
from language.readability.spelled_out import is_spelled_out
from schemas.text import RunningText

_MOST = 100
"""Abbreviations of a text that are looked up, the first; one with more is a list of codes."""
_JOBS = re.compile(
    r"\b(?:careers?|jobs?|hiring|vacanc(?:y|ies)|job openings?|join our team|employment)\b", re.IGNORECASE
)
"""Matches what names a job advertisement in an address or a headline: ``We Are Hiring an Optometrist``."""


class AbbreviationPlace(NamedTuple):
    """An abbreviation at its first place in a text."""

    field: str
    """JSON pointer of the text."""
    text: str
    sight: Sight
    """Of the kind ``abbreviation`` or ``expansion``."""


def abbreviation_forms(
    record: RunningText, shown: Sequence[tuple[str, str]], context: Context
) -> Iterator[AbbreviationPlace]:
    """Yield each abbreviation that a page uses and never explains, and each that it explains, once.

    ``shown`` are the field and the words of what else the page shows: its title or a card may say it. Nothing is used
    where the text is not information for patients.
    """
    text = context.text.read(record)
    body = ("/body_text", text.text)
    fields = [body, *([("/headline", record.headline)] if record.headline else []), *shown]
    page = "\n".join([*(words for _, words in fields), record.description or ""])
    explained = _explained(fields, page)
    yield from explained
    said = {place.sight.key for place in explained}
    if not_for_patients(record) or _JOBS.search(f"{record.headline or ''} {record.url}"):
        return
    for one in used_abbreviations(text.text, text.blocks, record.url)[:_MOST]:
        if one.form not in said and not is_spelled_out(one.form, page):
            yield AbbreviationPlace(
                *body, Sight("abbreviation", one.form, text.text[one.start : one.end], one.start, one.end)
            )


def explained_forms(fields: Sequence[tuple[str, str]]) -> list[AbbreviationPlace]:
    """Return the abbreviations that texts, each with its field, explain: a menu's “Platelet-Rich Plasma (PRP)”."""
    return _explained(fields, "\n".join(words for _, words in fields))


def _explained(fields: Sequence[tuple[str, str]], page: str) -> list[AbbreviationPlace]:
    found: dict[str, AbbreviationPlace] = {}
    looked_up: set[str] = set()
    for field, words in fields:
        for form, start, end in abbreviations_in(words):
            if form in looked_up or len(looked_up) == _MOST:
                continue
            looked_up.add(form)
            if is_spelled_out(form, page):
                found[form] = AbbreviationPlace(
                    field, words, Sight("expansion", form, words[start:end], start, end)
                )
    return list(found.values())
