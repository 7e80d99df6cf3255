"""Choose an article's four dates, each by its own label and position, and keep all candidates as observations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.dates.candidate import DateCandidate
from extraction.dates.choice.confidence import confidence
from extraction.dates.choice.visible_over_stated import prefer_visible
from extraction.dates.date_facts import DateFacts
from extraction.dates.day_stamps import stamp_key
from extraction.dates.learn_dates import footer_key, place_key
from extraction.dates.parsing.instant import Instant, read_instant
from schemas.dates import DateObservation, DateValue
from schemas.vocabulary import DateRole, Region, Source

if TYPE_CHECKING:
    from extraction.page_reading import Reference

LISTING_TRUST = 35
"""Rank of a date that another page or a feed gives for this one: below the page's own, above its URL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenDates:
    """An article's four dates; none is ever filled from another."""

    published: DateValue | None
    """First publication."""
    modified: DateValue | None
    """Last update."""
    reviewed: DateValue | None
    """Last (medical) review."""
    next_review_due: DateValue | None
    """The next review that the page itself names."""
    observations: list[DateObservation]
    """Every candidate, chosen or not, in the order of trust."""


def choose_dates(
    candidates: Iterable[DateCandidate],
    facts: DateFacts,
    references: Sequence[Reference],
    *,
    sitemap_lastmod: str | None = None,
) -> ChosenDates:
    """Return the four dates and all observations.

    Order of trust: JSON-LD, meta, labelled text, ``<time>`` in the article, a listing page or feed that
    names this page, the day in its URL. A site map's lastmod and Last-Modified are observed, never chosen:
    both change when nothing that a reader sees has changed. A stamped day of the page's own is what it states, and
    chosen; that of a feed, whose build it is, is not.
    """
    own = list(candidates)
    known = {
        day for c in own if c.ambiguous is None and c.trust and (day := Instant(c.value, c.precision).day)
    }
    ready = [_demoted(_ordered(candidate, facts, known), facts) for candidate in own]
    ready += _from_references(references, facts)
    if sitemap_lastmod and (stated := read_instant(sitemap_lastmod)):
        ready.append(_observed(DateRole.MODIFIED, stated, sitemap_lastmod, Source.SITEMAP, "lastmod"))
    ready.sort(key=lambda candidate: -candidate.trust)
    return ChosenDates(
        published=_best(ready, DateRole.PUBLISHED),
        modified=_best(ready, DateRole.MODIFIED),
        reviewed=_best(ready, DateRole.REVIEWED),
        next_review_due=_best(ready, DateRole.NEXT_REVIEW_DUE),
        observations=_observations(ready),
    )


def _ordered(candidate: DateCandidate, facts: DateFacts, known: set[str]) -> DateCandidate:
    """Return a candidate of numbers only in the order that the page's other dates, then the site's, decide."""
    if candidate.ambiguous is None or candidate.day_first is None:
        return candidate
    swap = facts.day_first is not None and facts.day_first != candidate.day_first
    sure = facts.day_first is not None
    if (candidate.value in known) != (candidate.ambiguous in known):
        swap, sure = candidate.ambiguous in known, True
    update: dict[str, object] = {"ambiguous": None} if sure else {}
    if swap:
        update |= {"value": candidate.ambiguous, "day_first": not candidate.day_first}
    return candidate.model_copy(update=update)


def _demoted(candidate: DateCandidate, facts: DateFacts) -> DateCandidate:
    """Return a candidate without trust where it is the site's, or the day of the fetch with nothing to vouch for it.

    A stamped day keeps its trust: that it says nothing of a review is for those to weigh who ask for its age.
    """
    if (
        candidate.region in (Region.FOOTER, Region.HEAD)
        and candidate.trust
        and footer_key(candidate) in facts.site_wide
    ):
        return candidate.model_copy(update={"trust": 0, "stamp": candidate.region is Region.HEAD})
    if candidate.trust and stamp_key(candidate.source, candidate.role, candidate.value) in facts.stamps:
        candidate = candidate.model_copy(update={"stamp": True})
    if not candidate.is_fetch_day or not candidate.trust:
        return candidate
    bare = candidate.source in (Source.VISIBLE, Source.TIME) and candidate.label is None
    if bare or place_key(candidate) in facts.automatic:
        return candidate.model_copy(update={"trust": 0})
    return candidate


def _from_references(references: Sequence[Reference], facts: DateFacts) -> list[DateCandidate]:
    """Return the dates that other pages give this one; where they contradict each other, the majority is trusted.

    A day that a feed gives to nearly all its pages is that of its build, and never trusted.
    """
    result = []
    for role, values in (
        (DateRole.PUBLISHED, [(r, r.published) for r in references]),
        (DateRole.MODIFIED, [(r, _update_of(r)) for r in references]),
    ):
        stated = [(r, instant) for r, value in values if value and (instant := read_instant(value))]
        days = Counter(instant.value[:10] for _, instant in stated).most_common(2)
        clear = len(days) == 1 or (len(days) == 2 and days[0][1] > days[1][1])
        for reference, instant in stated:
            trusted = clear and instant.value[:10] == days[0][0]
            found = _observed(
                role, instant, reference.raw or instant.value, reference.source, reference.selector
            )
            stamp = stamp_key(reference.source, role, instant.value) in facts.stamps
            trust = LISTING_TRUST if trusted and not stamp else 0
            result.append(found.model_copy(update={"trust": trust, "stamp": stamp}))
    return result


def _update_of(reference: Reference) -> str | None:
    """Return a reference's update, or null where it repeats the publication's day, as feeds that must give one do."""
    same = reference.modified and reference.published and reference.modified[:10] == reference.published[:10]
    return None if same else reference.modified


def _observed(
    role: DateRole, instant: Instant, raw: str, source: Source, selector: str | None
) -> DateCandidate:
    return DateCandidate(
        role=role, value=instant.value, precision=instant.precision, raw=raw, source=source, selector=selector
    )


def _best(ready: Sequence[DateCandidate], role: DateRole) -> DateValue | None:
    own = [candidate for candidate in ready if candidate.role is role and candidate.trust > 0]
    if not own:
        return None
    first = own[0]
    if role is DateRole.MODIFIED and first.label is not None:
        # A page that lists its revisions was last updated on the last of them.
        equal = [c for c in own if c.trust == first.trust and c.label and c.source is first.source]
        first = max(equal, key=lambda c: c.value)
    candidate = _finer(prefer_visible(first, own), own)
    return DateValue(
        value=candidate.value,
        precision=candidate.precision,
        raw=candidate.raw,
        source=candidate.source,
        selector=candidate.selector,
        confidence=confidence(candidate),
    )


def _finer(chosen: DateCandidate, own: Sequence[DateCandidate]) -> DateCandidate:
    """Return the one day that other candidates give within the chosen month or year, else the chosen one."""
    if len(chosen.value) >= 10:
        return chosen
    within = {
        c.value[:10]: c for c in reversed(own) if len(c.value) >= 10 and c.value.startswith(chosen.value)
    }
    return next(iter(within.values())) if len(within) == 1 else chosen


def _observations(ready: Iterable[DateCandidate]) -> list[DateObservation]:
    names = set(DateObservation.model_fields)
    unique = dict.fromkeys(
        candidate.model_copy(update={"own": candidate.trust > 0}).model_dump_json(include=names)
        for candidate in ready
    )
    return [DateObservation.model_validate_json(line) for line in unique]
