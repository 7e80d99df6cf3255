"""Read the visible names after a label: ``By Ada Roe``, ``Medically reviewed by Tom Reed, DO``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extraction.page.document import Document, selector
from extraction.page.language import declared_language
from extraction.page.own_place import PageAreas
from extraction.page.text_lines import TextLine, text_lines_of
from extraction.page.text_search import blocks_with
from extraction.people.candidate import PersonCandidate
from extraction.people.names.people_in_text import people_in_text
from extraction.people.names.vouching import is_vouched
from extraction.people.sources.byline_words import (
    ALONE,
    END,
    FARTHER,
    FARTHER_PARTS,
    LABEL,
    LEAD,
    PARTS,
    farther_label,
)
from extraction.people.sources.line_group import joined_after, names_after
from extraction.people.sources.name_position import NamePosition
from schemas.vocabulary import Role, Source

LONG = 220
"""Characters of a line that is prose; a byline is shorter."""
_SHORT = 90
"""Characters of a line that is little more than a byline."""
_BARE_OF_LANGUAGE = {"von": "de", "di": "it", "door": "nl"}
"""Bare labels that in other languages begin a name: "Von Willebrand disease"."""
_ROLES = {
    "reviewer": Role.REVIEWER,
    "updated_by": Role.UPDATED_BY,
    "editor": Role.EDITOR,
    "author": Role.AUTHOR,
}
_KEY_TAGS = frozenset(("dt", "th", "label"))
_KEY_CLASS = re.compile(r"(?:^|[\s_-])(?:label|term|key|caption|heading|title)(?:$|[\s_-])")
"""Matches ``field__label``: the name of a field, with its value in the next element."""

_DESCRIBED = re.compile(
    r",?\s(?:is|was)\s(?:an?|the|our)\s[a-z][\w -]{2,50}?\s(?:at|of|for|with)\s(?:the\s)?"
    r"(?P<firm>[A-Z][\w&.’'-]*(?:\s(?:of\s|and\s|&\s|for\s)?[A-Z][\w&’'-]*)*)"
)
"""Matches the ``, is an eye surgeon at Summit Institute`` behind a name."""
_AND_ANOTHER = re.compile(r"[A-Z][^/|•·,]{1,60}?\s(?:&|and)\s+[A-Z][^/|•·]+,\s*[A-Z]")
"""Matches the ``Summit & Bo Reed, MD`` behind a slash: one's firm, and another with a degree."""
_FIRM_LAST = re.compile(r"[A-Z][^/|•·,\d]{1,60}(?:$|\s*[/|•·])")
"""Matches the ``Summit`` behind the slash of the last one."""


class Bylines:
    """Reader of one page's labelled people."""

    def __init__(self, document: Document, areas: PageAreas, position: NamePosition) -> None:
        self._document = document
        self._areas = areas
        self._position = position
        self._language = (declared_language(document) or "").partition("-")[0]

    def read(self) -> Iterator[PersonCandidate]:
        """Yield the people that the article's labelled lines name, in the order of the page."""
        for block in blocks_with(self._document, PARTS, farther=FARTHER_PARTS, longest=LONG):
            for text_line in text_lines_of(block):
                if len(text_line.text) > LONG:
                    continue
                labels = [found for found in _labels(text_line.text) if self._speaks(found)]
                if labels:
                    yield from self._labelled(text_line, labels)
                elif len(text_line.text) < 30 and (key := ALONE.fullmatch(text_line.text)):
                    yield from self._field(text_line, key)

    def _labelled(self, text_line: TextLine, labels: list[re.Match[str]]) -> Iterator[PersonCandidate]:
        text = text_line.text
        for number, found in enumerate(labels):
            end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
            element = text_line.element_at(max(found.end() - 1, 0))
            bare = found["bare"] is not None
            near = self._areas.near_headline(element)
            if bare and not near and (found.start() > 3 or len(text) > _SHORT):
                continue
            if not self._areas.in_article(element):
                continue
            name, link = _name(text_line, found.end(), end)
            if end == len(text):
                if not name:
                    name, link = self._following(text_line)
                elif len(text) < _SHORT and text.endswith(name):
                    name += joined_after(text_line)
            people = [
                person
                for role in (_roles(found) if name else ())
                for person in people_in_text(
                    name,
                    role,
                    Source.VISIBLE,
                    trust=2 if near or not bare else 1,
                    selector=selector(element),
                    raw=text[:200],
                    profile_url=self._document.absolute(link),
                    organization=_employer(text[found.end() : end], name),
                    login=not bare and (near or len(text) < _SHORT),
                )
            ]
            if people and self._position.is_own(element, labelled=not bare):  # asked last: it costs most
                yield from people

    def _field(self, text_line: TextLine, key: re.Match[str]) -> Iterator[PersonCandidate]:
        """Yield the people of a field named by a label without "by" or colon.

        Where neither tag nor class says that the label is a field's name, the value must show a person.
        """
        if not self._position.is_own(text_line.container):
            return
        names, link = self._following(text_line)
        classes = (text_line.container.get("class") or "").lower()
        named = text_line.container.tag in _KEY_TAGS or _KEY_CLASS.search(classes) is not None
        role = next((role for group, role in _ROLES.items() if key.groupdict().get(group)), Role.AUTHOR)
        for found in people_in_text(
            names, role, Source.VISIBLE, trust=2, selector=selector(text_line.container),
            raw=f"{text_line.text} {names}"[:200], profile_url=self._document.absolute(link),
        ):  # fmt: skip
            if named or is_vouched(found.person):
                yield found

    def _following(self, text_line: TextLine) -> tuple[str, str | None]:
        """Return the names after a label that is alone in its line, and the first link among them."""
        names, element = names_after(text_line)
        if element is None or not self._position.is_own(element):
            return "", None
        link = element if element.tag == "a" else element.find(".//a")
        return cut(names), None if link is None else link.get("href")

    def _speaks(self, found: re.Match[str]) -> bool:
        """Return whether a bare label is one in the page's language."""
        language = _BARE_OF_LANGUAGE.get((found["bare"] or "").strip(" :").casefold())
        return language is None or self._language == language


