"""A crawl keeps its pace, stops in trouble, and reads robots.txt and site maps."""

from __future__ import annotations

import datetime
import email.utils

import pytest

from crawler.breaker import WINDOW, Breaker
from crawler.caps import Caps, pattern_of
from crawler.forbidden_paths import is_other_file
from crawler.pace import Pace, retry_after_seconds
from crawler.pagination import is_next_page
from crawler.robots import MAX_ROBOTS_BYTES, read_robots
from crawler.sitemap import read_sitemap
from schemas.crawl_note import CrawlNoteName
from schemas.profile import CrawlSettings

NOW = datetime.datetime(2026, 3, 2, 8, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120.0), (" 0 ", 0.0), (email.utils.format_datetime(NOW + datetime.timedelta(seconds=30)), 30.0),
     ("banana", None), ("-5", None), ("", None), (None, None), ("9" * 40, None),
     (email.utils.format_datetime(NOW - datetime.timedelta(days=1)), None)],
)  # fmt: skip
def test_retry_after(value: str | None, seconds: float | None) -> None:
    """Seconds and dates are understood; nonsense and the past are nothing."""
    assert seconds == retry_after_seconds(value, NOW)


def test_a_refusal_pauses_and_counts_once_for_what_was_under_way() -> None:
    """Two refusals at once are one, a page refused again is none; a good answer starts the count again."""
    pace = Pace(0)
    pace.refused(now=10, sent=9, pause_seconds=5)
    pace.refused(now=10.1, sent=9.5, pause_seconds=5)
    assert pace.throttled == 1
    assert pace.wait_seconds(12) == pytest.approx(3.1)
    pace.refused(now=16, sent=15.5, pause_seconds=1)
    assert pace.throttled == 2
    pace.refused(now=20, sent=19.5, pause_seconds=4, again=True)
    assert pace.throttled == 2
    assert pace.wait_seconds(21) == pytest.approx(3)
    pace.answered(0.1)
    assert pace.throttled == 0


def test_a_slow_server_is_asked_slower_when_politeness_is_asked_for() -> None:
    """With a delay the gap grows with the answers; without one it does not."""
    polite, blunt = Pace(1), Pace(0)
    for _ in range(20):
        polite.answered(6)
        blunt.answered(6)
    assert polite.gap_seconds > 5
    assert blunt.gap_seconds == 0


def test_the_breaker_trips_at_a_fifth_of_a_full_window() -> None:
    """Nine of fifty do not, ten do."""
    breaker = Breaker()
    for number in range(WINDOW):
        breaker.note(is_error=number < 9)
    assert breaker.trips() is None
    breaker = Breaker()
    for number in range(WINDOW):
        breaker.note(is_error=number < 10)
    assert breaker.trips()


def test_robots_takes_the_most_specific_group_and_the_longest_rule() -> None:
    """Our own name before the star; Allow of a longer path before Disallow."""
    robots = read_robots(
        b"\xef\xbb\xbfUser-Agent: *\r\nDISALLOW: /\r\n\r\nUser-agent: Checkup\r\nDisallow: /good\r\n"
        b"Allow: /good/1\r\nDisallow: /*.php$\r\nCrawl-delay: 3\r\nSitemap: https://clinic.example/map.xml\r\n",
        "Checkup/1.0 (+clinic)",
    )
    allowed = [
        path
        for path in ("/", "/good/2", "/good/1", "/x.php", "/x.php5")
        if robots.allows(f"http://c.example{path}")
    ]
    assert allowed == ["/", "/good/1", "/x.php5"]
    assert robots.crawl_delay_seconds == 3
    assert robots.sitemaps == ["https://clinic.example/map.xml"]


def test_another_clinics_name_in_our_contact_is_no_group_of_ours() -> None:
    """Only the product token is matched (RFC 9309, 2.2.1)."""
    robots = read_robots(b"User-agent: clinic\nDisallow: /\n", "Checkup/1.0 (for the clinic)")
    assert robots.allows("http://c.example/")


