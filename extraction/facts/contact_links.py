"""Gather a page's links that call or write."""

from __future__ import annotations

from urllib.parse import unquote

from extraction.facts.bounds import cut
from extraction.facts.page_walk import PageWalk
from extraction.facts.spoken_words import spoken_words

_SCHEMES = frozenset(("tel", "mailto", "sms"))


def contact_links(walk: PageWalk) -> list[dict[str, object]]:
    """Return the fields of each `ContactLink`.

    A ``mailto:`` of parameters alone ("mail this page to a friend") writes to nobody of the clinic and is left out,
    and so is an address of more than `MOST_URL_CHARACTERS`.
    """
    found: list[dict[str, object]] = []
    for element, href in walk.links:
        if href[0] not in "tTmMsS":
            continue
        scheme, _, rest = href.partition(":")
        scheme = scheme.lower()
        if scheme not in _SCHEMES or len(href) == len(scheme):
            continue
        target, parameters, _ = rest.partition("?")
        if scheme != "mailto":
            target = target.partition(";")[0].partition("&")[0]
        target = cut(unquote(target))
        if scheme == "mailto" and not target and parameters:
            continue
        place = walk.place(element)
        words = walk.words(element)
        found.append(
            {
                "scheme": scheme,
                "target": target,
                "words": words or spoken_words(walk, element),
                "region": place.region,
                "in_text": walk.in_text(element, words),
                "hidden": place.hidden,
                "seen_on": None,
            }
        )
    return found
