"""Name the report's files: safe on every file system, the same for the same record."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

_UNSAFE = re.compile(r"[^a-z0-9]+")
"""Matches ``' & '`` in ``'front desk & web'``."""
_LONGEST = 40
_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)\d")
"""Names that Windows keeps for its devices, with any suffix: ``con.html`` cannot be written there."""


def pages_file(number: int) -> str:
    """Return the name of the n-th file of pages, from 0: ``pages.html``, ``pages-2.html``."""
    return "pages.html" if number == 0 else f"pages-{number + 1}.html"


def page_file(page_id: str) -> str:
    """Return the name of a page's own file."""
    return f"page/{page_id}.html"


def owner_files(owners: Iterable[str]) -> dict[str, str]:
    """Return a file name for each owner: readable, and distinct even where only marks or case tell two apart."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for owner in owners:
        folded = unicodedata.normalize("NFKD", owner).encode("ascii", "ignore").decode().lower()
        name = _UNSAFE.sub("-", folded).strip("-")[:_LONGEST]
        if not name or name in taken or _DEVICES.fullmatch(name):
            digest = hashlib.sha256(owner.encode("utf-8", "replace")).hexdigest()[:8]
            name = f"{name or 'owner'}-{digest}"
        taken.add(name)
        names[owner] = f"owners/{name}.html"
    return names
