"""Gather what a site's pages show together of their kinds: names and marks that say nothing, lists, folders, posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extraction.kinds.article_score import article_score
from extraction.kinds.kind_evidence import KindEvidence
from extraction.kinds.kind_part import KindPart
from extraction.kinds.purpose import path_parts, purpose_of_folder, purpose_of_name
from extraction.site.key_counter import KeyCounter
from extraction.site.repetition import text_key
from reference.url_identity import page_key
from schemas.vocabulary import PageKind

MARKS = (
    "single", "ld_article", "og_article", "ld_author", "ld_dated", "meta_published", "meta_modified", "meta_author",
    "bylines", "one_time", "one_article", "share_links", "comments",
)  # fmt: skip
"""Evidence of an article that some generators write on every page."""
LEAST_PLAIN = 3
"""Pages that are plainly no articles from which on a mark of theirs can be judged."""
MOST_MARKED = 0.5
"""Share of those pages from which on a mark says nothing on this site."""
LEAST_NAMED, MOST_NAMED = 3, 0.2
"""Pages, and their share of the site, from which on a title that they have in common is the site's, not a page's."""
LISTING = 0.5
"""Likelihood of an article below which a page's cards with days are a listing's, and not a post's own line."""
MOST_FOREIGN = 0.05
"""Share of the pages up to which a language is none of the site's own."""
MOST_SPAM = 0.4
"""Share of the pages from which on their subject is the site's own."""
LEAST_PAGES = 5
"""Pages of a site from which on its folders and lists are believed against a page's own text."""
LEAST_BELOW = 3
"""Pages in the folder of a page that make it the head of a list."""


@dataclass(frozen=True, slots=True)
class SitePageKind:
    """One page with what its site says of it."""

    evidence: KindEvidence
    """Its own evidence, without the marks that say nothing on this site."""
    names: tuple[str, ...]
    """Its titles that are not the site's, then the last part of its path in words."""
    folder: PageKind | None
    """Kind that a folder around it names."""
    listed: PageKind | None
    """Kind that the labels of most lists that hold it name."""
    posted: bool
    """True where a feed or a listing with days names it."""
    known: bool
    """True where enough pages of the site were read for folders and lists to say more than the page's own text."""
    injected: bool
    """True where it sells what nothing else on the site is about: somebody broke in."""
    heads: bool
    """True where pages of the site lie in the folder that is its address."""


@dataclass(slots=True)
class SiteKinds:
    """What all pages of a site show of their kinds; the order of the pages changes nothing."""

    pages: int = 0
    titles: KeyCounter = field(default_factory=KeyCounter)
    """Pages by the key of their title: a site has nearly as many titles as pages."""
    lists: dict[str, Counter[PageKind]] = field(default_factory=dict)
    """Pages that list a page under a label of a kind, by its `page_key`."""
    posted: set[str] = field(default_factory=set)
    """Keys of the pages that feeds and listings with days name."""
    below: Counter[str] = field(default_factory=Counter)
    """Pages by the path of each folder around them."""
    languages: Counter[str] = field(default_factory=Counter)
    """Pages by main language."""
    _spam: int = 0
    _plain: int = 0
    _marked: Counter[str] = field(default_factory=Counter)

    def add(self, page: KindPart) -> None:
        """Take one page into account."""
        evidence = page.kind_evidence
        if evidence is None or evidence.score < LISTING:
            self.posted.update(page_key(reference.url) for reference in page.references)
        if evidence is None or evidence.obstacle is not None:
            return
        self.pages += 1
        self.languages[_language(page.language)] += 1
        self._spam += any(sign.startswith("title:") for sign in evidence.spam)
        self.titles.add({_key(title) for title in (evidence.title, evidence.stated_title) if title})
        for kind, urls in evidence.lists.items():
            for url in urls:
                self.lists.setdefault(page_key(url), Counter())[PageKind(kind)] += 1
        parts = path_parts(page.url)
        self.below.update("/".join(parts[:depth]) for depth in range(1, len(parts)))
        if not parts or (not evidence.archive_path and _is_plainly_none(evidence, parts)):
            self._plain += 1
            self._marked.update(mark for mark in MARKS if evidence.found.get(mark))

    def idle_marks(self) -> frozenset[str]:
        """Return the marks of an article that pages of this site have which are plainly none."""
        if self._plain < LEAST_PLAIN:
            return frozenset()
        return frozenset(mark for mark, count in self._marked.items() if count >= MOST_MARKED * self._plain)

    def view(
        self, url: str, evidence: KindEvidence, language: str | None, idle: frozenset[str]
    ) -> SitePageKind:
        """Return a page with what the site says of it."""
        if any(evidence.found.get(mark) for mark in idle):
            found = {name: 0.0 if name in idle else value for name, value in evidence.found.items()}
            evidence = evidence.model_copy(update={"found": found, "score": article_score(found)})
        parts, key = path_parts(url), page_key(url)
        titles = [
            title for title in (evidence.title, evidence.stated_title) if title and not self._is_common(title)
        ]
        slug = " ".join(parts[-1].replace("_", "-").split("-")) if parts else ""
        listed = self.lists.get(key, Counter()).most_common(2)
        only = len(listed) == 1 or (len(listed) == 2 and listed[0][1] > 2 * listed[1][1])
        return SitePageKind(
            evidence=evidence,
            names=tuple(dict.fromkeys(name for name in (*titles, slug) if name)),
            folder=purpose_of_folder(parts),
            listed=listed[0][0] if only else None,
            posted=key in self.posted,
            known=self.pages >= LEAST_PAGES,
            injected=self._is_injected(evidence, language),
            heads=self.below["/".join(parts)] >= LEAST_BELOW,
        )

    def _is_injected(self, evidence: KindEvidence, language: str | None) -> bool:
        """Return whether a page's title and its text, its links or its language speak for a break-in.

        A site of which many pages are so is in that trade. Of drugs, a clinic writes itself: there the text counts
        only where the title offers them online or without a prescription.
        """
        subjects = {sign.partition(":")[2] for sign in evidence.spam if sign.startswith("title:")}
        if not subjects or self.pages < LEAST_PAGES or self._spam > MOST_SPAM * self.pages:
            return False
        if self.languages[_language(language)] <= max(1, MOST_FOREIGN * self.pages):
            return True
        own = {f"link:{subject}" for subject in subjects}
        own |= {f"text:{subject}" for subject in subjects if subject != "drugs" or "pills" in subjects}
        return not own.isdisjoint(evidence.spam)

    def _is_common(self, title: str) -> bool:
        count = self.titles.repeats(_key(title))
        return count >= LEAST_NAMED and count >= MOST_NAMED * self.pages


def _is_plainly_none(evidence: KindEvidence, parts: Sequence[str]) -> bool:
    """Return whether a page's whole name is that of a page that no site's blog has: its privacy policy, its contact."""
    names = (evidence.title, evidence.stated_title, " ".join(parts[-1].split("-")))
    kinds = {purpose_of_name(name) for name in names} & {PageKind.LEGAL, PageKind.LOCATION, PageKind.OTHER}
    return bool(kinds) and len(parts) <= 2


def _key(title: str) -> int:
    return int(text_key(title), 16)


def _language(tag: str | None) -> str:
    return (tag or "").partition("-")[0].lower()
