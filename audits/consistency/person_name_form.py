"""``person-name-form``: one person with two names, titles or degrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from audits.consistency.majority import Majority, majority
from audits.consistency.person_names import GivenNames, given_names, is_slip, same_person
from audits.consistency.tally import Family, Form, families
from audits.consistency.wording import answer, found_forms
from audits.context import Context
from audits.contract import SiteAudit, SiteFound, SiteVerdicts
from language.forms.style_entries import style_entries
from schemas.audit_info import AuditInfo, Standard
from schemas.facts.text_forms import TextForms
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="person-name-form",
    version=1,
    kind="site",
    reads=[FactName.TEXT_FORMS],
    category=AuditCategory.CONSISTENCY,
    title="A person's name is written in one way",
    failure_title="A person's name written in two ways",
    why=(
        "Patients look a doctor up by name before they book. Two spellings, or an initial here and none there, make "
        "one doctor look like two, to patients and to search engines."
    ),
    fix=(
        "Write the full name as the doctor does, wherever it is written in full; “Dr. Freeman” alone is fine. A full "
        "name in `[style] use` of the site's settings file chooses the form."
    ),
    severity=Severity.MINOR,
    minutes=1,
    standards=[
        Standard(
            name="Google Search Central: author markup best practices",
            clause="The name that the person is known by, the same everywhere",
            url="https://developers.google.com/search/docs/appearance/structured-data/article#author-bp",
        ),
    ],
)


def check(texts: Iterable[TextForms], context: Context) -> SiteVerdicts:
    """Return findings on names, on titles with and without their full stop, and on degrees."""
    found = families(texts, ("person", "title", "degree", "credential"))
    people = {key: family for (kind, key), family in found.items() if kind == "person"}
    faults: list[SiteFound] = []
    asked = [
        entry.form
        for entry in style_entries(tuple(context.profile.style.use))
        if entry.kind in ("person", "name")  # a first name that is a common word may be another name's
    ]
    for last, family in people.items():
        chosen = [form for form in asked if form.split()[-1].lower() == last]
        faults += _names(last, list(family.values()), chosen)
    faults += _titles(found)
    faults += _degrees(found)
    return answer(faults)


_Named = tuple[GivenNames, Form]


def _names(last: str, forms: Sequence[Form], chosen: Sequence[str]) -> Iterator[SiteFound]:
    """Yield one finding for each person of a last name who is written in several ways, or not as chosen."""
    full = [(names, form) for form in forms if (names := given_names(form.form))]
    groups: list[list[_Named]] = []
    for names, form in sorted(full, key=lambda one: (-one[1].count, one[1].form)):
        for group in groups:
            if _may_be(group, names) or (
                is_slip(group[0][0].first, names.first) and form.count * 3 <= group[0][1].count
            ):
                group.append((names, form))
                break
        else:
            groups.append([(names, form)])
    for group in groups:
        own = [form for _, form in group]
        asked = _chosen(group, chosen)
        if asked is None:
            judged = majority(own, least_share=0.5, least_count=2)
        else:
            usual = next((form for form in own if form.form == asked), Form(asked))
            odd = [form for form in own if form is not usual]
            judged = Majority(usual, odd, chosen=True) if odd else None
        if judged is not None:
            first = group[0][0].first.lower()
            yield found_forms(f"{first} {last}", judged, tier=Tier.MAYBE, identity=_middle(group))


def _chosen(group: Sequence[_Named], chosen: Sequence[str]) -> str | None:
    """Return the form that the style sheet asks for: one of the group's, else the only one that may be this person."""
    forms = {form.form for _, form in group}
    written = [form for form in chosen if form in forms]
    if written:
        return written[0]
    fitting = [form for form in chosen if (names := given_names(form)) and _may_be(group, names)]
    return fitting[0] if len(fitting) == 1 else None


def _may_be(group: Sequence[_Named], names: GivenNames) -> bool:
    """Return whether names may be those of the group's person: of all its forms but those with a slip."""
    first = group[0][0].first
    return all(same_person(other, names) for other, _ in group if other.first == first)


def _middle(group: Sequence[_Named]) -> str:
    """Return the first letter of the person's middle name; empty where no form has one.

    It tells two people of one first and last name apart, whichever of them is found first.
    """
    return min((names.middle[0][0].lower() for names, _ in group if names.middle), default="")


def _titles(found: Mapping[tuple[str, str], Family]) -> Iterator[SiteFound]:
    for (kind, key), family in found.items():
        if kind == "title" and (judged := _majority_seen(family)) is not None:
            yield found_forms(f"title:{key}", judged, tier=Tier.MAYBE)


def _degrees(found: Mapping[tuple[str, str], Family]) -> Iterator[SiteFound]:
    """Yield degrees that are written with and without full stops, and people with degrees of two professions."""
    for (kind, key), family in found.items():
        if kind == "degree" and (judged := _majority_seen(family)) is not None:
            yield found_forms(f"degree:{key}", judged, tier=Tier.MAYBE)
        elif kind == "credential" and (judged := _contradiction(family)) is not None:
            yield found_forms(f"degrees of {key}", judged, tier=Tier.MAYBE)


def _majority_seen(family: Family) -> Majority | None:
    """Return the usual form of those that a page shows: a full stop that is only read aloud is no difference."""
    return majority(form for form in family.values() if form.is_seen)


_PROFESSIONS = (
    ("MD", "MBBS"),
    ("DO",),
    ("DDS", "DMD"),
    ("DPM",),
    ("OD",),
    ("DC",),
    ("NP", "FNP", "APRN"),
    ("PA", "PA-C"),
)
"""Degrees that one person hardly ever has two of, by profession."""


def _contradiction(family: Family) -> Majority | None:
    """Return a person's forms where two of them name one profession each, and not the same."""
    by_profession: dict[int, list[Form]] = {}
    for form in family.values():
        degrees = {degree.strip().replace(".", "").upper() for degree in form.form.split(",")}
        named = [at for at, names in enumerate(_PROFESSIONS) if degrees & set(names)]
        if len(named) == 1:
            by_profession.setdefault(named[0], []).append(form)
    if len(by_profession) < 2:
        return None
    ranked = sorted(
        by_profession.values(), key=lambda forms: (-sum(form.count for form in forms), forms[0].form)
    )
    usual = max(ranked[0], key=lambda form: form.count)
    return Majority(usual, [form for forms in ranked[1:] for form in forms])


AUDIT = SiteAudit(INFO, check)
