"""Reads who wrote, reviewed or updated an article.

read_people(document, article) -> candidates     everybody named, with role and evidence
choose_people(candidates, site_names=…) -> people of the article
TemplatePeople                           whom the site's template names, learned from all pages
"""

from crawler.extract.people.candidate import PersonCandidate
from crawler.extract.people.choose import choose_people
from crawler.extract.people.learn import TemplatePeople
from crawler.extract.people.machine import machine_people
from crawler.extract.people.read import read_people

__all__ = ["PersonCandidate", "TemplatePeople", "choose_people", "machine_people", "read_people"]
