"""Decide the kinds of all pages of a site, before anything else is learned of it."""

from __future__ import annotations

import sys
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
    names: tuple[str, ...]
    """Names of ``found``, one tuple for all pages."""
    packed: bytes
    """The values of ``found`` as doubles, and the evidence as JSON without it and without its lists; compressed."""


class _Packing:
    """Packs the evidence of a site's pages, each by what the first one has: most values of two pages are the same."""

    def __init__(self) -> None:
        self._like = b""
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}

    def kept(self, page: KindPart, evidence: KindEvidence) -> _Kept:
        """Return a page's evidence, packed."""
        small = evidence.model_dump_json(exclude={"lists", "found"}, exclude_defaults=True)
        data = array("d", evidence.found.values()).tobytes() + small.encode()
        self._like = self._like or data
        packing = zlib.compressobj(level=6, wbits=-15, memLevel=8, zdict=self._like)
        packed = packing.compress(data) + packing.flush()
        names = tuple(evidence.found)
        language = page.language and sys.intern(page.language)
        return _Kept(page.url, language, self._names.setdefault(names, names), packed)

    def whole(self, kept: _Kept) -> KindEvidence:
        """Return packed evidence with ``found``, without its lists."""
        data = zlib.decompressobj(wbits=-15, zdict=self._like).decompress(kept.packed)
        end = len(kept.names) * array("d").itemsize
        found = dict(zip(kept.names, array("d", data[:end]), strict=True))
        return KindEvidence.model_validate_json(data[end:]).model_copy(update={"found": found})


def decide_kinds(pages: Iterable[KindPart]) -> dict[str, DecidedKind]:
    """Return the kind of each page by its final URL, sorted; the pages are read once, and kept without their lists."""
    site = SiteKinds()
    decided: dict[str, DecidedKind] = {}
    kept: list[_Kept] = []
    packing = _Packing()
    for page in pages:
        site.add(page)
        evidence = page.kind_evidence
        if evidence is None:
            decided[page.url] = _UNREADABLE if page.unreadable else _WITHOUT_EVIDENCE
        elif evidence.obstacle is not None:
            decided[page.url] = obstacle_kind(evidence.obstacle)
        else:
            kept.append(packing.kept(page, evidence))
    idle = site.idle_marks()
    for page_kept in kept:
        decided[page_kept.url] = page_kind(
            site.view(page_kept.url, packing.whole(page_kept), page_kept.language, idle)
        )
    return dict(sorted(decided.items()))


def decided_alone(page: KindPart) -> DecidedKind:
    """Return the kind of a page by its own evidence; ``other`` for a PDF, a feed and what cannot be read."""
    return decide_kinds([page])[page.url]
