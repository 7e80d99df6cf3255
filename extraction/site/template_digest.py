"""Recognise pages of one template by a digest of the structure around their bodies."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from lxml import html

from extraction.page.blocks import Frame, TextBlock

STEPS = 6
"""Elements that the digest holds of the path from the body element to the article."""


def template_digest(blocks: Sequence[TextBlock], article: html.HtmlElement | None) -> str | None:
    """Return 12 hex digits that pages of one template share; null for a page without text.

    Read from the path down to the article, by tags and first classes without digits (ids and numbered classes
    differ from post to post), or from the page's outermost text-bearing elements where there is no article.
    """
    if not blocks:
        return None
    if article is not None:
        way = [article, *article.iterancestors()][::-1]
        steps = [_step(element) for element in way if isinstance(element.tag, str)][2 : 2 + STEPS]
    else:
        tops: dict[Frame, None] = {}
        for block in blocks:
            frame = block.frame
            while frame.depth > 2 and frame.parent is not None:
                frame = frame.parent
            tops[frame] = None
        steps = ["no article", *dict.fromkeys(_step(frame.element) for frame in tops)]
    return sha256("|".join(steps).encode("utf-8", "replace")).hexdigest()[:12]


def _step(element: html.HtmlElement) -> str:
    classes = (element.get("class") or "").split()
    named = next((name for name in classes if not any(map(str.isdigit, name))), "")
    return f"{element.tag}.{named}"
