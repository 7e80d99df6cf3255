"""Everybody whom one page names in a role."""

from __future__ import annotations

from lxml import html

from extraction.dates.place import Places
from extraction.document import Document
from extraction.people.at_the_end import people_in_boxes, people_who_sign
from extraction.people.byline import Bylines
from extraction.people.candidate import PersonCandidate
from extraction.people.machine import machine_people
from extraction.people.marked import marked_people
from extraction.people.standing import Standing
from extraction.people.unlabelled import unlabelled_people
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
