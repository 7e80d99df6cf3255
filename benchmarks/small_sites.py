"""Serve a clinic of a dozen pages, each answer a little slow, so that a break meets a crawl under way."""

from __future__ import annotations

import random
import time
from http import HTTPStatus

from benchmarks.answering_site import AnsweringSite
from benchmarks.generated_site import post_path, sentence, title_of

POSTS = 9
SLOW_SECONDS = 0.15
"""Of each answer."""


class SmallSite(AnsweringSite):
    """The site while the ``with`` block lasts; always the same for one name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.answered = 0
        """Requests that it has answered."""

    @property
    def url(self) -> str:
        """Return the address of the front page."""
        return f"http://127.0.0.1:{self.port}/"

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """Return status, content type and body for a path."""
        time.sleep(SLOW_SECONDS)
        self.answered += 1
        numbers = {post_path(number): number for number in range(POSTS)}
        if path == "/robots.txt":
            return HTTPStatus.OK, "text/plain", b"User-agent: *\nDisallow: /private/\n"
        if path == "/":
            links = "".join(f'<li><a href="{post}">{_title(post)}</a></li>' for post in numbers)
            return self._page("Home", f"<h1>{self._name.title()} Clinic</h1><ul>{links}</ul>")
        if path == "/contact/":
            office = "<address>347 Mount Pleasant Avenue<br>West Orange, NJ 07052<br>Phone (973) 555-0123</address>"
            return self._page("Contact", f"<h1>Contact</h1>{office}")
        if path in numbers:
            chance = random.Random(f"{self._name} {numbers[path]}")
            texts = "".join(f"<p>{' '.join(sentence(chance, 7, 18) for _ in range(5))}</p>" for _ in range(4))
            slip = "<p>It is definately the the best way to recieve care.</p>"
            return self._page(_title(path), f"<article><h1>{_title(path)}</h1>{texts}{slip}</article>")
        return HTTPStatus.NOT_FOUND, "text/html", b"<h1>Not found</h1>"

    def _page(self, title: str, body: str) -> tuple[int, str, bytes]:
        menu = '<nav><a href="/">Home</a> <a href="/contact/">Contact</a> <a href="/gone/">Gone</a></nav>'
        name = f"{self._name.title()} Clinic"
        html = (
            f'<!DOCTYPE html><html lang="en"><head><title>{title} | {name}</title></head><body>'
            f"{menu}<main>{body}</main><footer>{name}, same day apointments.</footer></body></html>"
        )
        return HTTPStatus.OK, "text/html; charset=utf-8", html.encode()


def _title(path: str) -> str:
    return title_of(path.strip("/").split("/")[-1])
