"""Which URLs are the same page, and which belong to the site."""

from __future__ import annotations

import os
from html import escape

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from crawler.page_links import LinkFinder
from extraction import extract_pages
from extraction.page.document import parse_text
from reference.ids import article_id, page_id
from reference.url_identity import (
    SiteScope,
    folder_name,
    identity,
    normalise,
    page_key,
    path_prefix,
    site_host,
    spelled_alike,
)

BASE = "http://clinic.example/blog/post/?p=1"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("HTTP://Clinic.Example:80", "http://clinic.example/"),
        ("https://clinic.example:443/x", "https://clinic.example/x"),
        ("http://clinic.example.:8080/x", "http://clinic.example:8080/x"),
        ("../a/./b/..", "http://clinic.example/blog/a/"),
        ("?b=2&a=1", "http://clinic.example/blog/post/?a=1&b=2"),
        ("/x?utm_source=mail&b=1&fbclid=9", "http://clinic.example/x?b=1"),
        ("/x?PHPSESSID=1a2b", "http://clinic.example/x"),
        ("/x;jsessionid=1A2B?y=1", "http://clinic.example/x?y=1"),
        ("/%7eann/caf%c3%a9 bar", "http://clinic.example/~ann/caf%C3%A9%20bar"),
        ("/a%2fb", "http://clinic.example/a%2Fb"),
        ("/100%", "http://clinic.example/100%25"),
        ("#top", "http://clinic.example/blog/post/?p=1"),
        ("//user:secret@other.example/x", "http://other.example/x"),
        ("http:\\\\other.example\\x", "http://other.example/x"),
        ("http://0x7f000002/c", "http://127.0.0.2/c"),
        ("http://2130706434/c", "http://127.0.0.2/c"),
        ("http://127.1/", "http://127.0.0.1/"),
        ("http://[0:0::1]:81/", "http://[::1]:81/"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://BÜCHER.example。/", "http://xn--bcher-kva.example/"),
        ("/o?city=New%20York", "http://clinic.example/o?city=New%20York"),
        ("/o?city=New York", "http://clinic.example/o?city=New%20York"),
        ("/o?city=New+York", "http://clinic.example/o?city=New+York"),
        ("/o?t=a,b:c", "http://clinic.example/o?t=a,b:c"),
        ("/o?t=a%2cb%3a%63", "http://clinic.example/o?t=a%2Cb%3Ac"),
        ("/o?b&a=&&", "http://clinic.example/o?a=&b"),
        ("/o?page=2&a=1&page=1", "http://clinic.example/o?a=1&page=2&page=1"),
        ("/o?utm%5Fsource=x", "http://clinic.example/o"),
        ("/o;%6Asessionid=1A2B/", "http://clinic.example/o/"),
        ("/a/%2e%2E/b", "http://clinic.example/b"),
        ("//clinic.example//a//b", "http://clinic.example//a//b"),
        ("  /a\n/b\t ", "http://clinic.example/a/b"),
    ],
)
def test_a_url_has_one_form(given: str, expected: str) -> None:
    """Every spelling of a URL gives the same identity."""
    assert expected == normalise(given, BASE)


@pytest.mark.parametrize(
    "given",
    ["mailto:a@b.example", "tel:9135550100", "javascript:void(0)", "data:text/html,x", "ftp://clinic.example/", "http://",
     "http://[::1", "http://a:99999/", "file:///etc/passwd", "http://" + "x" * 3000 + "/"],
)  # fmt: skip
def test_what_is_no_page_has_no_identity(given: str) -> None:
    """Other schemes, broken and endless URLs are nothing."""
    assert normalise(given, BASE) is None


PIECES = (
    "http://", "https:", "//", "/", "\\", "clinic.example", "WWW.Clinic.Example.", "bücher.example", "。", "1.2.3.4",
    "0x7f", "[::1]", "user:pw@", ":80", ":443", ":0", "/a", "/./", "/../", "..", ";jsessionid=", ";sid=1", "?", "&",
    "=", "utm_source=x", "sid", "a=1", "a=2", "b", "+", " ", ",", ":", "#", "%", "%2", "%2C", "%2c", "%7e", "%20",
    "%5f", "%5F", "%2e", "%3B", "%6A", "%25", "é", "\ud800", "\0", "\t", "<", '"', "index.html", "file:///", "mailto:",
)  # fmt: skip

