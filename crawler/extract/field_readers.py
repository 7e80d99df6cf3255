"""The readers of dates, people and offices that `read`, `learn` and `finish` call.

While one of them is not in the checkout yet, its place is held by a reader that finds nothing.
"""

from __future__ import annotations

# mypy: ignore-errors
try:
    from crawler.extract.dates import ChosenDates, DateFacts, choose_dates, learn_dates, read_dates
except ImportError:
    from schemas.record import Record

    class DateFacts(Record):
        pass

    class ChosenDates(Record):
        published: None = None
        modified: None = None
        reviewed: None = None
        next_review_due: None = None
        observations: list = []
        people: list = []

    def read_dates(document, article):
        return []

    def learn_dates(drafts):
        return DateFacts()

    def choose_dates(candidates, facts, references):
        return ChosenDates()


try:
    from crawler.extract.people import choose_people, read_people
except ImportError:

    def read_people(document, article):
        return []

    def choose_people(candidates, *, site_names):
        return []


try:
    from crawler.extract.locations import read_offices, resolve_offices
except ImportError:

    def read_offices(document):
        return [], []

    def resolve_offices(drafts, start_url, page_ids):
        return []


__all__ = [
    "ChosenDates", "DateFacts", "choose_dates", "choose_people", "learn_dates", "read_dates", "read_offices",
    "read_people", "resolve_offices",
]  # fmt: skip
