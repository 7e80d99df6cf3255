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
from extraction.kinds.list_links import read_list_links
from extraction.kinds.person_title import is_bare_name, is_persons_title
from extraction.kinds.purpose import LEGAL, PLACE, names_posts, purpose_of_name, title_parts
from extraction.kinds.scripts_only import needs_javascript
from extraction.kinds.site_kinds import SitePageKind
from extraction.kinds.spam_words import read_spam_signs
from extraction.kinds.text_shape import MANY_WORDS, damped
from extraction.kinds.walls import is_wall
from extraction.page.blocks import TextBlock
from extraction.page.document import Document
from extraction.page.structured_data import types_of
from schemas.page_note import PageNoteName
from schemas.vocabulary import PageKind

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
SURE = 0.7
"""Likelihood of an article from which cards alone do not make a page a listing."""

LITTLE_PROSE = damped(80, MANY_WORDS)
"""A page with fewer than 80 words of its own prose (a gallery, a word of thanks, a form) is an article only where its
markup says so or all else does: of 279 articles of the tuning halves 3 have fewer and say nothing of themselves."""

MOST = 0.7
"""Share of the prose that a posting's element holds."""
DOUBT = 0.2
"""Likelihood below which markup alone does not make a page an article."""
SURELY = 0.9
"""Likelihood of an article from which the folder of a page makes it no office's."""
POST = 0.1
"""Likelihood from which a page that the site calls a post is one; a listing of posts has less."""
FEW_WORDS = 450
"""A contact page that only part of its title names, with more prose than this, is classified by its text."""
LONG_BIOGRAPHY = 1_200
"""Words of prose that a page about a person has at most where only its title says so."""
_TITLE_MARKS = " .:!"
"""Marks at the ends of a title that say nothing."""


class DecidedKind(NamedTuple):
    """A page's kind, and the confidence in it, 0 to 1."""

    kind: PageKind
    confidence: float
    note: PageNoteName | None = None
    """Reason that the site's other pages give, for the page's record; null for none."""


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
        stated_title=title_parts(document.title or "")[0],
        lists=read_list_links(document),
        spam=read_spam_signs(document, blocks),
        about_site=_is_about_site(document, title.strip(_TITLE_MARKS)),
        archive_path=_ARCHIVE_PATH.search(urlsplit(document.url).path) is not None,
        main_person=_main_person(document),
        prose_words=sum(block.words for block in blocks if block.is_prose),
        found=found,
        score=article_score(found),
    )


def page_kind(page: SitePageKind) -> DecidedKind:
    """Return the kind of a page and the confidence in it, from its own evidence and what its site says of it."""
    if page.injected:
        return DecidedKind(PageKind.JUNK, 0.9, PageNoteName.INJECTED_SPAM)
    evidence = page.evidence
    found, score = evidence.found, evidence.score
    kind = _by_rule(page)
    if kind is not None:
        return DecidedKind(kind, round(max(0.6, score if kind is PageKind.ARTICLE else 1 - score), 2))
    if score >= 0.5 and _has_substance(found, score):
        return DecidedKind(PageKind.ARTICLE, round(score, 2))
    if _is_plain_posting(found) and score >= DOUBT:
        return DecidedKind(PageKind.ARTICLE, 0.6)
    if found["path_service"] or found["ld_service"] or found["prose_words"] > 0.6:
        return DecidedKind(PageKind.SERVICE, round(1 - score, 2))
    return DecidedKind(PageKind.OTHER, round(1 - score, 2))


def obstacle_kind(obstacle: PageNoteName) -> DecidedKind:
    """Return the kind of a page that is junk or whose text cannot be seen."""
    return _OBSTACLES.get(obstacle, DecidedKind(PageKind.JUNK, 0.9))


def _title(document: Document, blocks: Sequence[TextBlock]) -> str:
    """Return the h1 that the page's title begins with, else its first h1, else its title up to a separator."""
    first = title_parts(document.title or "")[0]
    headings = [block.text for block in blocks if block.level == 1 and block.words <= 20]
    own = next((heading for heading in headings if heading.casefold() == first.casefold()), None)
    return own or next(iter(headings), None) or first


