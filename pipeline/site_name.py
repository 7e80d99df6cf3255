"""Choose a clinic's own name from what a few pages of its site say."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

MOST_CHARACTERS = 80
"""A longer name is a sentence, written for search engines."""
ENOUGH_LIKE_HOST = 0.7
"""Share of a host's letters that the words of a name make up where the host is made of the name: *Classic Vision Care*
makes up all of ``classicvisioncare.com``, *Jupiter Podiatrist* 0.58 of ``jupiterlaser.com``."""

_SEPARATOR = re.compile(r"\s+[|·•»«:–—-]+\s+|\s*[|·•»«]\s*|:\s+|\s+[/]{2}\s+")
"""Matches `` | ``, `` – `` and ``: `` between the pieces of a title, and no hyphen within a word."""
_GREETING = re.compile(r"^(?:welcome to|home of|home page of|homepage of)\s+(?:the\s+)?", re.IGNORECASE)
"""Matches ``Welcome to `` before a name."""
_NO_NAMES = frozenset(
    (
        "home", "home page", "homepage", "start", "start page", "index", "main", "welcome", "website", "web site",
        "untitled", "untitled document", "new page", "my site", "my website", "my wordpress", "wordpress",
        "my wordpress site", "my blog", "blog", "just another wordpress site", "site", "site title", "untitled page",
    )
)  # fmt: skip
"""What software and templates write where a name belongs."""
_PLACE = re.compile(r"[\w.' -]+, [A-Z]{2}(?: \d{5})?")
"""Matches ``La Jolla, CA``."""
_ENDING = re.compile(r"\s*(?:…|\.{3})$")
"""Matches the ``…`` of a name that was cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingPage:
    """What one page says of its site's name."""

    stated: tuple[tuple[str, str], ...]
    """Names that it states of its site for machines, each with the element that holds it, best first."""
    title: str | None
    """The text of ``<title>``."""


def site_name(pages: Sequence[NamingPage], host: str) -> tuple[str, str] | None:
    """Return the site's name and where it is from, or null where nothing names it; ``pages`` begin with the start page.

    A name that the start page states for machines goes first, then the piece that the titles of several pages share,
    then the piece of the start page's title that the host is made of, then a title of one piece. Of a title of several
    pieces that nothing else knows, none is guessed.
    """
    if not pages:
        return None
    titles = [pieces for page in pages if (pieces := _pieces(page.title or ""))]
    shared = Counter(piece for pieces in titles for piece in set(pieces) if len(titles) > 1)
    known = [
        *(name for page in pages for name, _ in page.stated),
        *(piece for each in titles for piece in each),
    ]
    for stated, source in pages[0].stated:
        pieces = _pieces(stated)
        best = _best(pieces, shared, host) or (pieces[0] if pieces else None)
        if best and (whole := _whole(best, known)):
            return whole, source
    first = _pieces(pages[0].title or "")
    often = max(shared.values(), default=0)
    if often > 1 and (best := _best([piece for piece in shared if shared[piece] == often], shared, host)):
        # The start page often has the name whole where a page with a long title has no room for it.
        whole = _whole(next((piece for piece in first if piece.startswith(f"{best} ")), best), known)
        if whole:
            return whole, "the titles of several pages"
    best = first[0] if len(first) == 1 else _best(first, Counter(), host)
    whole = _whole(best, known) if best else None
    return (whole, "the start page's title") if whole else None


def _pieces(text: str) -> list[str]:
    """Return the pieces of a title that may be a name."""
    shown = html.unescape(html.unescape(text))  # some write &amp;amp;
    shown = " ".join("".join(c if c.isprintable() else " " for c in shown).split())
    names = (_GREETING.sub("", piece).strip(" ,;-–—|") for piece in _SEPARATOR.split(shown))
    return [
        name
        for name in names
        if name and name.casefold().strip(".!") not in _NO_NAMES and not _PLACE.fullmatch(name)
    ]


def _best(pieces: Sequence[str], shared: Counter[str], host: str) -> str | None:
    """Return the piece that most titles share, of equals the one that is most like the host; null where none is."""
    ranked = sorted(
        ((shared[piece] if shared[piece] > 1 else 0, _like(piece, host), piece) for piece in pieces),
        reverse=True,
    )
    if not ranked:
        return None
    often, like, piece = ranked[0]
    return piece if often or like >= ENOUGH_LIKE_HOST else None


def _like(name: str, host: str) -> float:
    """Return the share of a host's letters that the words of a name make up, 0 to 1.

    >>> _like("Battersea Back Clinic", "www.batterseabackclinic.com")
    1.0
    """
    label = max(host.casefold().removeprefix("www.").split(".")[:-1] or [host], key=len).replace("-", "")
    left = label
    for word in sorted(re.findall(r"\w{3,}", name.casefold()), key=len, reverse=True):
        left = left.replace(word, " ", 1)
    return 1 - len(left.replace(" ", "")) / len(label) if label else 0.0


def _whole(name: str, known: Sequence[str]) -> str | None:
    """Return a name, or the whole of one that was cut; null where the whole is not known, or is not a name."""
    cut = _ENDING.sub("", name)
    longer = [
        other
        for other in known
        if other.startswith(cut) and len(other) > len(cut) and not _ENDING.search(other)
        if cut != name or (other[len(cut)].isalnum() and cut[-1].isalnum())  # cut within a word
    ]
    if longer:
        name = min(longer, key=len)
    elif cut != name:
        return None
    is_address = "://" in name or (" " not in name and re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}", name.lower()))
    return None if is_address or len(name) > MOST_CHARACTERS else name
