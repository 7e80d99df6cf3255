"""Recognise software that makes only one kind of page, and signs it: forums and manuals."""

from __future__ import annotations

import re

from extraction.page.document import Document

_FORUM = re.compile(
    r"\b(?:xenforo|discourse|phpbb|vbulletin|mybb|invision community|flarum|nodebb|bbpress|smf|vanilla forums)\b",
    re.I,
)
"""Matches the names by which forum software signs its pages: ``Discourse 3.2``."""
_FORUM_ROOT = re.compile(r"^(?:xf|phpbb|ipsapp|discourse|mybb|vbulletin)$", re.I)
"""Matches the id that forum software gives the root element or body: ``XF``."""
_MANUAL = re.compile(
    r"\b(?:sphinx|mdbook|mkdocs|gitbook|bookdown|docusaurus|antora|doxygen|javadoc|jupyter book|robohelp|madcap flare"
    r"|read the docs)\b",
    re.I,
)
"""Matches the names by which generators of manuals sign their pages: ``GitBook 2.6.7``."""
_MANUAL_FILE = re.compile(r"/_static/(?:pygments\.css|doctools\.js)|/madcap\w*\.(?:js|css)|^mdbook-", re.I)
"""Matches files and ids that Sphinx, MadCap Flare and mdBook write into every page's head."""


def is_forum(document: Document) -> bool:
    """Return whether forum software made the page: it signs in its generator, or by the id of the page's root."""
    ids = (document.root.get("id") or "", document.body.get("id") or "")
    return bool(_FORUM.search(_generator(document))) or any(_FORUM_ROOT.match(name) for name in ids)


def is_manual(document: Document) -> bool:
    """Return whether a generator of manuals made the page: it signs in its generator, or by the files that it loads."""
    if _MANUAL.search(_generator(document)):
        return True
    return any(
        _MANUAL_FILE.search(element.get(name) or "")
        for element in document.root.iter("link", "script")
        for name in ("href", "src", "id")
    )


def _generator(document: Document) -> str:
    return document.structured.first_meta("generator", "application-name") or ""
