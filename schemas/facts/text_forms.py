"""The forms in which one text writes terms, names, dates and numbers, kept so that site audits do not need the text."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.facts.seen_on import SeenOn
from schemas.finding import Quote
from schemas.record import Record

FormKind = Literal[
    "compound",
    "variant",
    "name",
    "person",
    "title",
    "credential",
    "degree",
    "date",
    "phone",
    "heading",
    "never",
    "use",
    "abbreviation",
    "expansion",
    "hard_word",
]
"""A word written as one, with a hyphen or as two; a word with two accepted spellings; a name; a person; the title
before a person's name; all degrees after it; one of them; the style of a date, a telephone number or a heading; a
word that the profile's style sheet bans; a form of one that it asks for; an abbreviation that the text uses and does
not explain; one that it spells out, explains or marks as a trademark;
a hard word that has a plain one."""

MOST_NAMES = 200
"""Largest number of names that are kept of one text."""
MOST_OF_KIND = 100
"""Largest number of forms of each other kind; what breaks the style sheet is kept without a limit."""


class SeenForm(Record):
    """One form in one text, with its first occurrence there."""

    kind: FormKind
    key: str
    """What all forms of it share: ``copay`` of *co-pay*, ``redefinehealthcare`` of *Redefine HealthCare*, the last name
    of a person; of dates ``day``, of numbers the numbering plan, of headings their level; an abbreviation
    in the singular, ``NSAID`` of *NSAIDs*; a hard word as it is listed, ``utilize`` of *utilizing*."""
    form: str
    """The form: ``co-pay``, ``Redefine HealthCare``, ``Eric D. Freeman``; of a date, a number or a heading the name of
    its style, e.g. ``Month D, YYYY``; of a hard word the plain one, ``using``."""
    count: int = Field(ge=1)
    """Occurrences in the text."""
    evidence: Quote
    """The first occurrence."""


class TextForms(Record):
    """Forms of one text and what else its page shows, of a page without one, or of one text that a template repeats."""

    subject: str
    """Id of the text, of the page that has none, or of the template part that holds them."""
    url: str
    """The final URL of the first page that shows it."""
    seen_on: SeenOn | None = None
    """The pages that show a template's text; null for a page's own."""
    forms: list[SeenForm] = []
    """Up to `MOST_NAMES` names and `MOST_OF_KIND` of each other kind, in the order of the text."""
    left_out: int = Field(default=0, ge=0)
    """Number of further forms."""
