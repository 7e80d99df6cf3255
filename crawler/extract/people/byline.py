"""People whom a reader sees named: labelled bylines and elements marked as an author's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from crawler.extract.dates.months import MONTH_PATTERN
from crawler.extract.dates.place import Places
from crawler.extract.dates.run import UNSEEN, Run, container_of, runs_of
from crawler.extract.document import Document, selector
from crawler.extract.people.candidate import PersonCandidate
from crawler.extract.people.make import make_people
from schemas.vocabulary import Role, Source

_HITS = etree.XPath(
    "//text()[string-length(.) < 600 and (contains(translate(., 'BY', 'by'), 'by') or contains(., 'uthor') or contains(., 'utor')"
    " or contains(., 'uteur') or contains(., 'eviewer') or contains(., 'ditor') or contains(., 'Por ') or contains(., ' por ')"
    " or contains(., 'Par ') or contains(., ' par ') or contains(., 'Von ') or contains(., ' von ') or contains(., 'Di ') or contains(., ' da ')"
    " or contains(., 'oor '))]"
    " | //*[@rel='author' or @itemprop='author' or @rel='author external' or contains(@class, 'author') or contains(@class, 'byline')]"
)
"""Text that can hold a byline's label, and elements marked as one: searched in C."""

_VERB = (
    r"(?P<reviewer>(?:medically|clinically|expert|last|content|scientifically|peer|professionally|doctor|physician)?[ -]?(?:re-?)?(?:reviewed|review)(?: (?:and|&) (?:approved|verified))?"
    r"(?: on [\w ,./]{4,20})?|(?:medically )?approved|medical reviewer|reviewer|revisad[oa](?: medicamente)?|relu|medizinisch gepr[uü]ft|gepr[uü]ft|gecontroleerd|revisto|revisionato)"
    rf"|(?P<updated_by>(?:(?:last|page|post|article|content|recently) )*(?:updated|modified|revised|amended)(?: on)?(?:[ :]*(?:{MONTH_PATTERN}|\d)[\w ,./]{{3,24}}?)?|actualizado|mis [àa] jour|aktualisiert|aggiornato|bijgewerkt)"
    r"|(?P<editor>edited|editor|editado|redaktion)"
    r"|(?P<author>(?:(?:medically|originally|article|post|story|blog|blog post|page|text|words|content) )*(?:written|writed|posted|published|authored|contributed|submitted|prepared|compiled|created|reported|added|words|story|text|article)"
    rf"(?: on)?(?:[ :]*(?:{MONTH_PATTERN}|\d)[\w ,./:]{{3,24}}?)?|about the author|authors?|author name|contributors?|written|(?:e|re)?scrito|escrita|publicado|postado|autor(?:a|in|es)?|auteur|autore|[ée]crit|publi[ée]|r[ée]dig[ée]|geschrieben|ver[öo]ffentlicht|verfasst|scritto|pubblicato|geschreven|gepubliceerd|door)"
)
_LABEL = re.compile(
    rf"(?<![\w-])(?:(?:{_VERB})\s*(?:\s(?:by|por|par|von|di|da|door|durch)\b\s*:?|:|\|)|(?P<bare>(?-i:(?:By|BY|by|Por|Par|Von|Di|Door)\b|By(?=[A-Z]))\s*:?))\s*(?=\S|$)",
    re.I,
)
"""Matches ``Medically reviewed by``, ``Author:``, ``Page Updated on Dec 12, 2022 by`` and ``By``."""
_END = re.compile(
    rf"\s+on\s+(?=(?:{MONTH_PATTERN})\b|\d|(?:mon|tue|wed|thu|fri|sat|sun))|\s*[|•·►»/\n]\s*|\s+[–—-]+\s+(?=\d|(?:{MONTH_PATTERN})\b|(?-i:[a-z]))"
    rf"|,?\s*(?:(?:mon|tues?|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rsday|urday)?,?\s+)?\b(?:{MONTH_PATTERN})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|,?\s*\d{{1,4}}[./-]\d"
    r"|[\s,]+(?:(?:last |page |medically |clinically )?(?:updated|reviewed|published|posted|modified|edited|written|released)\b|in (?-i:[A-Z])|under\b|filed\b|leave a|\d+ (?:comments?|min)"
    r"|comments?\b|no comments|share\b|read time|fact[- ]checked|follow\b|date:|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)"
    rf"|\s+\d{{1,2}}\s+(?:{MONTH_PATTERN})\b|\s+on\s*$|\s+at\s+\d|\(\d|(?<!(?-i:\b[A-Z]))(?<!(?-i:Dr|Mr|Ms|St|Jr|Sr))(?<!Mrs)(?<!Prof)[.!?](?-i:(?=\s+[A-Z][a-z]+\s[a-z]))",
    re.I,
)
"""Matches what ends a name in a byline: `` on September 9``, `` | ``, ``Updated``."""
_MARKED = re.compile(
    r"(?:^|[\s_-])(?:author|byline|by-?author|post-?author|entry-?author|author-?name|fn|contributor)(?:$|[\s_-])"
)
"""Matches ``entry-author-name``."""
_NOT_MARKED = re.compile(
    r"(?:avatar|image|img|photo|bio|desc|box|social|links?|icon|title|job|posts|grid|list|card|archive|role|info|meta-date|date)(?:$|[\s_-])"
)
"""Matches ``author-bio``: what stands beside a name."""

