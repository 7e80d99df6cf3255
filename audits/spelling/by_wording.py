"""Judge suspects of which each is a finding of its own, one where several pages share the wording."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from audits.context import Context
from audits.contract import SITE, Failed, Inapplicable, Passed, SiteFound, SiteVerdicts, Verdict
from audits.finding_ids import identity_of
from audits.items import count_pages
from audits.site_facts import of_kinds
from schemas.facts.seen_on import SeenOn
from schemas.facts.text_words import Suspect, SuspectKind, TextWords
from schemas.finding import Occurrence
from schemas.vocabulary import Scope, Severity, Tier

WordsCheck = Callable[[Iterable[TextWords], Context], SiteVerdicts]


def check_of(kind: SuspectKind) -> WordsCheck:
    """Return the check of an audit that reports every suspect of a kind.

    It returns a finding for each, and a verdict for every page and region of a template. The same words on several
    pages, as of a paragraph that they share, were typed once and are one finding. A slip in somebody's own words is
    one for a person to look at.
    """

    def check(words: Iterable[TextWords], context: Context) -> SiteVerdicts:
        return _judge(words, kind)

    return check


def _judge(words: Iterable[TextWords], kind: SuspectKind) -> SiteVerdicts:
    urls: dict[str, str] = {}
    verdicts: dict[str, Verdict] = {}
    places: dict[tuple[str, ...], list[tuple[str, str, Suspect]]] = {}
    shown: dict[tuple[str, ...], list[SeenOn]] = {}
    for text in of_kinds(words, (kind,)):
        urls[text.subject] = min(text.url, urls.get(text.subject, text.url))
        verdicts[text.subject] = _better(verdicts.get(text.subject), text)
        for suspect in text.suspects:
            if suspect.kind == kind and suspect.tier:
                wording = identity_of(suspect.evidence)
                places.setdefault(wording, []).append((text.url, text.subject, suspect))
                shown.setdefault(wording, []).extend([text.seen_on] if text.seen_on else [])
                verdicts[text.subject] = Failed(())
    found = [_found(seen, shown[wording]) for wording, seen in places.items()]
    found.sort(key=lambda fault: (fault.occurrences[0].url, fault.occurrences[0].evidence.start or 0))
    order_of_urls = sorted((url, subject) for subject, url in urls.items())
    return SiteVerdicts(found, {(subject, url): verdicts[subject] for url, subject in order_of_urls})


def _better(former: Verdict | None, text: TextWords) -> Verdict:
    """Return the verdict on a subject so far with one more text of it: it passes where one of them is in English."""
    if text.word_count:
        return former if isinstance(former, Failed) else Passed()
    return former or Inapplicable(f"not in English ({text.language or 'unknown'})")


def _found(seen: list[tuple[str, str, Suspect]], shown: list[SeenOn]) -> SiteFound:
    seen.sort(key=lambda place: (*place[:2], place[2].evidence.field, place[2].evidence.start or 0))
    _, subject, suspect = seen[0]
    assert suspect.tier is not None
    quoted = all(place[2].quoted for place in seen)
    scope = _scope(subject, seen)
    return SiteFound(
        # Of several pages none is the finding's own: it stays what it is when the first of them leaves.
        subject=SITE[0] if scope is Scope.SITE else subject,
        message=f"“{suspect.evidence.quote}” → “{suspect.suggestions[0]}”",
        occurrences=tuple(
            Occurrence(subject=where, url=url, evidence=place.evidence) for url, where, place in seen
        ),
        page_count=count_pages({url for url, _, _ in seen}, shown),
        identity=None,
        suggestions=tuple(suspect.suggestions),
        tier=Tier.MAYBE if quoted else suspect.tier,
        severity=Severity.REVIEW if quoted else None,
        scope=scope,
    )


def _scope(subject: str, seen: list[tuple[str, str, Suspect]]) -> Scope:
    if subject.startswith("template:"):
        return Scope.TEMPLATE
    return Scope.PAGE if len({url for url, _, _ in seen}) == 1 else Scope.SITE
