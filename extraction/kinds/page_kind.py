"""Find a page's kind and the confidence in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from extraction.kinds.article_score import article_score
from extraction.kinds.evidence import evidence
from extraction.kinds.junk import is_locked, junk_note
from extraction.kinds.kind_evidence import KindEvidence
from extraction.kinds.scripts_only import needs_javascript
from extraction.kinds.text_shape import MANY_WORDS, damped
from extraction.kinds.walls import is_wall
from extraction.page.blocks import TextBlock
from extraction.page.document import Document
from extraction.page.structured_data import types_of
from schemas.page_note import PageNoteName
from schemas.vocabulary import PageKind

_LEGAL = re.compile(
    r"\b(?:privacy (?:policy|notice|practices|statement)|terms (?:of (?:use|service)|and conditions"
    r"|& conditions)"
    r"|cookies? (?:policy|notice|statement)|hipaa\b.*\bnotice|notice of privacy"
    r"|accessibility statement|legal notice|disclaimer"
    r"|non-?discrimination|good faith estimate|impressum|datenschutz\w*|política de privacidad"
    r"|mentions légales)\b",
    re.I,
)
"""Matches ``Notice of Privacy Practices``."""
_PLACE = re.compile(
    r"\b(?:contact(?: us)?|get in touch|(?:our |clinic |office )?locations?|our (?:offices?|clinics?)"
    r"|directions|find us"
    r"|where (?:we are|to find us)|visit us|hours (?:and|&) location|contacto|ubicaci[oó]n(?:es)?"
    r"|kontakt|standorte?)\b",
    re.I,
)
"""Matches ``Our Locations``."""
_NAME = re.compile(
    r"^(?:(?:dr|prof|mr|mrs|ms)\.?\s+)?(?:[A-Z][\w.'’-]*\s+){1,3}[A-Z][\w'’-]+"
    r"(?:,?\s+(?:M\.?D|D\.?O|Ph\.?D|D\.?D\.?S|D\.?M\.?D|D\.?P\.?M|O\.?D|P\.?A(?:-C)?|N\.?P|R\.?N"
    r"|D\.?P\.?T|P\.?T|D\.?C|FACS|FACC|MBBS|MS|MPH|CRNP|ARNP)\b\.?,?)+"
    r"|^(?:dr|prof)\.?\s+(?:[A-Z][\w.'’-]*\s*){2,4}$",
    re.I,
)
"""Matches ``Eric D. Freeman, MD`` and ``Dr. Eric D. Freeman``."""
_PERSON_TYPES = frozenset(("physician", "dentist", "person", "individualphysician"))
_LISTING_TITLE = re.compile(
    r"^(?:category|tag|author|archives?|topic|posts (?:by|tagged)|all posts|search results|blog"
    r"|news)\b|\bpage \d+\b|\barchives?\b",
    re.I,
)
"""Matches ``Category: Back Pain``."""
_ARCHIVE_PATH = re.compile(
    r"/(?:category|categories|tags?|labels?|authors?)/[^/]+/?$|/(?:page|seite|previous)/\d+/?$"
    r"|(?:/archives?)?/(?:19|20)\d\d(?:/[01]?\d){0,2}/?$|/archives?/[01]?\d-(?:19|20)\d\d/?$"
)
"""Matches the paths of archives by tag, category, author and date: ``/tag/ice/``, ``/archives/2015/09/``,
``/search/label/ice``, ``/archives/09-2015``."""
_ABOUT = re.compile(r"^about(?: us| the (?:practice|clinic|office))?$", re.I)
"""Matches ``About us``."""

SURE = 0.7
"""Likelihood of an article from which cards alone do not make a page a listing."""

LITTLE_PROSE = damped(80, MANY_WORDS)
"""A page with fewer than 80 words of its own prose (a gallery, a word of thanks, a form) is an article only where its
markup says so or all else does: of 279 articles of the tuning halves 3 have fewer and say nothing of themselves."""

MOST = 0.7
"""Share of the prose that a posting's element holds."""
DOUBT = 0.2
"""Likelihood below which markup alone does not make a page an article."""
FEW_WORDS = 450
"""A contact or person page with more prose than this is classified by its text."""
_TITLE_MARKS = " .:!"
"""Marks at the ends of a title that say nothing."""


class DecidedKind(NamedTuple):
    """A page's kind, and the confidence in it, 0 to 1."""

    kind: PageKind
    confidence: float


def is_of_kind(kinds: Mapping[str, DecidedKind], url: str, kind: PageKind) -> bool:
    """Return whether a page is of a kind; a page that was not decided on is of none."""
    decided = kinds.get(url)
    return decided is not None and decided.kind is kind


_OBSTACLES = {
    PageNoteName.WALL: DecidedKind(PageKind.OTHER, 0.9),
    PageNoteName.NEEDS_JAVASCRIPT: DecidedKind(PageKind.OTHER, 0.5),
    PageNoteName.PASSWORD_PROTECTED: DecidedKind(PageKind.OTHER, 0.9),
}
"""Kinds of pages whose text cannot be seen; every other obstacle makes a page junk."""


_MAYBE_WALLS = (None, PageNoteName.PASSWORD_PROTECTED, PageNoteName.META_REFRESH)
"""Obstacles of pages that may be walls beside: a login, a refresh that leads to a captcha."""


