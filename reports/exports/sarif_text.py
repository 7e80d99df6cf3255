"""Put page text and URLs into SARIF: a viewer shows a message as it is, and makes no link of it."""

from __future__ import annotations

import re

from reports.harmless_text import harmless, shorten
from reports.link import safe_href

_MOST_LETTERS = 1_000
_LINK = re.compile(r"([\[\]\\])")
"""What an embedded link is made of, ``[text](address)`` (SARIF 2.1.0, section 3.11.6)."""
_PLACEHOLDER = re.compile(r"([{}])")
"""What a placeholder is made of, ``{0}``; twice it is itself (section 3.11.5)."""
_NO_URI = re.compile(r"%(?![0-9A-Fa-f]{2})|[\[\]|]")
"""What a URL of the web may hold behind its host and a URI may not (RFC 3986, section 2)."""


def message(text: str) -> dict[str, str]:
    """Return a message of plain text on one line, never empty."""
    line = shorten(" ".join(harmless(text[: 4 * _MOST_LETTERS]).split()), _MOST_LETTERS) or "–"
    if "](" in line.replace(" ", ""):
        line = _LINK.sub(r"\\\1", line)
    return {"text": _PLACEHOLDER.sub(r"\1\1", line)}


def uri(url: str | None) -> str | None:
    """Return a URL as a URI that is safe to open, or null."""
    href = safe_href(url)
    if href is None:
        return None
    scheme, _, rest = href.partition("://")
    authority = re.match(r"[^/?#]*", rest)
    assert authority is not None
    behind = _NO_URI.sub(lambda found: f"%{ord(found[0]):02X}", rest[authority.end() :])
    return f"{scheme}://{authority[0]}{behind}"
