"""Serve a copy of the example clinic that is edited while it is served: texts, dates, moves, outages, a redesign."""

from __future__ import annotations

import datetime
import hashlib
import html
import re
from collections.abc import Callable, Iterable
from typing import Any

from example.server import ExampleClinic

SITE = "http://clinic.example"
_UPDATED = re.compile(r'<span class="last-updated">Updated [^<]*</span>')
"""Matches ``<span class="last-updated">Updated 08/03/2023</span>``."""
_META = re.compile(r'<div class="(?:entry-meta|meta-line)">')
_HEADLINE = re.compile(r"</h1>")
_BODY = re.compile(r'<div class="(?:entry-content|post-body)">\s*')
_PARAGRAPHS = re.compile(r"<p>[^<]{80,}</p>")
_INSTANT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)([+-]\d\d:\d\d|Z)")
"""Matches ``2022-12-15T08:00:00-05:00``."""
_REDESIGN = (
    ("site-header", "masthead-new"), ("entry-content", "post-body"), ("entry-meta", "meta-line"),
    ("entry-title", "post-headline"), ("hentry", "entry-card"), ("site-footer", "colophon-new"),
    ("content-area", "layout"), ("posted-on", "pub"),
)  # fmt: skip
"""Class names that the redesign gives to the same markup."""
_WALL = (
    b"<html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1>"
    b"<p>Checking your browser before accessing clinic.example. This process is automatic.</p></body></html>"
)


