"""``missing-date``: an article that does not say when it was written or checked."""

from __future__ import annotations

from collections.abc import Sequence

from audits.context import Context
from audits.contract import CannotTell, Failed, Found, Passed, RecordAudit, Verdict
from audits.freshness.articles_only import no_article
from schemas.article import Article
from schemas.audit_info import AuditInfo, Standard
from schemas.dates import DateObservation, in_words
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, DateRole, FactName, Region, Severity, Source, Tier

INFO = AuditInfo(
    audit="missing-date",
    version=1,
    kind="page",
    reads=[FactName.TEXT, FactName.OBSERVATIONS],
    category=AuditCategory.FRESHNESS,
    title="The page says when it was written or checked",
    failure_title="The page has no date of its own",
    why=(
        "A reader cannot tell whether advice is from this year or from the last decade, and nobody can plan its "
        "review."
    ),
    fix=(
        "Show “Last reviewed on …” with the reviewer's name at the head or foot of the text, and state the same "
        "day as `dateModified` (or `lastReviewed`) in the page's structured data."
    ),
    severity=Severity.MODERATE,
    standards=[
        Standard(
            name="HONcode principle 4: date of the last update of medical content",
            url="https://www.hon.ch/cgi-bin/HONcode/principles.pl?English",
        ),
        Standard(
            name="NHS: Standard for creating health content",
            url="https://www.england.nhs.uk/tis/about/the-information-standard/",
        ),
    ],
)

UNCLEAR = frozenset({Source.JSON_LD, Source.MICRODATA, Source.META, Source.TIME})
"""Sources that can date a page without saying what happened that day, e.g. schema.org's ``dateCreated``. A date in
running text without a label is about something else."""


def check(record: RunningText, observations: Sequence[DateObservation], context: Context) -> Verdict:
    """Return failed without any date; cannot tell where the page has a date without its meaning."""
    if not isinstance(record, Article):
        return no_article(record)
    if record.published or record.modified or record.reviewed:
        return Passed()
    for seen in observations:
        if (
            seen.role is DateRole.UNKNOWN
            and seen.region in (Region.HEAD, Region.MAIN)
            and seen.source in UNCLEAR
        ):
            return CannotTell(f"the page names a day but not what happened on it: {in_words(seen.value)}")
    headline = record.headline
    return Failed(
        [
            Found(
                message="The page shows no date of publication, update or review.",
                field="/headline" if headline else "/url",
                start=0 if headline else None,
                end=len(headline) if headline else None,
                quote=None if headline else record.url,
                tier=Tier.LIKELY,
                identity="",
            )
        ]
    )


AUDIT = RecordAudit(INFO, check)
