"""``refreshed-date-only`` fails where the date moved and the words did not."""

from __future__ import annotations

from audits.run import audit_history
from schemas.article import Article
from schemas.vocabulary import OutcomeKind
from tests.audits.build import article, context, date

CONTEXT = context()
TEXT = " ".join(f"word{number}" for number in range(100))


def outcome(record: Article, previous: Article | None) -> OutcomeKind:
    """Return how the audit ends."""
    outcomes, _ = audit_history(record, previous, [], CONTEXT)
    return next(found.outcome for found in outcomes if found.audit == "refreshed-date-only")


def test_a_first_run_has_nothing_to_compare() -> None:
    """There is nothing to compare with."""
    assert outcome(article(TEXT, modified=date("2026-01-01")), None) == OutcomeKind.INAPPLICABLE


def test_a_new_date_on_the_same_text_fails() -> None:
    """And names the new date."""
    before, after = article(TEXT, modified=date("2025-01-01")), article(TEXT, modified=date("2026-01-01"))
    assert outcome(after, before) == OutcomeKind.FAILED
    (finding,) = audit_history(after, before, [], CONTEXT)[1]
    assert (finding.evidence.quote, finding.value) == ("2026-01-01", 0.0)


def test_two_words_in_a_hundred_are_a_change() -> None:
    """One is not."""
    before = article(TEXT, modified=date("2025-01-01"))
    one, two = TEXT.replace("word7 ", "new "), TEXT.replace("word7 ", "new ").replace("word8 ", "new ")
    assert outcome(article(one, modified=date("2026-01-01")), before) == OutcomeKind.FAILED
    assert outcome(article(two, modified=date("2026-01-01")), before) == OutcomeKind.PASSED


def test_a_finer_precision_is_no_refresh() -> None:
    """``2021-08`` and ``2021-08-03`` may be the same day."""
    before, after = article(TEXT, modified=date("2021-08")), article(TEXT, modified=date("2021-08-03"))
    assert outcome(after, before) == OutcomeKind.PASSED
