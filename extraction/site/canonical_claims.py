"""Weigh the canonical URLs that pages name: a claim is believed only where the two pages say nearly the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from extraction.body.shingles import Shingle, shingles, words
from extraction.kinds.kind_part import KindPart
from extraction.page_reading import PageReading
from extraction.site.site_page import SitePage
from reference.url_identity import normalise, page_key

HELD = 0.8
"""Share of a page's 4-grams that the page it names must hold for the claim to be believed; measured in
docs/decisions/0011-canonical-claims.md."""
HELD_BELOW = 0.5
"""The same where the page's address continues the other's: ``/post/?print=1``, ``/post/print/``. A short post's print
view is half notes of the printer."""
HELD_BACK = 0.5
"""Share of the other page's 4-grams that the claiming page must hold: a print view leaves lines out, a home page that
shows whole posts one after another is no post's original."""
MAX_WORDS = 50_000
"""Words compared of a page; no more than two pages' are in memory at once."""


class ClaimPart(KindPart):
    """The part of a page reading that holds its claim, with what deciding its kind needs."""

    canonical_url: str | None = None
    """The canonical URL that the page names, absolute."""


@dataclass(frozen=True, slots=True)
class CanonicalClaims:
    """Canonical URLs that pages of a site name, where those are other pages of it that were read."""

    believed: dict[str, str]
    """By the page's URL, the URL of the page whose text is nearly its own."""
    denied: dict[str, str]
    """By the page's URL, the URL of a page whose text is another."""


def weigh_claims(pages: Sequence[SitePage], named: Mapping[str, str]) -> CanonicalClaims:
    """Return the believed and the denied claims among the canonical URLs that pages name, by the page's URL.

    Pages of the same bytes are equal without a look. Of others the bodies are compared as the pages alone have them,
    since copies repeat one another; each page's reading is loaded once more, and its target's once for all that name
    it. Between pages without a body the other texts decide; a page without a word is nobody's copy.
    """
    known = {page.url: page for page in pages}
    claims = sorted(
        (target, url)
        for url, canonical in named.items()
        if (target := normalise(canonical)) is not None and target != url and target in known and url in known
    )
    believed: dict[str, str] = {}
    denied: dict[str, str] = {}
    for target, group in groupby(claims, key=lambda claim: claim[0]):
        theirs: set[Shingle] | None = None
        for _, url in group:
            same = known[url].body_sha256 == known[target].body_sha256 != ""
            if not same:
                theirs = _grams(known[target]) if theirs is None else theirs
                held = HELD_BELOW if _continues(url, target) else HELD
                same = bool(theirs) and says_the_same(_grams(known[url]), theirs, held)
            (believed if same else denied)[url] = target
    return CanonicalClaims(dict(sorted(believed.items())), dict(sorted(denied.items())))


def says_the_same(own: set[Shingle], theirs: set[Shingle], held: float = HELD) -> bool:
    """Return whether a page's text is nearly that of another, by their 4-grams; two empty texts are not."""
    both = len(own & theirs)
    return both > 0 and both >= held * len(own) and both >= HELD_BACK * len(theirs)


def _continues(url: str, target: str) -> bool:
    """Return whether an address is another's with something behind it; a home page's is before all."""
    start = page_key(target)
    return "/" in start and page_key(url).startswith((f"{start}/", f"{start}?"))


def text_grams(texts: Iterable[str]) -> set[Shingle]:
    """Return the 4-grams within each text, without case, as far as texts are compared; a line left out takes no other
    line's along."""
    found: set[Shingle] = set()
    left = MAX_WORDS
    for text in texts:
        own = words(text.casefold())[:left]
        found.update(shingles(own))
        left -= len(own)
        if not left:
            break
    return found


def _grams(page: SitePage) -> set[Shingle]:
    reading = PageReading.model_validate_json(page.load())
    body = [block.text for block in reading.blocks if block.in_body]
    return text_grams(body or [block.text for block in reading.blocks if not block.linked])