MANY = settings(
    max_examples=int(os.environ.get("CHECKUP_FUZZ", "300")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)

addresses = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=12).map("".join)
references = st.lists(
    st.sampled_from([piece for piece in PIECES if piece.isprintable()]), min_size=1, max_size=12
).map("".join)


@MANY
@given(addresses, st.sampled_from([None, BASE, "file:///home/x.html"]))
def test_the_normal_form_of_a_normal_form_is_itself(url: str, base: str | None) -> None:
    """Of any text, and none raises."""
    normal = normalise(url, base)
    assert normal is None or (normalise(normal), normal.isascii()) == (normal, True)
    assert identity(identity(url)) == identity(url)
    assert page_key(identity(url)) == page_key(url)
    assert site_host(identity(url)) == site_host(url)
    assert path_prefix(path_prefix(url)) == path_prefix(url)


@MANY
@given(references)
def test_a_link_is_the_same_page_to_the_crawl_and_to_extraction(href: str) -> None:
    """What the crawl asks for is what extraction names: a reference in a page, and the page's own address."""
    assume(not href.startswith("#"))
    markup = f'<a href="{escape(href)}">x</a>'
    found = [url for url, _ in LinkFinder().find(markup.encode("utf-8", "replace"), BASE).links]
    link = parse_text(markup, BASE).body.find(".//a")
    assert link is not None
    assert [parse_text(markup, BASE).absolute(link.get("href"))] == (found or [None])


@settings(MANY, max_examples=50)
@given(addresses)
def test_a_saved_page_has_the_id_that_a_crawl_would_give_it(url: str) -> None:
    """Whatever spelling it is given in; an address without a normal form stays as given."""
    ((_, page, _),) = extract_pages([("x", url, b"<title>A page</title><p>Words.", "text/html")])
    kept = (normalise(url) or url).encode("utf-8", "replace").decode("utf-8")
    assert (page.url, page.page_id) == (kept, page_id(kept))


def test_an_article_has_the_digits_of_its_page() -> None:
    """Whatever the page's id was minted from."""
    assert article_id("p-0123456789abcdef") == "a-0123456789abcdef"
    assert page_id("http://clinic.example/") == "p-a956180c623da854"


@pytest.mark.parametrize(
    ("url", "host", "folder"),
    [
        ("http://WWW.Clinic.Example:80/x", "clinic.example", "clinic.example"),
        ("https://bücher.example:8443", "xn--bcher-kva.example", "xn--bcher-kva.example_8443"),
        ("http://[::1]:81/", "::1", "::1_81"),
    ],
)
def test_a_site_is_known_by_its_host(url: str, host: str, folder: str) -> None:
    """In one form, without ``www.``; its folder has the port that is not the usual one."""
    assert (site_host(url), folder_name(identity(url))) == (host, folder)


@pytest.mark.parametrize("url", ["", "draft:", "http://[::1", "//", "file:///x"])
def test_what_names_no_host_has_none(url: str) -> None:
    """And raises nothing."""
    assert site_host(url) == ""


def test_the_site_is_its_host_with_and_without_www_on_both_schemes() -> None:
    """Subdomains belong to it only when they are named."""
    scope = SiteScope("https://www.clinic.example/", hosts=["blog.clinic.example"])
    inside = ["http://clinic.example/x", "https://www.clinic.example/", "http://blog.clinic.example/"]
    outside = [
        "https://shop.clinic.example/",
        "https://clinic.example.evil.example/",
        "http://clinic.example:8080/",
    ]
    assert [scope.contains(url) for url in inside] == [True] * 3
    assert [scope.contains(url) for url in outside] == [False] * 3


def test_the_four_forms_of_one_host_are_asked_as_the_start_page_is() -> None:
    """A link without www or TLS does not double the requests."""
    scope = SiteScope("https://www.clinic.example/")
    assert scope.canonical("http://clinic.example/a?b=1") == "https://www.clinic.example/a?b=1"


