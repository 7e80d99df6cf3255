"""What a feed says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from reports.feeds.news import feed_id, rfc3339
from reports.harmless_text import harmless, shorten
from reports.link import safe_href
from reports.view import ReportData
from reports.wording import host
from schemas.vocabulary import RunStatus

_NEWS = "What was added, changed, gone and fixed on the site, check by check."
_NO_NEWS = (
    "This check saw a part of the site, so it adds nothing here: what it did not reach may still be there."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHead:
    """The head of a feed."""

    id: str
    """``urn:uuid:`` and a UUID, the same for all runs of a site."""
    title: str
    """The clinic's name and what the feed is."""
    description: str
    """What the items are; of a run that is not complete, that it adds none."""
    url: str | None
    """The site, fit for a link."""
    language: str
    """BCP 47 tag of our own words."""
    now: str
    """The run's clock, RFC 3339."""

    @classmethod
    def of(cls, data: ReportData) -> FeedHead:
        """Return the head of a run's feeds."""
        name = shorten(" ".join(harmless(data.name or host(data.site)).split()), 120)
        return cls(
            id=f"urn:uuid:{feed_id(data.site)}",
            title=f"{name}: website check-up",
            description=_NEWS if data.status is RunStatus.COMPLETE else _NO_NEWS,
            url=safe_href(data.site),
            language="en",
            now=rfc3339(data.now),
        )
