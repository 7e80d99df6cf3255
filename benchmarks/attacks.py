"""What do pages and sites that are made to be costly take the crawl, the readers and the audits?

    python -m benchmarks.attacks [NAME…] [--out FILE]

Each attack runs in a process of its own; printed are its CPU seconds, the growth of its peak memory, and what came of
it. ``crawl`` is what the one process of the crawl does with a page, ``read`` what a worker does (both its passes).
Target: 2 CPU-seconds and 300 MB each. An attack is stopped at 60 CPU-seconds or 8 GB.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.measured_apart import measure, report
from benchmarks.table import write_table

MAX_CPU_SECONDS = 2.0
MAX_MB = 300.0
URL = "https://clinic.example/page/"
Attack = Callable[[], str]
"""What is measured, its pages made beforehand."""
_BODY = b"<html><body><main><h1>Back pain</h1>%s</main></body></html>"


# -- pages --------------------------------------------------------------------------------------------------


def _unclosed_formatting() -> bytes:
    """Return the page whose four thousand open elements a browser opens again in each paragraph."""
    return b"<p>" + b"".join(b"<b id=%d>" % i for i in range(4_000)) + b"<p>x" * 4_000


def _closed_in_vain() -> bytes:
    """Return the same with a closing tag for each, in a place where it closes nothing."""
    return b"<p>" + b"".join(b"<b id=%d><object></b></object>" % i for i in range(4_000)) + b"<p>x" * 4_000


def _attributes_without_value() -> bytes:
    return b"<html><body><p " + b" ".join(b"a%d" % i for i in range(40_000)) + b">x</p><a href=/a/>a</a>"


def _attributes_with_signs() -> bytes:
    """Return the same with ``<`` in the names and ``>`` in a value now and then: both may stand in a tag."""
    names = (b"<a%d%s" % (i, b'=">"' if i % 50 == 0 else b"") for i in range(40_000))
    return b"<html><body><p " + b" ".join(names) + b">x</p><a href=/a/>a</a>"


def _closed_in_comments() -> bytes:
    return b"<html><body>" + b"<div><!--</div>-->" * 24_500 + b"x"


def _implied_nesting() -> bytes:
    """Return list items in definitions in list items: no tag of theirs ends another's."""
    return b"<html><body>" + b"<li><dd>" * 60_000 + b"x"


def _many_elements() -> bytes:
    return b"<html><body>" + b"<p>x" * 2_400_000


def _deep_and_wide() -> bytes:
    return b"<html><body>" + b"<div>" * 2_900 + b"<i>x</i>" * 1_000_000


def _footer_of_offices() -> bytes:
    office = "<p>Clinic {0}<br>{0} Main Street<br>Springfield, IL 62701<br>(217) 555-{1:04d}</p>"
    offices = "".join(office.format(i + 1, i % 10_000) for i in range(4_000))
    return _BODY % b"<p>Back pain is common.</p>" + f"<footer>{offices}</footer>".encode()


def _links_in_a_paragraph() -> bytes:
    text = " ".join(f'<a href="/p{i}/">word{i} joint</a> pain that many people have' for i in range(8_000))
    return _BODY % f"<article><p>{text}</p></article>".encode()


def _page(content: bytes) -> Attack:
    return lambda: _answered(content)


def _answered(content: bytes) -> str:
    from crawler.answer import Answer
    from crawler.page_answer import read_page
    from crawler.page_links import LinkFinder

    found = read_page(
        Answer(status=200, headers={"content-type": "text/html"}, body=content), URL, LinkFinder(), 10_000_000
    )
    notes = ", ".join(map(str, found.notes))
    return f"{len(found.links)} links{'; ' + notes if notes else ''}"


def _read(content: bytes) -> Attack:
    return lambda: _read_twice(content)


def _read_twice(content: bytes) -> str:
    from extraction import finish, learn, read
    from reference.ids import page_id

    reading = read(content, URL, "text/html")
    own = page_id(URL)
    finish(reading, learn([reading], URL), page_id=own)
    return f"unreadable: {reading.unreadable}" if reading.unreadable else f"{len(reading.blocks)} blocks"


# -- sites --------------------------------------------------------------------------------------------------


def _long_links() -> Attack:
    """Return the reading of 41 pages, each with one link of nine megabytes."""
    from crawler.page_links import LinkFinder

    finder = LinkFinder()
    tail = b"a" * 9_000_000 + b'">x</a>'

    def read_all() -> str:
        pages = (b'<a href="/%d/' % number + tail for number in range(41))
        dropped = sum(bool(finder.find(page, URL, "text/html").notes) for page in pages)
        return f"{dropped} of 41 pages say that a long URL was dropped"

    return read_all


def _site_maps() -> Attack:
    """Return the walk of a site with 15 site maps of 20,000 long URLs, asked for 50 pages."""
    entry = "<url><loc>https://clinic.example/{0}-{1}/{2}/</loc></url>"
    tail = "long-" * 300

    def map_of(number: int) -> bytes:
        entries = "".join(entry.format(_word(number), _word(i), tail) for i in range(20_000))
        return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'.encode()

    names = [f"https://clinic.example/map-{number}.xml" for number in range(15)]
    robots = "".join(f"Sitemap: {name}\n" for name in names).encode()
    maps = dict(zip(names, map(map_of, range(15)), strict=True))
    return lambda: _walk(
        {"https://clinic.example/robots.txt": robots},
        lambda url: maps.get(url, b"<p>A page of ours.</p>"),
        max_pages=50,
    )


