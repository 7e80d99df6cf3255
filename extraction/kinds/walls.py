"""Recognise walls: a check of the browser, a refusal, a login, a notice of the server in the place of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
from extraction.page.meta_refresh import read_refresh
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
    return _Signs.of(document, blocks, words).decide()


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


@dataclass(frozen=True, slots=True)
class _Signs:
    """What is there beside the text of a page that has hardly any."""

    words: int
    title_refuses: bool
    servers_title: bool
    refusals: int
    """Different texts that refuse, title and headings among them."""
    line_gates: bool
    line_waits: bool
    traced: bool
    challenge: bool
    cookie_script: bool
    asks_for_contact: bool
    has_button: bool
    renews_itself: bool
    foreign_frame: bool
    is_empty: bool
    """True where there is neither a word nor a picture nor a link."""

    @classmethod
    def of(cls, document: Document, blocks: Sequence[TextBlock], words: int) -> _Signs:
        lines = [block.text for block in blocks if block.words <= LINE_WORDS]
        lines = [line for line in (*lines, *_unscripted(document)) if len(line) <= LINE_CHARACTERS]
        heads = [b for i, b in enumerate(blocks) if b.words <= HEADING_WORDS and (b.level or i < 2)]
        headings = [block.text for block in heads if len(block.text) <= HEADING_CHARACTERS]
        title = (document.title or "")[:HEADING_CHARACTERS]
        scripts = [(script.text or "")[:SCRIPT_CHARACTERS] for script in document.root.iter("script")]
        inputs = [(field.get("type") or "text").lower() for field in document.root.iter("input")]
        refresh = read_refresh(document)
        leads_to = (refresh.url if refresh else None) or ""
        return cls(
            words=words,
            title_refuses=any(map(refuses, [title, *headings])),
            servers_title=is_servers_title(title),
            refusals=_different([line for line in (*lines, title) if refuses(line)]),
            line_gates=any(map(gates, [title, *lines])),
            line_waits=any(map(waits, [title, *lines])),
            traced=any(map(is_traced, lines)),
            challenge=any(map(CHALLENGE.search, [*_names(document), *scripts, leads_to])),
            cookie_script=any(_SETS_COOKIE.search(script) and _RELOADS.search(script) for script in scripts),
            asks_for_contact=_asks_for_contact(document, inputs),
            has_button=_has_button(document, inputs),
            renews_itself=refresh is not None and refresh.url is None and refresh.seconds <= SOON_SECONDS,
            foreign_frame=any(_is_foreign(document, frame) for frame in document.root.iter("frame", "iframe")),
            is_empty=not words and next(document.body.iter("img", "video", "a", "svg", "canvas"), None) is None,
        )  # fmt: skip

    def decide(self) -> bool:
        proofs = self.challenge or self.traced or self.renews_itself or self.cookie_script
        if self.servers_title or (self.title_refuses and self.refusals >= 2):
            return True
        if self.asks_for_contact:
            return False
        if self.title_refuses and (self.words <= SHORT_WORDS or proofs):
            return True
        # Sites behind such machinery name it on all pages, a form's captcha on the page of thanks: words must join.
        machinery = self.challenge or self.cookie_script or self.renews_itself
        if self.words <= FEW_WORDS and machinery and (self.line_waits or self.refusals):
            return True
        if self.is_empty and (self.challenge or self.cookie_script or self.foreign_frame):
            return True
        if self.words > TINY_WORDS:
            return False
        return (self.refusals > 0 and (proofs or self.has_button)) or (self.line_gates and self.has_button)


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
