"""Choose the people of an article from all who are named."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from extraction.people.candidate import PersonCandidate
from extraction.people.learn_people import is_for_machines
from extraction.people.names.name import same_person
from extraction.people.names.people_in_text import LOGIN_TRUST
from extraction.people.names.practice_name import folded, own_names
from schemas.vocabulary import Role, Source

_ORDER = (Role.AUTHOR, Role.REVIEWER, Role.UPDATED_BY, Role.EDITOR, Role.UNKNOWN)

BYLINE_TRUST = 2
"""Rank of a labelled byline."""


def choose_people(
    candidates: Iterable[PersonCandidate],
    *,
    site_names: Sequence[str],
    hosts: Collection[str] = (),
    template_people: Collection[str] = (),
) -> list[PersonCandidate]:
    """Return each person once a role: authors, reviewers, updaters, editors.

    For every role the best kind of evidence decides who it is; weaker evidence of the same person adds
    credentials, organisation and profile. Left out are the names of the site and of its host, and
    `template_people`, named in the metadata of every page by the site's template. A login counts only
    where the page prints it as its byline and has no better name.
    """
    own = own_names(site_names, hosts)
    named = [
        candidate
        for candidate in candidates
        if not own.hold(candidate.person, candidate.evidence.raw or "")
        and not (is_for_machines(candidate) and folded(candidate.person.name) in template_people)
    ]
    result: list[PersonCandidate] = []
    for role in _ORDER:
        result += _of_role([c for c in named if c.person.role is role and not _is_shown_reviewer(c, named)])
    return result


def _is_shown_reviewer(author: PersonCandidate, named: Sequence[PersonCandidate]) -> bool:
    """Return whether only the metadata names the person as author, and the visible text as reviewer."""
    if author.person.role is not Role.AUTHOR or not is_for_machines(author):
        return False
    shown = {
        c.person.role
        for c in named
        if c.evidence.source is Source.VISIBLE and same_person(c.person.name, author.person.name)
    }
    return Role.REVIEWER in shown and Role.AUTHOR not in shown


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
            chosen = byline  # the page prints more people than its metadata names
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
