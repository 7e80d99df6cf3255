"""One article for one page, however many URLs show it."""

from __future__ import annotations

from extraction.site.duplicate_pages import duplicate_urls
from extraction.site.site_page import SitePage

SITE = "https://clinic.example"


def page(path: str, body: str) -> SitePage:
    """Return a page that was read; pages of the same body are the same bytes."""
    return SitePage(url=SITE + path, page_id=path, body_sha256=body, load=bytes)


def found(pages: list[SitePage], named: dict[str, str] | None = None) -> list[str]:
    """Return the paths of the copies."""
    canonicals = {SITE + path: SITE + target for path, target in (named or {}).items()}
    return sorted(url.removeprefix(SITE) for url in duplicate_urls(pages, canonicals))


def test_a_page_that_names_another_that_was_read_is_its_copy() -> None:
    """Not where the other was never read: then it is all we have."""
    pages = [page("/a/", "1"), page("/a/print/", "2"), page("/b/print/", "3")]
    assert found(pages, {"/a/": "/a/", "/a/print/": "/a/", "/b/print/": "/b/"}) == ["/a/print/"]


def test_of_a_ring_one_page_stays() -> None:
    """Pages that name one another would all be dropped."""
    pages = [page(f"/{name}", name) for name in "abcd"]
    assert found(pages, {"/a": "/b", "/b": "/c", "/c": "/a", "/d": "/b"}) == ["/b", "/c", "/d"]


def test_an_index_file_of_the_same_bytes_is_its_folders_copy() -> None:
    """Other bytes are another page."""
    pages = [
        page("/x/", "1"),
        page("/x/index.html", "1"),
        page("/y/", "2"),
        page("/y/index.html", "3"),
        page("/z/index.php", "4"),
    ]
    assert found(pages) == ["/x/index.html"]
    assert found(pages, {"/x/index.html": "/x/index.html"}) == ["/x/index.html"]


def test_a_chain_of_thousands_has_one_end() -> None:
    """Each page of a listing names the one before it; each step is taken once, whatever page comes first."""
    numbers = [*range(1, 3_000, 2), *range(0, 3_000, 2)]
    pages = [page(f"/{number}", str(number)) for number in numbers]
    named = {SITE + f"/{number}": SITE + f"/{number - 1}" for number in range(1, 3_000)}
    assert duplicate_urls(pages, named) == dict.fromkeys(named, SITE + "/0")
