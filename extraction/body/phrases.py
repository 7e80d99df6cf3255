"""Find wordings that reveal a block's purpose in its first characters."""

from __future__ import annotations

import re

MAX_CHARACTERS = 300
"""Characters of a block's text that are searched."""

_PHRASES = {
    "related": r"\b(?:related|read more|read next|you (?:may|might) (?:also )?(?:like|enjoy)|recommended|more from"
    r"|more stories|see also|also read|trending|most (?:read|popular)|don\W?t miss|latest|recent posts|up next)\b",
    "share": r"\b(?:share|tweet|facebook|twitter|linkedin|whatsapp|pinterest|instagram|copy link|print|follow us)\b",
    "newsletter": r"\b(?:subscribe|newsletter|sign up|inbox|e-?mail address|unsubscribe)\b",
    "comment": r"\b(?:comments?|reply|leave a|logged in|log in|sign in|register|password)\b",
    "byline": r"^(?:by|written by|posted|published|updated|author|reviewed|last|text by|from)\b"
    r"|\bmin(?:ute)?s? read\b",
    "picture": r"\b(?:photo|image|photograph|picture|credit|getty|courtesy|shutterstock|unsplash|file photo)\b",
    "legal": r"©|\b(?:copyright|all rights reserved|privacy policy|terms of|cookies?|affiliate)\b",
    "action": r"\b(?:contact us|call us|book|schedule|appointment|learn more|get started|click here|download|buy now"
    r"|free consultation|shop now)\b",
    "date": r"\b(?:19|20)\d\d\b|\bago\b",
}
"""Each matches its own first word: ``related`` in ``Related posts``, ``share`` in ``Share this``, and so on."""

_OPENINGS = {
    "related": "related read you recommended more see also trending most don dont latest recent up",
    "share": "share tweet facebook twitter linkedin whatsapp pinterest instagram copy print follow",
    "newsletter": "subscribe newsletter sign inbox e email unsubscribe",
    "comment": "comment comments reply leave logged log sign register password",
    "byline": "by written posted published updated author reviewed last text from min mins minute minutes",
    "picture": "photo image photograph picture credit getty courtesy shutterstock unsplash file",
    "legal": "© copyright all privacy terms cookie cookies affiliate",
    "action": "contact call book schedule appointment learn get click download buy free shop",
    "date": " ".join(("ago", *map(str, range(1900, 2100)))),
}
"""The words that a wording may begin with."""
_WORD = re.compile(r"\w+|©")
"""Matches each word of ``© clinic``."""
_PATTERNS = tuple(map(re.compile, _PHRASES.values()))
_OPENED: dict[str, list[int]] = {}
"""Word to the places of the wordings that it may begin."""
for _at, _name in enumerate(_PHRASES):
    for _opening in _OPENINGS[_name].split():
        _OPENED.setdefault(_opening, []).append(_at)

PHRASES = tuple(_PHRASES)
"""Purposes that the wordings reveal, in the order of `phrases_in`."""


def phrases_in(folded: str) -> list[float]:
    """Return for each of `PHRASES` 1 where case-folded text holds such a wording, else 0.

    A pattern is tried only where a word is that it may begin with: a search costs as much as finding all words.
    """
    found = [0.0] * len(_PATTERNS)
    for word in _OPENED.keys() & _WORD.findall(folded):
        for at in _OPENED[word]:
            start = folded.find(word)
            while start >= 0 and not found[at]:
                if _PATTERNS[at].match(folded, start):
                    found[at] = 1.0
                start = folded.find(word, start + 1)
    return found
