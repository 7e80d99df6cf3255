"""Recognise pages that are there by accident: soft errors, stubs, listings of files, templates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.page.blocks import TextBlock
from extraction.page.document import Document
from extraction.page.meta_refresh import leads_away
from schemas.page_note import PageNoteName

_MISSING = re.compile(
    r"^\W*(?:error\s*)?404\b"
    r"|\b(?:page|file|site|content|url) (?:was |is |could )?(?:not|can ?not|can't|couldn['’]t) (?:be )?found\b"
    r"|\b(?:page|content) (?:you (?:are|were) looking for|doesn['’]t exist|does not exist|no longer exists)\b"
    r"|\bnothing (?:was )?found\b|\bno results (?:were )?found\b"
    r"|página no encontrada|page non trouvée|seite nicht gefunden",
    re.I,
)
"""Matches ``404 - Page not found``."""
_FILES = re.compile(r"^index of /", re.I)
"""Matches ``Index of /images``."""
_VERIFICATION = re.compile(r"^\s*google-site-verification\b", re.I)
"""Matches the text of a search engine's verification file."""
_PLACEHOLDER = re.compile(
    r"\{\{\s*[\w. ]+\s*\}\}|\[(?:title|name|address\d?|city|state|zip|phone)\]|lorem ipsum dolor", re.I
)
"""Matches ``{{ page_title }}``, ``[Address1]``."""
_PLACEHOLDER_MARKS = ("{{", "[", "ipsum", "Ipsum", "IPSUM")
"""Marks of which a page with a placeholder holds one."""

REDIRECT_WORDS = 50
"""Words of running text up to which a page that leads on at once is a redirect: a line that says so, and a footer's."""
FEW_WORDS = 150
"""A page that says "not found" with more text than this is about something else."""
TEMPLATE_WORDS = 300
"""A page with unfilled placeholders and more text than this has a fault in its frame, but is a page."""


def junk_note(document: Document, blocks: Sequence[TextBlock]) -> PageNoteName | None:
    """Return the reason why a page is junk, as a note for its record, or null where it is not junk."""
    if leads_away(document) and sum(block.words for block in blocks if block.is_prose) <= REDIRECT_WORDS:
        return PageNoteName.META_REFRESH
    words = sum(block.words for block in blocks)
    title = document.title or ""
    own = [block for block in blocks if block.link_words * 2 < block.words]
    if _FILES.match(title):
        return PageNoteName.FILE_LISTING
    if own and _VERIFICATION.match(own[0].text) and words < 20:
        return PageNoteName.VERIFICATION_FILE
    headings = [title, *(block.text for block in blocks if block.level in (1, 2))]
    own_words = _own_words(blocks)
    if own_words <= FEW_WORDS and any(_MISSING.search(text) for text in headings[:4]):
        return PageNoteName.SOFT_404
    whole = "\n".join([block.text for block in blocks])
    if any(mark in whole for mark in _PLACEHOLDER_MARKS):
        unfilled = [block for block in blocks if _PLACEHOLDER.search(block.text)]
        if len(unfilled) >= 3 and own_words - _own_words(unfilled) <= TEMPLATE_WORDS:
            return PageNoteName.TEMPLATE
    return None


def is_locked(document: Document, blocks: Sequence[TextBlock]) -> bool:
    """Return whether a page shows a form for a password and hardly more: a protected post, a portal's login."""
    fields = document.body.iter("input")  # hardly a page has such a field: its words are counted after
    return (
        any((field.get("type") or "").lower() == "password" for field in fields)
        and _own_words(blocks) <= FEW_WORDS
    )


def _own_words(blocks: Sequence[TextBlock]) -> int:
    """Return the number of words in blocks that are not mostly links, and are more than a label."""
    return sum(block.words for block in blocks if block.link_words * 2 < block.words and block.words >= 4)
