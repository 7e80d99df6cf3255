"""Hold the facts that a whole site shows and one page does not."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256

from extraction.dates.date_facts import DateFacts
from extraction.kinds.page_kind import DecidedKind
from extraction.page_reading import Reference
from schemas.record import Record


class TemplateFacts(Record):
    """Facts that the pages of one template share."""

    pages: int
    """Number of the template's pages."""
    repeated: list[str] = []
    """Keys (`repetition.text_key`) of texts that are on at least three of its pages and 30 % of them, sorted."""


class SiteFacts(Record):
    """Facts of one site, learned from all its readings: the same in any order; bounded but for the kinds."""

    start_url: str
    """The URL at which the site's crawl starts."""
    pages: int = 0
    """Readings read."""
    kinds: dict[str, DecidedKind] = {}
    """Kind of each page and the confidence in it, by final URL, sorted."""
    walls: list[str] = []
    """URLs of pages that say the same few words as others, without a menu, sorted: answers in the pages' place."""
    title_affixes: list[str] = []
    """Parts of titles that are the site's name, squashed (`title_affixes.squashed`), sorted."""
    site_names: list[str] = []
    """Names that the pages give the site, commonest first."""
    templates: dict[str, TemplateFacts] = {}
    """By `PageReading.template`; only templates of at least three pages."""
    shared: list[str] = []
    """Keys (`shared_items`) of links, images, texts and the like that several pages show outside of their running text,
    sorted."""
    titles: list[str] = []
    """Keys of the headlines of the site's articles, sorted: a line that is a link and has such a key is a teaser."""
    openings: dict[str, list[str]] = {}
    """Keys (`teasers.opening_key`) of the first words of each article and its descriptions, by its `page_key`, sorted:
    what a card that leads there may repeat of it."""
    references: dict[str, list[Reference]] = {}
    """Mentions of a page in listings and feeds, by its `ids.page_key`."""
    template_people: list[str] = []
    """Folded names in the metadata of most pages, articles or not, sorted: makers of the site, not authors."""
    dates: DateFacts
    """The order of day and month and other habits of the site's dates."""

    @cached_property
    def wall_urls(self) -> frozenset[str]:
        """``walls`` for looking up."""
        return frozenset(self.walls)

    @cached_property
    def title_keys(self) -> frozenset[str]:
        """``titles`` for looking up; made once a worker and not once a page."""
        return frozenset(self.titles)

    @cached_property
    def shared_keys(self) -> frozenset[str]:
        """``shared`` likewise."""
        return frozenset(self.shared)

    @cached_property
    def _repeated(self) -> dict[str, frozenset[str]]:
        return {template: frozenset(facts.repeated) for template, facts in self.templates.items()}

    def repeated(self, template: str | None) -> frozenset[str]:
        """Return the keys of the texts that a template's pages repeat."""
        return self._repeated.get(template or "", frozenset())

    @cached_property
    def digest(self) -> str:
        """16 hex digits of the facts: equal facts, equal digest."""
        return sha256(self.to_json().encode()).hexdigest()[:16]
