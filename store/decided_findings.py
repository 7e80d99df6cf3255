"""Join findings with what reviewers decided about them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from urllib.parse import urlsplit

from reference.url_identity import path_prefix
from schemas.decision import Decision
from schemas.finding import Finding
from schemas.finding_states import CLOSED, DECIDED
from schemas.vocabulary import DecisionAction, DecisionScope, FindingStatus


class Decisions:
    """The decisions that stand, found by what they are about; of two on the same thing the later one speaks."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        """Take decisions, oldest first; those that were taken back are left out."""
        self._by_value: dict[tuple[DecisionScope, str, str], Decision] = {}
        self._sections: dict[str, list[Decision]] = defaultdict(list)
        for decision in decisions:
            if decision.undone_at is not None:
                continue
            self._by_value[decision.scope, decision.audit, decision.value] = decision
            if decision.scope is DecisionScope.SECTION:
                self._sections[decision.audit].append(decision)

    def of(self, finding: Finding) -> Decision | None:
        """Return the latest decision that reaches a finding, whether it holds still or has ended; null for none."""
        keys = [(DecisionScope.FINDING, finding.finding_id), (DecisionScope.WORD, finding.subject)]
        urls = _urls(finding)
        keys += [(DecisionScope.PAGE, urls[0])] if len(set(urls)) == 1 else []
        found = [self._by_value.get((scope, finding.audit, value)) for scope, value in keys]
        paths = [urlsplit(url).path for url in urls]
        found += [
            one
            for one in self._sections.get(finding.audit, ())
            if paths and all(path.startswith(one.value) for path in paths)
        ]
        return max((one for one in found if one), key=lambda one: one.decision_id, default=None)


def _urls(finding: Finding) -> list[str]:
    """Return the pages that a finding names; none where it is on more of them than it lists: no page or section holds
    such a one."""
    urls = [place.url for place in finding.occurrences] or ([finding.url] if finding.url else [])
    return urls if finding.page_count <= len(urls) else []


def scope_value(finding: Finding, scope: DecisionScope) -> str | None:
    """Return what a decision of a scope on this finding is about; null where the finding has no such thing."""
    match scope:
        case DecisionScope.FINDING:
            return finding.finding_id
        case DecisionScope.WORD:
            return finding.subject if finding.subject == finding.evidence.quote.strip().lower() else None
        case DecisionScope.PAGE:
            return finding.url
        case DecisionScope.SECTION:
            above = urlsplit(finding.url or "").path.rstrip("/").rpartition("/")[0]
            return (
                path_prefix(f"{above}/") if above else None
            )  # of a page at the top, the section is the whole site


def with_decisions(
    findings: Iterable[Finding], decisions: Decisions, today: datetime.date, before: Container[str]
) -> Iterator[Finding]:
    """Yield findings with the status that a decision gives them, and who decided it, why and until when.

    ``before`` are the ids that the run before had as accepted or ignored: where the decision has ended since, the
    finding is *reopened* and keeps its last words; where it was taken back, *open*. One that this run closes is closed.
    """
    for found in findings:
        finding = found if found.status in CLOSED else _undecided(found)
        decision = None if finding.status in CLOSED else decisions.of(finding)
        if decision is not None and (decision.until is None or decision.until >= today):
            accepted = decision.action is DecisionAction.ACCEPT
            status = FindingStatus.ACCEPTED if accepted else FindingStatus.IGNORED
            yield finding.model_copy(
                update={"status": status, "decision": decision.action, **_words(decision)}
            )
        elif decision is not None and finding.finding_id in before and finding.status not in CLOSED:
            yield finding.model_copy(update={"status": FindingStatus.REOPENED, **_words(decision)})
        else:
            yield finding


def _undecided(finding: Finding) -> Finding:
    """Return a finding without what an earlier run knew to be decided about it."""
    status = FindingStatus.OPEN if finding.status in DECIDED else finding.status
    none = {"decision": None, "reason": None, "who": None, "until": None}
    if status is finding.status and all(getattr(finding, name) is None for name in none):
        return finding  # most are as they should be, and a copy costs as much as all else here
    return finding.model_copy(update={"status": status, **none})


def _words(decision: Decision) -> dict[str, object]:
    return {"reason": decision.reason, "who": decision.who, "until": decision.until}
