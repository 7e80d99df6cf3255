"""One form of something in a text."""

from __future__ import annotations

from typing import NamedTuple

from schemas.facts.text_forms import FormKind


class Sight(NamedTuple):
    """A place where a text writes something that could be written in another form."""

    kind: FormKind
    key: str
    """What all forms of it share, e.g. ``copay``."""
    form: str
    """The form here, e.g. ``co-pay``; of a date, a number or a heading the name of its style."""
    start: int
    """Offset of its first character, code points."""
    end: int
    """Offset after its last character."""
