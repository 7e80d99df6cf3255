"""A link of a page to another page."""

from __future__ import annotations

from schemas.facts.seen_on import SeenOn
from schemas.record import Record
from schemas.vocabulary import Region


class Link(Record):
    """One ``a`` or ``area`` with an http(s) address."""

    url: str
    """Target, absolute and normalised, without its fragment."""
    fragment: str | None = None
    """Text after the ``#``, null without one."""
    words: str
    """Words that a reader sees or hears: text, else alternative text of its image; white space folded, may be empty."""
    label: str | None = None
    """What a screen reader says in place of the words or with them, where it is not the same: ``aria-label``, else
    ``title``, else the alternative text of its first image and the words; null where it is, and without words."""
    spoken: bool = False
    """True where the words are not on the page: an image's alternative text, or a label."""
    inside: bool
    """True where the target is on the site's own host, with or without ``www``."""
    region: Region
    """Part of the page that holds it."""
    in_text: bool = False
    """True where it is part of the page's running text."""
    rel: list[str] = []
    """Values of ``rel``, lower case, e.g. ``nofollow``."""
    image: bool = False
    """True where it holds an image."""
    hidden: bool = False
    """True where style, attribute or class hide it, e.g. in a panel that a button opens."""
    seen_on: SeenOn | None = None
    """The pages that show it, of a template's link; null for a page's own."""
