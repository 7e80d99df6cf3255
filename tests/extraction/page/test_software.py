"""WordPress is recognised by what a page shows of it, and nothing of it is guessed."""

from __future__ import annotations

import pytest

from extraction import extract_pages
from extraction.page.document import parse_text
from extraction.page.software import read_software
from schemas.software import Software

URL = "https://www.clinic.example/knee/pain/"
API = "<link rel='https://api.w.org/' href='{}'>"
STYLE = "<link rel=stylesheet href='{}wp-content/themes/x/style.css'>"
GENERATOR = "<meta name=generator content='WordPress 6.5.2'>"


def software(head: str, body_class: str = "", url: str = URL) -> Software | None:
    return read_software(
        parse_text(f"<head>{head}</head><body class='{body_class}'><p>Pain.</p></body>", url)
    )


@pytest.mark.parametrize(
    ("head", "base"),
    [
        (API.format("https://www.clinic.example/wp-json/"), "https://www.clinic.example/"),
        (API.format("/blog/wp-json/"), "https://www.clinic.example/blog/"),
        (API.format("/index.php?rest_route=/"), "https://www.clinic.example/"),
        (API.format("/blog/?rest_route=/"), "https://www.clinic.example/blog/"),
        ("<link rel=alternate href='/blog/wp-json/wp/v2/posts/7'>", "https://www.clinic.example/blog/"),
        (STYLE.format("/blog/"), "https://www.clinic.example/blog/"),
        (STYLE.format("../../"), "https://www.clinic.example/"),
        ("<script src='/wp-includes/js/jquery.js'></script>", "https://www.clinic.example/"),
        ("<link rel=EditURI href='https://clinic.example/wp/xmlrpc.php?rsd'>", "https://clinic.example/wp/"),
        (GENERATOR, None),
        # Its files are in a folder below the site: the edit screen is with them.
        (API.format("/wp-json/") + STYLE.format("/wp/"), "https://www.clinic.example/wp/"),
        # One site of several, whose files are those of all: the edit screen is with the API.
        (API.format("/north/wp-json/") + STYLE.format("/"), "https://www.clinic.example/north/"),
        # A neighbour's style sheet beside its own: the API says which is its own, and without it nothing does.
        (API.format("/wp-json/") + STYLE.format("/") + STYLE.format("/shop/"), "https://www.clinic.example/"),
        (STYLE.format("/blog/") + STYLE.format("/shop/"), None),
        (API.format("/blog/wp-json/") + STYLE.format("/shop/"), None),
        (STYLE.format("http://www.clinic.example/") + STYLE.format("/"), "https://www.clinic.example/"),
    ],
)
def test_where_it_is(head: str, base: str | None) -> None:
    assert software(head) == Software(name="wordpress", base_url=base)


@pytest.mark.parametrize(
    "head",
    [
        "",
        "<link rel=shortlink href='/?p=7'>",
        "<meta name=generator content='Hugo 0.120, moved from WordPress'>",
        API.format("https://blog.example/wp-json/"),
        STYLE.format("https://cdn.example/"),
        "<link rel=alternate href='/feed/'>",
        "<link rel=stylesheet href='/style.css?from=/wp-content/x.css'>",
        "<link rel=stylesheet href='https://['><link rel='https://api.w.org/' href='http://[/wp-json/'>",
    ],
)
def test_what_is_no_sign_of_it(head: str) -> None:
    """A class alone is none either: other software writes ``page-id-7`` too."""
    assert software(head, "page-id-7") is None


def test_a_neighbours_picture_is_no_sign_of_it() -> None:
    page = (
        "<body class=postid-7><img src='/blog/wp-content/uploads/knee.jpg'><a href='/blog/wp-content/'>x</a>"
    )
    assert read_software(parse_text(page, URL)) is None


@pytest.mark.parametrize(
    ("head", "body_class", "edit_id"),
    [
        ("", "single postid-178 single-format-standard", "178"),
        ("", "page page-id-9 elementor-page-9", "9"),
        ("<link rel=shortlink href='https://www.clinic.example/?p=178'>", "", "178"),
        ("<link rel=shortlink href='/?page_id=178'>", "postid-178", "178"),
        ("<link rel=shortlink href='/?p=179'>", "postid-178", None),
        ("<link rel=shortlink href='https://wp.me/?p=178'>", "", None),
        ("<link rel=shortlink href='/'>", "", None),
        ("<link rel=shortlink href='/?p=178%20or%201'>", "", None),
        ("", "archive category-12 page-id-0 elementor-page-9", None),
        ("", "postid-178 page-id-9", None),
        ("", "my-postid-178 postid-178x postid-" + "9" * 30, None),
    ],
)
def test_the_pages_number(head: str, body_class: str, edit_id: str | None) -> None:
    """Of body class and shortlink; none where they name none, or two."""
    found = software(GENERATOR + head, body_class)
    assert found is not None
    assert found.edit_id == edit_id


def test_it_is_in_the_pages_record() -> None:
    """Also of a page that has no running text; a page that says nothing has none."""
    blog = f"<title>Knee</title>{STYLE.format('/blog/')}<body class='postid-7'><p>Call us.</p>"
    plain = "<title>Hip</title><p>Call us.</p>"
    pages = [("a", URL, blog.encode(), "text/html"), ("b", f"{URL}b/", plain.encode(), "text/html")]
    assert [page.software for _, page, _ in extract_pages(pages)] == [
        Software(name="wordpress", base_url="https://www.clinic.example/blog/", edit_id="7"),
        None,
    ]
