"""Hold a draft against what people decided about the site that it is for: right words, ignored words and blocks."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from audits.contract import SiteAudit
from audits.finding_ids import identity_of
from audits.registry import all_audits
from audits.spelling import misspelling
from pipeline.find_published import newest_finding
from pipeline.published_profile import published_profile
from schemas.decision import Decision
from schemas.finding import Finding
from schemas.profile import Profile
from schemas.vocabulary import AuditCategory, DecisionScope, FactName
from store.decided_findings import Decisions, holds
from store.review import read_review


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSite:
    """The site that a draft is for."""

    profile: Profile | None
    """Its profile as its newest run used it; null where this version cannot read it."""
    words: Sequence[str]
    """Words that its reviewers called right."""
    decisions: Decisions
    """What they decided, in the form that reaches a draft."""
    quotes: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """The id of the finding that was decided about alone, by its audit, its quote and the words beside."""

    def ignores(self, finding: Finding, today: datetime.date) -> bool:
        """Return whether a decision that holds today reaches a finding of a draft.

        One about a word, a sort of block, the site's own finding about the word, or that about the same words with the
        same words beside does; a draft has no page and is in no section yet.
        """
        if finding.category is AuditCategory.SPELLING:
            finding = finding.model_copy(update={"subject": _word(finding.evidence.quote)})
        same = self.quotes.get((finding.audit, *identity_of(finding.evidence)))
        if same is not None:
            finding = finding.model_copy(update={"finding_id": same})
        return holds(self.decisions.of(finding), today)


def draft_site(folder: Path) -> DraftSite:
    """Return what was decided about the site of a folder."""
    decisions, words = read_review(folder)
    return DraftSite(
        profile=published_profile(folder),
        words=words,
        decisions=Decisions(_of_words(decisions)),
        quotes=_quotes(folder, decisions),
    )


def _of_words(decisions: Iterable[Decision]) -> Iterable[Decision]:
    """Yield the decisions; one on a word's misspelling on the whole site as one about the word, which a draft has.

    Of the other audits one finding is about one place: that *their is* was not true in one sentence says nothing of the
    next.
    """
    for one in decisions:
        if one.scope is DecisionScope.FINDING and one.audit == misspelling.INFO.audit:
            yield one.model_copy(update={"scope": DecisionScope.WORD, "value": _word(one.quote)})
        else:
            yield one


def _quotes(folder: Path, decisions: Iterable[Decision]) -> dict[tuple[str, ...], str]:
    """Return the ids of the findings of words that were decided about alone, as `DraftSite.quotes` has them.

    The words beside are those of the published finding; one that no run has any more reaches no draft.
    """
    by_words = {
        audit.info.audit
        for audit in all_audits()
        if isinstance(audit, SiteAudit) and audit.info.reads == [FactName.WORDS]
    }
    quotes = {}
    for one in decisions:
        if one.scope is DecisionScope.FINDING and one.audit in by_words and one.undone_at is None:
            found = newest_finding(folder, one.finding_id)
            if found is not None:
                quotes[found.audit, *identity_of(found.evidence)] = one.finding_id
    return quotes


def _word(quote: str) -> str:
    return " ".join(quote.lower().split())
