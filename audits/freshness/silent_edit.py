"""``silent-edit``: a page whose text moved while its date stayed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from audits.context import Context
from audits.contract import (
    CannotTell,
    Failed,
    Inapplicable,
    Passed,
    SiteAudit,
    SiteFound,
    SiteVerdicts,
    Verdict,
)
from audits.freshness.articles_only import no_article
from audits.freshness.believed_dates import claimed, is_same_text
from audits.freshness.date_evidence import by_url, place_of
from audits.freshness.edited_template import EditedTemplates
from audits.site_facts import without_bodies
from schemas.article import Article
from schemas.audit_info import AuditInfo, Option, Standard
from schemas.believed_dates import BelievedDates
from schemas.finding import Occurrence
from schemas.text import RunningText
from schemas.vocabulary import AuditCategory, DateRole, FactName, Scope, Severity, Tier

INFO = AuditInfo(
    audit="silent-edit",
    version=1,
    kind="site",
    reads=[FactName.TEXT],
    category=AuditCategory.FRESHNESS,
    title="No old dates on changed text",
    failure_title="New text, old date",
    why=(
        "Readers and Google think the text is as old as its date. Nobody can tell which advice a patient read on "
        "a given day."
    ),
    fix="Show the day of the change as the page's update date, or undo the change.",
    severity=Severity.MINOR,
    minutes=5,
    standards=[
        Standard(
            name="Google Search: influence your byline dates",
            clause="Update the date when the page has been significantly updated.",
            url="https://developers.google.com/search/docs/appearance/publication-dates",
        ),
    ],
    options=[
        Option(
            name="least_change",
            default=0.02,
            unit="share of words",
            maximum=1,
            why="From this share of added or removed words on, the text counts as changed; own choice.",
        ),
    ],
)
LEAST_WORDS = 100
"""Words of a text; of a shorter one a line that a new template adds is as much as an edit; own choice."""
_DATES = {DateRole.REVIEWED: "review", DateRole.MODIFIED: "update", DateRole.PUBLISHED: "publication"}


class _Edit(NamedTuple):
    place: Occurrence
    """The page, with the date that stayed."""
    believed: BelievedDates
    role: DateRole
    day: str


def check(texts: Iterable[RunningText], context: Context) -> SiteVerdicts:
    """Return one finding for each page whose words moved while its dates stayed, until a date moves.

    The same words added to or taken from several pages are an edit of the template, and a third of the site at once a
    redesign: no page of these was edited by itself.
    """
    least = context.number(INFO, "least_change")
    verdicts: dict[tuple[str, str | None], Verdict] = {}
    seen: list[BelievedDates] = []
    edits: list[_Edit] = []
    for text in without_bodies(texts):
        edit = _edit(text, least)
        verdicts[text.text_id, text.url] = edit if isinstance(edit, Inapplicable) else Passed()
        if text.believed is not None:
            seen.append(text.believed)
        if isinstance(edit, _Edit):
            edits.append(edit)
    templates = EditedTemplates(seen, context.today)
    found = []
    for edit in sorted(edits, key=lambda edit: by_url(edit.place)):
        key = (edit.place.subject, edit.place.url)
        if not templates.moved(edit.believed):
            found.append(_found(edit, context))
            verdicts[key] = Failed(())
        elif templates.is_redesign:
            verdicts[key] = CannotTell("a third of the site's text changed at once, as in a redesign")
    return SiteVerdicts(found, verdicts)


def _edit(text: RunningText, least: float) -> _Edit | Inapplicable | None:
    """Return an edit without a new date, why there can be none, or null where there is none."""
    if not isinstance(text, Article):
        return no_article(text)
    believed = text.believed
    if believed is None:
        return Inapplicable("no earlier complete check has this page")
    role = next((role for role in _DATES if claimed(text, role) is not None), None)
    if role is None:
        return Inapplicable("the page has no date of its own")
    if is_same_text(believed) or believed.moved_share < least:
        return None
    if text.word_count < LEAST_WORDS:
        return Inapplicable(
            f"the page is too short to tell an edit from a new layout ({text.word_count} words)"
        )
    date = claimed(text, role)
    assert date is not None
    return _Edit(place_of(text, role, date), believed, role, date.value)


def _found(edit: _Edit, context: Context) -> SiteFound:
    share, since = edit.believed.moved_share, edit.believed.since.date().isoformat()
    return SiteFound(
        subject=edit.place.subject,
        message=(
            f"{share:.0%} of the words changed since {context.day(since)}. "
            f"The {_DATES[edit.role]} date is still {context.day(edit.day)}."
        ),
        occurrences=(edit.place,),
        page_count=1,
        tier=Tier.LIKELY,
        value=round(share * 100, 1),
        unit="% of words changed",
        scope=Scope.PAGE,
    )


AUDIT = SiteAudit(INFO, check)