def read_kind_evidence(document: Document, blocks: Sequence[TextBlock]) -> KindEvidence:
    """Return what a page shows of its kind: structure, text, markup, and the words of its URL among them."""
    obstacle = junk_note(document, blocks)
    if obstacle is None and is_locked(document, blocks):
        obstacle = PageNoteName.PASSWORD_PROTECTED
    wall = obstacle in _MAYBE_WALLS and is_wall(document, blocks)
    if obstacle is None and wall:
        obstacle = PageNoteName.WALL
    if obstacle is None and needs_javascript(document, blocks):
        obstacle = PageNoteName.NEEDS_JAVASCRIPT
    if obstacle is not None:
        return KindEvidence(obstacle=obstacle, wall=wall)
    found = evidence(document, blocks)
    title = _title(document, blocks)
    return KindEvidence(
        title=title,
        about_site=_is_about_site(document, title.strip(_TITLE_MARKS)),
        archive_path=_ARCHIVE_PATH.search(urlsplit(document.url).path) is not None,
        main_person=_main_person(document),
        prose_words=sum(block.words for block in blocks if block.is_prose),
        found=found,
        score=article_score(found),
    )


def page_kind(page: KindEvidence) -> DecidedKind:
    """Return the kind of a page and the confidence in it, from the evidence of this page alone."""
    if page.obstacle is not None:
        return _OBSTACLES.get(page.obstacle, DecidedKind(PageKind.JUNK, 0.9))
    found, score = page.found, page.score
    kind = _by_rule(page)
    if kind is not None:
        return DecidedKind(kind, round(max(0.6, 1 - score), 2))
    if score >= 0.5 and _has_substance(found, score):
        return DecidedKind(PageKind.ARTICLE, round(score, 2))
    if _is_plain_posting(found) and score >= DOUBT:
        return DecidedKind(PageKind.ARTICLE, 0.6)
    if found["path_service"] or found["ld_service"] or found["prose_words"] > 0.6:
        return DecidedKind(PageKind.SERVICE, round(1 - score, 2))
    return DecidedKind(PageKind.OTHER, round(1 - score, 2))


def _title(document: Document, blocks: Sequence[TextBlock]) -> str:
    """Return the h1 that the page's title begins with, else its first h1, else its title up to a separator."""
    first = re.split(r"\s[|–—«»·-]\s", document.title or "")[0]
    headings = [block.text for block in blocks if block.level == 1 and block.words <= 20]
    own = next((heading for heading in headings if heading.casefold() == first.casefold()), None)
    return own or next(iter(headings), None) or first


def _by_rule(page: KindEvidence) -> PageKind | None:
    found, title, score, prose = page.found, page.title, page.score, page.prose_words
    if (found["forum"] or found["manual"]) and not found["single"]:
        return PageKind.OTHER
    if not found["single"] and not found["og_article"] and page.archive_path:
        return PageKind.LISTING
    plain = title.strip(_TITLE_MARKS)
    if not found["single"] and not found["og_article"]:
        # Some generators mark every page as a posting; what such a page calls itself in full is believed first.
        if _LEGAL.fullmatch(plain):
            return PageKind.LEGAL
        if _PLACE.fullmatch(plain) and prose <= FEW_WORDS:
            return PageKind.LOCATION
        if _ABOUT.match(plain) or page.about_site:
            return PageKind.OTHER
    if found["path_root"] and not found["path_query"] and not found["single"]:
        return PageKind.HOME
    if _LEGAL.search(title) and len(title.split()) <= 12 and not _says_article(found):
        return PageKind.LEGAL
    if _listing(found, title, score) and not _says_article(found):
        return PageKind.LISTING
    if prose <= FEW_WORDS and not _says_article(found):
        if _NAME.match(title.strip()) or (page.main_person and len(title.split()) <= 6):
            return PageKind.PERSON
        if _PLACE.search(title) and len(title.split()) <= 8 and score < 0.9:
            return PageKind.LOCATION
    return None


def _says_article(found: Mapping[str, float]) -> bool:
    """Return whether the page's own markup calls it an article."""
    return bool(found["single"] or found["ld_article"])


def _is_plain_posting(found: Mapping[str, float]) -> bool:
    """Return whether a page is one ``article`` element with a byline around nearly all of its prose.

    Such is a small posting, in which the trees, grown on pages of a thousand words, find little to go by.
    """
    return bool(found["one_article"] and found["bylines"] and found["h1s"] and found["in_article"] >= MOST)


def _has_substance(found: Mapping[str, float], score: float) -> bool:
    """Return whether the page holds an article's text, or is likely enough to be an article without it."""
    if found["own_prose"] >= LITTLE_PROSE or _says_article(found):
        return True
    return score >= SURE and found["prose_words"] > 0 and not found["plain_page"]


def _is_about_site(document: Document, title: str) -> bool:
    if not title.casefold().startswith("about "):
        return False
    site = document.structured.first_meta("og:site_name") or (document.title or "").rpartition(" | ")[2]
    return bool(site) and title[6:].casefold() == site.casefold()


def _listing(found: Mapping[str, float], title: str, score: float) -> bool:
    many = found["linked_headings"] + found["headings_in_links"]
    if found["archive"] and not found["plain_page"]:
        return True
    if found["ld_listing"] and (found["path_list"] or (many > 0.5 and score < SURE)):
        return True
    if found["path_list"] and (many > 0.45 or _LISTING_TITLE.search(title) or found["many_articles"]):
        return True
    if _LISTING_TITLE.search(title) and len(title.split()) <= 8 and many > 0.25:
        return True
    cards = found["linked_heading_share"] > 0.6 and found["linked_headings"] > 0.6
    return cards and found["prose_share"] < 0.55 and score < SURE


def _main_person(document: Document) -> bool:
    nodes = [*document.structured.nodes[:1], *document.structured.microdata[:1]]
    return any(types_of(node) & _PERSON_TYPES for node in nodes)
