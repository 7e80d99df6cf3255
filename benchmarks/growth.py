"""Does anything grow faster than its page or its text?

    python -m benchmarks.growth [PART…] [--sizes 1000,2000,4000,8000] [--without PART] [--all]
                                [--out FILE]

Each reader of a page, each reader of the crawl, each engine of the audits reads 1,000, 2,000, 4,000 and 8,000 of each
unit (links, blocks, dates, offices, words, nested elements, …); a site has a quarter as many pages. Printed is the
largest growth a doubling of its process CPU, the least of three runs, where a run takes at least 0.1 s; the target is
2.4. What takes longer than 20 CPU-seconds is stopped. ``--all`` prints those within the target too; PART is a part of a
reader's or a unit's name.
"""

from __future__ import annotations

import argparse
import gc
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from types import FrameType
from typing import Any

from benchmarks.growth_inputs import PAGES, TEXTS
from benchmarks.growth_sites import SITES
from benchmarks.table import write_table
from pipeline.worker_process import OBJECTS_A_COLLECTION

MAX_GROWTH = 2.4
LEAST_SECONDS = 0.1
"""The clock of processes ticks every 4 ms on some machines."""
_TICK = 0.004
MAX_SECONDS = 20
URL = "https://clinic.example/blog/page/"

Reader = Callable[[str], Callable[[], object]]
"""Prepares an input, and returns the work to measure."""


class _TooLongError(Exception):
    """Raised within work that takes too long."""


def _crawl_readers() -> dict[str, Reader]:
    from crawler.feed_links import read_feed_links
    from crawler.page_links import LinkFinder
    from crawler.plain_tags import start_tags
    from crawler.sitemap import read_sitemap
    from reference.expensive_markup import rough_links, tangle
    from reference.open_elements import OpenElements, count_open

    no_bound = OpenElements(most=10**9, passed=10**15, reopened=10**15, attribute_steps=10**15)
    return {
        "crawl: guard": lambda page: lambda: tangle(page.encode()),
        "crawl: tags of plain pages": lambda page: lambda: start_tags(page.encode()),
        "crawl: count of open elements": lambda page: lambda: count_open(page.encode(), stop_at=no_bound),
        "crawl: links": lambda page: lambda: LinkFinder(notice_scripts=True).find(page.encode(), URL),
        "crawl: rough links": lambda page: lambda: rough_links(page.encode(), 5_000),
        "crawl: site map": lambda page: lambda: read_sitemap(_xml("urlset", "url", "loc", page)),
        "crawl: feed links": lambda page: lambda: read_feed_links(_xml("rss", "item", "link", page)),
    }


def _xml(root: str, item: str, child: str, page: str) -> bytes:
    """Return a feed or site map with as many items as the page has tags."""
    return (
        f"<{root}>"
        + "".join(f"<{item}><{child}>{URL}{at}</{child}></{item}>" for at in range(page.count("<")))
        + f"</{root}>"
    ).encode()


