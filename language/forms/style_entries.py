"""Tell what an entry of a site's style sheet is about: a person, a date, a telephone number, a name or a term."""

from __future__ import annotations

import functools
from typing import Literal, NamedTuple

from language.forms.dates import dates_in
from language.forms.people import NAMED
from language.forms.phones import phones_in
from language.forms.variants import VARIANTS
from language.spelling.lexicon import lexicon
from language.spelling.proper_names import proper_names

EntryKind = Literal["person", "date", "phone", "variant", "name", "term"]


class StyleEntry(NamedTuple):
    """One form that the style sheet asks for."""

    form: str
    """As the sheet has it; of a person the name without title and degrees."""
    kind: EntryKind
    """What it is about, and so which audit follows it."""
    key: str
    """What all forms of it share, as findings without a style sheet have it."""


@functools.lru_cache(maxsize=64)
def style_entries(use: tuple[str, ...]) -> tuple[StyleEntry, ...]:
    """Return the entries of a style sheet, each of one kind.

    >>> use = ("Eric D. Freeman, DO", "Dec 12, 2022", "(732) 906-9600", "gray", "Redefine Healthcare", "e-mail")
    >>> [entry.kind for entry in style_entries(use)]
    ['person', 'date', 'phone', 'variant', 'name', 'term']
    """
    return tuple(_entry(" ".join(written.split())) for written in use)


def _entry(written: str) -> StyleEntry:
    for kind, sights in (("date", dates_in), ("phone", phones_in)):
        for sight in sights(written, 0, len(written)):
            if sight.end - sight.start == len(written):
                return StyleEntry(written, "date" if kind == "date" else "phone", sight.key)
    if written in VARIANTS:
        return StyleEntry(written, "variant", VARIANTS[written])
    if (name := _person(written)) is not None:
        return StyleEntry(name, "person", name.split()[-1].lower())
    return StyleEntry(written, "term" if written.islower() else "name", folded(written))


def folded(written: str) -> str:
    """Return the letters and digits of a form in lower case: what its spellings share."""
    return "".join(filter(str.isalnum, written)).lower()


def _person(written: str) -> str | None:
    """Return the name of a person without title and degrees; null for what is rather another name.

    A title, a degree or an initial shows a person, else a given name before a word that may be a last name.
    """
    match = NAMED.fullmatch(written)
    parts = match["name"].split() if match else []
    if match is None or len(parts) < 2 or len(parts[-1].rstrip(".")) < 2:
        return None
    first, last = parts[0].lower(), parts[-1].lower()
    names, common = proper_names(), lexicon().common
    is_person = match["title"] or match["degrees"] or any(len(part.rstrip(".")) == 1 for part in parts)
    if not is_person and first in names.given:
        is_person = last not in common or parts[-1] in lexicon().names
    return match["name"].replace("’", "'") if is_person else None
