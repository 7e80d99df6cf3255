"""Learn a site's facts from all its page readings: the second pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from extraction.dates.learn_dates import learn_dates
from extraction.kinds.decide_kinds import decide_kinds
from extraction.kinds.page_kind import DecidedKind, is_of_kind
from extraction.page_reading import PageReading, Reference
from extraction.people.learn_people import TemplatePeople
from extraction.site.loaded_reading import LoadedReading
from extraction.site.repetition import RepetitionCounter, text_key
from extraction.site.shared_items import SharedCounter
from extraction.site.site_facts import SiteFacts, TemplateFacts
from extraction.site.site_readings import SiteReadings
from extraction.site.teasers import opening_keys
from extraction.text_fields.title_affixes import host_names, pieces, squashed, stripped
from reference.url_identity import page_key
from schemas.vocabulary import PageKind, Source

MAX_REFERENCES = 20_000
"""References kept of a site."""
MAX_REFERENCES_A_PAGE = 5
"""References kept of one page."""
MAX_TITLES = 50_000
"""Headlines kept of a site."""
WALL_PAGES = 3
"""Pages that must say the same few words before they are walls: whatever was asked for, the same answer came."""
AFFIX_MIN_PAGES = 3
"""Titles that must share a part before it is the site's."""
AFFIX_MIN_SHARE = 0.2
"""Share of the titles that must have it."""


class _Learner:
    def __init__(self, kinds: Mapping[str, DecidedKind], copies: Collection[str]) -> None:
        self.kinds = kinds
        self.copies = copies
        self.pages = 0
        self.ends: Counter[str] = Counter()
        self.names: Counter[str] = Counter()
        self.headings: dict[str, tuple[str, ...]] = {}
        """Keys of headings to those of the titles of the pages they are on: copies of one page count once."""
        self.common_headings: set[str] = set()
        """Headings of pages with at least `AFFIX_MIN_PAGES` titles."""
        self.repetition = RepetitionCounter()
        self.titles: set[str] = set()
        self.openings: dict[str, tuple[str, ...]] = {}
        self.sparse: dict[str, list[str]] = {}
        """Pages with hardly a word, by what they say."""
        self.references: dict[str, list[Reference]] = {}
        self.kept = 0
        self.people = TemplatePeople()
        self.shared = SharedCounter()

    def add(self, page: LoadedReading) -> None:
        reading = page.reading
        self.pages += 1
        is_article = is_of_kind(self.kinds, reading.url, PageKind.ARTICLE)
        spans = pieces(reading.title or "")
        if len(spans) > 1:
            assert reading.title is not None
            self.ends.update(
                {squashed(reading.title[slice(*spans[0])]), squashed(reading.title[slice(*spans[-1])])}
            )
        self.names.update(reading.site_names)
        if reading.sparse_key:
            self.sparse.setdefault(reading.sparse_key, []).append(reading.url)
        self.people.add(reading.people, is_article=is_article)
        for candidate in reading.headlines:
            if candidate.evidence.source is Source.HEADING:
                heading = squashed(candidate.text)
                key, title = text_key(heading), text_key(reading.title or "")
                titles = self.headings.get(key, ())
                if len(titles) < AFFIX_MIN_PAGES and title not in titles:
                    self.headings[key] = (*titles, title)
                    if len(titles) + 1 == AFFIX_MIN_PAGES:
                        self.common_headings.add(heading)
        if reading.url not in self.copies:  # they repeat a page, not its template
            self.shared.add(page)
            if reading.template:
                self.repetition.add(
                    reading.template, {known.repeated_key for known in page.blocks if known.repeated_key}
                )
        if is_article and len(self.titles) < MAX_TITLES:
            self.titles.update(candidate.text for candidate in reading.headlines[:3])
            own = page_key(reading.url)
            self.openings[own] = tuple(sorted(opening_keys(reading).union(self.openings.get(own, ()))))
        # An article's cards announce its neighbours, often with the days of something else.
        for reference in () if is_article else reading.references:
            if reference.published or reference.modified or reference.people or reference.title:
                of_page = self.references.setdefault(page_key(reference.url), [])
                if (
                    len(of_page) < MAX_REFERENCES_A_PAGE
                    and self.kept < MAX_REFERENCES
                    and not any(_says_the_same(reference, known) for known in of_page)
                ):
                    of_page.append(reference)
                    self.kept += 1


def _are_walls(urls: Iterable[str]) -> bool:
    """Return whether pages that say the same few words are at several places, not only one page with parameters."""
    return len({url.partition("?")[0] for url in urls}) >= WALL_PAGES


def _says_the_same(one: Reference, other: Reference) -> bool:
    """Return whether two references differ only in their position: the same card on the blog and in its archives."""
    return one.model_copy(update={"selector": other.selector}) == other


def learn(
    readings: Iterable[PageReading],
    start_url: str,
    kinds: Mapping[str, DecidedKind] | None = None,
    *,
    copies: Collection[str] = (),
) -> SiteFacts:
    """Return the facts that the readings of one site show together; for small sites their order does not matter.

    Readings are read once, in one pass, and not kept. Kinds come first (`decide_kinds`, by URL): without them the
    readings are a collection, and are read twice. `copies` are the URLs of pages that are other pages' copies.
    """
    if kinds is None:
        kinds = decide_kinds(readings)
    load = SiteReadings().load
    return learn_loaded((load(reading.to_bytes()) for reading in readings), start_url, kinds, copies=copies)


def learn_loaded(
    pages: Iterable[LoadedReading],
    start_url: str,
    kinds: Mapping[str, DecidedKind],
    *,
    copies: Collection[str] = (),
) -> SiteFacts:
    """Return the same of readings as `SiteReadings` loads them."""
    learner = _Learner(kinds, copies)

    def seen() -> Iterator[PageReading]:
        for page in pages:
            if page.reading.unreadable is None:
                learner.add(page)
                yield page.reading

    passing = seen()
    dates = learn_dates(passing, kinds)
    for _ in passing:
        pass
    least = max(AFFIX_MIN_PAGES, AFFIX_MIN_SHARE * learner.pages)
    affixes = {text for text, count in learner.ends.items() if count >= least and text}
    affixes |= {heading for heading in learner.common_headings if heading}
    names = [name for name, _ in sorted(learner.names.items(), key=lambda item: (-item[1], item[0]))][:20]
    affixes |= {squashed(name) for name in names if squashed(name)} | host_names(start_url)
    walls = [url for urls in learner.sparse.values() if _are_walls(urls) for url in urls]
    return SiteFacts(
        start_url=start_url,
        pages=learner.pages,
        kinds=dict(kinds),
        walls=sorted(walls),
        title_affixes=sorted(affixes),
        site_names=names,
        templates={
            template: TemplateFacts(pages=pages, repeated=repeated)
            for template, (pages, repeated) in learner.repetition.repeated().items()
        },
        shared=learner.shared.keys(),
        titles=sorted({text_key(stripped(title, affixes)) for title in learner.titles}),
        openings={page: list(keys) for page, keys in sorted(learner.openings.items()) if keys},
        references={
            url: sorted(of_page, key=Reference.to_json)
            for url, of_page in sorted(learner.references.items())
            if of_page
        },
        template_people=learner.people.names(),
        dates=dates,
    )
