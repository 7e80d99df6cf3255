"""A finding is new, open, fixed, gone or reopened, and says since when; nothing that was not looked at is fixed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.closed_findings import is_of_another_sort
from pipeline.finding_lives import published_findings
from pipeline.gate import Gate, failing, read_gate
from pipeline.run import RunEnd
from schemas.errors import UsageError
from schemas.finding import Finding
from schemas.finding_states import CLOSED
from schemas.vocabulary import Exit, Severity, Tier
from store.published_folder import published_folder
from tests.pipeline.small_clinic import Weeks, records, rewrite

TYPO = "Please take the recieved tablets with a glass of water each morning, and rest well after it."


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Yield the clinic whose post on hips holds a typing error, and on knees another one."""
    with Weeks(tmp_path) as weeks:
        weeks.clinic.posts["hip"].texts.append(TYPO)
        weeks.clinic.posts["knee"].texts.append("We give you the apointment that suits you on the same day.")
        yield weeks


def typo(end: RunEnd, word: str = "recieved") -> dict[str, Any] | None:
    """Return a run's finding about a word."""
    return next((found for found in records(end, "findings") if found["subject"] == word), None)


def status(end: RunEnd, word: str = "recieved") -> str | None:
    """Return the status of a run's finding about a word."""
    found = typo(end, word)
    return found["status"] if found else None


def test_a_repaired_fault_is_fixed_once_and_reopened_when_it_comes_back(weeks: Weeks) -> None:
    """Under one id; the run that closes it publishes it for the last time."""
    first = weeks.run()
    assert status(first) == "new"
    weeks.clinic.posts["hip"].texts.remove(TYPO)
    second, third = weeks.run(), weeks.run()
    weeks.clinic.posts["hip"].texts.append(TYPO)
    fourth = weeks.run(fail_on=Severity.REVIEW)
    assert [status(end) for end in (second, third, fourth)] == ["fixed", None, "reopened"]
    closed, back = typo(second), typo(fourth)
    assert closed is not None
    assert back is not None
    assert (closed["cause"], closed["closed_at"], closed["last_seen"]) == (
        "site", "2026-12-06T00:00:00Z", "2026-11-29T00:00:00Z",
    )  # fmt: skip
    assert closed["last_judged"] == closed["closed_at"]
    assert (back["finding_id"], back["first_seen"], back["closed_at"]) == (
        closed["finding_id"], "2026-11-29T00:00:00Z", None,
    )  # fmt: skip
    assert fourth.exit is Exit.NEW_FINDINGS


def test_a_fault_that_stays_is_open_since_its_first_run(weeks: Weeks) -> None:
    weeks.run()
    second = typo(weeks.run())
    assert second is not None
    assert (second["status"], second["first_seen"], second["last_seen"]) == (
        "open", "2026-11-29T00:00:00Z", "2026-12-06T00:00:00Z",
    )  # fmt: skip


def test_a_page_that_cannot_be_read_keeps_its_findings(weeks: Weeks) -> None:
    """It was not judged: the finding is open, and as old as it was."""
    weeks.run()
    weeks.clinic.statuses["/blog/hip/"] = 503
    second = weeks.run()
    found = typo(second)
    assert found is not None
    assert (found["status"], found["last_seen"], found["last_judged"]) == (
        "open", "2026-11-29T00:00:00Z", "2026-11-29T00:00:00Z",
    )  # fmt: skip
    del weeks.clinic.statuses["/blog/hip/"]
    assert status(weeks.run()) == "open"


def test_a_page_that_left_closes_its_findings_as_gone(weeks: Weeks) -> None:
    """After the second run without it, as the page itself; not as fixed."""
    weeks.run()
    weeks.clinic.statuses["/blog/hip/"] = 410
    assert [status(weeks.run()) for _ in range(3)] == ["open", "gone", None]


def test_a_fault_on_two_pages_is_fixed_when_both_were_judged(weeks: Weeks) -> None:
    """One page lost the word, the other could not be read."""
    weeks.clinic.posts["wrist"].texts.append(TYPO)
    weeks.run()
    weeks.clinic.posts["hip"].texts.remove(TYPO)
    weeks.clinic.statuses["/blog/wrist/"] = 503
    assert status(weeks.run()) == "open"
    del weeks.clinic.statuses["/blog/wrist/"]
    weeks.clinic.posts["wrist"].texts.remove(TYPO)
    assert status(weeks.run()) == "fixed"


