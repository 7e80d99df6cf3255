"""Chooses the people of an article from all who are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crawler.extract.people.candidate import PersonCandidate
from crawler.extract.people.make import LOGIN_TRUST
from crawler.extract.people.name import has_given_name, same_person
from schemas.vocabulary import Role, Source

_ORDER = (Role.AUTHOR, Role.REVIEWER, Role.UPDATED_BY, Role.EDITOR, Role.UNKNOWN)

BYLINE_TRUST = 2
"""Rank of a labelled byline."""


def choose_people(
    candidates: Iterable[PersonCandidate], *, site_names: Sequence[str]
) -> list[PersonCandidate]:
    """Return each person once a role: authors, reviewers, updaters, editors.

    For every role the best kind of evidence decides who it is; weaker evidence of the same person adds
    credentials, organisation and profile. A site's or clinic's own name is nobody. A login stands only
    where the page prints it as its byline and names nobody better.
    """
    own = {_fold(name) for name in site_names if name.strip()}
    named = [
        candidate
        for candidate in candidates
        if candidate.person.credentials  # a practice may be named after its doctor: "Jane Roe, DPM"
        or has_given_name(candidate.person.name)
        or not {_fold(candidate.person.name), _fold(candidate.person.name_raw)} & own
    ]
    result: list[PersonCandidate] = []
    for role in _ORDER:
        result += _of_role([c for c in named if c.person.role is role])
    return result


def _of_role(candidates: list[PersonCandidate]) -> list[PersonCandidate]:
    if not candidates:
        return []
    ranked = sorted(candidates, key=lambda c: -c.trust)
    best = ranked[0].trust
    if best == LOGIN_TRUST:
        shown = [c for c in ranked if c.evidence.source is Source.VISIBLE]
        return _merged(shown[:1], ranked) if shown else []
    chosen = _first_line([c for c in ranked if c.trust == best])
    byline = [c for c in ranked if c.trust == BYLINE_TRUST and c.evidence.source is Source.VISIBLE]
    if best > BYLINE_TRUST and len(byline) > len(chosen) and _same_line(byline):
        printed = [c.person.name for c in byline]
        if all(any(same_person(c.person.name, name) for name in printed) for c in chosen):
            chosen = byline  # the page prints more people than it tells machines
    return _merged(chosen, ranked)


def _first_line(chosen: list[PersonCandidate]) -> list[PersonCandidate]:
    """Return the people of the first line only where each line is a bare "By …": the others list other works."""
    first = chosen[0].evidence
    if first.source is not Source.VISIBLE or not (first.raw or "").lower().startswith("by"):
        return chosen
    return [candidate for candidate in chosen if candidate.evidence.raw == first.raw]


def _same_line(byline: Sequence[PersonCandidate]) -> bool:
    return len({candidate.evidence.raw for candidate in byline}) == 1


def _merged(chosen: Iterable[PersonCandidate], everybody: Sequence[PersonCandidate]) -> list[PersonCandidate]:
    result: list[PersonCandidate] = []
    for candidate in chosen:
        if any(same_person(candidate.person.name, known.person.name) for known in result):
            continue
        person = candidate.person
        for other in everybody:
            if other is candidate or not same_person(other.person.name, person.name):
                continue
            more = [c for c in other.person.credentials if c not in person.credentials]
            person = person.model_copy(
                update={
                    "credentials": [*person.credentials, *more],
                    "organization": person.organization or other.person.organization,
                    "profile_url": person.profile_url or other.person.profile_url,
                    "name_raw": other.person.name_raw if more and not person.credentials else person.name_raw,
                }
            )
        result.append(candidate.model_copy(update={"person": person}))
    return result


def _fold(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
