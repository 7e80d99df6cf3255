"""Find what a screen reader says of a link or a heading that has no words."""

from __future__ import annotations

from lxml import html

from extraction.facts.bounds import cut
from extraction.facts.images import picture_name
from extraction.facts.page_walk import PageWalk

MOST_PICTURES = 20
"""Pictures whose names are asked for."""


def spoken_words(walk: PageWalk, element: html.HtmlElement) -> str:
    """Return the name of the first picture in an element that has one, else its own label or title; may be empty."""
    if element.tag == "area":
        if alternative := cut(element.get("alt")):
            return alternative
    elif element.tag == "a":
        if name := _first_picture(walk, element):
            return name
    else:
        for _, picture in zip(range(MOST_PICTURES), element.iterdescendants("img", "svg"), strict=False):
            if name := picture_name(walk, picture):
                return name
    return walk.name(element)


def fuller_name(walk: PageWalk, link: html.HtmlElement, words: str) -> str:
    """Return what is said in place of a link's words or with them; empty where it is the same, and without words."""
    if not words:
        return ""
    name = walk.name(link)
    if not name and (picture := _first_picture(walk, link)):
        name = cut(f"{picture} {words}")
    return "" if name == words else name


def _first_picture(walk: PageWalk, link: html.HtmlElement) -> str:
    """Return the name of the first picture in a link that has one; empty without one."""
    for picture in walk.pictures.get(link, ())[:MOST_PICTURES]:
        if name := picture_name(walk, picture):
            return name
    return ""
