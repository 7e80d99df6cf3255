"""Decide by its position on the page whether a name is that of one of the article's own people."""

from __future__ import annotations

import re

from lxml import html

from extraction.page.hidden import is_hidden
from extraction.page.own_place import PageAreas
from extraction.page.text_lines import container_of

_VOICE = re.compile(
    r"(?:^|[\s_-])(?:testimonials?|quotes?|pullquote|blockquote|review(?:er|s)?-(?:author|name|item|card|list)|review-?box|"
    r"patient-(?:story|stories|review)|wp-caption|figcaption|guest-?book)(?:$|[\s_-])"
)
"""Matches ``elementor-testimonial__name``, ``wp-caption``: another's words, or a photographer's name."""
_CREDITS = re.compile(r"(?:^|[\s_-])credits?(?:$|[\s_-])")
"""Matches ``image-credit``: a photographer's name, or in a box of the page's own the author's, which a label says."""
_VOICE_TAGS = frozenset(("blockquote", "q", "figcaption"))
_VOICE_ITEMS = re.compile(r"(?:review|comment|rating)s?$", re.I)
"""Matches the ``Review`` of ``https://schema.org/Review``."""
_LEVELS = 10
"""Elements around a name that are looked at."""


class NamePosition:
    """Answers for one page, remembered by element."""

    def __init__(self, areas: PageAreas) -> None:
        self._areas = areas
        headline = areas.headline
        self._holders = set() if headline is None else set(headline.iterancestors())
        self._known: dict[tuple[html.HtmlElement, bool], bool] = {}
        self._posts: dict[html.HtmlElement, bool] = {}

    def is_own(self, element: html.HtmlElement, *, labelled: bool = False) -> bool:
        """Return whether a name in an element can be that of one of the article's people.

        It is in the article, visible, and not in a quotation, a caption, a review or another post's teaser; nor in
        credits, but where it is `labelled` as an author's.
        """
        known = self._known.get((element, labelled))
        if known is None:
            known = self._known[element, labelled] = (
                self._areas.in_article(element)
                and not is_hidden(element, self._holders)
                and not self._of_another_voice(element, labelled=labelled)
                and not self._of_another_post(element)
            )
        return known

    def _of_another_voice(self, element: html.HtmlElement, *, labelled: bool) -> bool:
        node: html.HtmlElement | None = element
        for _ in range(_LEVELS):
            if node is None or node in self._holders or node.tag in ("article", "main", "body"):
                return False
            if node.tag in _VOICE_TAGS:
                return True
            names = f"{node.get('class') or ''} {node.get('id') or ''}".lower()
            if names != " " and (_VOICE.search(names) or (not labelled and _CREDITS.search(names))):
                return True
            if _VOICE_ITEMS.search(node.get("itemtype") or "") or _VOICE_ITEMS.search(
                node.get("itemprop") or ""
            ):
                return True
            node = node.getparent()
        return False

    def _of_another_post(self, element: html.HtmlElement) -> bool:
        """Return whether the element is in another post's teaser; a card that links to its author is not one."""
        node = container_of(element)
        card = next((above for above in node.iterancestors("a")), None)
        if card is not None and self._areas.near_headline(node) and (parent := card.getparent()) is not None:
            node = parent
        known = self._posts.get(node)
        if known is None:
            known = self._posts[node] = self._areas.of_another(node, plain_line=True)
        return known
