"""``undefined-abbreviation``: initials for a term that neither the page nor a menu spells out."""

from __future__ import annotations

from collections.abc import Iterable

from audits.consistency.tally import Form, families, fixes_of, occurrences_of, pages_of
from audits.consistency.wording import answer
from audits.context import Context
from audits.contract import SiteAudit, SiteFound, SiteVerdicts
from language.readability.inflections import plural_form
from language.readability.medical_abbreviations import medical_abbreviations
from schemas.audit_info import AuditInfo, Standard
from schemas.facts.text_forms import TextForms
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="undefined-abbreviation",
    version=1,
    kind="site",
    reads=[FactName.TEXT_FORMS],
    category=AuditCategory.READABILITY,
    title="Abbreviations are spelled out",
    failure_title="Abbreviations that are never spelled out",
    why=(
        "You write the initials every day. A patient may meet them here for the first time, or know them as something "
        "else, and can't follow the rest of the page without them."
    ),
    fix=(
        "At the first use write the words, then the initials in brackets: “temporomandibular joint (TMJ)”. If the page "
        "uses them only once, write the words alone."
    ),
    severity=Severity.MINOR,
    minutes=2,
    standards=[
        Standard(
            name="WCAG 2.2, 3.1.4 Abbreviations",
            clause="level AAA; technique G97, the expanded form at the first use in the page",
            url="https://www.w3.org/TR/WCAG22/#abbreviations",
        ),
        Standard(
            name="GOV.UK style guide",
            clause="Abbreviations and acronyms: explained in full the first time on each page",
            url="https://www.gov.uk/guidance/style-guide/a-to-z-of-gov-uk-style",
        ),
        Standard(
            name="CDC Clear Communication Index",
            clause="item 7: words that the primary audience uses, the others explained",
            url="https://www.cdc.gov/ccindex/",
        ),
    ],
)


def check(texts: Iterable[TextForms], context: Context) -> SiteVerdicts:
    """Return a finding for each abbreviation that pages use and do not explain, with its pages.

    One that a menu or another text of a template explains is explained on every page that shows it. One that we don't
    know, though a word of medicine is beside it, is for review. What the site or its reviewers call a right word is
    one that its readers know.
    """
    found = families(texts, ("abbreviation", "expansion"))
    return answer(
        [
            _found(key, list(family.values()), elsewhere=("expansion", key) in found)
            for (kind, key), family in found.items()
            if kind == "abbreviation"
            and key.lower() not in context.words
            and not any(form.shown for form in found.get(("expansion", key), {}).values())
        ]
    )


def _found(key: str, forms: list[Form], *, elsewhere: bool) -> SiteFound:
    """Return the finding on one abbreviation; the one that is suggested has the number of the first place."""
    expansion = medical_abbreviations().get(key)
    pages = pages_of(forms)
    places = occurrences_of(forms)
    return SiteFound(
        subject=key,
        message=_message(key, pages, expansion.plain if expansion else "", elsewhere=elsewhere),
        occurrences=places,
        page_count=pages,
        suggestions=(_suggested(expansion.words, places[0].evidence.quote, key),) if expansion else (),
        tier=Tier.MAYBE,
        severity=None if expansion else Severity.REVIEW,
        value=float(pages),
        unit="pages",
        fixes=fixes_of(forms),
    )


def _suggested(words: str, written: str, key: str) -> str:
    """Return e.g. ``nonsteroidal anti-inflammatory drugs (NSAIDs)`` for ``NSAIDs``."""
    if written == key:
        return f"{words} ({key})"
    head, of, rest = words.partition(" of ")
    return f"{plural_form(head)}{of}{rest} ({written})"


def _message(key: str, pages: int, plain: str, *, elsewhere: bool) -> str:
    """Return e.g. ``“TMJ”, on 4 pages, is never spelled out. In plain words: the jaw joint.``"""
    meant = f" In plain words: {plain}." if plain else ""
    if elsewhere:
        where = f"on {pages} pages" if pages > 1 else "on this page"
        return f"“{key}” isn't spelled out {where}, only on others.{meant}"
    where = f", on {pages} pages," if pages > 1 else ""
    return f"“{key}”{where} is never spelled out.{meant}"


AUDIT = SiteAudit(INFO, check)
