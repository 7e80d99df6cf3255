"""Which URLs are the same page, and which belong to the site."""

from __future__ import annotations

import pytest

from reference.url_identity import SiteScope, normalise

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


def test_paths_can_be_included_and_excluded() -> None:
    """The reason says which."""
    scope = SiteScope("http://clinic.example/", include=["/blog/"], exclude=["/blog/old/"])
    asked = [
        "http://clinic.example/blog/a",
        "http://clinic.example/blog/old/a",
        "http://clinic.example/about",
    ]
    assert [scope.refuses(url) for url in asked] == [None, "excluded", "not_included"]