class EditedClinic(ExampleClinic):
    """The example clinic, whose pages the operations of a plan edit."""

    def __init__(self) -> None:
        super().__init__("first")
        self._down: dict[str, int] = {}
        self._outage: Callable[[str], bool] | None = None
        self._wall = False
        self._automatic: set[str] = set()
        self._removed: dict[str, Any] = {}
        self._style: tuple[tuple[str, str], ...] = ()
        self._hours = 0
        self.day = datetime.date(2026, 11, 22)
        """Day of the visit."""

    def begin_week(self, day: datetime.date) -> None:
        """Move the clock; what lasted for a week alone is over."""
        self.day = day
        self._outage, self._wall = None, False
        for path in self._automatic:
            self._show_date(path, _in_words(day))

    def reply(self, path: str) -> Any:
        """Return the answer for a decoded path without query."""
        known = super().reply(path)
        if not known.content_type.startswith("text/html") or known.status != 200:
            return known
        if self._wall:
            return known._replace(body=_WALL)
        if path in self._down or (self._outage and self._outage(path)):
            return known._replace(status=self._down.get(path, 503), body=b"<h1>Service Unavailable</h1>")
        return known._replace(body=self._styled(known.body))

    def html(self, path: str) -> str:
        """Return a page's source; raises KeyError for an unknown path."""
        return str(self._replies[path].body.decode("utf-8"))

    def articles(self) -> list[str]:
        """Return the paths of the posts."""
        return sorted(
            path for path in self._replies if path.endswith("/") and "single-post" in self._source(path)
        )

    def apply(self, operation: dict[str, Any]) -> None:
        """Do one operation of a plan; raises ValueError where the clinic does not have what it names."""
        kind = operation["op"]
        getattr(self, f"_do_{kind}")(**{name: value for name, value in operation.items() if name != "op"})

    def _source(self, path: str) -> str:
        reply = self._replies[path]
        return reply.body.decode("utf-8") if reply.content_type.startswith("text/html") else ""

    def _write(self, path: str, source: str) -> None:
        self._replies[path] = self._replies[path]._replace(body=source.encode("utf-8"))

    def _styled(self, body: bytes) -> bytes:
        text = body.decode("utf-8")
        for old, new in self._style:
            text = text.replace(old, new)
        if self._hours:
            text = _INSTANT.sub(lambda found: _shifted(found, self._hours), text)
        return text.encode("utf-8")

    def _do_replace(self, page: str, **words: str) -> None:
        source = self.html(page)
        old, new = html.escape(words["from"], quote=False), html.escape(words["to"], quote=False)
        if old not in source:
            raise ValueError(f"{page} does not say {words['from']!r}")
        at = source.rindex(old) if source.count(old) > 1 and "<body" in source else source.index(old)
        body = source.index("<main")
        at = source.find(old, body) if source.find(old, body) >= 0 else at
        self._write(page, source[:at] + new + source[at + len(old) :])

    def _do_date(self, page: str, shown: str) -> None:
        self._show_date(page, shown)

    def _show_date(self, page: str, shown: str) -> None:
        source = self.html(page)
        line = f'<span class="last-updated">Updated {shown}</span>'
        if _UPDATED.search(source):
            source = _UPDATED.sub(lambda _: line, source, count=1)
        elif meta := _META.search(source):
            source = f"{source[: meta.end()]}{line} {source[meta.end() :]}"
        else:
            source = _HEADLINE.sub(
                lambda found: f'{found[0]}\n<p class="entry-meta">{line}</p>', source, count=1
            )
        self._write(page, source)

    def _do_paragraph(self, page: str, text: str) -> None:
        source = self.html(page)
        body = _BODY.search(source)
        if body is None:
            raise ValueError(f"{page} has no body to add a paragraph to")
        self._write(
            page, f"{source[: body.end()]}<p>{html.escape(text, quote=False)}</p>\n{source[body.end() :]}"
        )

    def _do_move(self, page: str, to: str) -> None:
        reply = self._replies.pop(page)
        self._replies[to] = reply
        self._replies[page] = reply._replace(status=301, location=f"{SITE}{to}", body=b"")
        self._write(to, self.html(to).replace(f"{SITE}{page}", f"{SITE}{to}"))

    def _do_remove(self, page: str, status: int = 404) -> None:
        self._removed[page] = self._replies[page]
        self._replies[page] = self._replies["404"]._replace(status=status)

    def _do_back(self, page: str) -> None:
        self._replies[page] = self._removed.pop(page)

    def _do_down(self, page: str, status: int = 503) -> None:
        self._down[page] = status

    def _do_up(self, page: str) -> None:
        del self._down[page]

    def _do_outage(self, share: float) -> None:
        def is_down(path: str) -> bool:
            return path != "/" and int(hashlib.sha256(path.encode()).hexdigest()[:4], 16) / 0xFFFF < share

        self._outage = is_down

    def _do_wall(self) -> None:
        self._wall = True

    def _do_footer(self, **words: str) -> None:
        old, new = (html.escape(words[name], quote=False) for name in ("from", "to"))
        for path in list(self._replies):
            source = self._source(path)
            start = source.find("<footer id=")
            if start >= 0 and old in source[start:]:
                self._write(path, source[:start] + source[start:].replace(old, new))

    def _do_new_page(self, page: str, title: str, published: str, paragraphs: Iterable[str]) -> None:
        model = self.html("/what-is-myalgia/")
        start = model.index('<div class="entry-content">') + len('<div class="entry-content">')
        end = model.index("<footer", start)
        text = "".join(f"<p>{html.escape(words, quote=False)}</p>\n" for words in paragraphs)
        source = f"{model[:start]}\n{text}</div>\n{model[end:]}"
        head = re.search(r"<h1[^>]*>([^<]*)</h1>", source)
        assert head is not None
        source = source.replace(html.unescape(head[1]), title).replace(head[1], title)
        source = source.replace("/what-is-myalgia/", page)
        source = re.sub(r"December 15, 2022", _in_words(datetime.date.fromisoformat(published)), source)
        source = re.sub(r"2022-12-15", published, source)
        source = _UPDATED.sub("", source)
        self._replies[page] = self._replies["/what-is-myalgia/"]
        self._write(page, source)
        blog = self.html("/blog/")
        link = f'<p><a href="{page}">{html.escape(title)}</a></p>'
        self._write("/blog/", blog.replace("</main>", f"{link}</main>", 1))

    def _do_bulk_date(self, pages: Iterable[str], shown: str) -> None:
        for page in pages:
            self._show_date(page, shown)

    def _do_automatic(self, pages: Iterable[str], on: bool) -> None:
        for page in pages:
            (self._automatic.add if on else self._automatic.discard)(page)
            if on:
                self._show_date(page, _in_words(self.day))

    def _do_zone(self, hours: int) -> None:
        self._hours = hours

    def _do_redesign(self) -> None:
        self._style = _REDESIGN

    def _do_reorder(self, page: str) -> None:
        source = self.html(page)
        first, second, *_ = _PARAGRAPHS.finditer(source, source.index("<main"))
        self._write(
            page,
            source[: first.start()] + second[0] + source[first.end() : second.start()] + first[0]
            + source[second.end() :],
        )  # fmt: skip


def _in_words(day: datetime.date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _shifted(found: re.Match[str], hours: int) -> str:
    moment = datetime.datetime.fromisoformat(found[1]) + datetime.timedelta(hours=hours)
    return f"{moment.isoformat()}{found[2]}"
