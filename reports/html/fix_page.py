"""What to fix, a list a subject, with what was fixed and what was decided."""

from __future__ import annotations

from functools import partial

from reports.coverage import TextSummary
from reports.html.report import Report
from reports.long_table import LongTable, first_rows
from reports.sections import Section, section_of
from reports.tally import freshness_state
from schemas.vocabulary import FreshnessState, OutcomeKind

_MOST_ARTICLES = 100


def fix_page(report: Report) -> str:
    """Return ``fix.html``."""
    return report.render(
        "fix.html",
        "fix",
        sections=report.lists.sections,
        why_unchecked=partial(_why_unchecked, report),
        fixed=report.lists.fixed,
        gone=report.lists.gone,
        decided=report.lists.decided,
        silent=report.lists.index.silent,
        ages_of=[
            ("Overdue", _articles(report, FreshnessState.OVERDUE)),
            ("Due soon", _articles(report, FreshnessState.DUE_SOON)),
            ("Without a usable date", _articles(report, FreshnessState.UNKNOWN)),
        ],
    )


def _articles(report: Report, state: FreshnessState) -> LongTable[TextSummary]:
    """Return the articles of one state, the oldest first."""
    having = (
        text for text in report.data.texts if text.article_id is not None and freshness_state(text) is state
    )
    return first_rows(having, lambda text: (-(text.age_days or 0), text.url), _MOST_ARTICLES)


def _why_unchecked(report: Report, section: Section) -> str | None:
    """Return why nothing was looked at for a list; null where something was."""
    audits = [info.audit for info in report.data.audits if section_of(info.category) is section]
    looked = sum(
        report.data.outcome_counts.get(audit, {}).get(kind, 0)
        for audit in audits
        for kind in (OutcomeKind.PASSED, OutcomeKind.FAILED)
    )
    if looked:
        return None
    reason = next((group.reason for group in report.unjudged if group.audit in audits), None)
    return reason or "there was nothing to look at."
