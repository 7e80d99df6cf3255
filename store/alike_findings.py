"""Tell which findings of one audit have one cause: pages of one age were moved, links of the same words broke."""

from __future__ import annotations

from schemas.vocabulary import AuditCategory, Scope

CATEGORIES_ALIKE = frozenset({AuditCategory.FRESHNESS, AuditCategory.LINKS})
"""Categories of which findings can have one cause (`alike_key`)."""
_DATES = {"/modified/": "", "/published/": "", "/reviewed/": "review "}
"""Fields of a text's dates that an age is counted from, and what is put before "date"."""
_MOST_LETTERS = 80
"""Letters of a link's words that are compared."""


def alike_key(
    *, category: str, scope: str, unit: str | None, value: float | None, field: str, quote: str
) -> str | None:
    """Return what findings of one audit have in common where they have one cause; null where each is its own.

    Pages of one age have one date; broken links with the same words ("Download") were made in one go.
    """
    if category == AuditCategory.FRESHNESS and unit == "days" and scope == Scope.PAGE:
        return f"{value} days" if kind_of_date(field) is not None else None
    if category == AuditCategory.LINKS and scope != Scope.TEMPLATE and quote:
        return quote[:_MOST_LETTERS]
    return None


def kind_of_date(field: str) -> str | None:
    """Return what is put before "date" for a field of a text's dates; null for another field."""
    return next((kind for start, kind in _DATES.items() if field.startswith(start)), None)
