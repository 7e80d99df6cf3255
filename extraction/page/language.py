"""Find the language of a page and of its blocks: the declared one, checked against its commonest words."""

from __future__ import annotations

import re

from extraction.page.document import Document
from reference.language_identification import UNDETERMINED, identified_language, may_be_same

_TAG = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
"""Matches ``en``, ``en-US`` and ``pt_BR``."""


def declared_language(document: Document) -> str | None:
    """Return the first valid tag of: html lang, content-language (meta, header), inLanguage, og:locale."""
    root, meta = document.root, document.structured.first_meta
    values = [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang"), root.get("xml:lang")]
    values += [
        meta("content-language"),
        document.headers.get("content-language"),
        meta("og:locale"),
        meta("language"),
    ]
    for value in values:
        tag = language_tag(value)
        if tag:
            return tag
    return None


def language_tag(value: str | None) -> str | None:
    """Return a tag in its usual case, or null where the value is not a tag.

    >>> language_tag("en_us")
    'en-US'
    """
    first = (value or "").split(",")[0].strip()
    if not _TAG.match(first):
        return None
    parts = first.replace("_", "-").split("-")
    rest = [
        part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in parts[1:]
    ]
    return "-".join([parts[0].lower(), *rest])


def page_language(declared: str | None, text: str) -> str | None:
    """Return the declared tag unless the text is in another language; null where neither says one."""
    found = identified_language(text)
    if found is None or (declared and may_be_same(declared, found)):
        return declared
    return None if found == UNDETERMINED else found
