"""Decide the kinds of all pages of a site, before anything else is learned of it."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable
from typing import NamedTuple

from extraction.kinds.kind_evidence import KindEvidence
from extraction.kinds.kind_part import KindPart
from extraction.kinds.page_kind import DecidedKind, obstacle_kind, page_kind
from extraction.kinds.site_kinds import SiteKinds
from schemas.vocabulary import PageKind

_UNREADABLE, _WITHOUT_EVIDENCE = DecidedKind(PageKind.OTHER, 0.0), DecidedKind(PageKind.OTHER, 1.0)


class _Kept(NamedTuple):
    """A page's evidence, small: a site's pages are all held until the last was read. A record takes five times that."""

    url: str
    language: str | None
    evidence: str
    """As JSON, without its lists and ``found``."""
    names: tuple[str, ...]
    """Names of ``found``, one tuple for all pages."""
    values: bytes
    """Its values as doubles, compressed: most of them are 0 or 1."""

    def whole(self) -> KindEvidence:
        """Return the evidence with ``found``, without its lists."""
        values = array("d", zlib.decompress(self.values))
        found = dict(zip(self.names, values, strict=True))
        return KindEvidence.model_validate_json(self.evidence).model_copy(update={"found": found})


def decide_kinds(pages: Iterable[KindPart]) -> dict[str, DecidedKind]:
    """Return the kind of each page by its final URL, sorted; the pages are read once, and kept without their lists."""
    site = SiteKinds()
    decided: dict[str, DecidedKind] = {}
    kept: list[_Kept] = []
    names: dict[tuple[str, ...], tuple[str, ...]] = {}
    for page in pages:
        site.add(page)
        evidence = page.kind_evidence
        if evidence is None:
            decided[page.url] = _UNREADABLE if page.unreadable else _WITHOUT_EVIDENCE
        elif evidence.obstacle is not None:
            decided[page.url] = obstacle_kind(evidence.obstacle)
        else:
            small = evidence.model_dump_json(exclude={"lists", "found"}, exclude_defaults=True)
            own = tuple(evidence.found)
            values = zlib.compress(array("d", evidence.found.values()).tobytes(), level=1)
            kept.append(_Kept(page.url, page.language, small, names.setdefault(own, own), values))
    idle = site.idle_marks()
    for page_kept in kept:
        decided[page_kept.url] = page_kind(
            site.view(page_kept.url, page_kept.whole(), page_kept.language, idle)
        )
    return dict(sorted(decided.items()))


def decided_alone(page: KindPart) -> DecidedKind:
    """Return the kind of a page by its own evidence; ``other`` for a PDF, a feed and what cannot be read."""
    return decide_kinds([page])[page.url]
