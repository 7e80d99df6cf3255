"""Find the order in which a page's language writes day and month."""

from __future__ import annotations

from urllib.parse import urlsplit

from extraction.page.document import Document

_MONTH_FIRST_TERRITORIES_TEXT = """
us ph fm pw mh pr
"""
_MONTH_FIRST_TERRITORIES = frozenset(_MONTH_FIRST_TERRITORIES_TEXT.split())
"""Territories that write month/day/year (CLDR 46, short date patterns)."""
_GENERIC_DOMAINS_TEXT = """
com org net edu gov mil info biz health clinic dental care doctor io co me tv app dev
"""
_GENERIC_DOMAINS = frozenset(_GENERIC_DOMAINS_TEXT.split())


def writes_day_first(document: Document) -> bool:
    """Return whether ``8/2/2021`` is 8 February on this page, by language tag, then country domain.

    Only English of the United States (and what follows it) writes the month first; English with no
    territory is taken for that unless the host's country domain says otherwise.
    """
    tag = document.root.get("lang") or document.root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    tag = tag or document.structured.first_meta("og:locale", "content-language", "language") or ""
    language, _, rest = tag.strip().lower().replace("_", "-").partition("-")
    territory = rest.rsplit("-", 1)[-1] if rest else ""
    if language and language not in ("en", "english", "fil"):
        return territory not in _MONTH_FIRST_TERRITORIES
    host = urlsplit(document.url).hostname or ""
    domain = host.rsplit(".", 1)[-1]
    abroad = (
        len(domain) == 2
        and domain not in _MONTH_FIRST_TERRITORIES
        and domain not in _GENERIC_DOMAINS
        and domain != "ca"
    )
    if territory and territory != "us":
        return territory not in _MONTH_FIRST_TERRITORIES and territory != "ca"
    return abroad
