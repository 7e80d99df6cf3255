"""``heading-case``: headings in title case beside headings in sentence case."""

from __future__ import annotations

from collections.abc import Iterable

from audits.consistency.majority import majority
from audits.consistency.tally import Family, Form, families, fixes_of, occurrences_of, pages_of
from audits.consistency.wording import answer
from audits.context import Context
from audits.contract import SiteAudit, SiteFound, SiteVerdicts
from language.forms.heading_case import MAYBE_TITLE, SENTENCE, TITLE
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.facts.text_forms import TextForms
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="heading-case",
    version=1,
    kind="site",
    reads=[FactName.TEXT_FORMS],
    category=AuditCategory.CONSISTENCY,
    title="Headings use capitals in one way",
    failure_title="Headings that use capitals in another way",
    why="Headings of one rank look alike, so that readers see at a glance what belongs together.",
    fix=(
        "Give these headings the capitals that the others of their rank have: “When to See a Doctor” (title case) or "
        "“When to see a doctor” (sentence case)."
    ),
    severity=Severity.MINOR,
    minutes=1,
    standards=[
        Standard(
            name="Microsoft Writing Style Guide, Capitalization",
            clause="Use one style of capitals for headings",
            url="https://learn.microsoft.com/style-guide/capitalization",
        ),
    ],
    options=[
        Option(
            name="least_headings",
            default=8,
            unit="headings",
            minimum=2,
            why="Headings of a rank, in one case, that show a site's choice; own choice.",
        ),
        Option(
            name="least_share",
            default=0.85,
            unit="share",
            minimum=0.5,
            maximum=1,
            why="Their share of those that show their case; own choice: below it the site has not chosen.",
        ),
    ],
)


def check(texts: Iterable[TextForms], context: Context) -> SiteVerdicts:
    """Return a finding for each rank of headings most of which have one case; questions are a rank of their own."""
    least = int(context.number(INFO, "least_headings"))
    share = context.number(INFO, "least_share")
    faults = []
    for (_, key), cases in families(texts, ("heading",)).items():
        forms = _without_names(cases)
        judged = majority(forms, least_share=share, least_count=least)
        if judged is None or not judged.odd:
            continue
        # *Root Canal Therapy* may be a name, and may be title case: where many may, the site has not chosen.
        unsure = cases.get(MAYBE_TITLE)
        is_open = unsure and majority([*forms, unsure], least_share=share, least_count=least) is None
        if is_open and judged.usual.form == SENTENCE:
            continue
        odd = judged.odd[0]
        example = next(iter(odd.quotes))
        what = "heading isn't" if odd.count == 1 else f"{odd.count} headings aren't"
        what = f"This {what}" if odd.count == 1 else what
        rank = key.split(" ")[0] if key[0] == "h" and key[1].isdigit() else ""
        of_rank = f" of rank {rank}" if rank else ""
        faults.append(
            SiteFound(
                subject=key,
                message=(
                    f"{what} in {judged.usual.form.lower()} as {judged.usual.count} others{of_rank} are: “{example}”"
                ),
                occurrences=occurrences_of(judged.odd),
                page_count=pages_of(judged.odd),
                tier=Tier.MAYBE,
                value=float(judged.odd_count),
                unit="headings",
                fixes=fixes_of(judged.odd),
            )
        )
    return answer(faults)


def _without_names(cases: Family) -> list[Form]:
    """Return the cases; capitals that may be a name's are taken for title case where that is the usual one."""
    title, sentence, unsure = (cases.get(name) for name in (TITLE, SENTENCE, MAYBE_TITLE))
    if title and unsure and (sentence is None or title.weight >= sentence.weight):
        merged = Form(TITLE, title.count + unsure.count, title.weight + unsure.weight)
        merged.urls, merged.shown, merged.quotes = (
            title.urls | unsure.urls,
            title.shown + unsure.shown,
            title.quotes,
        )
        title = merged
    return [form for form in (title, sentence) if form]


AUDIT = SiteAudit(INFO, check)
