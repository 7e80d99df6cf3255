"""What reviewers decide is obeyed by the next run, until it ends or is taken back, and hides nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipeline.run import RunEnd
from schemas.errors import BrokenReviewError
from schemas.finding import Finding
from schemas.vocabulary import DecisionAction, DecisionScope, Exit, Severity
from store.connection import open_review
from store.decided_findings import scope_value
from store.review import add_words, decide, decisions, undo
from store.shared_words import add_shared_words
from tests.pipeline.small_clinic import NOW, Weeks, records

TYPO = "Please take the recieved tablets with a glass of water each morning, and rest well after it."
OTHER = "We give you the apointment that suits you on the same day, and call you the evening before."


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Yield the clinic with one typing error on two posts, another one on one of them."""
    with Weeks(tmp_path) as weeks:
        weeks.clinic.posts["hip"].texts.append(TYPO)
        weeks.clinic.posts["knee"].texts += [TYPO, OTHER]
        yield weeks


def about(end: RunEnd, word: str) -> dict[str, Any]:
    """Return a run's finding about a word."""
    return next(found for found in records(end, "findings") if found["subject"] == word)


def settle(
    weeks: Weeks,
    finding: dict[str, Any],
    action: DecisionAction = DecisionAction.IGNORE,
    scope: DecisionScope = DecisionScope.FINDING,
    until: datetime.date | None = None,
) -> None:
    """Decide about a finding as the command does."""
    found = Finding.model_validate(finding)
    value = scope_value(found, scope)
    assert value is not None
    with closing(open_review(weeks.folder)) as review:
        decide(
            review,
            [(found, value)],
            action=action,
            scope=scope,
            reason="It is a name.",
            who="Ann",
            until=until,
            now=NOW,
        )


@pytest.mark.parametrize(
    ("action", "status"),
    [
        (DecisionAction.ACCEPT, "accepted"),
        (DecisionAction.IGNORE, "ignored"),
        (DecisionAction.FALSE_ALARM, "ignored"),
    ],
)
def test_a_decision_is_obeyed_and_says_who_and_why(weeks: Weeks, action: DecisionAction, status: str) -> None:
    """By all later runs; the report's work does not hold it, and other findings stay."""
    first = weeks.run()
    settle(weeks, about(first, "recieved"), action)
    second, third = weeks.run(), weeks.run()
    for end in (second, third):
        found = about(end, "recieved")
        assert (found["status"], found["decision"], found["reason"], found["who"]) == (
            status, action.value, "It is a name.", "Ann",
        )  # fmt: skip
        assert about(end, "apointment")["status"] == "open"


def test_an_ignored_word_fails_no_gate_and_hides_no_other(weeks: Weeks) -> None:
    """Also where it is found for the first time on another page."""
    first = weeks.run()
    settle(weeks, about(first, "recieved"), scope=DecisionScope.WORD)
    weeks.clinic.posts["wrist"].texts.append(TYPO.replace("recieved", "definately"))
    second = weeks.run(fail_on=Severity.REVIEW)
    assert about(second, "recieved")["status"] == "ignored"
    assert about(second, "definately")["status"] == "new"
    assert second.exit is Exit.NEW_FINDINGS


@pytest.mark.parametrize("scope", [DecisionScope.PAGE, DecisionScope.SECTION])
def test_a_page_or_a_section_is_silenced_for_one_audit(weeks: Weeks, scope: DecisionScope) -> None:
    first = weeks.run()
    settle(weeks, about(first, "apointment"), scope=scope)
    second = weeks.run()
    assert about(second, "apointment")["status"] == "ignored"
    others = {found["status"] for found in records(second, "findings") if found["audit"] != "misspelling"}
    assert others <= {"open"}


def test_a_decision_that_has_ended_reopens_and_says_so(weeks: Weeks) -> None:
    """Once; after it the finding is open as any other."""
    first = weeks.run()
    settle(weeks, about(first, "recieved"), until=datetime.date(2026, 12, 8))
    second, third, fourth = weeks.run(), weeks.run(fail_on=Severity.REVIEW), weeks.run()
    assert [about(end, "recieved")["status"] for end in (second, third, fourth)] == [
        "ignored",
        "reopened",
        "open",
    ]
    back = about(third, "recieved")
    assert (back["decision"], back["who"], back["until"]) == (None, "Ann", "2026-12-08")
    assert third.exit is Exit.NEW_FINDINGS


