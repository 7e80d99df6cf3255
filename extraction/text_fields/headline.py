"""Choose a page's headline, without the site's name, among its headings, title and metadata."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from html import unescape
from urllib.parse import unquote, urlsplit

from lxml import html

from extraction.dates.parsing.written import is_day
from extraction.page.article_node import article_nodes, texts_of
from extraction.page.blocks import TextBlock
from extraction.page.document import Document, selector
from extraction.page.regions import own_region
from extraction.page_reading import TextCandidate
from extraction.text_fields.title_affixes import host_names, pieces, squashed, stripped
from extraction.text_fields.unmarked_headline import unmarked_headlines
from schemas.provenance import Evidence
from schemas.vocabulary import Region, Source

MAX_CHARACTERS = 400
"""Characters that a headline has at most."""


_GENERIC_TEXT = """
blog blogs ourblog ourblogs theblog blogpost blogposts blogdetails blogdetail singleblog blogsingle healthblog
dentalblog wellnessblog companyblog news ournews latestnews newsevents newsandevents newsupdates newsroom
mediacenter media press pressrelease pressreleases articles article ourarticles latestarticles articlesandnews
insights stories ourstories updates resources resourcecenter patientresources patienteducation education
healthlibrary library knowledgebase knowledgecenter learningcenter announcements events post posts details
home welcome menu search skiptocontent
"""
GENERIC = frozenset(_GENERIC_TEXT.split())
"""Squashed headings that head a section of a site, never one article."""

SLUG_CHARACTERS = 6
"""Letters from which the name in an address is evidence: ``/a/`` and ``/p12/`` are not."""

BANNER_WORDS = 3
"""Words of a heading that may be a banner's, where it is not a whole title."""
LEAD_WORDS = 60
"""Words of an article that an h1 in it may follow: a date, a byline, a summary above the headline."""

_PERMALINK = re.compile(r"\s*[¶#§\U0001f517]$")
"""Matches the ``¶`` of ``Quickstart¶``, which links the heading to itself."""
_BESIDE = (Region.NAVIGATION, Region.SIDEBAR, Region.FOOTER, Region.COMMENT)


def read_headlines(
    document: Document,
    blocks: Sequence[TextBlock],
    names: Collection[str],
    in_body: Sequence[bool] = (),
) -> list[TextCandidate]:
    """Return the page's candidates, best first by this page alone.

    Order of trust: a heading that agrees with og:title, ``<title>``, JSON-LD or the page's own name in its address
    (h1 before others, and a few words that are only a part of the title, a banner's "Health blog", after longer ones);
    an h1 that opens the article, agreeing or not, of at least three words or the page's only one; where there is
    neither, and the head holds ``<title>`` alone, a line above the text that agrees; JSON-LD's headline; og:title;
    ``<title>``; any other h1.
    """
    claims = _claims(document)
    claimed = [squashed(claim.text) for claim in claims]
    affixes = {squashed(name) for name in names} | host_names(document.url) | _set_apart(claims, claimed)
    own_titles = [stripped(claim.text, affixes) for claim in claims]
    slug = _slug(document.url)
    start = next((at for at, inside in enumerate(in_body) if inside), len(blocks))
    agreeing: list[tuple[float, int, TextCandidate]] = []
    opening: list[TextCandidate] = []
    others: list[TextCandidate] = []
    counts = Counter(block.text for block in blocks if block.level == 1)
    with_menu: dict[html.HtmlElement, bool] = {}
    read = 0
    for block in blocks:
        read += block.words if block.index < len(in_body) and in_body[block.index] else 0
        if block.level is None or block.level > 3 or len(block.text) > MAX_CHARACTERS:
            continue
        text = squashed(block.text)
        if text in affixes or text in GENERIC:
            continue
        element = block.frame.element
        agrees = 1.0 if text == slug else _agreement(block.text, text, claims, claimed)
        if block.level > 1 and (agrees < 1 or block.index > start):
            continue
        region = document.region(element)
        heading = _less_labels(_PERMALINK.sub("", unescape(block.text)), own_titles)
        found = _candidate(heading, Source.HEADING, selector(element))
        opens = (
            (block.words > 2 or (len(counts) == 1 and region is not Region.HEADER))
            and (counts[block.text] == 1 or len(counts) == 1)
            and region not in _BESIDE
            and (region is not Region.HEADER or _heads_page(element, with_menu))
        )
        if agrees and region not in _BESIDE:
            whole = text == slug or text in claimed or block.words > BANNER_WORDS
            rank = -agrees - (0.5 if block.level == 1 else 0)
            agreeing.append((rank, 0 if whole else BANNER_WORDS + 1 - block.words, found))
        elif opens and block.index <= start:
            opening.insert(0, found)
        elif opens and read - block.words <= LEAD_WORDS:
            opening.append(found)
        else:
            others.append(found)
    agreeing.sort(key=lambda item: item[:2])
    own = [found for *_, found in agreeing] + (opening if in_body else [])
    if in_body and not own and all(claim.evidence.source is Source.TITLE for claim in claims):
        own, last = unmarked_headlines(blocks, in_body, document.title or "", affixes)
        others += last
    return own[:1] + claims + own[1:] + ([] if in_body else opening) + others


