"""Say which of several forms a site has chosen, and which are the odd ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from audits.consistency.tally import Form

LEAST_SHARE = 2 / 3
"""Share of the writings from which on a form is the site's own choice; own choice: with less, both may be meant."""
LEAST_COUNT = 3
"""Writings of it, at least."""


class Majority(NamedTuple):
    """The chosen form and the others."""

    usual: Form
    odd: list[Form]
    chosen: bool = False
    """Whether the profile's style sheet chose it."""

    @property
    def total(self) -> int:
        """Return the number of all writings."""
        return self.usual.count + sum(form.count for form in self.odd)

    @property
    def odd_count(self) -> int:
        """Return the number of writings in the odd forms."""
        return sum(form.count for form in self.odd)


def majority(
    forms: Iterable[Form], *, least_share: float = LEAST_SHARE, least_count: int = LEAST_COUNT
) -> Majority | None:
    """Return the form that most writings have, and the rest; null where there is one form, or none is usual."""
    weighed = _weighed(list(forms))
    if len(weighed) < 2:
        return None
    ranked = sorted(weighed, key=lambda one: (-one[0], -one[1].pages, one[1].form))
    (most, usual), (second, _) = ranked[:2]
    if (
        usual.count < least_count
        or most < least_share * sum(weight for weight, _ in ranked)
        or most == second
    ):
        return None
    return Majority(usual, [form for _, form in ranked[1:]])


def of_style(styles: Mapping[str, Form], chosen: str | None) -> Majority | None:
    """Return the style that the style sheet chose, or without one the usual one, and the rest; null where none is odd.

    ``styles`` are the forms by the name of their style.
    """
    if chosen is None:
        return majority(styles.values())
    odd = [form for style, form in styles.items() if style != chosen]
    return Majority(styles.get(chosen, Form(chosen)), odd, chosen=True) if odd else None


def _weighed(forms: Sequence[Form]) -> list[tuple[float, Form]]:
    """Return the forms with their weights; where one page has them all, each writing there is a choice."""
    alone = len({url for form in forms for url in form.urls}) <= 1 and not any(form.shown for form in forms)
    return [(form.count if alone else form.weight, form) for form in forms]
