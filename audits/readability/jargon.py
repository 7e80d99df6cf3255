"""``jargon``: hard words for which there is a plain one."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from audits.consistency.tally import Form, families, fixes_of, occurrences_of, pages_of
from audits.consistency.wording import answer
from audits.context import Context
from audits.contract import SiteAudit, SiteFound, SiteVerdicts
from language.readability.plain_words import alternatives_of, term_of
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.facts.text_forms import TextForms
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="jargon",
    version=1,
    kind="site",
    reads=[FactName.TEXT_FORMS],
    category=AuditCategory.READABILITY,
    title="Plain words where there are plain words",
    failure_title="Hard words that have a plain one",
    why=(
        "A word that readers don't use themselves slows them down, or stops them. Many patients don't ask what it "
        "means, and do without."
    ),
    fix=(
        "Write the plain word. Where patients will meet a medical term at the clinic, say the plain word first and "
        "keep the term in brackets: “swelling (edema)”. If a word is right for your readers, add it to `allowed` in "
        "the site's checkup.toml: it's no longer listed on any page, in any of its forms."
    ),
    severity=Severity.MINOR,
    minutes=1,
    standards=[
        Standard(
            name="Federal plain language guidelines",
            clause="Use simple words and phrases",
            url="https://www.plainlanguage.gov/guidelines/words/use-simple-words-phrases/",
        ),
        Standard(
            name="CDC Clear Communication Index",
            clause="item 6: words that the primary audience uses",
            url="https://www.cdc.gov/ccindex/",
        ),
        Standard(
            name="AHRQ Health Literacy Universal Precautions Toolkit",
            clause="Tool 11: Assess, Select, and Create Easy-to-Understand Materials",
            url="https://www.ahrq.gov/health-literacy/improve/precautions/tool11.html",
        ),
        Standard(
            name="WCAG 2.2, 3.1.3 Unusual Words",
            clause="level AAA",
            url="https://www.w3.org/TR/WCAG22/#unusual-words",
        ),
    ],
    options=[
        Option(
            name="allowed",
            default=[],
            why=(
                'Words that are right on this site, e.g. `["physician", "edema"]`, in any of their forms: a clinic '
                "knows what its patients call things."
            ),
        ),
    ],
)


def check(texts: Iterable[TextForms], context: Context) -> SiteVerdicts:
    """Return a finding for each hard word of the site, in all its forms, with its pages.

    What the site or its reviewers call a right word is one that its readers know.
    """
    right = _allowed(context) | {term_of(word) or word for word in context.words}
    return answer(
        [
            _found(term, list(family.values()))
            for (_, term), family in families(texts, ("hard_word",)).items()
            if term not in right
        ]
    )


def _allowed(context: Context) -> frozenset[str]:
    """Return the terms that the profile allows by any of their forms; raises ``TypeError`` for anything but words."""
    given = context.option(INFO, "allowed")
    if not isinstance(given, list):
        raise TypeError(f"option allowed of {INFO.audit} must be a list of words, not {given!r}")
    words = [word for word in given if isinstance(word, str)]
    if len(words) < len(given):
        raise TypeError(f"option allowed of {INFO.audit} must hold words only, not {given!r}")
    written = (" ".join(word.lower().split()) for word in words)
    return frozenset(term_of(word) or word for word in written)


def _found(term: str, forms: list[Form]) -> SiteFound:
    """Return the finding on one term; what it suggests fits its first place."""
    pages, places = pages_of(forms), occurrences_of(forms)
    said_of = functools.partial(_said, instead={quote: form.form for form in forms for quote in form.quotes})
    message, suggestions = said_of(places[0].evidence.quote)
    where = f", on {pages} pages" if pages > 1 else ""
    return SiteFound(
        subject=term,
        message=f"{message[:-1]}{where}.",
        occurrences=places,
        page_count=pages,
        suggestions=suggestions,
        said_of=said_of,
        tier=Tier.LIKELY,
        value=float(sum(form.count for form in forms)),
        unit="places",
        fixes=fixes_of(forms),
    )


def _said(quote: str, *, instead: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Return e.g. ``“utilizing” → “using”.`` for one place, and what to write there, best first."""
    best = instead.get(quote)
    others = alternatives_of(quote.lower())
    suggestions = tuple(dict.fromkeys([best, *others[1:]] if best else others))
    return f"“{quote}” → “{suggestions[0]}”." if suggestions else f"“{quote}” has a plain word.", suggestions


AUDIT = SiteAudit(INFO, check)
