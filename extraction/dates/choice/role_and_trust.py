"""Give a visible date its role and trust by its label, class and position."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.dates.labels.label import Label
from schemas.vocabulary import DateRole

LABELLED = 60
"""A label in the article."""
BYLINE_LABEL = 56
""""Date:" or a byline by the headline."""
FAR_BYLINE_LABEL = 43
"""The same elsewhere in the article."""
TIME_BY_CLASS = 50
"""A ``<time>`` by the headline whose class names its role."""
BY_CLASS = 48
"""Another element by the headline whose class names its role."""
FAR_BY_CLASS = 40
"""The same elsewhere in the article."""
PAGE_LINE = 42
"""An update line of the page's own in the site's footer."""
TIME_PLACED = 46
"""A ``<time>`` by the headline and nothing more."""
PLACED = 44
"""A date by the headline and nothing more: a byline's date is that of the publication."""


def role_and_trust(
    labels: Sequence[Label],
    role_class: DateRole | None,
    *,
    inside: bool,
    near: bool,
    prose: bool,
    weak: bool,
    is_time: bool,
    page_line: bool = False,
) -> list[tuple[DateRole, str | None, int]]:
    """Return role, label and trust of a visible date; two only where two labels share it.

    `inside` the article, `near` its headline; `prose` is a long line, `weak` a bare year or a relative date. Trust 0
    is never chosen. `page_line` is true for the page's own update line in the site's footer.
    """
    telling = [label for label in labels if label.role is not DateRole.UNKNOWN]
    if any(label.decoy for label in labels):
        return [(DateRole.UNKNOWN, labels[0].words, 0)]
    if page_line and telling and not inside:
        return [(telling[0].role, telling[0].words, PAGE_LINE - 8 * weak)]
    if not inside:
        return [(telling[0].role, telling[0].words, 0)] if telling else [(DateRole.UNKNOWN, None, 0)]
    if telling:
        return [(label.role, label.words, _labelled(label, near) - 3 * prose - 8 * weak) for label in telling]
    if role_class is not None and not prose:
        return [(role_class, None, (TIME_BY_CLASS if is_time else BY_CLASS) if near else FAR_BY_CLASS)]
    if near and not prose and not weak:
        return [(DateRole.PUBLISHED, None, TIME_PLACED if is_time else PLACED)]
    return [(DateRole.UNKNOWN, None, 0)]


def _labelled(label: Label, near: bool) -> int:
    if not label.generic:
        return LABELLED
    return BYLINE_LABEL if near else FAR_BYLINE_LABEL