def _by_rule(page: SitePageKind) -> PageKind | None:
    """Return the kind that structure, names and the site's lists give; null where the text decides."""
    evidence = page.evidence
    found, score = evidence.found, evidence.score
    if found["forum"] and not found["single"]:
        return PageKind.OTHER
    if found["manual"] and _has_substance(found, score):
        return PageKind.ARTICLE
    if not found["single"] and not found["og_article"] and evidence.archive_path:
        return PageKind.LISTING
    if found["path_root"] and not found["path_query"] and not found["single"]:
        return PageKind.HOME
    if any(LEGAL.fullmatch(name.strip(_TITLE_MARKS)) for name in page.names):
        return PageKind.LEGAL  # some generators call it an article
    is_post = page.posted or page.folder is PageKind.ARTICLE
    is_post = is_post or (page.listed is PageKind.ARTICLE and not any(map(purpose_of_name, page.names)))
    says_article = _says_so(found, score) or (score >= SURE and not page.known)
    if not is_post:
        named = _by_name(page, says_article=says_article)
        if named is not None:
            return named
    if _listing(found, evidence.title, score) and not says_article:
        return PageKind.LISTING
    if is_post:
        return PageKind.ARTICLE if score >= POST and _has_substance(found, 1.0) else None
    if _is_service(page) and not says_article:
        return PageKind.SERVICE
    if evidence.prose_words <= FEW_WORDS and not says_article:
        title = evidence.title
        if PLACE.search(title) and len(title.split()) <= 8 and score < 0.9:
            return PageKind.LOCATION
    return None


def _says_so(found: Mapping[str, float], score: float) -> bool:
    """Return whether the page's own markup calls it an article, or calls it one and dates it and reads like one."""
    dated = found["og_article"] and (found["meta_published"] or found["ld_dated"] or found["bylines"])
    return _says_article(found) or bool(dated and score >= SURE)


def _by_name(page: SitePageKind, *, says_article: bool) -> PageKind | None:
    """Return the kind of a page that its names give, or the folder and the lists that hold it."""
    evidence = page.evidence
    title = evidence.title.strip()
    if evidence.about_site:
        return PageKind.OTHER
    in_place = page.folder is PageKind.LOCATION or _is_named_by_address(page)
    if not in_place and _is_person(page) and not (says_article and page.folder is not PageKind.PERSON):
        return PageKind.PERSON
    is_service = _is_service(page)
    names = page.names[-1:] if says_article else page.names
    purpose = next(filter(None, map(purpose_of_name, reversed(names))), None)
    if purpose is PageKind.LISTING:
        purpose = _of_list(page, says_article=says_article)
    if purpose is not None and (purpose is PageKind.LEGAL or page.folder is not PageKind.SERVICE):
        return purpose
    if LEGAL.search(title) and len(title.split()) <= 12 and not says_article:
        return PageKind.LEGAL
    in_place = in_place or page.listed is PageKind.LOCATION
    if in_place and not says_article and not is_service and evidence.score < SURELY:
        return PageKind.LOCATION
    if page.folder is PageKind.OTHER and not says_article:
        return PageKind.OTHER
    return None


def _of_list(page: SitePageKind, *, says_article: bool) -> PageKind | None:
    """Return the kind of a page that is called after what it lists: a list of posts, or of services that says little.

    A page of that name that speaks of the services itself is one of them.
    """
    evidence = page.evidence
    if _listing(evidence.found, evidence.title, evidence.score) or any(map(names_posts, page.names)):
        return PageKind.LISTING
    if page.heads and evidence.prose_words <= FEW_WORDS:
        return PageKind.LISTING
    return None if says_article else PageKind.SERVICE


def _is_person(page: SitePageKind) -> bool:
    """Return whether a page is one person's: named with a title or degree, or with a name alone among people."""
    titles, evidence = page.names[:2], page.evidence
    among = PageKind.PERSON in (page.folder, page.listed)
    if evidence.prose_words <= LONG_BIOGRAPHY:
        if any(is_persons_title(title, among=among) for title in titles):
            return True
        if evidence.main_person and len(evidence.title.split()) <= 6 and not purpose_of_name(evidence.title):
            return True
    given = page.folder is not PageKind.PERSON
    return among and any(is_bare_name(title, given=given) and not purpose_of_name(title) for title in titles)


def _is_named_by_address(page: SitePageKind) -> bool:
    """Return whether a page's path is the street or the city of the address that it shows: ``/visit/coast-road``."""
    return bool(page.names) and page.names[-1].casefold() in page.evidence.address_names


def _is_service(page: SitePageKind) -> bool:
    """Return whether a folder or the site's lists call a page a service, and none call it something else."""
    return PageKind.SERVICE in (page.folder, page.listed) and page.listed in (None, PageKind.SERVICE)


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
