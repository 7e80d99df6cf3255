"""``brand-spelling``: the name of a clinic, a product or a method, written in more than one way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from audits.consistency.majority import Majority, majority
from audits.consistency.style_breaks import unlike_chosen
from audits.consistency.tally import Family, Form, families
from audits.consistency.wording import answer, found_forms
from audits.context import Context
from audits.contract import SiteAudit, SiteFound, SiteVerdicts
from language.forms.style_entries import folded, style_entries
from schemas.audit_info import AuditInfo, Standard
from schemas.facts.text_forms import TextForms
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="brand-spelling",
    version=1,
    kind="site",
    reads=[FactName.TEXT_FORMS],
    category=AuditCategory.CONSISTENCY,
    title="Names are written in one way",
    failure_title="A name written in two ways",
    why=(
        "A clinic, a product or a method has one name. A second form of it looks like a slip, and a search for one "
        "doesn't find the other."
    ),
    fix=(
        "Write the name as its owner does, on every page. If both forms are right, ignore the finding; `[style] use` "
        "in the site's settings file says which form is yours."
    ),
    severity=Severity.MINOR,
    minutes=1,
    standards=[
        Standard(
            name="GOV.UK style guide",
            clause="Organisation names and brand names: written as the owner writes them, every time",
            url="https://www.gov.uk/guidance/style-guide/a-to-z",
        ),
    ],
)


def check(texts: Iterable[TextForms], context: Context) -> SiteVerdicts:
    """Return a finding for each name whose odd forms have the letters of the usual one."""
    found = families(texts, ("name", "use", "compound"))
    entries = style_entries(tuple(context.profile.style.use))
    faults = list(unlike_chosen(found, entries, "name"))
    names = {key: list(family.values()) for (kind, key), family in found.items() if kind == "name"}
    chosen, told = {folded(entry.form) for entry in entries}, {fault.subject for fault in faults}
    faults += _names(names, chosen, told, _open_terms(found))
    return answer(faults)


def _open_terms(found: Mapping[tuple[str, str], Family]) -> set[str]:
    """Return the keys of words that the site writes both as one and as two, without a usual form: their form in
    capitals (*Trans-Radial*) is no name's odd one."""
    compounds = {key: family for (kind, key), family in found.items() if kind == "compound"}
    return {key for key, family in compounds.items() if len(family) > 1 and majority(family.values()) is None}


def _names(
    names: dict[str, list[Form]], chosen: set[str], told: set[str], open_terms: set[str]
) -> Iterator[SiteFound]:
    """Yield a finding for each name that the style sheet does not decide on, and none of whose words was told alone."""
    told = set(told)
    for key in sorted(names, key=len):
        if key in chosen or len(names[key]) < 2:
            continue
        judged = majority(names[key])
        odd = [form for form in judged.odd if is_odd(form.form, judged.usual.form)] if judged else []
        if judged and key in open_terms:
            odd = [form for form in odd if form.form.lower() == judged.usual.form.lower()]
        if judged and " " in judged.usual.form:  # two boxes of a page that its facts join
            odd = [form for form in odd if " " in form.form or "-" in form.form or form.in_running_text]
        if judged is None or not odd or any(words_within(form.form) & told for form in names[key]):
            continue
        told.add(key)
        yield found_forms(key, Majority(judged.usual, odd), tier=Tier.LIKELY)


def words_within(name: str) -> set[str]:
    """Return each run of whole words of a name, joined and in lower case.

    >>> sorted(words_within("Redefine HealthCare"))
    ['healthcare', 'redefine', 'redefinehealthcare']
    """
    words = [folded(word) for word in name.replace("-", " ").split()]
    return {"".join(words[at:end]) for at in range(len(words)) for end in range(at + 1, len(words) + 1)}


def is_odd(form: str, usual: str) -> bool:
    """Return whether one form of a name is odd beside the usual one, and not only at the beginning of a sentence.

    >>> is_odd("HealthCare", "Healthcare"), is_odd("ITero", "iTero")
    (True, False)
    """
    return not (usual[0].islower() and form == usual[0].upper() + usual[1:])


AUDIT = SiteAudit(INFO, check)