def test_a_moved_page_keeps_its_findings(weeks: Weeks) -> None:
    first = typo(weeks.run())
    post = weeks.clinic.posts["hip"]
    weeks.clinic.moved["/blog/hip/"] = "/blog/hip-pain/"
    post.path = "/blog/hip-pain/"
    second = typo(weeks.run())
    assert first is not None
    assert second is not None
    assert (second["finding_id"], second["status"]) == (first["finding_id"], "open")


def test_an_event_stays_until_text_or_date_move(weeks: Weeks) -> None:
    """The date was refreshed, the text was not: it is true in the weeks after too."""

    def event(end: RunEnd) -> str | None:
        found = [one for one in records(end, "findings") if one["audit"] == "refreshed-date-only"]
        return found[0]["status"] if found else None

    weeks.run()
    weeks.clinic.posts["ankle"].dated = "Last updated: March 9, 2026"
    second, third = weeks.run(), weeks.run()
    weeks.clinic.posts["ankle"].texts.append(
        "Bend it ten times on a step before you go down, and count aloud."
    )
    fourth, fifth = weeks.run(), weeks.run()
    assert [event(end) for end in (second, third, fourth, fifth)] == ["new", "open", "fixed", None]


def test_what_an_audit_that_is_no_more_had_found_is_gone_and_ours(weeks: Weeks) -> None:
    """The site did not repair anything."""
    first = weeks.run()
    rewrite(
        first,
        "findings",
        lambda found: (
            found | {"audit": "former-audit", "finding_id": "f-00000000000000aa"}
            if found["subject"] == "recieved"
            else found
        ),
    )
    found = [one for one in records(weeks.run(), "findings") if one["audit"] == "former-audit"]
    assert [(one["status"], one["cause"]) for one in found] == [("gone", "ours")]


def test_what_our_own_progress_no_longer_finds_is_not_fixed_by_the_site(weeks: Weeks) -> None:
    """Another version of the audits had found a word that today's know, on a page that did not change."""
    first = weeks.run()
    rewrite(
        first,
        "findings",
        lambda found: (
            found | {"finding_id": "f-00000000000000aa", "subject": "tablets"}
            if found["subject"] == "recieved"
            else found
        ),
    )
    assert first.published is not None
    manifest = first.published.folder / "manifest.json"
    manifest.write_text(
        json.dumps(json.loads(manifest.read_text("utf-8")) | {"audit_fingerprint": "an-older-one"}), "utf-8"
    )
    second = weeks.run()
    closed = typo(second, "tablets")
    assert closed is not None
    assert (closed["status"], closed["cause"]) == ("gone", "ours")


def test_a_lost_history_knows_the_lives_of_the_published_runs(weeks: Weeks) -> None:
    """The fixed one comes back as reopened, since its first run."""
    weeks.run()
    weeks.clinic.posts["hip"].texts.remove(TYPO)
    weeks.run()
    for file in weeks.folder.glob("history.sqlite*"):
        file.unlink()
    weeks.clinic.posts["hip"].texts.append(TYPO)
    found = typo(weeks.run())
    assert found is not None
    assert (found["status"], found["first_seen"]) == ("reopened", "2026-11-29T00:00:00Z")


def test_a_run_made_again_of_the_same_crawl_reopens_nothing(weeks: Weeks) -> None:
    """It is compared with the run before it, which has the same findings, and what that closed is closed."""
    weeks.run()
    assert status(weeks.run(first="audit")) == "open"
    weeks.clinic.posts["hip"].texts.remove(TYPO)
    assert [status(weeks.run()), status(weeks.run(first="audit"))] == ["fixed", None]


