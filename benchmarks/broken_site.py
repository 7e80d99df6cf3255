"""Serve a clinic of some hundred pages for runs that are broken: two weeks of it, always the same, on one port.

37 posts, six offices with a page each, services, doctors, a leaflet, pages that are missing, moved and failing, and
misspellings in texts and in the footer. In the second week posts are edited, added, removed, moved and walled, a number
changes and an office closes.
"""

from __future__ import annotations

import json
import random
from http import HTTPStatus
from pathlib import Path
from typing import Literal

from benchmarks.answering_site import AnsweringSite
from benchmarks.generated_site import CATEGORIES, DOCTORS, SERVICES, post_path, sentence, title_of

Week = Literal["first", "second"]

POSTS = 37
OFFICES = {
    "west-orange": ("347 Mount Pleasant Avenue, Suite 100", "West Orange, NJ 07052", "(973) 555-0123"),
    "union": ("1050 Galloping Hill Road", "Union, NJ 07083", "(908) 555-0144"),
    "edison": ("10 Parsonage Road, Suite 208", "Edison, NJ 08837", "(732) 555-0170"),
    "paterson": ("680 Broadway, Suite 116", "Paterson, NJ 07514", "(973) 555-0188"),
    "bayonne": ("29 East 29th Street", "Bayonne, NJ 07002", "(201) 555-0102"),
    "hoboken": ("33 Hudson Street", "Hoboken, NJ 07030", "(201) 555-0155"),
}
_SERVICES = SERVICES[::5]
_DEAD_LINKS = tuple(f"/dead/{word}/" for word in CATEGORIES + DOCTORS)
_LEAFLET = Path(__file__).resolve().parent.parent / "example" / "site"
_ADDED, _REMOVED, _MOVED, _EDITED, _WALLED = {36}, {3, 4}, {5: 35}, {7, 8, 9}, {11}
"""Posts by number, as the second week changes them; the one that moves takes a number that was free."""


class BrokenSite(AnsweringSite):
    """The site while the ``with`` block lasts; set ``week`` between two runs."""

    def __init__(self) -> None:
        super().__init__()
        self.week: Week = "first"
        self._pages: dict[tuple[Week, str], tuple[int, str, bytes]] = {}

    @property
    def url(self) -> str:
        """Return the address of the front page."""
        return f"http://127.0.0.1:{self.port}/"

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """Return status, content type (or a redirect's target) and body for a path."""
        key = (self.week, path)
        if key not in self._pages:
            self._pages[key] = _answer(self.week, path, self.url)
        return self._pages[key]


def _posts(week: Week) -> list[int]:
    """Return the numbers of the posts that are there."""
    first = set(range(POSTS)) - _ADDED - set(_MOVED.values())
    return sorted(
        first if week == "first" else (first | _ADDED | set(_MOVED.values())) - _REMOVED - set(_MOVED)
    )


def _answer(week: Week, path: str, url: str) -> tuple[int, str, bytes]:
    if path == "/robots.txt":
        return HTTPStatus.OK, "text/plain", b"User-agent: *\nDisallow: /private/\n"
    if path == "/sitemap.xml":
        return HTTPStatus.OK, "text/xml", _site_map(week, url).encode()
    if path == "/leaflet.pdf":
        return HTTPStatus.OK, "application/pdf", next(_LEAFLET.rglob("*.pdf")).read_bytes()
    if path == "/broken/":
        return HTTPStatus.INTERNAL_SERVER_ERROR, "text/html", b"<h1>Error</h1>"
    if path == "/old-contact/":
        return HTTPStatus.MOVED_PERMANENTLY, "/contact/", b""
    moved = {post_path(old): post_path(new) for old, new in _MOVED.items()}
    if week == "second" and path in moved:
        return HTTPStatus.MOVED_PERMANENTLY, moved[path], b""
    page = _page(week, path)
    if page is None:
        return HTTPStatus.NOT_FOUND, "text/html", b"<h1>Not found</h1>"
    return HTTPStatus.OK, "text/html; charset=utf-8", page.encode()