def _heads_page(element: html.HtmlElement, with_menu: dict[html.HtmlElement, bool]) -> bool:
    """Return whether an h1 in a header is the page's: neither a link to the site's home nor beside its menu."""
    if any(link.get("href") in ("/", "#", "./") for link in element.iter("a")):
        return False
    for above in element.iterancestors():
        if above.tag == "a" and above.get("href"):
            return False
        if above.tag == "body":
            break
        if own_region(above) is Region.HEADER:
            if above not in with_menu:  # asked once for a header, which may hold thousands of headings
                with_menu[above] = next(above.iter("nav", "ul"), None) is not None
            return not with_menu[above]
    return True


def _claims(document: Document) -> list[TextCandidate]:
    structured = document.structured
    claims = []
    for node in article_nodes(structured):
        for text in texts_of(node.get("headline") or node.get("name"))[:1]:
            claims.append(_candidate(unescape(unescape(text)), Source.JSON_LD, "$.headline"))
    for name in ("og:title", "twitter:title"):
        if found := structured.first_meta(name):
            claims.append(_candidate(unescape(found), Source.META, f'meta[property="{name}"]'))
    if document.title:
        claims.append(_candidate(document.title, Source.TITLE, "title"))
    return [claim for claim in claims if len(claim.text) <= MAX_CHARACTERS]


def _set_apart(claims: Sequence[TextCandidate], claimed: Collection[str]) -> set[str]:
    """Return the parts at a claim's edges without which it is another claim.

    ``Our journal`` is one where ``<title>`` is ``Our journal: Heat or ice`` and og:title ``Heat or ice``.
    """
    apart = set()
    for claim in claims:
        spans = pieces(claim.text)
        if len(spans) < 2:
            continue
        first, last = spans[0], spans[-1]
        for edge, start, end in ((first, spans[1][0], last[1]), (last, first[0], spans[-2][1])):
            if squashed(claim.text[start:end]) in claimed:
                apart.add(squashed(claim.text[slice(*edge)]))
    return apart


def _slug(url: str) -> str:
    """Return the name in a page's URL, squashed; empty where it is too short to be evidence."""
    name = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]
    text = squashed(name.partition(".")[0])
    return text if len(text) >= SLUG_CHARACTERS else ""


def _less_labels(heading: str, titles: Sequence[str]) -> str:
    """Return a heading less the day or the section's name in its element, where the rest is a title in the head.

    ``Dec 18 2025 Heat or ice`` and ``Blog: Heat or ice`` are such headings.
    """
    for title in titles:
        before, found, after = heading.partition(title)
        if found and all(_is_label(part.strip(" ,:|/·•–—-")) for part in (before, after)):
            return title
    return heading


def _is_label(text: str) -> bool:
    return not text or squashed(text) in GENERIC or is_day(text)


def choose_headline(
    candidates: Sequence[TextCandidate], affixes: Collection[str], listed: Sequence[str] = ()
) -> TextCandidate | None:
    """Return the best candidate, less the site's affixes unless it is a heading of the page itself; or null.

    A candidate that is an affix is passed over. Where that leaves none, the first candidate is taken; of a page that
    has no more than a ``<title>``, the title by which the site's listings link to it (`listed`).
    """
    for candidate in candidates:
        text = candidate.text
        if candidate.evidence.source is not Source.HEADING:
            text = stripped(text, affixes)
        if not squashed(text) or squashed(text) in affixes:
            continue
        raw = candidate.text if text != candidate.text else None
        return TextCandidate(text=text, evidence=candidate.evidence.model_copy(update={"raw": raw}))
    if all(candidate.evidence.source is Source.TITLE for candidate in candidates):
        for title in listed:
            if squashed(title) not in affixes:
                return _candidate(title, Source.LISTING, None)
    return candidates[0] if candidates else None


def _agreement(heading: str, text: str, claims: Sequence[TextCandidate], claimed: Sequence[str]) -> float:
    """Return a heading's agreement with the head's claims: 1 for a whole one or a part of one, 0.5 for most of one."""
    if len(text) < 3:
        return 0.0
    best = 0.0
    for claim, squeezed in zip(claims, claimed, strict=True):
        if text == squeezed:
            return 1.0
        if text in squeezed or (len(squeezed) > 10 and squeezed in text):
            parts = {squashed(claim.text[slice(*span)]) for span in pieces(claim.text)}
            share = len(text) / max(1, len(squeezed))
            if text in parts and (share >= 0.3 or len(heading.split()) >= 3):
                best = max(best, 1.0)
            elif share >= 0.5:
                best = max(best, 0.5)
    return best


def _candidate(text: str, source: Source, path: str | None) -> TextCandidate:
    return TextCandidate(text=text, evidence=Evidence(source=source, selector=path))