def test_a_gate_asks_for_certainty_and_can_be_held_against_a_run(weeks: Weeks) -> None:
    """What was open before the run that is named fails nothing; a surer gate lets a less certain finding pass."""
    first = weeks.run()
    assert first.published is not None
    weeks.run()
    weeks.clinic.posts["wrist"].texts.append(
        "Call us definately before noon when the wrist is warm and swollen."
    )
    third = weeks.run()
    found = [Finding.model_validate(one) for one in records(third, "findings")]
    baseline = frozenset(one["finding_id"] for one in records(first, "findings"))
    (definately,) = [one for one in found if one.subject == "definately"]
    gate = Gate(severity=Severity.REVIEW, tier=Tier.MAYBE)
    assert [definately.finding_id] == failing(gate, found)
    late = weeks.run()
    later = [Finding.model_validate(one) for one in records(late, "findings")]
    assert failing(gate, later) == []
    assert [definately.finding_id] == failing(replace(gate, baseline=baseline), later)
    surer = [one.model_copy(update={"tier": Tier.LIKELY}) for one in found]
    assert failing(read_gate("review"), surer) == []
    assert [definately.finding_id] == failing(read_gate("review:likely"), surer)


@pytest.mark.parametrize("text", ["bad", "serious:certain", ":sure", ""])
def test_a_gate_that_cannot_be_is_said(text: str) -> None:
    with pytest.raises(UsageError, match="give one of"):
        read_gate(text)


def test_a_page_that_the_profile_leaves_out_closes_its_findings_by_our_doing(weeks: Weeks) -> None:
    weeks.run()
    second = weeks.run(exclude=["/blog/hip/"])
    found = typo(second)
    assert found is not None
    assert (found["status"], found["cause"]) == ("gone", "ours")


def test_a_baseline_that_had_fixed_a_fault_does_not_know_it_any_more(weeks: Weeks) -> None:
    """It comes back, and fails."""
    weeks.run()
    weeks.clinic.posts["hip"].texts.remove(TYPO)
    second = weeks.run()
    assert second.published is not None
    weeks.clinic.posts["hip"].texts.append(TYPO)
    third = [Finding.model_validate(one) for one in records(weeks.run(), "findings")]
    run = published_folder(weeks.folder, second.published.folder.name)
    assert run is not None
    open_ids = {one.finding_id for one in published_findings(run) if one.status not in CLOSED}
    (back,) = [one for one in third if one.subject == "recieved"]
    gate = Gate(severity=Severity.REVIEW, tier=Tier.MAYBE, baseline=frozenset(open_ids))
    assert failing(gate, third) == [back.finding_id]


def test_what_our_progress_found_fails_no_gate_in_the_weeks_after_either(weeks: Weeks) -> None:
    """It is open then, and still ours."""
    first = weeks.run()
    rewrite(first, "findings", lambda found: None if found["subject"] == "recieved" else found)
    assert first.published is not None
    manifest = first.published.folder / "manifest.json"
    manifest.write_text(
        json.dumps(json.loads(manifest.read_text("utf-8")) | {"audit_fingerprint": "an-older-one"}), "utf-8"
    )
    second, third = typo(weeks.run()), typo(weeks.run())
    assert second is not None
    assert third is not None
    assert [(one["status"], one["cause"]) for one in (second, third)] == [("new", "ours"), ("open", "ours")]
    gate = Gate(severity=Severity.REVIEW, tier=Tier.MAYBE, baseline=frozenset())
    assert failing(gate, [Finding.model_validate(third)]) == []


def test_a_text_that_is_counted_as_another_sort_repairs_nothing() -> None:
    """A guide that is news by one new sentence reads as hard as before: what was said of it is gone, not fixed."""
    guide = ("article", json.dumps({"kind": "article", "genre": "guide", "content_hash": "v1:a"}))
    news = ("article", json.dumps({"kind": "article", "genre": "news", "content_hash": "v1:b"}))
    service = ("text", json.dumps({"kind": "service", "genre": "guide", "content_hash": "v1:a"}))
    edited = ("article", json.dumps({"kind": "article", "genre": "guide", "content_hash": "v1:c"}))
    assert is_of_another_sort(guide, news)
    assert is_of_another_sort(guide, service)
    assert not is_of_another_sort(guide, edited)
    assert not is_of_another_sort(guide, None)
