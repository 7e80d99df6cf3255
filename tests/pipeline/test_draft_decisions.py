"""Which findings of a draft a decision on one finding of its site reaches."""

from __future__ import annotations

import datetime
from contextlib import closing
from pathlib import Path

from audits.draft import audit_text
from pipeline.drafts.audit import draft_context
from pipeline.drafts.decided import draft_site
from schemas.finding import Finding
from schemas.vocabulary import DecisionAction, DecisionScope
from store.connection import open_review
from store.review import decide
from tests.pipeline.small_clinic import HOST, Weeks, records

_SAID = "We can say that their is a way to walk again without a stick in a few weeks."
_OTHER = "At the desk their is a form for it."


def test_one_that_was_not_true_hides_no_other_place_of_the_words(tmp_path: Path) -> None:
    """The same words with the same words beside are the same; a misspelling is one wherever it is."""
    now = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
    with Weeks(tmp_path) as weeks:
        weeks.clinic.posts["hip"].texts += [_SAID, "Please take the recieved tablets with water each day."]
        found = [Finding.model_validate(one) for one in records(weeks.run(), "findings")]
    slip = next(one for one in found if "their" in one.evidence.quote.lower())
    word = next(one for one in found if one.subject == "recieved")
    context = draft_context(None)
    drafted = audit_text(f"{_SAID}\n\n{_OTHER}\n\nWe recieved the forms of the new office today.\n", context)
    with closing(open_review(tmp_path / HOST)) as review:
        decide(
            review, [(one, one.finding_id) for one in (slip, word)], action=DecisionAction.FALSE_ALARM,
            scope=DecisionScope.FINDING, reason="quoted", who="Ann", until=None, now=now,
        )  # fmt: skip
    site = draft_site(tmp_path / HOST)
    quoted = [(one.evidence.quote.lower(), site.ignores(one, now.date())) for one in drafted]
    assert [ignored for quote, ignored in quoted if "their" in quote] == [True, False]
    assert [ignored for quote, ignored in quoted if quote == "recieved"] == [True]
