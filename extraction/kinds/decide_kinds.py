"""Decide the kinds of all pages of a site, before anything else is learned of it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from extraction.kinds.kind_evidence import KindEvidence
from extraction.kinds.kind_part import KindPart
from extraction.kinds.page_kind import DecidedKind, obstacle_kind, page_kind
from extraction.kinds.site_kinds import SiteKinds
from schemas.vocabulary import PageKind

_UNREADABLE, _WITHOUT_EVIDENCE = DecidedKind(PageKind.OTHER, 0.0), DecidedKind(PageKind.OTHER, 1.0)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A page's evidence, small: a site's pages are all held until the last was read."""

    url: str
    language: str | None
    evidence: KindEvidence
    """Without its lists and ``found``."""
    names: tuple[str, ...]
    """Names of ``found``, one tuple for all pages."""
    values: array[float]
    """Its values."""

    def whole(self) -> KindEvidence:
        """Return the evidence with ``found``, without its lists."""
        return self.evidence.model_copy(update={"found": dict(zip(self.names, self.values, strict=True))})


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
            small = evidence.model_copy(update={"lists": {}, "found": {}})
            own = tuple(evidence.found)
            values = array("d", evidence.found.values())
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