def test_a_huge_robots_is_read_to_its_limit() -> None:
    """The rest after 500 KiB is not read."""
    text = (
        b"User-agent: *\nDisallow: /private/\n" + b"# pad\n" * (MAX_ROBOTS_BYTES // 6) + b"Disallow: /good\n"
    )
    robots = read_robots(text, "Checkup/1.0")
    assert not robots.allows("http://c.example/private/x")
    assert robots.allows("http://c.example/good")


def test_site_maps_of_every_form() -> None:
    """Lists, indexes, other name spaces, plain text, and what can be read of a broken one."""
    entry = b"<url><loc> http://c.example/1 </loc><lastmod>2021-03-04</lastmod></url>"
    assert read_sitemap(b'<urlset xmlns="urn:x">' + entry + b"</urlset>").urls == [
        ("http://c.example/1", "2021-03-04")
    ]
    assert read_sitemap(b"<urlset>" + entry + b"<url><loc>/oops & more").urls[0] == (
        "http://c.example/1",
        "2021-03-04",
    )
    index = b"<sitemapindex><sitemap><loc>http://c.example/a.xml</loc></sitemap></sitemapindex>"
    assert read_sitemap(index).sitemaps == ["http://c.example/a.xml"]
    assert read_sitemap(b"\xef\xbb\xbfhttp://c.example/1\r\nhttp://c.example/2").urls[1] == (
        "http://c.example/2",
        None,
    )
    assert read_sitemap(b"<html>no</html>").notes == [CrawlNoteName.SITEMAP_NOT_A_SITEMAP]


def test_a_site_map_is_read_to_the_protocols_limit() -> None:
    """The 50,001st entry is cut and said."""
    sitemap = read_sitemap(b"<urlset>" + b"<url><loc>http://c.example/1</loc></url>" * 50_001 + b"</urlset>")
    assert (len(sitemap.urls), sitemap.notes) == (50_000, [CrawlNoteName.SITEMAP_CUT])


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [("/blog/", "/blog/page/2/", True), ("/blog/page/39/", "/blog/page/40/", True), ("/news", "/news?page=3", True),
     ("/", "/blog/page/2/", False), ("/blog/", "/blog/", False), ("/post/1/", "/post/2/", False),
     ("/news?tag=a", "/news?paged=2&tag=a", True)],
)  # fmt: skip
def test_further_pages_of_a_listing(source: str, target: str, expected: bool) -> None:
    """Only of the same listing, and never its first."""
    assert expected is is_next_page(f"http://c.example{source}", f"http://c.example{target}")


def test_shapes_of_endless_urls() -> None:
    """Numbers and hashes are one shape; a plain path is its own."""
    assert pattern_of("/calendar/2020/01/?d=1&x=2") == "/calendar/#/#/?"
    assert pattern_of("/u/3f2a9c00-11aa") == "/u/#"
    assert pattern_of("/knee-pain/") == "/knee-pain/"


def test_caps_say_which_they_are() -> None:
    """Depth, repeats, shape, section and pages."""
    caps = Caps(CrawlSettings(max_depth=2, max_pattern_pages=1, max_section_pages=2, max_pages=3))
    assert str(caps.refuses("http://c.example/a", 3)) == "max_depth /a"
    assert str(caps.refuses("http://c.example/a/b/a/b/a/b/a/b/", 1)) == "repeating_path"
    caps.count("http://c.example/x/1")
    assert str(caps.refuses("http://c.example/x/2", 1)) == "max_pattern_pages /x/#"
    caps.count("http://c.example/x/y")
    assert str(caps.refuses("http://c.example/x/z", 1)) == "max_section_pages /x"
    caps.count("http://c.example/z")
    assert str(caps.refuses("http://c.example/q", 1)) == "max_pages"


def test_files_that_are_no_pages() -> None:
    """Pictures and archives are not asked for; PDF files and odd names are."""
    urls = ["/a.png", "/a.b/c", "/x.PDF", "/x.zip?y=1", "/index.php", "/dr.smith", "/archive.tar.gz"]
    assert [url for url in urls if is_other_file(f"http://c.example{url}")] == [
        "/a.png",
        "/x.zip?y=1",
        "/archive.tar.gz",
    ]
