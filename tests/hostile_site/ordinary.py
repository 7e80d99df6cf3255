"""An ordinary site of any size: menus, listings, redirects, a flapping page, dead links, robots.txt, site map."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable

from tests.hostile_site.loopback import Asked, Reply

Answerer = Callable[[str], Reply]


class OrdinarySite:
    """Answers the paths of a site with so many pages; the same for every instance."""

    def __init__(self, pages: int, *, slow_seconds: float = 0.0, jitter: bool = False) -> None:
        self._pages = pages
        self._slow = slow_seconds
        self._jitter = jitter
        self._asked: Counter[str] = Counter()

    async def __call__(self, asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        """Return the answer to one request."""
        if self._slow:
            await asyncio.sleep(self._slow * (random.random() * 2 if self._jitter else 1))
        self._asked[asked.path] += 1
        return self.reply(asked)

    def reply(self, asked: Asked) -> Reply:
        """Return the answer without any waiting."""
        path = asked.path
        if path == "/robots.txt":
            return Reply(
                "User-agent: *\nDisallow: /private/\nSitemap: http://clinic.example/map.xml\n",
                content_type="text/plain",
            )
        if path == "/map.xml":
            urls = "".join(
                f"<url><loc>http://clinic.example/post/{n}/</loc><lastmod>2021-03-{n % 28 + 1:02d}</lastmod></url>"
                for n in range(0, self._pages, 7)
            )
            orphan = "<url><loc>http://www.clinic.example/orphan/</loc></url>"
            text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}{orphan}</urlset>'
            return Reply(text, content_type="application/xml")
        if path in ("/", "/about/", "/orphan/"):
            return self._page(path, ["/blog/", "/private/x/", "/old/1/", "/dead/", "/flap/"])
        if path == "/blog/" or path.startswith("/blog/page/"):
            return self._listing(path)
        if path.startswith("/post/"):
            number = int(path.split("/")[2])
            if number < self._pages:
                return self._post(asked, number)
        if path.startswith("/old/"):
            number = int(path.split("/")[2])
            target = f"/old/{number + 1}/" if number < 3 else "/post/3/"
            return Reply(status=301, headers=(("Location", target),))
        if path == "/flap/":
            # Fails twice for whoever asks: a retry that a kill cuts short must not lose the page.
            return self._page(path, []) if self._asked[path] % 3 == 0 else Reply("busy", status=503)
        return Reply("nothing here", status=404)

    def _listing(self, path: str) -> Reply:
        number = int(path.split("/")[3]) if "page" in path else 1
        per_page = 10
        posts = [f"/post/{n}/" for n in range((number - 1) * per_page, min(number * per_page, self._pages))]
        more = [f"/blog/page/{number + 1}/"] if number * per_page < self._pages else []
        return self._page(path, posts + more)

    def _post(self, asked: Asked, number: int) -> Reply:
        etag = f'"{number}"'
        if asked.headers.get("if-none-match") == etag:
            return Reply(status=304, content_type=None, headers=(("ETag", etag),))
        near = [f"/post/{(number * k + 1) % self._pages}/?utm_source=x" for k in (2, 3, 5)]
        page = self._page(asked.path, [*near, f"/old/{number % 3 + 1}/"])
        page.headers = (("ETag", etag),)
        return page

    def _page(self, path: str, links: list[str]) -> Reply:
        menu = '<a href="/">Home</a><a href="/about/">About</a><a href="https://other.example/">Friends</a>'
        body = "".join(f'<a href="{link}">read</a>' for link in links)
        text = f"<p>Page {path} says that gentle exercise eases the pain.</p>" * 20
        return Reply(f"<!DOCTYPE html><title>{path}</title>{menu}<h1>{path}</h1>{text}{body}")
