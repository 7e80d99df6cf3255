"""Recognise walls: a check of the browser, a refusal, a login, a notice of the server in the place of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

from lxml import html

from extraction.kinds.wall_words import (
    CHALLENGE,
    asks_for_login,
    gates,
    is_servers_title,
    is_traced,
    refuses,
    waits,
)
from extraction.page.blocks import TextBlock
from extraction.page.document import Document, fold
from extraction.page.meta_refresh import MetaRefresh, read_refresh
from extraction.site.repetition import text_key
from reference.url_identity import page_key, site_host
from schemas.vocabulary import Region

MOST_WORDS = 450
"""Words of a page up to which it is asked at all; servers' default pages are the longest walls."""
SHORT_WORDS = 60
"""Words up to which a title that refuses is enough; a longer page must say so twice or show it."""
TINY_WORDS = 120
"""Words up to which a line that refuses is believed, where something else speaks for it."""
FEW_WORDS = 40
"""Words up to which machinery alone is believed."""
MOST_LINKS = 6
"""Other pages of the site that a wall leads to at most: a page of the site has its menu."""
LEAST_SPARSE_WORDS = 3
"""A page with fewer words, a picture's say, is like others by chance."""
HEADING_WORDS = 20
"""Words of a line that may be a heading."""
HEADING_CHARACTERS = 200
"""Characters of such a line; data shown as a page have long words."""
LINE_WORDS = 60
"""Words of a line that may refuse; a longer text only mentions it."""
LINE_CHARACTERS = 600
"""Characters of such a line."""
SOON_SECONDS = 120
"""Delay up to which a page that renews itself waits for something."""
SCRIPT_CHARACTERS = 20_000
"""Characters looked at of a script."""
_RELOADS = re.compile(r"location\.(?:reload|replace|assign)|location(?:\.href)?\s*=|\.submit\s*\(")
"""Matches ``location.reload()``."""
_SETS_COOKIE = re.compile(r"document\.cookie\s*=|cookieStore\.set")
"""Matches ``document.cookie = "proof=1"``."""
_FRAME = frozenset((Region.HEADER, Region.NAVIGATION, Region.SIDEBAR, Region.FOOTER))
_CONTACT = re.compile(r"e-?mail|phone|message|comment|first_?name|last_?name|your-", re.I)
"""Matches ``your-email``: a field of a form that reaches people."""
_SIGNS = ("src", "action", "id", "class", "name", "data-sitekey")
_WITHOUT_PAGE = ("#", "mailto:", "tel:", "javascript:", "data:")


def is_wall(document: Document, blocks: Sequence[TextBlock]) -> bool:
    """Return whether a page is a wall by what it is: hardly a text and no menu, together with something that refuses.

    That is a title or heading of refusal; a form for a password; the machinery of a challenge; a script that sets a
    cookie and comes back; a page that renews itself; or a line that refuses or asks for a consent, with a button or
    the number of the request. One maker's words alone are never enough, nor is one sign on a page with a text.
    """
    words = sum(block.words for block in blocks)
    if words > MOST_WORDS:
        return False
    words += sum(len(text.split()) for text in _unscripted(document))
    if words > MOST_WORDS:
        return False
    if _is_login(document, blocks):
        return True
    if _other_pages(document) > MOST_LINKS:
        return False
    return _Signs(document, blocks, words).decide()


def sparse_key(document: Document, blocks: Sequence[TextBlock]) -> str | None:
    """Return a key of a page's title and words without numbers; null where it has none, more than a few, or a menu.

    A page that says of itself that it is its own original, by its canonical link, is the site's and no wall.
    """
    words = sum(block.words for block in blocks)
    if not LEAST_SPARSE_WORDS <= words <= FEW_WORDS or _other_pages(document) > MOST_LINKS:
        return None
    if any(
        document.absolute(href) == document.url for href in document.structured.links.get("canonical", ())
    ):
        return None
    said = " ".join([document.title or "", *(block.text for block in blocks)])
    return text_key(" ".join(word for word in said.split() if not any(map(str.isdigit, word))))