@pytest.mark.parametrize(
    "start", ["https://www.clinic.example/", "http://clinic.example:8080/", "http://clinic.example/"]
)
def test_what_is_asked_for_in_a_links_place_is_spelled_alike(start: str) -> None:
    """Whichever form the start page has; other pages and hosts are not."""
    scope = SiteScope(start)
    host = start.partition("://")[2].removeprefix("www.")
    forms = [f"{before}{host}a?b=1" for before in ("http://", "https://", "http://www.", "https://www.")]
    assert {spelled_alike(form) for form in forms} == {spelled_alike(scope.canonical(forms[0]))}
    assert len({scope.canonical(form) for form in forms}) == 1
    others = ("http://blog.clinic.example/a?b=1", "http://clinic.example/a")
    assert len({spelled_alike(url) for url in (forms[0], *others)}) == 3


def test_paths_can_be_included_and_excluded() -> None:
    """The reason says which."""
    scope = SiteScope("http://clinic.example/", include=["/blog/"], exclude=["/blog/old/"])
    asked = [
        "http://clinic.example/blog/a",
        "http://clinic.example/blog/old/a",
        "http://clinic.example/about",
    ]
    assert [scope.refuses(url) for url in asked] == [None, "excluded", "not_included"]


def test_a_profile_may_write_hosts_and_paths_as_people_do() -> None:
    """They are compared in the form that the crawl's URLs have."""
    scope = SiteScope("http://clinic.example/", hosts=["Bücher.example"], exclude=["/café menu/"])
    assert scope.contains("http://xn--bcher-kva.example/x")
    assert scope.refuses("http://clinic.example/caf%C3%A9%20menu/x") == "excluded"


PIECES = (
    "http", "https", "HTTP", ":", "//", "/", "a", "b", "..", ".", "?", "#", "&", "=", "utm_source=x", "%2e", "%c3",
    "é", "\\", ";", "sid=1", "@", "clinic.example", "www.", ":80", ":8080", "[::1]", "1.2.3.4", " ", "\t", "mailto:",
    "+", "|", "\0", "'", "<", "_", "~", "page/", "index.html", "http://", "https://clinic.example/",
)  # fmt: skip
BASES = (
    None, "https://clinic.example/a/b/", "https://clinic.example/a/b?q=1", "http://127.0.0.1:8000/x",
    "http://clinic.example", "https://clinic.example/a//b/", "https://clinic.example/a/./b;x=1", "file:///x/y",
    "HTTP://U:p@Clinic.Example:80/d/e", "not a url", "https://clinic.example/caf%c3%a9/x",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=7).map("".join), st.sampled_from(BASES))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_usual_references_have_the_url_that_the_library_gives(
    monkeypatch: pytest.MonkeyPatch, url: str, base: str | None
) -> None:
    """Written as nearly all links are, a URL is read without `urljoin`, and is the same."""
    found = normalise(url, base)
    with monkeypatch.context() as patch:
        patch.setattr("reference.url_identity._usual_parts", lambda url, base: None)
        assert found == normalise(url, base)


def test_links_of_a_site_are_read_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Absolute, from the root, beside the page, a query alone: a trap has hundreds of thousands of them."""

    def refuse(*_: object) -> None:
        raise AssertionError

    base = "https://clinic.example/blog/post/"
    normalise("/", base)
    monkeypatch.setattr("reference.url_identity.urljoin", refuse)
    monkeypatch.setattr("reference.url_identity.urlsplit", refuse)
    links = ["https://other.example/a/?b=1#c", "/a/b.html#c", "c/d/", "?page=2", "mailto:a@clinic.example"]
    assert [normalise(link, base) for link in links] == [
        "https://other.example/a/?b=1", "https://clinic.example/a/b.html", f"{base}c/d/", f"{base}?page=2", None,
    ]  # fmt: skip


def test_a_host_with_a_nul_is_none() -> None:
    """An address in numbers is asked of the system, which takes no NUL."""
    assert normalise("http://1\0.2/") is None
