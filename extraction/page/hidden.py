"""Recognise elements that no reader sees: fields of a template left empty, blocks that are switched off."""

from __future__ import annotations

import re
from collections.abc import Collection, Set
from functools import lru_cache

from lxml import html

_NEVER_TEXT = """
w-condition-invisible w-dyn-hide w-dyn-bind-empty is-hidden ishidden uk-hidden u-hidden invisible visibility-hidden
rich-snippet-hidden display-none displaynone dn hide-all hidden-all et_pb_hidden js-hidden is-invisible d-hidden
wixui-hidden comp-hidden w-hidden hide-element element-invisible-all
"""
_NEVER = frozenset(_NEVER_TEXT.split())
"""Classes of Webflow, UIkit, Bulma, Avada and others that hide on every screen."""
_UNLESS_SHOWN_TEXT = """
hidden d-none hide none
"""
_UNLESS_SHOWN = frozenset(_UNLESS_SHOWN_TEXT.split())
"""Classes of Tailwind, Bootstrap and Foundation that hide until another class shows at some width."""
_SHOWS = re.compile(
    r"(?:^|\s)(?:(?:sm|md|lg|xl|2xl|tablet|desktop|mobile|print|min-\S+):!?(?:block|flex|inline\S*|grid|table\S*|contents|visible)"
    r"|d-(?:sm|md|lg|xl|xxl)-(?!none)\S+|show-for-\S+|visible-(?:xs|sm|md|lg|phone|tablet|desktop)\S*|[\w-]*show)(?=\s|$)"
)
"""Matches the ``md:block`` of ``hidden md:block``."""
_SETS = (
    frozenset(("elementor-hidden-desktop", "elementor-hidden-tablet", "elementor-hidden-mobile")),
    frozenset(("elementor-hidden-desktop", "elementor-hidden-tablet", "elementor-hidden-phone")),
    frozenset(("hide-for-small", "hide-for-medium", "hide-for-large")),
    frozenset(("hidden-xs", "hidden-sm", "hidden-md", "hidden-lg")),
    frozenset(("hidden-phone", "hidden-tablet", "hidden-desktop")),
    frozenset(("hide-mobile", "hide-desktop")),
    frozenset(("fusion-no-small-visibility", "fusion-no-medium-visibility", "fusion-no-large-visibility")),
    frozenset(("vc_hidden-lg", "vc_hidden-md", "vc_hidden-sm", "vc_hidden-xs")),
)
"""Classes that hide on one kind of screen each: an element with all of a set is seen on none."""
_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
"""Matches ``color:red; display: none``."""


def is_hidden(element: html.HtmlElement, shown: Set[html.HtmlElement]) -> bool:
    """Return whether an element, or one around it, is hidden from all readers by style, attribute or class.

    `shown` are elements that are taken for visible in any case: those around the headline, which some software
    writes hidden and shows by script.
    """
    node: html.HtmlElement | None = element
    while node is not None and node.tag not in ("body", "html") and node not in shown:
        if hides_itself(node, node.keys()):
            return True
        node = node.getparent()
    return False


def hides_itself(element: html.HtmlElement, keys: Collection[str]) -> bool:
    """Return whether an element's own style, attribute or class hides it, and all that is in it.

    `keys` are the names of its attributes: asking for one that is not there costs as much as reading it.
    """
    if "hidden" in keys or ("style" in keys and _STYLE.search(element.get("style") or "")):
        return True
    return "class" in keys and class_hides(element.get("class") or "")


_NAMELESS = frozenset(("style", "hidden", "dir", "lang", "align"))
"""Attributes by which no script looks for an element."""
_NO_BUTTONS = frozenset(
    ("p", "ul", "ol", "table", "figure", "blockquote", "img", "hr", "br", "script", "style")
)
"""Elements that open nothing: what follows another may be the panel of an accordion."""


def is_out_of_reach(element: html.HtmlElement) -> bool:
    """Return whether an element's style or ``hidden`` hides it, and nothing can show it: it has no name for a script,
    and follows nothing that a reader presses.

    Of 1,914 hidden elements with words on 1,497 real pages (of clinics, and WCXB) these were 50, none of them for a
    reader: "Leave this field blank", "SponsoredSponsored", numbers of analytics.
    """
    keys = element.keys()
    if ("style" not in keys and "hidden" not in keys) or not _NAMELESS.issuperset(keys):
        return False
    siblings = element.itersiblings(preceding=True)
    before = next((tag for each in siblings if isinstance(tag := each.tag, str)), "p")
    return before in _NO_BUTTONS and hides_itself(element, keys)


@lru_cache(maxsize=4096)
def class_hides(classes: str) -> bool:
    """Return whether a ``class`` attribute hides its element."""
    lowered = classes.lower()
    words = frozenset(lowered.split())
    if words & _NEVER or any(each <= words for each in _SETS):
        return True
    return bool(words & _UNLESS_SHOWN) and _SHOWS.search(lowered) is None
