"""Keep of each page the few values that deciding the kinds of a site's pages needs."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ConfigDict

from extraction.kinds.kind_evidence import KindEvidence
from schemas.record import Record


class Mentioned(Record):
    """A mention of another page of the site; a reading's own say more (`page_reading.Reference`)."""

    model_config = ConfigDict(extra="ignore")

    url: str
    """The other page, normalised."""


class KindPart(Record):
    """The part of a page reading that deciding kinds needs; reads a whole one's JSON and skips the rest."""

    model_config = ConfigDict(extra="ignore")

    url: str
    """The final URL, normalised."""
    unreadable: str | None = None
    """The reason why there is nothing to read, null otherwise; with a reason, all else is empty."""
    language: str | None = None
    """BCP 47 tag of the main language."""
    kind_evidence: KindEvidence | None = None
    """The page's evidence; null for a PDF, a feed and what cannot be read."""
    references: Sequence[Mentioned] = ()
    """Mentions of other pages of the site in a feed or under a listing's days."""