def _page_readers() -> dict[str, Reader]:
    from extraction import finish, learn, read
    from extraction.body import voters
    from extraction.body.features import features
    from extraction.body.sources_and_questions import with_questions, with_sources
    from extraction.body.vote import read_body
    from extraction.dates.read_dates import read_dates
    from extraction.formats.feeds import read_feed
    from extraction.kinds.page_kind import read_kind_evidence
    from extraction.locations.read_offices import read_offices
    from extraction.page.blocks import segment
    from extraction.page.document import Document, parse_text, selector
    from extraction.people.read_people import read_people
    from extraction.site.listing_cards import read_cards
    from extraction.site.template_digest import template_digest
    from extraction.text_fields.description import read_descriptions
    from extraction.text_fields.headline import read_headlines
    from extraction.text_fields.sections_and_tags import read_sections, read_tags
    from extraction.text_fields.site_names import read_site_names
    from reference.ids import page_id

    def of_document(read_one: Callable[[Document], object]) -> Reader:
        def prepare(page: str) -> Callable[[], object]:
            document = parse_text(page, URL)
            return lambda: read_one(document)

        return prepare

    def of_blocks(read_one: Callable[[Document, Any], object]) -> Reader:
        def prepare(page: str) -> Callable[[], object]:
            document = parse_text(page, URL)
            blocks = segment(document.body)
            return lambda: read_one(document, blocks)

        return prepare

    def finishing(page: str) -> Callable[[], object]:
        reading = read(page.encode(), URL, "text/html")
        own = page_id(URL)
        return lambda: finish(reading, learn([reading], URL), page_id=own)

    def article(document: Document) -> Any:
        return document.root.find(".//article")

    return {
        "read: parse": lambda page: lambda: parse_text(page, URL),
        "read: blocks": of_document(lambda d: segment(d.body)),
        "read: structured data": of_document(lambda d: d.structured),
        "read: regions": of_document(lambda d: [d.region(e) for e in d.elements]),
        "read: selectors": of_document(lambda d: [selector(e) for e in d.elements]),
        "read: kind": of_blocks(read_kind_evidence),
        "read: body": of_blocks(lambda d, b: read_body(d.root, b, "Back pain", None)),
        "read: body features": of_blocks(lambda d, b: features(b, "Back pain", None)),
        "read: trafilatura": of_document(lambda d: voters.poll(voters.trafilatura_fast, d.root)),
        "read: trafilatura, recall": of_document(lambda d: voters.poll(voters.trafilatura_recall, d.root)),
        "read: readability": of_document(lambda d: voters.poll(voters.readability, d.root)),
        "read: sources and questions": of_blocks(
            lambda d, b: with_sources(b, with_questions(b, [True] * len(b)), article(d))
        ),
        "read: headlines": of_blocks(lambda d, b: read_headlines(d, b, read_site_names(d), [True] * len(b))),
        "read: descriptions": of_document(read_descriptions),
        "read: sections, tags": of_document(
            lambda d: (read_sections(d, article(d), None), read_tags(d, article(d), None))
        ),
        "read: template digest": of_blocks(lambda d, b: template_digest(b, article(d))),
        "read: people": of_document(lambda d: read_people(d, article(d))),
        "read: dates": of_document(lambda d: read_dates(d, article(d))),
        "read: cards": of_document(read_cards),
        "read: offices": of_document(read_offices),
        "read: whole": lambda page: lambda: read(page.encode(), URL, "text/html"),
        "read: finish": finishing,
        "read: feed": lambda page: lambda: read_feed(_xml("rss", "item", "link", page), URL),
    }


def _text_readers() -> dict[str, Reader]:
    from audits.draft import audit_text
    from audits.draft_article import draft_article
    from language.readability.reader import ReadabilityReader
    from language.sentences import sentences_of
    from language.spelling.judge import SpellingEngine
    from language.spelling.scan import scan
    from language.text_blocks import read_text
    from language.words import words_of
    from pipeline.drafts.audit import draft_context
    from pipeline.drafts.html import read_html
    from pipeline.drafts.markdown import read_markdown
    from reference.language_identification import identified_language
    from reference.url_identity import normalise

    context = draft_context(None)

    def spelling(text: str) -> Callable[[], object]:
        blocks = read_text(draft_article(text)).blocks
        engine = SpellingEngine()
        return lambda: [list(scan(text, block, engine)) for block in blocks]

    def scores(text: str) -> Callable[[], object]:
        article = read_text(draft_article(text))
        return lambda: ReadabilityReader().scores(article)

    return {
        "text: words": lambda text: lambda: sum(1 for _ in words_of(text)),
        "text: sentences": lambda text: lambda: sum(1 for _ in sentences_of(text)),
        "text: language": lambda text: lambda: identified_language(text),
        "text: spelling": spelling,
        "text: readability": scores,
        "text: blocks of a draft": lambda text: lambda: draft_article(text),
        "text: all audits of a draft": lambda text: lambda: audit_text(text, context),
        "text: HTML draft": lambda text: lambda: read_html(text),
        "text: Markdown draft": lambda text: lambda: read_markdown(text),
        "text: URL": lambda text: lambda: normalise(text, URL),
    }


def _site_readers() -> dict[str, Callable[[dict[str, bytes]], Callable[[], object]]]:
    from extraction import read
    from extraction.finish_site import finish_site
    from extraction.site.site_page import SitePage
    from reference.ids import page_id

    def finishing(bodies: dict[str, bytes]) -> Callable[[], object]:
        pages = []
        for url, body in bodies.items():
            reading = read(body, url, "text/html").to_bytes()
            digest = sha256(body).hexdigest()
            pages.append(
                SitePage(url=url, page_id=page_id(url), body_sha256=digest, load=lambda kept=reading: kept)
            )
        return lambda: finish_site(pages, URL)

    return {"site: finish": finishing}


