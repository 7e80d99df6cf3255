"""What the app shows of a finding is what the next run makes of it."""

from __future__ import annotations

import datetime
from contextlib import closing
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.finding_owners import FindingOwners
from reports.app.open_run import OpenRun
from reports.app.review_state import Review, ReviewState
from schemas.finding import Finding
from schemas.finding_state import FindingState
from schemas.finding_states import CLOSED, DECIDED
from schemas.profile import Owner, Profile
from schemas.vocabulary import DecisionAction, DecisionScope, FindingStatus
from store.assignments import assign, read_owners
from store.connection import open_history, open_review
from store.decided_findings import Decisions, holds, with_decision
from store.review import add_words, decide, read_review, remove_words, undo
from store.shared_words import add_shared_words, remove_shared_words
from tests.reports.app.made_decisions import TODAY, Shown, Step, make, steps
from tests.reports.app.review_site import HOST, NOW, publish

_STATUSES = list(FindingStatus)


def of_every_status(file: str, record: dict[str, Any]) -> dict[str, Any]:
    """Return a finding with a status by its id, so that the run has all of them; a third are on one page."""
    if file != "findings":
        return record
    number = int(record["finding_id"][2:], 16)
    status = _STATUSES[number % len(_STATUSES)]
    changes: dict[str, Any] = {"status": status, "owner": "Front desk" if number % 3 else None}
    if status in DECIDED:
        changes |= {"decision": "accept", "reason": "As it was.", "who": "Zoe", "until": "2026-11-20"}
    if status in CLOSED:
        changes["closed_at"] = NOW.isoformat()
    return record | changes


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """Return a published run with findings of every status."""
    data = tmp_path_factory.mktemp("data")
    run = OpenRun(publish(data, week="later", edit=of_every_status))
    with run.reading() as database:
        rows = database.connection.execute("SELECT line, json FROM findings").fetchall()
    findings = [(line, Finding.model_validate_json(text)) for line, text in rows]
    assert {finding.status for _, finding in findings} == set(FindingStatus)
    return Shown(data / HOST, run, findings)


def next_run(shown: Shown, today: datetime.date) -> dict[str, Finding]:
    """Return the findings as the next run publishes them where the site is as it was."""
    decisions = Decisions(read_review(shown.folder)[0])
    owners = FindingOwners(
        Profile(url=f"http://{HOST}/", owners={"Front desk": Owner()}), read_owners(shown.folder)
    )
    following = {}
    for _, one in shown.findings:
        was_decided = one.status in DECIDED
        state = with_decision(one, FindingState.of(one), decisions, today, was_decided=was_decided)
        owner = owners.of(one.finding_id, one.audit, one.url)
        following[one.finding_id] = one.model_copy(update=state._replace(owner=owner)._asdict())
    return following


def same(shown: Shown, state: ReviewState, today: datetime.date) -> None:
    """Assert that every finding is shown as the next run has it."""
    following = next_run(shown, today)
    decisions = Decisions(read_review(shown.folder)[0])
    for line, finding in shown.findings:
        standing, after = state.of(line, finding), following[finding.finding_id]
        assert standing.status == after.status, finding
        if finding.status in CLOSED:
            continue
        reached = decisions.of(finding)
        assert standing.decision_id == (reached.decision_id if reached else 0)
        if holds(reached, today) or (finding.status in DECIDED and reached):
            words = (standing.decision, standing.reason, standing.who, standing.until)
            assert words == (after.decision, after.reason, after.who, after.until)
        else:
            assert standing.decision is None


@given(made=steps, later=st.integers(0, 2))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_finding_is_shown_as_the_next_run_has_it(shown: Shown, made: list[Step], later: int) -> None:
    """Whatever was decided, taken back, decided again, or has ended since; also by a server that knew another file."""
    shown.forget()
    make(shown, made)
    today = TODAY + datetime.timedelta(days=later)
    same(shown, Review(shown.folder).state(shown.run, today), today)
    same(shown, shown.review.state(shown.run, today), today)


@given(made=steps, undone=st.lists(st.integers(1, 12), max_size=4), restored=st.integers(0, 12))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_server_follows_one_decision_after_another(
    shown: Shown, made: list[Step], undone: list[int], restored: int
) -> None:
    """Each is read when it comes, and what is taken back later, and a backup from before some of it."""
    shown.forget()
    backup: list[tuple[object, ...]] = []
    for number, step in enumerate(made):
        make(shown, [step])
        same(shown, shown.review.state(shown.run, TODAY), TODAY)
        if number == restored:
            with closing(open_review(shown.folder)) as review:
                backup = review.execute("SELECT * FROM decisions").fetchall()
    for number in undone:
        with closing(open_review(shown.folder)) as review:
            undo(review, [number], shown.now())
        same(shown, shown.review.state(shown.run, TODAY), TODAY)
    with closing(open_review(shown.folder)) as review:
        review.execute("DELETE FROM decisions")
        if backup:
            marks = ", ".join("?" * len(backup[0]))
            review.executemany(f"INSERT INTO decisions VALUES ({marks})", backup)
    same(shown, shown.review.state(shown.run, TODAY), TODAY)


def test_a_server_sees_at_once_what_a_restored_backup_has(shown: Shown) -> None:
    """Its decisions have the numbers of others that were made meanwhile."""
    shown.forget()
    make(shown, [Step(0, DecisionScope.FINDING, DecisionAction.ACCEPT, None, False)])
    shown.review.state(shown.run, TODAY)
    shown.forget()
    with closing(open_review(shown.folder)) as review:
        _, finding = next(one for one in shown.findings if one[1].status is FindingStatus.OPEN)
        decide(
            review,
            [(finding, finding.finding_id)],
            action=DecisionAction.IGNORE,
            scope=DecisionScope.FINDING,
            reason="Another.",
            who=None,
            until=None,
            now=shown.now(),
        )
    same(shown, shown.review.state(shown.run, TODAY), TODAY)


