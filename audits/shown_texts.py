"""List what a page or a template shows beside running text: titles, descriptions, alternative texts, menus, cards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from schemas.facts.image import Image
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.facts.seen_on import SeenOn
from schemas.vocabulary import BlockKind


class ShownText(NamedTuple):
    """A text of a page's or a template's facts."""

    field: str
    """JSON pointer into the facts, e.g. ``/images/3/alternative``."""
    text: str
    kind: BlockKind
    language: str | None
    """BCP 47 tag as stated or recognised; null where neither."""
    seen_on: SeenOn | None = None
    """The pages that show a template's."""


_NAME_OF_A_FILE = re.compile(r"\S*[\d_]\S*|[\w-]+\.\w{2,5}|[a-z]+(?:-[a-z]+)*")
"""Matches ``IMG_2033``, ``smile.jpg`` and ``woman-at-desk``, which editors leave as the alternative text."""


def page_texts(facts: PageFacts) -> Iterator[ShownText]:
    """Yield the texts of a page beside its running text, each wording once."""
    seen: set[str] = set()
    meta = facts.meta
    for name, text in (("title", meta.title), ("description", meta.description)):
        kind = BlockKind.HEADING if name == "title" else BlockKind.PARAGRAPH
        if text and _fresh(text, seen):
            yield ShownText(f"/meta/{name}", text, kind, meta.language)
    for number, other in enumerate(facts.other_texts):
        if _fresh(other.text, seen):
            yield ShownText(f"/other_texts/{number}/text", other.text, other.kind, other.language)
    yield from _alternatives(facts.images, seen)


def template_texts(facts: TemplateFacts) -> Iterator[ShownText]:
    """Yield the texts that a region of a template shows, each wording once; short ones are the words of its links."""
    seen: set[str] = set()
    for number, item in enumerate(facts.template_texts):
        seen.add(item.text)
        yield ShownText(f"/template_texts/{number}/text", item.text, item.kind, item.language, item.seen_on)
    for number, link in enumerate(facts.links):
        if not link.image and _fresh(link.words, seen):
            yield ShownText(f"/links/{number}/words", link.words, BlockKind.HEADING, None, link.seen_on)
    yield from _alternatives(facts.images, seen)


def _alternatives(images: Iterable[Image], seen: set[str]) -> Iterator[ShownText]:
    for number, image in enumerate(images):
        words = image.alternative
        if words and not image.decorative and not _NAME_OF_A_FILE.fullmatch(words) and _fresh(words, seen):
            field = f"/images/{number}/alternative"
            yield ShownText(field, words, BlockKind.HEADING, None, image.seen_on)


def _fresh(text: str, seen: set[str]) -> bool:
    """Return whether a text was not there before and is whole, and keep it; facts of a page are cut where they are
    long, in the middle of a word."""
    if not text or text in seen or len(text) in _CUT:
        return False
    seen.add(text)
    return True


_CUT = frozenset((198, 199, 200, 998, 999, 1_000))
"""Lengths of a text that `extraction.facts` may have cut, or at whose end it cut white space."""
