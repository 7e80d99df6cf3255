"""``phone-style``: telephone numbers written in more than one style."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from audits.consistency.majority import of_style
from audits.consistency.tally import families
from audits.consistency.wording import answer, found_styles
from audits.context import Context
from audits.contract import SiteAudit, SiteVerdicts
from language.forms.phones import number_in_style, phones_in
from language.forms.style_entries import style_entries
from schemas.audit_info import AuditInfo, Standard
from schemas.facts.text_forms import TextForms
from schemas.vocabulary import AuditCategory, FactName, Severity, Tier

INFO = AuditInfo(
    audit="phone-style",
    version=1,
    kind="site",
    reads=[FactName.TEXT_FORMS],
    category=AuditCategory.CONSISTENCY,
    title="Phone numbers are written in one style",
    failure_title="Phone numbers in two styles",
    why=(
        "One number in two styles reads as two numbers, and a search of the page for one doesn't find the other. "
        "Screen readers and phones read the common styles best."
    ),
    fix=(
        "Write all numbers in the style that most of them have. A number in `[style] use` of the site's settings file "
        "chooses one."
    ),
    severity=Severity.MINOR,
    minutes=1,
    standards=[
        Standard(
            name="Microsoft Writing Style Guide, Phone numbers",
            clause="Use one style",
            url="https://learn.microsoft.com/style-guide/a-z-word-list-term-collections/p/phone-numbers",
        ),
    ],
)


def check(texts: Iterable[TextForms], context: Context) -> SiteVerdicts:
    """Return a finding where most numbers of a sort, toll-free or not, have one style and some have another."""
    found = families(texts, ("phone",))
    chosen = {
        number.key: (entry.form, number.form)
        for entry in style_entries(tuple(context.profile.style.use))
        if entry.kind == "phone"
        for number in phones_in(entry.form, 0, len(entry.form))
    }
    faults = []
    for (_, key), styles in found.items():
        like, style = chosen.get(key, ("", None))
        judged = of_style(styles, style)
        if judged is None:
            continue
        like = like or next(iter(judged.usual.quotes))
        rewritten = functools.partial(number_in_style, style=judged.usual.form)
        faults.append(found_styles(f"phones:{key}", judged, tier=Tier.LIKELY, like=like, rewritten=rewritten))
    return answer(faults)


AUDIT = SiteAudit(INFO, check)
