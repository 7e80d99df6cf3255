"""People whom a reader sees named: labelled bylines and elements marked as an author's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html

from crawler.extract.dates.place import Places
from crawler.extract.dates.run import UNSEEN, Run, runs_of
from crawler.extract.dates.text_nodes import blocks_with
from crawler.extract.document import Document, selector
from crawler.extract.people.byline_words import BESIDE, END, LABEL, MARKED, PARTS
from crawler.extract.people.candidate import PersonCandidate
from crawler.extract.people.make import make_people
from crawler.extract.text_fields.language import declared_language
from schemas.vocabulary import Role, Source

_LONG = 220
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


class Bylines:
    """Reads one page's visible people."""

    def __init__(self, document: Document, places: Places) -> None:
        self._document = document
        self._places = places
        self._language = (declared_language(document) or "").partition("-")[0]

    def read(self) -> Iterator[PersonCandidate]:
        """Yield the people named inside the article: labelled lines first, then marked elements."""
        for block in blocks_with(self._document, PARTS, longest=_LONG):
            for run in runs_of(block):
                yield from self._labelled(run)
        for element in self._document.elements:
            if _may_mark(element):
                yield from self._marked(element)

    def _labelled(self, run: Run) -> Iterator[PersonCandidate]:
        text = run.text
        if len(text) > _LONG:
            return
        labels = [found for found in LABEL.finditer(text) if _begins(text, found) and self._speaks(found)]
        for number, found in enumerate(labels):
            end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
            element = run.element_at(max(found.end() - 1, 0))
            if not self._places.in_article(element):
                continue
            bare = found["bare"] is not None
            near = self._places.near_headline(element)
            if bare and not near and (found.start() > 3 or len(text) > _SHORT):
                continue
            name, link = _name(run, found.end(), end)
            if not name and end == len(text):
                name, link = _following(run)
            yield from make_people(
                name,
                _role(found),
                Source.VISIBLE,
                trust=2 if near or not bare else 1,
                selector=selector(element),
                raw=text[:200],
                profile_url=self._document.absolute(link),
                login=not bare and (near or len(text) < _SHORT),
            )

    def _speaks(self, found: re.Match[str]) -> bool:
        """Whether a bare label is one in the page's language."""
        language = _BARE_OF_LANGUAGE.get((found["bare"] or "").strip(" :").casefold())
        return language is None or self._language == language

    def _marked(self, element: html.HtmlElement) -> Iterator[PersonCandidate]:
        """Read an element that says by rel, itemprop or class that it holds the author."""
        classes = (element.get("class") or "").lower()
        explicit = bool(element.get("rel") or element.get("itemprop"))
        if not explicit and not MARKED.search(classes):
            return
        text = " ".join(element.text_content().split())
        if not text or len(text) > 120 or (not explicit and BESIDE.search(classes) and len(text) > 40):
            return
        if not self._places.in_article(element):
            return
        label = LABEL.match(text)
        if label is not None:
            if not label["bare"]:
                return  # read as a labelled line
            text = text[label.end() :]
        anchor = element if element.tag == "a" else element.find(".//a")
        linked = "" if anchor is None else " ".join(anchor.text_content().split())
        own = element.find(".//*[@itemprop='name']")
        if own is not None and own.get("content") is None:
            text = " ".join(own.text_content().split())
        elif linked and len(linked) < len(text):
            text = linked
        sure = explicit or self._places.near_headline(element)
        yield from make_people(
            _cut(text),
            Role.AUTHOR,
            Source.VISIBLE,
            trust=2 if sure else 1,
            selector=selector(element),
            raw=text[:200],
            profile_url=None if anchor is None else self._document.absolute(anchor.get("href")),
            login=sure,
        )


def _may_mark(element: html.HtmlElement) -> bool:
    """Whether an attribute of an element may mark the author's; asked of every element."""
    classes = element.get("class")
    if classes and ("author" in classes or "byline" in classes or "writer" in classes):
        return True
    return "author" in (element.get("rel"), element.get("itemprop"))


def _role(found: re.Match[str]) -> Role:
    """Return the role of a label; in ``Updated: May 12, 2015 By`` a byline begins anew behind the date."""
    if found["updated_by"] and ":" in found[0] and re.search(r"\bBy\b", found[0]):
        return Role.AUTHOR
    return next((_ROLES[role] for role in _ROLES if found[role]), Role.AUTHOR)


def _begins(text: str, found: re.Match[str]) -> bool:
    """Whether a label opens the line or a part of it; prose such as "written by hand" does not."""
    before = text[: found.start()].rstrip()
    if not before or before[-1] in '|•·/–—-.:,;()[]"”»0123456789' or found[0].strip()[:1].isupper():
        return not before.lower().endswith("prepared for")
    return False


def _cut(text: str) -> str:
    stop = END.search(text)
    return text[: stop.start()] if stop else text


def _name(run: Run, start: int, end: int) -> tuple[str, str | None]:
    """Return the name between two offsets of a line, and where it links to."""
    name = _cut(run.text[start:end])
    for offset, element in run.pieces:
        if start <= offset < start + max(len(name), 1) and element.tag == "a":
            return name, element.get("href")
    return name, None


def _following(run: Run) -> tuple[str, str | None]:
    """Return the line after a label that stands alone: the next in its block, or the next element's."""
    texts = [other.text for other in runs_of(run.container)]
    at = texts.index(run.text) if run.text in texts else len(texts)
    if at + 1 < len(texts):
        return _cut(texts[at + 1]), None
    node: html.HtmlElement | None = run.container
    for _ in range(2):
        if node is None:
            break
        following = node.getnext()
        if following is not None and isinstance(following.tag, str) and following.tag not in UNSEEN:
            text = " ".join(following.text_content().split())
            if text:
                link = following if following.tag == "a" else following.find(".//a")
                return (
                    (_cut(text), None if link is None else link.get("href"))
                    if len(text) < 120
                    else ("", None)
                )
        node = node.getparent()
    return "", None
