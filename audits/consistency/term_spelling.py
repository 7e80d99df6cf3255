"""``term-spelling``: one term in two spellings: *co-pay* and *copay*, *healthcare* and *health care*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from audits.consistency.majority import Majority, majority
from audits.consistency.style_breaks import unlike_chosen, unwanted
from audits.consistency.tally import Family, Form, families
from audits.consistency.wording import answer, found_forms
from audits.context import Context
from audits.contract import SiteAudit, SiteFound, SiteVerdicts
from language.forms.compounds import BOUND, key_of
from language.forms.style_entries import folded, style_entries
from language.forms.variants import English, english_of
from schemas.audit_info import AuditInfo, Standard
from schemas.facts.text_forms import TextForms
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="term-spelling",
    version=1,
    kind="site",
    reads=[FactName.TEXT_FORMS],
    category=AuditCategory.CONSISTENCY,
    title="Terms follow the style sheet and other pages",
    failure_title="Terms unlike the style sheet or other pages",
    why=(
        "Both spellings are right, but not side by side: readers take a site that can't decide for one that nobody "
        "edits, and a search for one spelling doesn't find the other."
    ),
    fix=(
        "Choose one spelling and use it everywhere; if both are right, ignore the finding. In the site's settings "
        "file, `[style] use` keeps the choice and `[style] never` lists words that you don't want at all."
    ),
    severity=Severity.MINOR,
    minutes=1,
    standards=[
        Standard(
            name="Microsoft Writing Style Guide",
            clause="Use consistent terminology: one spelling for each term",
            url="https://learn.microsoft.com/style-guide/",
        ),
    ],
)


LEAST_WORDS = 8
"""Words with an American and a British spelling that show a site's English; own choice."""
LEAST_OF_ONE = 0.85
"""Their share in one English; own choice: below it the site mixes the two, and no word of it is odd."""


def check(texts: Iterable[TextForms], context: Context) -> SiteVerdicts:
    """Return a finding for each term whose odd spelling is not grammar's, and for each break of the style sheet."""
    found = families(texts, ("compound", "variant", "use", "never"))
    entries = style_entries(tuple(context.profile.style.use))
    chosen = {key_of(folded(entry.form)) for entry in entries if entry.kind in ("name", "term")}
    spellings = {entry.key: entry.form for entry in entries if entry.kind == "variant"}
    faults = [*unwanted(found), *unlike_chosen(found, entries, "term")]
    english = _english(found)
    for (kind, key), family in found.items():
        if kind == "variant" and key in spellings:
            odd = [form for form in family.values() if form.form != spellings[key]]
            if odd:
                usual = Form(spellings[key])
                faults.append(found_forms(key, Majority(usual, odd, chosen=True), tier=Tier.SURE))
        elif key in chosen or len(family) < 2:
            continue
        elif kind == "variant":
            faults += _variant(key, list(family.values()), english)
        elif kind == "compound":
            faults += _compound(key, list(family.values()))
    return answer(faults)


def _english(found: Mapping[tuple[str, str], Family]) -> English | None:
    """Return the English in which the site spells nearly all words that American and British English spell apart."""
    weights = dict.fromkeys(English, 0.0)
    for (kind, _), family in found.items():
        if kind == "variant":
            for form in family.values():
                if (english := english_of(form.form)) is not None:
                    weights[english] += form.weight
    usual = max(weights, key=weights.__getitem__)
    total = sum(weights.values())
    return usual if total >= LEAST_WORDS and weights[usual] >= LEAST_OF_ONE * total else None


def _variant(key: str, forms: list[Form], english: English | None) -> Iterator[SiteFound]:
    """Yield the finding on a word that is spelled in two ways; where the site's English is known, that decides."""
    usual = next((form for form in forms if english and english_of(form.form) is english), None)
    if usual is not None:
        judged: Majority | None = Majority(usual, [form for form in forms if form is not usual])
    else:
        judged = majority(forms)
    if judged is not None:
        yield found_forms(key, judged, tier=Tier.LIKELY)


def _compound(key: str, forms: list[Form]) -> Iterator[SiteFound]:
    """Yield the finding on a compound; its forms are sorted by their shape, since singular and plural share it."""
    shapes: dict[str, list[Form]] = {}
    for form in forms:
        shapes.setdefault(shape_of(form.form), []).append(form)
    if len(shapes) < 2:
        return
    two_words = next((form.form for form in forms if shape_of(form.form) != "one"), "")
    first = two_words.replace("-", " ").split(" ")[0]
    rivals = dict(shapes)
    if first not in BOUND and "hyphen" in shapes and "two" in shapes:
        # *Long-term care* and *in the long term*: a hyphen beside a space is grammar.
        if "one" not in shapes:
            return
        one, apart = (sum(form.count for form in some) for some in (shapes["one"], shapes["two"]))
        del rivals["two" if one > apart and sum(f.count for f in shapes["hyphen"]) > apart else "hyphen"]
    merged = [_merged(shape, some) for shape, some in rivals.items()]
    judged = majority(merged)
    if judged is None:
        return
    odd = [form for shape in judged.odd for form in rivals[shape.form]]
    odd.sort(key=lambda form: -form.count)
    instead = in_shape(_letters(odd[0].form), first, judged.usual.form)
    yield found_forms(key, Majority(judged.usual, odd), tier=Tier.LIKELY, instead=instead)


def _letters(form: str) -> str:
    return "".join(filter(str.isalpha, form))


def shape_of(form: str) -> str:
    """Return ``one``, ``hyphen`` or ``two``: how a compound is written."""
    return "hyphen" if "-" in form else "two" if " " in form else "one"


def in_shape(letters: str, first: str, shape: str) -> str:
    """Return a compound in another shape, by its first part.

    >>> in_shape("copays", "co", "hyphen")
    'co-pays'
    """
    if shape == "one":
        return letters
    return letters[: len(first)] + ("-" if shape == "hyphen" else " ") + letters[len(first) :]


def _merged(shape: str, forms: list[Form]) -> Form:
    merged = Form(shape)
    for form in forms:
        merged.count += form.count
        merged.weight += form.weight
        merged.urls |= form.urls
        merged.shown += form.shown
    return merged


AUDIT = SiteAudit(INFO, check)
