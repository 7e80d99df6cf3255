"""Everybody whom one page names in a role."""

from __future__ import annotations

from lxml import html

from crawler.extract.dates.place import Places
from crawler.extract.document import Document
from crawler.extract.people.at_the_end import people_in_boxes, people_who_sign
from crawler.extract.people.byline import Bylines
from crawler.extract.people.candidate import PersonCandidate
from crawler.extract.people.machine import machine_people
from crawler.extract.people.marked import marked_people
from crawler.extract.people.standing import Standing
from crawler.extract.people.unlabelled import unlabelled_people
from schemas.vocabulary import Role


def read_people(document: Document, article: html.HtmlElement | None) -> list[PersonCandidate]:
    """Return the people named as author, reviewer, updater or editor, best evidence first.

    `article` is the element that holds the article with header and byline; null where it is not known.
    Comments, sidebars, footers and related posts name nobody.
    """
    places = Places(document, article)
    standing = Standing(places)
    found = [
        *machine_people(document),
        *Bylines(document, places, standing).read(),
        *marked_people(document, places, standing),
        *people_in_boxes(document, standing),
    ]
    if not any(candidate.person.role is Role.AUTHOR and candidate.trust for candidate in found):
        found += unlabelled_people(document, places, standing)
        if article is not None:
            found += people_who_sign(document, article, standing)
    return sorted(found, key=lambda candidate: -candidate.trust)
