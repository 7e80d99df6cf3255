"""One driver makes the records of a site, however its pages come and wherever they are finished."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256

from extraction import FinishedPage, SitePage, read
from extraction.finish_site import FinishPage, SiteRecords, finish_site, know_site
from extraction.site.page_to_finish import PageToFinish
from extraction.site.single_pages import is_readable, single_pages
from schemas.stored_page import StoredPage
from schemas.vocabulary import Fetch

SITE = "https://clinic.example"
TEXT = "".join(
    f"<p>A back spasm is a sudden tightness in the muscle, and point {number} of this text says how to ease it.</p>"
    for number in range(8)
)
OFFICE = "<footer><p>Hill Clinic<br>12 Main Street<br>West Orange, NJ 07052<br>(973) 555-0123</p></footer>"
POST = (
    "<html lang=en><head><title>Back spasms | Hill Clinic</title></head><body class='single-post'>"
    f"<article><h1>Back spasms</h1><div class='entry-content'>{TEXT}</div></article>{OFFICE}</body></html>"
).encode()


def site_page(path: str, body: bytes = POST, lastmod: str | None = None) -> SitePage:
    """Return a page that was read."""
    return SitePage(
        url=SITE + path,
        page_id="p-" + sha256(path.encode()).hexdigest()[:16],
        body_sha256=sha256(body).hexdigest(),
        sitemap_lastmod=lastmod,
        load=partial(bytes, read(body, SITE + path, "text/html").to_bytes()),
    )


def articles(site: SiteRecords[FinishedPage]) -> dict[str, str]:
    """Return the articles' lines by path."""
    return {
        page.url.removeprefix(SITE): page.article.to_json()
        for page in site.finished
        if page.article is not None
    }


def pages() -> list[SitePage]:
    """Return a post that is shown at two URLs."""
    return [site_page("/post/", lastmod="2024-05-06"), site_page("/post/index.html")]


def test_a_page_shown_twice_gives_one_article_with_its_own_sitemap_date() -> None:
    """In any order of the pages."""
    found = articles(finish_site(pages(), SITE))
    assert list(found) == ["/post/"]
    assert "2024-05-06" in found["/post/"]
    turned = finish_site(pages()[::-1], SITE)
    assert articles(turned) == found
    assert turned.offices == finish_site(pages(), SITE).offices
    assert [seen.url for seen in turned.offices[0].seen_on] == [f"{SITE}/post/", f"{SITE}/post/index.html"]


def test_pages_may_be_finished_in_another_process() -> None:
    """The mapper gets what can be pickled, and its results come in the order of the pages."""

    def elsewhere(finish_page: FinishPage, pages: Iterable[PageToFinish]) -> Iterator[FinishedPage]:
        there = pickle.loads(pickle.dumps(finish_page))
        return (there(pickle.loads(pickle.dumps(page))) for page in pages)

    assert list(finish_site(pages(), SITE, elsewhere).finished) == list(finish_site(pages(), SITE).finished)


def test_readings_are_loaded_when_they_are_needed() -> None:
    """One at a time: a site's readings need not fit into memory."""
    loaded: list[str] = []

    def load(page: SitePage) -> bytes:
        loaded.append(page.url)
        return page.load()

    counted = [
        SitePage(url=page.url, page_id=page.page_id, body_sha256=page.body_sha256, load=partial(load, page))
        for page in pages()
    ]
    finished = finish_site(counted, SITE).finished
    assert len(loaded) == 6
    next(finished)
    assert len(loaded) == 7


def test_no_reading_is_loaded_of_a_page_that_is_as_it_was() -> None:
    """Who looks a page up by its URL loads nothing; the reading itself goes to another process, loaded once."""
    loaded: list[str] = []

    def load(page: SitePage) -> bytes:
        loaded.append(page.url)
        return page.load()

    site = [
        SitePage(url=page.url, page_id=page.page_id, body_sha256=page.body_sha256, load=partial(load, page))
        for page in pages()
    ]
    known = know_site(site, SITE)
    loaded.clear()
    to_finish = list(finish_site(site, SITE, lambda _, of_site: of_site, known).finished)
    assert loaded == []
    there = pickle.loads(pickle.dumps(to_finish[0]))
    assert (there.reading(), loaded) == (pages()[0].load(), [pages()[0].url])


def test_a_site_without_a_page_has_no_records() -> None:
    """As when every request failed."""
    site = finish_site([], SITE)
    assert (site.offices, site.others, list(site.finished)) == ([], [], [])


def stored(path: str, final: str, *, fetch: Fetch = Fetch.FETCHED, body: str | None = "1") -> StoredPage:
    """Return a page of a crawl."""
    return StoredPage(url=SITE + path, final_url=SITE + final, fetch=fetch, body_sha256=body)


def test_of_the_urls_that_end_at_one_page_its_own_is_chosen() -> None:
    """Else the smallest; in any order."""
    found = [
        stored("/a", "/b", body=None),
        stored("/b", "/b"),
        stored("/d", "/z", body=None),
        stored("/c", "/z", body=None),
    ]
    for given in (found, found[::-1]):
        assert [page.url.removeprefix(SITE) for page in single_pages(given)] == ["/b", "/c"]


def test_a_page_is_read_where_the_crawl_left_its_bytes() -> None:
    """Not after an error, not where robots.txt forbids it, not without a body."""
    fetched, unchanged = stored("/a", "/a"), stored("/a", "/a", fetch=Fetch.NOT_MODIFIED)
    others = [stored("/a", "/a", body=None), *(stored("/a", "/a", fetch=fetch) for fetch in list(Fetch)[2:])]
    assert [is_readable(page) for page in (fetched, unchanged, *others)] == [
        True,
        True,
        *[False] * len(others),
    ]