@pytest.mark.parametrize("shared", [False, True], ids=["of the site", "of all sites"])
def test_a_word_that_is_right_closes_its_misspelling_alone(shown: Shown, shared: bool) -> None:
    """At once, and no longer than it is in the list; a closed finding stays closed."""
    shown.forget()
    spelled = [
        (line, one) for line, one in shown.findings if one.audit == "misspelling" and one.status not in CLOSED
    ]
    assert spelled
    line, finding = spelled[0]
    before = shown.review.state(shown.run, TODAY)

    def change(add: bool) -> ReviewState:
        if shared:
            (add_shared_words if add else remove_shared_words)(shown.folder.parent, [finding.subject])
        else:
            with closing(open_review(shown.folder)) as review:
                if add:
                    add_words(review, [finding.subject], who=None, reason=None, now=NOW)
                else:
                    remove_words(review, [finding.subject])
        return shown.review.state(shown.run, TODAY)

    with_word = change(True)
    assert (with_word.of(line, finding).is_word, with_word.of(line, finding).is_open) == (True, False)
    for other, one in shown.findings:
        if one.subject != finding.subject:
            assert with_word.of(other, one) == before.of(other, one)
    assert change(False).of(line, finding) == before.of(line, finding)


def test_one_word_in_place_of_another_is_seen(shown: Shown) -> None:
    """Within one tick of the clock, so that neither their number nor their times differ."""
    shown.forget()
    spelled = [(line, one) for line, one in shown.findings if one.audit == "misspelling"]
    open_ones = [(line, one) for line, one in spelled if one.status not in CLOSED]
    (_, first), (line, second) = open_ones[:2]
    with closing(open_review(shown.folder)) as review:
        add_words(review, [first.subject], who=None, reason=None, now=NOW)
        shown.review.state(shown.run, TODAY)
        remove_words(review, [first.subject])
        add_words(review, [second.subject], who=None, reason=None, now=NOW)
    assert shown.review.state(shown.run, TODAY).of(line, second).is_word


@given(made=st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["Dana", "Eve", None])), max_size=8))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_newest_assignment_counts_and_one_handed_back_is_the_profile_s(
    shown: Shown, made: list[tuple[int, str | None]]
) -> None:
    """Although the run published it with the owner of an earlier assignment."""
    shown.forget()
    owners: dict[str, Any] = {"Spelling": {"audits": ["misspelling"]}, "Blog": {"sections": ["/blog/"]}}
    shown.run.manifest.settings["owners"] = owners
    with closing(open_review(shown.folder)) as review:
        for at, owner in made:
            _, finding = shown.findings[at % len(shown.findings)]
            assign(review, [finding.finding_id], owner=owner, who=None, now=shown.now())
    profile = Profile(url=f"http://{HOST}/", owners=owners)
    assigned = read_owners(shown.folder)
    owned = FindingOwners(profile, assigned)
    expected = {one.finding_id: owned.of(one.finding_id, one.audit, one.url) for _, one in shown.findings}
    state = shown.review.state(shown.run, TODAY)
    for line, finding in shown.findings:
        known = finding.finding_id in assigned
        assert state.of(line, finding).owner == (expected[finding.finding_id] if known else finding.owner)


def test_a_recheck_closes_at_once_and_an_unreadable_history_nothing(shown: Shown) -> None:
    """What it closed before the run was published is the run's to say."""
    shown.forget()
    opened = [(line, one) for line, one in shown.findings if one.status is FindingStatus.OPEN]
    (line, finding), (other, earlier) = opened[:2]
    with closing(open_history(shown.folder)) as history:
        for one, hours in ((finding, 1), (earlier, -1)):
            moment = (NOW + datetime.timedelta(hours=hours)).isoformat()
            history.execute(
                "INSERT INTO finding_lives VALUES (?, ?, ?, ?, ?)",
                (one.finding_id, moment, moment, moment, moment),
            )
    state = shown.review.state(shown.run, TODAY)
    standing = state.of(line, finding)
    assert (standing.status, standing.rechecked) == (FindingStatus.FIXED, NOW + datetime.timedelta(hours=1))
    assert state.of(other, earlier).status is FindingStatus.OPEN
    for file in shown.folder.glob("history.sqlite*"):
        file.unlink()
    (shown.folder / "history.sqlite").write_bytes(b"this is no database" * 400)
    assert shown.review.state(shown.run, TODAY).of(line, finding).status is FindingStatus.OPEN
    (shown.folder / "history.sqlite").unlink()


def test_a_day_that_passes_ends_a_decision_while_the_server_runs(shown: Shown) -> None:
    """Nobody decides anything, and no run is published."""
    shown.forget()
    at = next(i for i, (_, one) in enumerate(shown.findings) if one.status is FindingStatus.ACCEPTED)
    make(shown, [Step(at, DecisionScope.FINDING, DecisionAction.IGNORE, 0, False)])
    line, finding = shown.findings[at]
    states = [
        shown.review.state(shown.run, TODAY + datetime.timedelta(days=days)).of(line, finding).status
        for days in (0, 1)
    ]
    assert states == [FindingStatus.IGNORED, FindingStatus.REOPENED]
