"""``date-style``: days written in more than one style."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from audits.consistency.majority import of_style
from audits.consistency.tally import families
from audits.consistency.wording import answer, found_styles
from audits.context import Context
from audits.contract import SiteAudit, SiteVerdicts
from language.forms.dates import dates_in, in_style
from language.forms.style_entries import style_entries
from schemas.audit_info import AuditInfo, Standard
from schemas.facts.text_forms import TextForms
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="date-style",
    version=1,
    kind="site",
    reads=[FactName.TEXT_FORMS],
    category=AuditCategory.CONSISTENCY,
    title="Dates are written in one style",
    failure_title="Dates in two styles",
    why=(
        "“Dec 12, 2022” beside “December 12, 2022” looks patched together, and in numbers alone a day and a month "
        "can be taken for each other."
    ),
    fix=(
        "Write all dates in the style that most of them have. A date in `[style] use` of the site's settings file "
        "chooses one."
    ),
    severity=Severity.MINOR,
    minutes=1,
    standards=[
        Standard(
            name="Microsoft Writing Style Guide, Date and time",
            clause="Be consistent; don't use numerals alone for a date",
            url="https://learn.microsoft.com/style-guide/a-z-word-list-term-collections/term-collections/date-time-terms",
        ),
    ],
)


def check(texts: Iterable[TextForms], context: Context) -> SiteVerdicts:
    """Return a finding where most dates have one style and some have another."""
    styles = families(texts, ("date",)).get(("date", "day"), {})
    chosen = next(
        (
            (entry.form, day.form)
            for entry in style_entries(tuple(context.profile.style.use))
            if entry.kind == "date"
            for day in dates_in(entry.form, 0, len(entry.form))
        ),
        None,
    )
    judged = of_style(styles, chosen[1] if chosen else None)
    if judged is None:
        return answer([])
    like = chosen[0] if chosen else next(iter(judged.usual.quotes))
    rewritten = functools.partial(in_style, style=judged.usual.form)
    fault = found_styles("dates", judged, tier=Tier.LIKELY, like=like, rewritten=rewritten)
    return answer([fault])


AUDIT = SiteAudit(INFO, check)
