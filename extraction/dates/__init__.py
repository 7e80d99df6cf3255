"""Reads every date of a page, and chooses the article's four.

read_dates(document, article) -> candidates      every date, with role, place and trust
learn_dates(drafts) -> DateFacts                 day/month order, automatic dates
choose_dates(candidates, facts, references) -> ChosenDates
"""

from extraction.dates.candidate import DateCandidate
from extraction.dates.choose import ChosenDates, choose_dates
from extraction.dates.facts import DateFacts
from extraction.dates.learn import learn_dates
from extraction.dates.read import read_dates

__all__ = ["ChosenDates", "DateCandidate", "DateFacts", "choose_dates", "learn_dates", "read_dates"]