def test_a_decision_taken_back_leaves_the_finding_open(weeks: Weeks) -> None:
    """It stays as a record."""
    first = weeks.run()
    settle(weeks, about(first, "recieved"))
    assert about(weeks.run(), "recieved")["status"] == "ignored"
    with closing(open_review(weeks.folder)) as review:
        undo(review, [1], NOW)
        (decision,) = decisions(review)
    assert decision.undone_at == NOW
    assert about(weeks.run(), "recieved")["status"] == "open"


def test_a_decided_finding_that_is_repaired_is_fixed(weeks: Weeks) -> None:
    first = weeks.run()
    settle(weeks, about(first, "apointment"), DecisionAction.ACCEPT)
    weeks.run()
    weeks.clinic.posts["knee"].texts.remove(OTHER)
    assert about(weeks.run(), "apointment")["status"] == "fixed"


@pytest.mark.parametrize("shared", [False, True], ids=["of the site", "of all sites"])
def test_a_word_that_is_called_right_is_gone_by_our_doing(weeks: Weeks, shared: bool) -> None:
    """The site repaired nothing; the run after it does not know the word."""
    weeks.run()
    if shared:
        add_shared_words(weeks.data, ["recieved"])
    else:
        with closing(open_review(weeks.folder)) as review:
            add_words(review, ["recieved"], who=None, reason=None, now=NOW)
    second = weeks.run()
    assert (about(second, "recieved")["status"], about(second, "recieved")["cause"]) == ("gone", "ours")
    third = weeks.run()
    assert [found for found in records(third, "findings") if found["subject"] == "recieved"] == []


def test_a_fresh_start_and_a_lost_work_store_keep_decisions(weeks: Weeks) -> None:
    """What people made is not what a crawl can rebuild."""
    first = weeks.run()
    settle(weeks, about(first, "recieved"))
    for file in weeks.folder.glob("work.sqlite*"):
        file.unlink()
    assert about(weeks.run(), "recieved")["status"] == "ignored"


def test_a_page_s_decision_does_not_hide_the_fault_on_another_page(weeks: Weeks) -> None:
    """The word is on two posts; silenced on one, it is open until it is on that one alone."""
    first = weeks.run()
    settle(weeks, about(first, "recieved"), scope=DecisionScope.PAGE)
    assert about(weeks.run(), "recieved")["status"] == "open"
    weeks.clinic.posts["knee"].texts.remove(TYPO)
    assert about(weeks.run(), "recieved")["status"] == "ignored"


def test_a_page_at_the_top_has_no_section(weeks: Weeks) -> None:
    """It would be the whole site."""
    found = Finding.model_validate(about(weeks.run(), "recieved"))
    assert scope_value(found, DecisionScope.SECTION) == "/blog/"
    assert (
        scope_value(found.model_copy(update={"url": "https://a.example/about/"}), DecisionScope.SECTION)
        is None
    )


def test_a_report_made_again_obeys_and_forgets_nothing_that_was_taken_back(weeks: Weeks) -> None:
    first = weeks.run()
    settle(weeks, about(first, "recieved"))
    assert about(weeks.run(first="report"), "recieved")["status"] == "ignored"
    with closing(open_review(weeks.folder)) as review:
        undo(review, [1], NOW)
    found = about(weeks.run(first="report"), "recieved")
    assert (found["status"], found["decision"], found["reason"]) == ("open", None, None)


def test_a_finding_on_a_page_that_cannot_be_read_keeps_no_dead_decision(weeks: Weeks) -> None:
    """It was carried over from the run before, which had it as ignored."""
    first = weeks.run()
    settle(weeks, about(first, "apointment"))
    weeks.run()
    with closing(open_review(weeks.folder)) as review:
        undo(review, [1], NOW)
    weeks.clinic.statuses["/blog/knee/"] = 503
    found = about(weeks.run(), "apointment")
    assert (found["status"], found["decision"], found["who"]) == ("open", None, None)


@pytest.mark.parametrize("damage", [b"this is no database" * 400, None], ids=["the file", "a row"])
def test_decisions_that_cannot_be_read_end_the_run_and_touch_nothing(
    weeks: Weeks, damage: bytes | None
) -> None:
    """Whichever way they are broken; the work store is not to blame."""
    first = weeks.run()
    settle(weeks, about(first, "recieved"))
    if damage is None:
        with closing(open_review(weeks.folder)) as review:
            review.execute("UPDATE decisions SET action = 'applaud'")
    else:
        for file in weeks.folder.glob("review.sqlite-*"):
            file.unlink()
        (weeks.folder / "review.sqlite").write_bytes(damage)
    with pytest.raises(BrokenReviewError, match="checkup restore FILE"):
        weeks.run()
    assert [path.name for path in weeks.folder.glob("*.broken-*")] == []
