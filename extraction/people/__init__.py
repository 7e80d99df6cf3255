"""Reads who wrote, reviewed or updated an article.

read_people(document, article) -> candidates     everybody named, with role and evidence
choose_people(candidates, site_names=…) -> people of the article
TemplatePeople                           whom the site's template names, learned from all pages
"""

from extraction.people.candidate import PersonCandidate
from extraction.people.choose import choose_people
from extraction.people.learn import TemplatePeople
from extraction.people.machine import machine_people
from extraction.people.read import read_people

__all__ = ["PersonCandidate", "TemplatePeople", "choose_people", "machine_people", "read_people"]