def _site_map(week: Week, url: str) -> str:
    urls = "".join(f"<url><loc>{url.rstrip('/')}{post_path(n)}</loc></url>" for n in _posts(week))
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def _page(week: Week, path: str) -> str | None:
    chance = random.Random(path)
    parts = path.strip("/").split("/")
    posts = _posts(week)
    numbers = {post_path(n): n for n in posts}
    if path in numbers:
        return _post(week, path, numbers[path], posts)
    if path == "/":
        return _around(week, "Hill Clinic", _paragraphs(chance, 2) + _cards(posts[:8]))
    if parts[0] == "blog" and len(parts) in (1, 3):
        at = int(parts[2]) if len(parts) == 3 and parts[2].isdigit() else 1
        shown = posts[(at - 1) * 10 : at * 10]
        following = f'<a rel="next" href="/blog/page/{at + 1}/">Next</a>' if at * 10 < len(posts) else ""
        return _around(week, f"Blog, page {at}", _cards(shown) + following) if shown else None
    if parts[0] == "category" and parts[-1] in CATEGORIES:
        chosen = posts[CATEGORIES.index(parts[-1]) :: len(CATEGORIES)]
        return _around(week, title_of(parts[-1]), _cards(chosen))
    if parts[0] == "locations" and parts[-1] in _offices(week):
        street, city, phone = _office(week, parts[-1])
        text = f"<address>Hill Clinic {title_of(parts[-1])}<br>{street}<br>{city}<br>Phone {phone}</address>"
        hours = "<p>Monday to Friday 8:30 am to 5:00 pm</p>"
        return _around(week, f"Our office in {title_of(parts[-1])}", text + hours + _paragraphs(chance, 2))
    if (parts[0] == "services" and parts[-1] in _SERVICES) or (
        parts[0] == "doctors" and parts[-1] in DOCTORS
    ):
        return _around(
            week, title_of(parts[-1]), _paragraphs(chance, 3) + "<p>Their is a recieving desk.</p>"
        )
    if path in ("/contact/", "/about/", "/faq/", "/new-patients/"):
        return _around(week, title_of(parts[0]), _paragraphs(chance, 3))
    return None


def _post(week: Week, path: str, number: int, posts: list[int]) -> str:
    if week == "second" and number in _WALLED:
        return (
            "<html><head><title>Just a moment</title></head><body><p>Checking your browser.</p></body></html>"
        )
    first = next((old for old, new in _MOVED.items() if new == number), number)
    chance = random.Random(first)
    title = title_of(post_path(first).split("/")[2])
    data = {"@context": "https://schema.org", "@type": "BlogPosting", "headline": title,
            "datePublished": f"20{10 + first % 14}-03-{1 + first % 28:02d}",
            "author": {"@type": "Person", "name": f"Dr. {title_of(DOCTORS[first % len(DOCTORS)])}"}}  # fmt: skip
    texts = "".join(_paragraphs(chance, 2) + f"<h2>{sentence(chance, 3, 5)[:-1]}</h2>" for _ in range(3))
    if week == "second" and number in _EDITED:
        texts += _paragraphs(random.Random(f"edited {number}"), 1)
    at = posts.index(number)
    related = _cards([posts[(at + step) % len(posts)] for step in (1, 5, 9)])
    body = (
        f'<article class="post"><h1>{title}</h1><p>By <a rel="author" href="/doctors/{DOCTORS[first % len(DOCTORS)]}/">'
        f"{data['author']['name']}</a></p>{texts}<p>It is definately the the best {title.lower()}.</p></article>"  # type: ignore[index]
        f"<section class='related'><h3>You may also like</h3>{related}</section>"
    )
    return _around(
        week, title, body, f'<script type="application/ld+json">{json.dumps(data)}</script>', named=True
    )


def _offices(week: Week) -> list[str]:
    return [name for name in OFFICES if week == "first" or name != "hoboken"]


def _office(week: Week, name: str) -> tuple[str, str, str]:
    street, city, phone = OFFICES[name]
    return street, city, "(908) 555-0199" if week == "second" and name == "union" else phone


def _cards(posts: list[int]) -> str:
    return "".join(
        f'<div class="card"><h3><a href="{post_path(n)}">{title_of(post_path(n).split("/")[2])}</a></h3>'
        f'<p>{sentence(random.Random(n), 8, 14)}</p><a href="{post_path(n)}">Read more</a></div>'
        for n in posts
    )


def _paragraphs(chance: random.Random, count: int) -> str:
    return "".join(f"<p>{' '.join(sentence(chance, 7, 18) for _ in range(4))}</p>" for _ in range(count))


def _around(week: Week, title: str, body: str, head: str = "", *, named: bool = False) -> str:
    menu = "".join(
        f'<li><a href="{path}">{title_of(path.strip("/").split("/")[-1])}</a></li>'
        for path in (
            "/", "/blog/", *(f"/services/{name}/" for name in _SERVICES), *(f"/doctors/{name}/" for name in DOCTORS),
            *(f"/locations/{name}/" for name in _offices(week)), *(f"/category/{name}/" for name in CATEGORIES),
            "/contact/", "/about/", "/faq/", "/new-patients/", "/leaflet.pdf", "/broken/", *_DEAD_LINKS,
            "/old-contact/",
        )
    )  # fmt: skip
    headline = "" if named else f"<h1>{title}</h1>"
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title} | Hill Clinic</title>{head}</head><body>'
        f"<header><nav><ul>{menu}</ul></nav></header><main>{headline}{body}</main>"
        "<footer><p>Hill Clinic, same day apointments in all our offices.</p>"
        f"<p>Call {OFFICES['west-orange'][2]}</p></footer></body></html>"
    )