class _Signs:
    """What is there beside the text of a page that has hardly any; each sign is looked for when it is asked for."""

    def __init__(self, document: Document, blocks: Sequence[TextBlock], words: int) -> None:
        self._document = document
        self._blocks = blocks
        self._title = (document.title or "")[:HEADING_CHARACTERS]
        self.words = words

    @cached_property
    def servers_title(self) -> bool:
        return is_servers_title(self._title)

    @cached_property
    def title_refuses(self) -> bool:
        heads = [b for i, b in enumerate(self._blocks) if b.words <= HEADING_WORDS and (b.level or i < 2)]
        headings = [block.text for block in heads if len(block.text) <= HEADING_CHARACTERS]
        return any(map(refuses, [self._title, *headings]))

    @cached_property
    def refusals(self) -> int:
        """Different texts that refuse, title and headings among them."""
        return _different([line for line in (*self._lines, self._title) if refuses(line)])

    @cached_property
    def line_gates(self) -> bool:
        return any(map(gates, [self._title, *self._lines]))

    @cached_property
    def line_waits(self) -> bool:
        return any(map(waits, [self._title, *self._lines]))

    @cached_property
    def traced(self) -> bool:
        return any(map(is_traced, self._lines))

    @cached_property
    def challenge(self) -> bool:
        leads_to = (self._refresh.url if self._refresh else None) or ""
        return any(map(CHALLENGE.search, chain(_names(self._document), self._scripts, (leads_to,))))

    @cached_property
    def cookie_script(self) -> bool:
        return any(_SETS_COOKIE.search(script) and _RELOADS.search(script) for script in self._scripts)

    @cached_property
    def asks_for_contact(self) -> bool:
        return _asks_for_contact(self._document, self._inputs)

    @cached_property
    def has_button(self) -> bool:
        return _has_button(self._document, self._inputs)

    @cached_property
    def renews_itself(self) -> bool:
        return (
            self._refresh is not None and self._refresh.url is None and self._refresh.seconds <= SOON_SECONDS
        )

    @cached_property
    def foreign_frame(self) -> bool:
        frames = self._document.root.iter("frame", "iframe")
        return any(_is_foreign(self._document, frame) for frame in frames)

    @cached_property
    def is_empty(self) -> bool:
        """True where there is neither a word nor a picture nor a link."""
        seen = self._document.body.iter("img", "video", "a", "svg", "canvas")
        return not self.words and next(seen, None) is None

    @cached_property
    def _lines(self) -> list[str]:
        lines = [block.text for block in self._blocks if block.words <= LINE_WORDS]
        return [line for line in (*lines, *_unscripted(self._document)) if len(line) <= LINE_CHARACTERS]

    @cached_property
    def _scripts(self) -> list[str]:
        return [(script.text or "")[:SCRIPT_CHARACTERS] for script in self._document.root.iter("script")]

    @cached_property
    def _inputs(self) -> list[str]:
        return [(field.get("type") or "text").lower() for field in self._document.root.iter("input")]

    @cached_property
    def _refresh(self) -> MetaRefresh | None:
        return read_refresh(self._document)

    def decide(self) -> bool:
        if self.servers_title or (self.title_refuses and self.refusals >= 2):
            return True
        if self.asks_for_contact:
            return False
        if self.title_refuses and (self.words <= SHORT_WORDS or self._has_proof()):
            return True
        # Sites behind such machinery name it on all pages, a form's captcha on the page of thanks: words must join.
        if self.words <= FEW_WORDS and self._has_machinery() and (self.line_waits or self.refusals):
            return True
        if self.is_empty and (self.challenge or self.cookie_script or self.foreign_frame):
            return True
        if self.words > TINY_WORDS:
            return False
        if self.has_button:
            return self.refusals > 0 or self.line_gates
        return self.refusals > 0 and self._has_proof()

    def _has_machinery(self) -> bool:
        return self.challenge or self.cookie_script or self.renews_itself

    def _has_proof(self) -> bool:
        return self._has_machinery() or self.traced


def _is_login(document: Document, blocks: Sequence[TextBlock]) -> bool:
    """Return whether a form for a password is the page: outside of its frame, and no running text speaks of more."""
    fields = [
        field for field in document.root.iter("input") if (field.get("type") or "").lower() == "password"
    ]
    if not any(document.region(field) not in _FRAME and not _is_hidden(field) for field in fields):
        return False
    return all(asks_for_login(block.text) or refuses(block.text) for block in blocks if block.is_prose)


def _is_hidden(field: html.HtmlElement) -> bool:
    """Return whether a field is there for the browser's memory of passwords only, in a form that nobody sees."""
    return any(
        around.get("hidden") is not None
        or "display:none" in (around.get("style") or "").replace(" ", "").lower()
        for around in (field, *field.iterancestors())
    )


def _unscripted(document: Document) -> Iterator[str]:
    """Yield the texts that are for readers without scripts."""
    return (fold(element.text_content()) for element in document.root.iter("noscript"))


def _other_pages(document: Document) -> int:
    """Return how many addresses of the site beside its own the page leads to, as written; counted up to a menu's."""
    host, own = site_host(document.url), page_key(document.url)
    found: set[str] = set()
    for link in document.root.iter("a"):
        href = (link.get("href") or "").strip()
        if not href or href.lower().startswith(_WITHOUT_PAGE) or href in found:
            continue
        url = document.absolute(href)
        if url is not None and site_host(url) == host and page_key(url) != own:
            found.add(href)
            if len(found) > MOST_LINKS:
                break
    return len(found)


def _names(document: Document) -> Iterator[str]:
    """Yield the addresses and names of scripts, frames, forms and their parts."""
    for element in document.root.iter("script", "iframe", "form", "div", "input", "img", "section", "main"):
        for sign in _SIGNS:
            if value := element.get(sign):
                yield value[:500]


def _different(lines: Sequence[str]) -> int:
    """Return the number of texts of which none is the beginning or end of another, as a heading is of the title."""
    plain = sorted({line.casefold() for line in lines}, key=len)[:50]
    return sum(
        not any(longer.startswith(line) or longer.endswith(line) for longer in plain[at + 1 :])
        for at, line in enumerate(plain)
    )


def _asks_for_contact(document: Document, inputs: Sequence[str]) -> bool:
    """Return whether a form asks for a message or how to reach the reader, as a clinic's own short page does."""
    if not {"tel", "email"}.isdisjoint(inputs):
        return True
    fields = (field.get("name") or field.get("id") or "" for field in document.root.iter("input", "textarea"))
    return any(_CONTACT.search(name) is not None and CHALLENGE.search(name) is None for name in fields)


def _has_button(document: Document, inputs: Sequence[str]) -> bool:
    if not {"submit", "button", "checkbox"}.isdisjoint(inputs):
        return True
    return next(document.root.iter("button"), None) is not None


def _is_foreign(document: Document, frame: html.HtmlElement) -> bool:
    url = document.absolute(frame.get("src"))
    return url is not None and site_host(url) != site_host(document.url)
