"""Check drafts by the words, options and decisions of a profile and a site, and count what is left out for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from audits.context import Context
from audits.measured_agreement import measured_agreement
from audits.readability import hard_to_read
from pipeline.drafts.audit import DraftFinding, audit_draft
from pipeline.drafts.called_right import CalledRight
from pipeline.drafts.decided import DraftSite
from pipeline.drafts.draft import Draft
from pipeline.drafts.scores import DraftScorer
from pipeline.drafts.way_out import Line, ScoredDraft
from reports.agreement_words import agreement_in_words
from reports.wording import plural
from schemas.profile import Profile
from schemas.vocabulary import AuditCategory

_MOST_WORDS = 10
"""Words that the count of what was called right names."""


class DraftCheck:
    """Check of the drafts of one command."""

    def __init__(
        self, context: Context, profile: Profile | None, words: Sequence[str], site: DraftSite | None
    ) -> None:
        """Take the audits' context, the profile and the words that are right besides its own, of which the context was
        made, and the site that the drafts are for."""
        self._context = context
        self._called_right = CalledRight(profile, words)
        self._site = site
        self._scorer = DraftScorer(self._context.text, self._context.readability)
        self._as_right: Counter[str] = Counter()
        self._ignored = 0
        self._graded = False

    def findings(self, identifier: str | int, draft: Draft) -> list[DraftFinding]:
        """Return the findings to show, and count those that are left out."""
        findings = audit_draft(identifier, draft, self._context)
        shown = self._not_ignored(findings)
        self._ignored += len(findings) - len(shown)
        left_out = self._called_right.left_out(identifier, draft, findings)
        self._as_right.update(" ".join(one.evidence.lower().split()) for one in left_out)
        return shown

    def former_findings(self, identifier: str, draft: Draft) -> list[DraftFinding]:
        """Return the findings to show of a draft that is only compared with; nothing of it is counted."""
        return self._not_ignored(audit_draft(identifier, draft, self._context))

    def scored(
        self, identifier: str | int, draft: Draft, findings: Iterable[DraftFinding] = ()
    ) -> ScoredDraft:
        """Return a draft, of which these findings are shown, with its scores."""
        scores = self._scorer.scores(draft)
        self._graded |= scores.reading_grade is not None
        misspelled = frozenset(
            one.finding.evidence.quote.lower()
            for one in findings
            if one.finding.category is AuditCategory.SPELLING
        )
        return ScoredDraft(identifier=identifier, draft=draft, scores=scores, misspelled=misspelled)

    @property
    def aim(self) -> float:
        """Return the highest grade that readers should need, as the profile has it."""
        return self._context.number(hard_to_read.INFO, "max_grade")

    def trust(self) -> list[Line]:
        """Return how far the scores agree with people's ratings; nothing where no draft was graded."""
        said = " ".join(agreement_in_words(measured_agreement())) if self._graded else ""
        return [Line("How far to trust the scores: ", said)] if said else []

    def left_out(self, site: str | None) -> str:
        """Return a sentence each on what was ignored and what was called right; empty where nothing was."""
        said = []
        if self._ignored:
            said.append(f"{plural(self._ignored, 'finding')} more ignored, as decided for {site}.")
        if self._as_right:
            words = sorted(self._as_right)
            named = ", ".join(words[:_MOST_WORDS]) + (", …" if len(words) > _MOST_WORDS else "")
            count = plural(self._as_right.total(), "finding")
            said.append(f"{count} more left out, as called right: {named}.")
        return " ".join(said)

    def _not_ignored(self, findings: Sequence[DraftFinding]) -> list[DraftFinding]:
        site, today = self._site, self._context.today
        return [one for one in findings if site is None or not site.ignores(one.finding, today)]
