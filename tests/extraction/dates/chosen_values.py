"""List the chosen dates, as tests compare them."""

from __future__ import annotations

from extraction.dates.choice.choose_dates import ChosenDates


def values(dates: ChosenDates) -> dict[str, str]:
    """Return the value of each date that there is, by its name."""
    found = {
        "published": dates.published,
        "modified": dates.modified,
        "reviewed": dates.reviewed,
        "next_review_due": dates.next_review_due,
    }
    return {role: date.value for role, date in found.items() if date is not None}
