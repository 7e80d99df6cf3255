"""``repeated-word``: the same word twice in a row, in whatever a page shows."""

from __future__ import annotations

from collections.abc import Iterable

from audits.context import Context
from audits.contract import Failed, Inapplicable, Passed, SiteAudit, SiteFound, SiteVerdicts, Verdict
from audits.finding_ids import identity_of
from audits.items import count_pages
from schemas.audit_info import AuditInfo, Standard
from schemas.facts.seen_on import SeenOn
from schemas.facts.text_words import Suspect, TextWords
from schemas.finding import Occurrence
from schemas.vocabulary import AuditCategory, FactName, Scope, Severity, Tier

INFO = AuditInfo(
    audit="repeated-word",
    version=2,
    kind="site",
    reads=[FactName.WORDS],
    category=AuditCategory.SPELLING,
    title="No doubled words",
    failure_title="Doubled words",
    why="A doubled word is a slip of editing. Spelling checkers don't see it, and readers stumble over it.",
    fix="Delete one of the two words.",
    severity=Severity.MINOR,
    minutes=1,
    standards=[
        Standard(
            name="Stanford Guidelines for Web Credibility",
            clause="10: avoid errors of all types, no matter how small they seem",
            url="https://credibility.stanford.edu/guidelines/index.html",
        ),
    ],
)


def check(words: Iterable[TextWords], context: Context) -> SiteVerdicts:
    """Return a finding for each doubled word, and a verdict for every page and region of a template.

    The same words on several pages, as of a paragraph that they share, were typed once and are one finding.
    """
    urls: dict[str, str] = {}
    verdicts: dict[str, Verdict] = {}
    places: dict[tuple[str, ...], list[tuple[str, str, Suspect]]] = {}
    shown: dict[tuple[str, ...], list[SeenOn]] = {}
    for text in words:
        urls[text.subject] = min(text.url, urls.get(text.subject, text.url))
        if text.word_count:
            verdicts.setdefault(text.subject, Passed())
        else:
            reason = f"not in English ({text.language or 'unknown'})"
            verdicts.setdefault(text.subject, Inapplicable(reason))
        for suspect in text.suspects:
            if suspect.kind == "doubled" and suspect.tier:
                wording = identity_of(suspect.evidence)
                places.setdefault(wording, []).append((text.url, text.subject, suspect))
                shown.setdefault(wording, []).extend([text.seen_on] if text.seen_on else [])
                verdicts[text.subject] = Failed(())
    found = [_found(seen, shown[wording]) for wording, seen in places.items()]
    found.sort(key=lambda fault: (fault.occurrences[0].url, fault.occurrences[0].evidence.start or 0))
    order_of_urls = sorted((url, subject) for subject, url in urls.items())
    return SiteVerdicts(found, {(subject, url): verdicts[subject] for url, subject in order_of_urls})


def _found(seen: list[tuple[str, str, Suspect]], shown: list[SeenOn]) -> SiteFound:
    seen.sort(key=lambda place: (*place[:2], place[2].evidence.field, place[2].evidence.start or 0))
    _, subject, suspect = seen[0]
    assert suspect.tier is not None
    once, quoted = suspect.suggestions[0], all(place[2].quoted for place in seen)
    return SiteFound(
        subject=subject,
        message=f"“{suspect.evidence.quote}” → “{once}”",
        occurrences=tuple(
            Occurrence(subject=where, url=url, evidence=place.evidence) for url, where, place in seen
        ),
        page_count=count_pages({url for url, _, _ in seen}, shown),
        identity=None,
        suggestions=(once,),
        tier=Tier.MAYBE if quoted else suspect.tier,
        severity=Severity.REVIEW if quoted else None,
        scope=_scope(subject, seen),
    )


def _scope(subject: str, seen: list[tuple[str, str, Suspect]]) -> Scope:
    if subject.startswith("template:"):
        return Scope.TEMPLATE
    return Scope.PAGE if len({url for url, _, _ in seen}) == 1 else Scope.SITE


AUDIT = SiteAudit(INFO, check)
