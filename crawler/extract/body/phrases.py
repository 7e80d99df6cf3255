"""Wordings that tell what a block is for; each looked for in its first characters."""

from __future__ import annotations

import re

MAX_CHARACTERS = 300
"""Of a block's text searched."""

_PHRASES = {
    "related": r"\b(?:related|read more|read next|you (?:may|might) (?:also )?(?:like|enjoy)|recommended|more from"
    r"|more stories|see also|also read|trending|most (?:read|popular)|don.t miss|latest|recent posts|up next)\b",
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

PHRASES = tuple((name, re.compile(pattern)) for name, pattern in _PHRASES.items())
"""Name and pattern for case-folded text, in the order of the features."""