_ROLES = {
    "reviewer": Role.REVIEWER,
    "updated_by": Role.UPDATED_BY,
    "editor": Role.EDITOR,
    "author": Role.AUTHOR,
}
_LONG = 220
"""Characters of a line that is prose; a byline is shorter."""


class Bylines:
    """Reads one page's visible people."""

    def __init__(self, document: Document, places: Places) -> None:
        self._document = document
        self._places = places

    def read(self) -> Iterator[PersonCandidate]:
        """Yield the people named inside the article, in document order."""
        seen: set[html.HtmlElement] = set()
        hits = _HITS(self._document.body)
        for hit in hits if isinstance(hits, list) else ():
            if isinstance(hit, str):
                parent = hit.getparent()  # type: ignore[attr-defined]
                if parent is not None and hit.is_tail:  # type: ignore[attr-defined]
                    parent = parent.getparent()
                if parent is None or parent.tag in UNSEEN:
                    continue
                container = container_of(parent)
                if container not in seen:
                    seen.add(container)
                    for run in runs_of(container):
                        yield from self._labelled(run)
            elif isinstance(hit, html.HtmlElement):
                yield from self._marked(hit)

    def _labelled(self, run: Run) -> Iterator[PersonCandidate]:
        text = run.text
        if len(text) > _LONG:
            return
        labels = [found for found in _LABEL.finditer(text) if self._begins(text, found)]
        for number, found in enumerate(labels):
            end = labels[number + 1].start() if number + 1 < len(labels) else len(text)
            element = run.element_at(max(found.end() - 1, 0))
            if not self._places.in_article(element):
                continue
            role = next((_ROLES[name] for name in _ROLES if found[name]), Role.AUTHOR)
            near = self._places.near_headline(element)
            if found["bare"] and not near and (found.start() > 3 or len(text) > 90):
                continue
            name, link = self._name(run, found.end(), end)
            if not name and end == len(text):
                name, link = self._following(run)
            yield from make_people(
                name, role, Source.VISIBLE, trust=2 if near or not found["bare"] else 1, selector=selector(element), raw=text[:200],
                profile_url=self._document.absolute(link), login=near or (not found["bare"] and len(text) < 90),
            )  # fmt: skip

    def _begins(self, text: str, found: re.Match[str]) -> bool:
        """Whether a label opens the line or a part of it; prose such as "written by hand" does not."""
        before = text[: found.start()].rstrip()
        if not before or before[-1] in '|•·/–—-.:,;()[]"”»0123456789' or (found[0].strip()[:1].isupper()):
            return not before.endswith(("Prepared for", "prepared for"))
        return False

    def _name(self, run: Run, start: int, end: int) -> tuple[str, str | None]:
        text = run.text[start:end]
        stop = _END.search(text)
        name = text[: stop.start()] if stop else text
        if stop and not name.strip() and stop.start() == 0:
            name = ""
        link = None
        for offset, element in run.pieces:
            if start <= offset < start + max(len(name), 1) and element.tag == "a":
                link = element.get("href")
                break
        return name, link

    def _following(self, run: Run) -> tuple[str, str | None]:
        """Return the line after a label that stands alone: the next runs of the container, or the next element."""
        runs = runs_of(run.container)
        texts = [r.text for r in runs]
        at = texts.index(run.text) if run.text in texts else len(texts)
        if at + 1 < len(texts):
            return self._cut(texts[at + 1]), None
        node: html.HtmlElement | None = run.container
        for _ in range(2):
            if node is None:
                break
            following = node.getnext()
            if following is not None and isinstance(following.tag, str) and following.tag not in UNSEEN:
                text = " ".join(following.text_content().split())
                link = following if following.tag == "a" else following.find(".//a")
                if text:
                    return (
                        (self._cut(text), link.get("href") if link is not None else None)
                        if len(text) < 120
                        else ("", None)
                    )
            node = node.getparent()
        return "", None

    def _cut(self, text: str) -> str:
        stop = _END.search(text)
        return text[: stop.start()] if stop else text

    def _marked(self, element: html.HtmlElement) -> Iterator[PersonCandidate]:
        """Read an element that says by rel, itemprop or class that it holds the author."""
        name = f"{element.get('class') or ''}".lower()
        explicit = element.get("rel") or element.get("itemprop")
        if not explicit and not _MARKED.search(name):
            return
        text = " ".join(element.text_content().split())
        if not explicit and _NOT_MARKED.search(name) and len(text) > 40:
            return
        if not text or len(text) > 120 or not self._places.in_article(element):
            return
        label = _LABEL.match(text)
        if label is not None:
            if not label["bare"]:
                return  # read as a labelled line
            text = text[label.end() :]
        anchor = element if element.tag == "a" else element.find(".//a")
        linked = anchor is not None and " ".join(anchor.text_content().split()) or ""
        own = element.find(".//*[@itemprop='name']")
        if own is not None and own.get("content") is None:
            text = " ".join(own.text_content().split())
        elif linked and len(linked) < len(text):
            text = linked
        trust = 2 if self._places.near_headline(element) or explicit else 1
        yield from make_people(
            self._cut(text), Role.AUTHOR, Source.VISIBLE, trust=trust, selector=selector(element), raw=text[:200],
            profile_url=self._document.absolute(anchor.get("href")) if anchor is not None else None, login=trust == 2,
        )  # fmt: skip
