"""Keep of several whole articles stacked on one page the page's own: the one that its title or address names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from extraction.page.blocks import Frame, TextBlock

LEVELS = 3
"""Levels of headings that head an article."""
LINKED = 0.8
"""Share of link words from which a heading leads to its own page."""
LEAST_PROSE = 40
"""Words of prose beside the own heading from which the article is there, and not only its head."""
_POST = re.compile(r"(?:^|[\s_-])(?:post|article|entry|hentry|story|blog-?item)(?:$|[\s_-])", re.I)
"""Matches ``blog-post``."""
_WORD = re.compile(r"\w+")


def own_article(
    blocks: Sequence[TextBlock], in_body: list[bool], titles: Sequence[str], url: str
) -> list[bool]:
    """Return the body without the other articles where a page stacks several; the body as it is on any other page.

    They are side by side in elements of one tag, articles by tag or class, each with a heading and prose after it. The
    page's own has a heading with which one of the ``titles`` begins, or that is the last part of the address; each
    other is an ``article`` with a heading of the same level, or its heading is a link to its own page.
    """
    heads = [
        block
        for block, inside in zip(blocks, in_body, strict=True)
        if block.level is not None and block.level <= LEVELS and (inside or _is_linked(block))
    ]
    if len(heads) < 2:
        return in_body
    names = {_key(title) for title in titles} | {_key(urlsplit(url).path.rstrip("/").rpartition("/")[2])}
    own = [head for head in heads if not _is_linked(head) and _is_named(_key(head.text), names)]
    if len(own) != 1:
        return in_body
    others = _others(own[0], heads, blocks, url)
    if not others:
        return in_body
    kept = list(in_body)
    for frame in others:
        kept[frame.first : frame.last + 1] = [False] * (frame.last + 1 - frame.first)
    return kept if any(kept) else in_body


def _others(own: TextBlock, heads: Sequence[TextBlock], blocks: Sequence[TextBlock], url: str) -> set[Frame]:
    """Return the elements of the other articles beside the nearest one around a heading that has such beside it."""
    beside: dict[Frame | None, dict[Frame, TextBlock]] = {}
    around = _around(own)[1:]
    parents = {frame.parent for frame in around if frame.parent is not None}
    for head in heads:
        frame: Frame | None = head.frame
        while head is not own and frame is not None and frame.parent is not None:
            if frame.parent in parents:
                beside.setdefault(frame.parent, {}).setdefault(frame, head)
                break
            frame = frame.parent
    for mine in around:
        sisters = {
            frame
            for frame, head in beside.get(mine.parent, {}).items()
            if frame is not mine and _is_another(frame, head, mine, own, blocks, url)
        }
        if sisters:
            return sisters if mine.prose >= LEAST_PROSE else set()
    return set()


def _is_another(
    frame: Frame, head: TextBlock, mine: Frame, own: TextBlock, blocks: Sequence[TextBlock], url: str
) -> bool:
    """Return whether an element beside the page's article is another one, with this heading first in it."""
    if frame.tag != mine.tag or not frame.prose or not (_is_post(frame) and _is_post(mine)):
        return False
    if any(block.is_prose for block in blocks[frame.first : head.index]):
        return False
    return _leads_inside(head, url) or (frame.tag == "article" and head.level == own.level)


def _is_post(frame: Frame) -> bool:
    """Return whether an element is an article by its tag or its class: a section of a page is none."""
    return frame.tag == "article" or _POST.search(frame.element.get("class") or "") is not None


def _around(block: TextBlock) -> list[Frame]:
    found: list[Frame] = []
    frame: Frame | None = block.frame
    while frame is not None:
        found.append(frame)
        frame = frame.parent
    return found


def _is_linked(block: TextBlock) -> bool:
    return block.link_words >= LINKED * max(block.words, 1) > 0 and block.links > 0


def _leads_inside(block: TextBlock, url: str) -> bool:
    """Return whether a heading is a link to a page of the site: a heading that leads elsewhere names a source."""
    if not _is_linked(block):
        return False
    link = next((link for link in block.frame.element.iter("a") if link.get("href")), None)
    if link is None:
        link = next(block.frame.element.iterancestors("a"), None)
    parts = urlsplit((link.get("href") or "").strip()) if link is not None else None
    page = urlsplit(url)
    if parts is None or parts.netloc not in ("", page.netloc) or not parts.path:
        return False
    return parts.path.rstrip("/") != page.path.rstrip("/")


def _is_named(key: str, names: set[str]) -> bool:
    return bool(key) and any(name == key or name.startswith(f"{key} ") for name in names)


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold().replace("_", " ")))