def _finding_readers() -> dict[str, Reader]:
    from audits.draft import audit_text
    from pipeline.drafts.audit import draft_context
    from pipeline.finding_matching import matched_ids

    context = draft_context(None)

    def matching(text: str) -> Callable[[], object]:
        former = audit_text(text, context)
        found = audit_text(text.replace("the ", "each "), context)
        return lambda: matched_ids(former, found)

    return {"findings: those of the run before": matching}


def grown(prepare: Reader, make: Callable[[int], str], sizes: Sequence[int]) -> tuple[list[float], float]:
    """Return the CPU seconds of each size, and the largest growth a doubling; infinite where it was stopped.

    The largest size comes first: what takes less than the least time there grows nowhere that could be measured,
    and its smaller sizes are left out (they are 0 here).
    """
    seconds = [0.0] * len(sizes)
    growth = 0.0
    for at in reversed(range(len(sizes))):
        seconds[at] = _seconds(prepare, make(sizes[at]))
        if at + 1 < len(sizes) and seconds[at] > 0:
            larger = seconds[at + 1]
            if MAX_GROWTH * 0.8 * seconds[at] < larger < MAX_SECONDS:
                again = (_seconds(prepare, make(sizes[size]), 2) for size in (at, at + 1))
                seconds[at], seconds[at + 1] = (
                    min(a, b) for a, b in zip(seconds[at : at + 2], again, strict=True)
                )
            growth = max(growth, seconds[at + 1] / max(seconds[at], _TICK))
        if seconds[at] < LEAST_SECONDS:
            break
    return seconds, growth


def _seconds(prepare: Reader, text: str, times: int = 1) -> float:
    """Return the least CPU seconds of that many runs; infinite where one was stopped."""
    try:
        return _least(prepare, text, times)
    except _TooLongError:
        return float("inf")


def _least(prepare: Reader, text: str, times: int) -> float:
    least = float("inf")
    for _ in range(times):
        signal.setitimer(signal.ITIMER_VIRTUAL, 3 * MAX_SECONDS)
        try:
            work = prepare(text)
            gc.collect()
            gc.freeze()
            signal.setitimer(signal.ITIMER_VIRTUAL, MAX_SECONDS)
            begun = time.process_time()
            work()
            least = min(least, time.process_time() - begun)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            gc.unfreeze()
    return least


def _stop(_: int, __: FrameType | None) -> None:
    raise _TooLongError


def pairs(parts: Sequence[str]) -> Iterator[tuple[str, Reader, str, Callable[[int], str]]]:
    """Yield each reader with each unit that it reads."""
    sites = {name: lambda n, make=make: make(n // 4) for name, make in SITES.items()}
    readers: list[tuple[dict[str, Any], dict[str, Callable[[int], Any]]]] = [
        (_crawl_readers() | _page_readers(), PAGES),
        (_text_readers() | _finding_readers(), TEXTS),
        (_site_readers(), sites),
    ]
    for by_name, makers in readers:
        for name, prepare in by_name.items():
            for unit, make in makers.items():
                if not parts or any(part in f"{name}; {unit}" for part in parts):
                    yield name, prepare, unit, make


def main() -> int:
    """Print the table; return 1 where something grows faster than the target."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("parts", nargs="*", metavar="PART")
    parser.add_argument("--sizes", default="1000,2000,4000,8000")
    parser.add_argument("--without", action="append", default=[], metavar="PART")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    gc.set_threshold(OBJECTS_A_COLLECTION, 10, 10)  # as in a worker
    signal.signal(signal.SIGVTALRM, _stop)
    sizes = [int(size) for size in options.sizes.split(",")]
    rows: list[dict[str, Any]] = []
    measured = failed = 0
    largest: dict[str, tuple[float, str]] = {}
    for name, prepare, unit, make in pairs(options.parts):
        if any(part in f"{name}; {unit}" for part in options.without):
            continue
        seconds, growth = grown(prepare, make, sizes)
        measured += 1
        failed += growth > MAX_GROWTH
        if growth > largest.get(name, (0.0, ""))[0]:
            largest[name] = (growth, unit)
        if growth > MAX_GROWTH or options.all:
            times = {f"{size}": value for size, value in zip(sizes, seconds, strict=False)}
            rows.append({"reader": name, "unit": unit, **times, "growth": growth})
            print(rows[-1], flush=True)
    rows += [
        {"reader": name, "unit": f"largest: {unit}", "growth": growth}
        for name, (growth, unit) in largest.items()
    ]
    write_table("growth", rows, options.out)
    print(
        f"{measured} pairs of reader and unit measured, {failed} grow more than {MAX_GROWTH} times a doubling"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