@lru_cache(maxsize=2048)
def _labels(text: str) -> tuple[re.Match[str], ...]:
    """Return the labels of a line; remembered, because a site's pages have the same menus and authors."""
    labels: list[re.Match[str]] = []
    label = farther_label() if FARTHER.search(text) else LABEL
    for found in label.finditer(text):
        if _begins(text, found, follows=bool(labels)):
            labels.append(found)
    return tuple(labels)


@lru_cache(maxsize=2048)
def cut(text: str) -> str:
    """Return a text up to the end of a byline's names; a slash before a firm, and another person, is not the end.

    >>> cut("Amy Lin, PhD / Summit & Bo Reed, MD / Summit / 12 May 2021")
    'Amy Lin, PhD / Summit & Bo Reed, MD / Summit'
    """
    joined = False
    for stop in END.finditer(text):
        if stop[0].strip() == "/":
            if not joined and _AND_ANOTHER.match(text, stop.end()):
                joined = True
                continue
            if joined and _FIRM_LAST.match(text, stop.end()):
                continue
        return text[: stop.start()]
    return text


def _employer(text: str, name: str) -> str | None:
    """Return the firm of a person that a sentence describes: "Ada Roe, MD, is an eye surgeon at Summit Institute"."""
    described = _DESCRIBED.match(text, len(name)) if text.startswith(name) else None
    return None if described is None else described["firm"]


def _roles(found: re.Match[str]) -> tuple[Role, ...]:
    """Return the roles of a label; in ``Updated: May 12, 2015 By`` a new byline begins after the date."""
    if found["both"]:
        return Role.AUTHOR, Role.REVIEWER
    if found["updated_by"] and ":" in found[0] and re.search(r"\bBy\b", found[0]):
        return (Role.AUTHOR,)
    return (next((_ROLES[role] for role in _ROLES if found[role]), Role.AUTHOR),)


def _begins(text: str, found: re.Match[str], *, follows: bool) -> bool:
    """Return whether a label opens the line or a part of it, or `follows` another; not so in "written by hand"."""
    before = text[: found.start()].rstrip()
    if not before or before[-1] in '|•·/–—-.:,;()[]"”»0123456789' or found[0].strip()[:1].isupper():
        return not before.lower().endswith("prepared for")
    return (follows and before.lower().endswith((" and", " &", " then"))) or LEAD.fullmatch(
        before
    ) is not None


def _name(text_line: TextLine, start: int, end: int) -> tuple[str, str | None]:
    """Return the name between two offsets of a line, and its link's target."""
    name = cut(text_line.text[start:end])
    for offset, element in text_line.pieces:
        if start <= offset < start + max(len(name), 1) and element.tag == "a":
            return name, element.get("href")
    return name, None
