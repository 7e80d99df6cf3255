"""Read authors at an article's end: a box "About the author", and the name that signs the text, ``— Dr. Ada Roe``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from extraction.page.document import Document, last_in, selector
from extraction.page.text_lines import UNSEEN, TextLine, container_of, text_lines_of
from extraction.page.text_search import blocks_with
from extraction.people.candidate import PersonCandidate
from extraction.people.names.credentials import has_known_credential
from extraction.people.names.honorifics import is_called_doctor
from extraction.people.names.people_in_text import people_in_text
from extraction.people.names.vouching import is_vouched
from extraction.people.sources.line_group import lines_in
from extraction.people.sources.name_position import NamePosition
from schemas.vocabulary import Role, Source

TRUST = 1
"""Rank of these names: that of a meta element, below any byline."""
_BOX_PARTS = ("About ", "ABOUT ")
_BOX = re.compile(
    r"\W*about (?:the|our) (?:(?:medical |clinical )?(?P<reviewer>reviewer)|author|writer)s?\W*", re.I
)
"""Matches ``About the Author``."""
_POSTS_PARTS = ("osts by ", "rticles by ", "tories by ")
_POSTS_BY = re.compile(
    r"\W*(?:(?:view|see|read|show|browse) )?(?:all|more|other|latest|recent) (?:of )?(?:the )?(?:blog )?"
    r"(?:posts|articles|stories) by (?=[A-Z])(?P<names>.{3,80}?)\W*",
    re.I,
)
"""Matches ``View all posts by Ada Roe →``: the link of a box about the author."""
_BOX_LONGEST = 50
_INTRODUCED = re.compile(
    r"((?:[^\s,]+,?\s+){1,9}?)(?:is|has|was|earned|received|completed|joined|practi[cs]es|speciali[sz]es|works|treats|"
    r"graduated|serves|leads|writes|enjoys|lives|holds|brings|founded)\b"
)
"""Matches the ``Tom Reed, MD, is`` that a box's text begins with."""
_LEVELS = 3
"""Elements around a box's heading that its text may follow."""
_LAST = 40
"""Texts at an article's end that are read."""
_SIGNED = re.compile(r"\s*[—–~-]+\s*(?=[A-Z])")
"""Matches the dash of ``— Dr. Ada Roe``."""
_SIGNED_LONGEST = 90
_LEFT = 400
"""Most characters of an article after its signature: a call to action, a disclaimer."""
_QUOTED = "\"”»'’"


def people_in_boxes(document: Document, position: NamePosition) -> Iterator[PersonCandidate]:
    """Yield the people that a box about author or reviewer names, by its heading or its link to all their posts."""
    for block in blocks_with(document, _BOX_PARTS, longest=_BOX_LONGEST):
        for text_line in text_lines_of(block):
            if heading := _BOX.fullmatch(text_line.text):
                yield from _of_box(text_line, Role.REVIEWER if heading["reviewer"] else Role.AUTHOR, position)
    for block in blocks_with(document, _POSTS_PARTS, longest=_SIGNED_LONGEST):
        for text_line in text_lines_of(block):
            if link := _POSTS_BY.fullmatch(text_line.text):
                people = [p for p in _people(link["names"], Role.AUTHOR, text_line) if is_vouched(p.person)]
                if people and position.is_own(text_line.container):
                    yield from people


def people_who_sign(
    document: Document, article: html.HtmlElement, position: NamePosition
) -> Iterator[PersonCandidate]:
    """Yield the people who sign an article's text as doctor or with a degree."""
    for text, element, behind in document.texts_in(article)[-_LAST:]:
        if len(text) > _SIGNED_LONGEST or not _SIGNED.match(text):
            continue
        block = container_of(element.getparent() if behind else element)
        for text_line in text_lines_of(block):
            if (dash := _SIGNED.match(text_line.text)) and len(text_line.text) <= _SIGNED_LONGEST:
                signed = [
                    found
                    for found in _people(text_line.text[dash.end() :], Role.AUTHOR, text_line)
                    if is_called_doctor(found.person.name) or has_known_credential(found.person.credentials)
                ]
                if signed and _ends(document, article, block) and position.is_own(block):
                    yield from signed


def _of_box(heading: TextLine, role: Role, position: NamePosition) -> Iterator[PersonCandidate]:
    node: html.HtmlElement | None = heading.container
    for _ in range(_LEVELS):
        if node is None:
            return
        following = node.getnext()
        while following is not None and (following.tag in UNSEEN or not following.text_content().strip()):
            following = following.getnext()
        if following is not None:
            for line in lines_in(following, 4):
                introduced = _INTRODUCED.match(line.text)
                people = [
                    p
                    for p in _people(introduced[1] if introduced else line.text, role, line)
                    if is_vouched(p.person)
                ]
                if people:
                    if position.is_own(line.container):
                        yield from people
                    return
            return
        node = node.getparent()


def _people(text: str, role: Role, line: TextLine) -> Iterator[PersonCandidate]:
    if len(text) <= _SIGNED_LONGEST:
        yield from people_in_text(
            text, role, Source.VISIBLE, trust=TRUST, selector=selector(line.container), raw=line.text[:200]
        )


def _ends(document: Document, article: html.HtmlElement, block: html.HtmlElement) -> bool:
    """Return whether a block is at the end of the article's text, not after a quotation."""
    last = document.order[last_in(block)]
    left = 0
    before = ""
    for text, element, _ in document.texts_in(article):
        at = document.order[element]
        if at > last and element.tag not in UNSEEN:
            left += len(text)
        elif at < document.order[block] and element.tag not in UNSEEN:
            before = text
    return left <= _LEFT and before.rstrip()[-1:] not in _QUOTED if before.strip() else False
