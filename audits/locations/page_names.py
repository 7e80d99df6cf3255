"""Name a page by its address, as the people call it who look after the site."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp|cfm|shtml)$", re.IGNORECASE)
"""Matches the ``.html`` of ``dentures.html``."""
_START = re.compile(r"^(?:index|default|home)$", re.IGNORECASE)
"""Matches the ``index`` of ``/dentures/index.html``, which adds nothing to the name of its folder."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
"""Matches ``karan`` and ``nagar`` in ``karan-nagar``."""
_MOST_WORDS = 6
_MOST_CHARACTERS = 60


def page_name(url: str) -> str:
    """Return a page's name for a sentence, from the last part of its path.

    >>> page_name("https://a.example/"), page_name("https://a.example/locations/karan-nagar/")
    ('the home page', 'the Karan Nagar page')
    >>> page_name("https://a.example/dentures/index.html"), page_name("https://a.example/?p=12")
    ('the Dentures page', 'the page /?p=12')
    """
    parts = urlsplit(url)
    names = [_ENDING.sub("", unquote(name)) for name in parts.path.split("/") if name]
    while names and _START.match(names[-1]):
        names.pop()
    if not names and not parts.query:
        return "the home page"
    words = _WORD.findall(names[-1]) if names and not parts.query else []
    if not any(word.isalpha() for word in words):
        path = unquote(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return f"the page {path if len(path) <= _MOST_CHARACTERS else path[:_MOST_CHARACTERS] + '…'}"
    more = "…" if len(words) > _MOST_WORDS else ""
    name = " ".join(word[:1].upper() + word[1:] for word in words[:_MOST_WORDS])[:_MOST_CHARACTERS]
    return f"the {name}{more} page"