def _endless_words() -> Attack:
    """Return the walk of a site whose every page names further pages of words alone; a hundred pages, 300,000 URLs."""
    pages = iter(
        [
            b"".join(
                f'<a href="/{_word(number % 17)}/{_word(number)}/">x</a>'.encode()
                for number in range(start, start + 3_000)
            )
            for start in range(0, 300_000, 3_000)
        ]
    )
    return lambda: _walk(
        {}, lambda _: next(pages), requests=100, max_known_urls=100_000, max_site_pages=50_000
    )


def _walk(
    files: dict[str, bytes], page: Callable[[str], bytes], *, requests: int = 400, **settings: int
) -> str:
    import time

    from crawler.answer import Answer
    from crawler.walk_parts import walk_parts
    from schemas.profile import CrawlSettings, Profile
    from store.connection import open_work
    from store.frontier import State
    from store.run_store import RunStore

    known = {name: value for name, value in settings.items() if name in CrawlSettings.model_fields}
    profile = Profile(
        url="https://clinic.example/", crawl=CrawlSettings.model_validate({"delay_seconds": 0.0, **known})
    )
    with tempfile.TemporaryDirectory() as folder, closing(open_work(Path(folder))) as connection:
        walk = walk_parts(RunStore(connection, "run-1"), profile, profile.url, resolve={}).walk
        asked = 0
        while walk.has_more() and asked < requests:
            lease = walk.next(time.monotonic())
            if lease is None or isinstance(lease, float):
                continue
            asked += 1
            if lease.url.endswith(("/robots.txt", "/sitemap.xml", "/sitemap_index.xml")):
                body = files.get(lease.url)
                answer = Answer(status=404 if body is None else 200, body=body or b"")
            else:
                answer = Answer(status=200, headers={"content-type": "text/html"}, body=page(lease.url))
            walk.store_answer(lease, answer, time.monotonic())
        urls = connection.execute("SELECT count(*) FROM urls").fetchone()[0]
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
        pages = walk.frontier.counts()[State.DONE]
        left_out = {str(reason): number for reason, number in walk.left_out().items()}
        notes = [str(note.name) for note in walk.notes]
        return f"{pages} pages, {urls} URLs, store {size / 1e6:.0f} MB, {left_out}, {sorted(set(notes))}"


def _word(number: int) -> str:
    """Return a word of letters alone for a number: no cap on numbers in a path sees it."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number, 20)
        letters += "bcdfgklmnprstvwxyzhj"[rest] + "aeiou"[rest % 5]
    return letters


# -- audits -------------------------------------------------------------------------------------------------


def _draft(text: str) -> Attack:
    return lambda: _audited(text)


def _audited(text: str) -> str:
    from pipeline.drafts.audit import audit_draft, draft_context
    from pipeline.drafts.read import plain_draft

    found = list(audit_draft("draft", plain_draft(text), draft_context(None)))
    return f"{len(found)} findings"


ATTACKS: dict[str, Callable[[], Attack]] = {
    "crawl: 4,000 unclosed b, 4,000 p": lambda: _page(_unclosed_formatting()),
    "crawl: the same, closed in vain": lambda: _page(_closed_in_vain()),
    "crawl: 40,000 attributes without =": lambda: _page(_attributes_without_value()),
    "crawl: the same with < and > in them": lambda: _page(_attributes_with_signs()),
    "crawl: closing tags in comments": lambda: _page(_closed_in_comments()),
    "crawl: 41 links of 9 MB": _long_links,
    "crawl: 60,000 times li in dd": lambda: _page(_implied_nesting()),
    "crawl: 2.4 million p": lambda: _page(_many_elements()),
    "crawl: 2,900 open div, a million i": lambda: _page(_deep_and_wide()),
    "crawl: 15 site maps, 50 pages asked": _site_maps,
    "crawl: endless URLs of words": _endless_words,
    "read: 4,000 unclosed b, 4,000 p": lambda: _read(_unclosed_formatting()),
    "read: 40,000 attributes without =": lambda: _read(_attributes_without_value()),
    "read: the same with < and > in them": lambda: _read(_attributes_with_signs()),
    "read: closing tags in comments": lambda: _read(_closed_in_comments()),
    "read: a footer of 4,000 offices": lambda: _read(_footer_of_offices()),
    "read: 8,000 links in a paragraph": lambda: _read(_links_in_a_paragraph()),
    "draft: a word of 7,000 letters": lambda: _draft("The " + "abcdefgh" * 875 + " hurts."),
    "draft: no_a 5,000 times": lambda: _draft("no_a" * 5_000),
}


def main() -> int:
    """Run the attacks; return 1 where one costs more than the target."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("names", nargs="*", metavar="NAME", help="parts of the attacks' names")
    parser.add_argument("--alone", help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.alone:
        report(ATTACKS[options.alone]())
        return 0
    rows = []
    for name in ATTACKS:
        if options.names and not any(part in name for part in options.names):
            continue
        cost = measure("benchmarks.attacks", ["--alone", name])
        within = (
            cost.cpu_seconds is not None
            and cost.peak_mb is not None
            and cost.cpu_seconds <= MAX_CPU_SECONDS
            and cost.peak_mb <= MAX_MB
        )
        rows.append(
            {
                "attack": name,
                "cpu_s": cost.cpu_seconds,
                "mb": cost.peak_mb,
                "within": within,
                "outcome": cost.note,
            }
        )
    write_table("attacks", rows, options.out)
    return 0 if all(row["within"] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
