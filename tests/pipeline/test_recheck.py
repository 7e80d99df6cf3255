"""A recheck says whether a fix worked, closes what is fixed, touches nothing else, and the next run agrees."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipeline.run import RunEnd
from schemas.errors import LockedError, UsageError
from schemas.recheck import Answer, FindingAnswer, Recheck
from store.connection import open_history
from store.finding_lives import FindingLife, known
from store.lock import SiteLock
from tests.pipeline.example_runs import ROOT
from tests.pipeline.small_clinic import HOST, Weeks, of_another_version, records

TYPO = "Please take the recieved tablets with a glass of water each morning, and rest well after it."
OTHER = "We give you the apointment that suits you on the same day of the week, and call you before."
DOUBLED = "Walk a little further every day until the the knee carries you up the stairs without any pain."


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Yield the clinic, whose posts on hips and knees hold the same typing error."""
    with Weeks(tmp_path) as weeks:
        weeks.clinic.posts["hip"].texts.append(TYPO)
        weeks.clinic.posts["knee"].texts.append(TYPO)
        yield weeks


def of(end: RunEnd, subject: str) -> dict[str, Any]:
    """Return a run's finding about a word or an address."""
    return next(found for found in records(end, "findings") if found["subject"] == subject)


def of_audit(end: RunEnd, audit: str) -> dict[str, Any]:
    """Return a run's finding of an audit."""
    return next(found for found in records(end, "findings") if found["audit"] == audit)


def only(found: Recheck) -> FindingAnswer:
    """Return the one answer of a recheck."""
    (answer,) = found.answers
    return answer


def life(weeks: Weeks, finding_id: str) -> FindingLife:
    """Return a finding's life in the history."""
    with closing(open_history(weeks.folder)) as history:
        return known(history, [finding_id])[finding_id]


def mend(weeks: Weeks, *posts: str) -> None:
    """Take the last paragraph out of posts."""
    for post in posts:
        weeks.clinic.posts[post].texts.pop()


def page(name: str) -> str:
    """Return the URL of a post."""
    return f"http://{HOST}/blog/{name}/"


def test_a_fixed_finding_is_closed_and_reported_once_with_the_time_of_the_recheck(weeks: Weeks) -> None:
    """Only its pages are asked for, nothing else is written, and the run after the next one is silent about it."""
    finding = of(weeks.run(), "recieved")
    others = (p for p in sorted(weeks.folder.rglob("*")) if p.is_file() and "history" not in p.name)
    before = {path: path.read_bytes() for path in others if path.name not in ("lock", "work.sqlite-shm")}
    mend(weeks, "hip", "knee")
    found = weeks.recheck(finding["finding_id"])
    assert (only(found).answer, only(found).places[0].answer) == (Answer.FIXED, Answer.FIXED)
    assert sorted(weeks.asked) == ["/blog/hip/", "/blog/knee/", "/robots.txt"]
    assert before == {path: path.read_bytes() for path in before}
    assert life(weeks, finding["finding_id"]).closed_at == found.now.isoformat()
    assert only(weeks.recheck(finding["finding_id"][:10])).answer is Answer.CLOSED
    assert weeks.asked == []
    reported = of(weeks.run(), "recieved")
    assert (reported["status"], reported["closed_at"]) == ("fixed", f"{found.now:%Y-%m-%dT%H:%M:%SZ}")
    assert "recieved" not in {one["subject"] for one in records(weeks.run(), "findings")}


def test_a_fault_that_comes_back_after_the_recheck_is_reopened_by_the_next_run(weeks: Weeks) -> None:
    """Under its id, and open again in the history."""
    finding = of(weeks.run(), "recieved")
    mend(weeks, "hip", "knee")
    weeks.recheck(finding["finding_id"])
    weeks.clinic.posts["hip"].texts.append(TYPO)
    again = of(weeks.run(), "recieved")
    assert (again["status"], again["finding_id"]) == ("reopened", finding["finding_id"])
    assert again["first_seen"] == finding["first_seen"]
    assert life(weeks, finding["finding_id"]).closed_at is None


def test_a_fix_that_a_later_run_cannot_look_at_stays_a_fix(weeks: Weeks) -> None:
    """The page fails then, and its last good text, which holds the fault, is judged again; so is a stored crawl."""
    finding = of(weeks.run(), "recieved")
    mend(weeks, "hip", "knee")
    found = weeks.recheck(finding["finding_id"])
    again = of(weeks.run(first="audit"), "recieved")
    assert (again["status"], again["closed_at"]) == ("fixed", f"{found.now:%Y-%m-%dT%H:%M:%SZ}")


def test_a_fix_on_a_page_that_fails_in_the_next_run_stays_a_fix(weeks: Weeks) -> None:
    """One failing page, with the other post as mended."""
    finding = of(weeks.run(), "recieved")
    mend(weeks, "hip", "knee")
    found = weeks.recheck(finding["finding_id"])
    weeks.clinic.statuses["/blog/hip/"] = 500
    again = of(weeks.run(), "recieved")
    assert (again["status"], again["closed_at"]) == ("fixed", f"{found.now:%Y-%m-%dT%H:%M:%SZ}")


def test_what_is_mended_on_two_pages_of_three_is_still_there(weeks: Weeks) -> None:
    """The third is named with its words, the finding stays open and was judged; a page alone closes nothing."""
    weeks.clinic.posts["wrist"].texts.append(TYPO)
    finding = of(weeks.run(), "recieved")
    mend(weeks, "hip", "wrist")
    alone = weeks.recheck(page("hip"))
    assert sorted(weeks.asked) == ["/blog/hip/", "/robots.txt"]
    (answer,) = (one for one in alone.answers if one.finding_id == finding["finding_id"])
    assert answer.answer is Answer.CANNOT_TELL
    assert {place.url: place.answer for place in answer.places}[page("hip")] is Answer.FIXED
    found = weeks.recheck(finding["finding_id"])
    answer = only(found)
    assert answer.answer is Answer.STILL_THERE
    assert {place.url: place.answer for place in answer.places} == {
        page("hip"): Answer.FIXED, page("knee"): Answer.STILL_THERE, page("wrist"): Answer.FIXED,
    }  # fmt: skip
    assert answer.places[1].quote == "Please take the recieved tablets with a"
    kept = life(weeks, finding["finding_id"])
    assert (kept.closed_at, kept.last_judged) == (None, found.now.isoformat())
    assert of(weeks.run(), "recieved")["status"] == "open"


def test_a_page_that_moved_failed_or_is_gone_is_said(weeks: Weeks) -> None:
    """Followed where it moved; 404 is gone and 503 unknown, not fixed, and neither is closed."""
    posts = weeks.clinic.posts
    mend(weeks, "hip", "knee")
    texts = dict(
        zip(("hip", "knee", "ankle", "wrist"), ("recieved", "apointment", "adress", "seperate"), strict=True)
    )
    for name, word in texts.items():
        posts[name].texts.append(
            f"Please bring the {word} letters with you when you come on the next morning."
        )
    end = weeks.run()
    ids = {name: of(end, word)["finding_id"] for name, word in texts.items()}
    weeks.clinic.statuses |= {"/blog/hip/": 404, "/blog/knee/": 503}
    for name in ("ankle", "wrist"):
        weeks.clinic.moved[f"/blog/{name}/"] = f"/pain/{name}/"
        posts[name].path = f"/pain/{name}/"
    mend(weeks, "wrist")
    found = {answer.finding_id: answer for answer in weeks.recheck(*ids.values()).answers}
    assert {name: found[ids[name]].answer for name in ids} == {
        "hip": Answer.GONE, "knee": Answer.CANNOT_TELL, "ankle": Answer.STILL_THERE, "wrist": Answer.FIXED,
    }  # fmt: skip
    assert "503" in str(found[ids["knee"]].reason)
    assert found[ids["ankle"]].places[0].reason == f"now at http://{HOST}/pain/ankle/"
    assert [life(weeks, ids[name]).closed_at is None for name in ids] == [True, True, True, False]


def test_another_fault_in_its_place_is_named_and_not_kept(weeks: Weeks) -> None:
    """The next run has it as new."""
    weeks.clinic.posts["hip"].texts.append(DOUBLED)
    end = weeks.run()
    finding = of_audit(end, "repeated-word")
    weeks.clinic.posts["hip"].texts[-1] = OTHER
    found = weeks.recheck(finding["finding_id"])
    assert only(found).answer is Answer.FIXED
    assert [new.subject for new in found.new] == ["apointment"]
    with closing(open_history(weeks.folder)) as history:
        assert known(history, [found.new[0].finding_id]) == {}
    assert of(weeks.run(), "apointment")["status"] == "new"


def test_a_broken_link_is_fixed_where_its_target_answers_again(weeks: Weeks) -> None:
    """Whoever links there; while the target fails otherwise it cannot be told."""
    target = f"http://{HOST}/team/ann/"
    finding = of(weeks.run(), target)
    assert only(weeks.recheck(finding["finding_id"])).answer is Answer.STILL_THERE
    weeks.clinic.statuses["/team/ann/"] = 503
    assert only(weeks.recheck(finding["finding_id"])).answer is Answer.CANNOT_TELL
    del weeks.clinic.statuses["/team/ann/"]
    weeks.clinic.pages["/team/ann/"] = (
        "<h1>Ann Good, MD</h1><p>Ann has looked after knees and hips for years.</p>"
    )
    assert only(weeks.recheck(finding["finding_id"])).answer is Answer.FIXED
    assert of(weeks.run(), target)["status"] == "fixed"


def test_the_fault_of_a_template_is_looked_for_on_a_page_that_shows_it(weeks: Weeks) -> None:
    """One fix changes all of its pages, so that a few of them are asked for."""
    weeks.clinic.footer = f"{weeks.clinic.footer}. {OTHER}"
    finding = of(weeks.run(), "apointment")
    assert finding["page_count"] > len(finding["occurrences"])
    assert only(weeks.recheck(finding["finding_id"])).answer is Answer.STILL_THERE
    weeks.clinic.footer = weeks.clinic.footer.replace("apointment", "appointment")
    found = weeks.recheck(finding["finding_id"])
    assert len(found.asked) == len(finding["occurrences"])
    assert only(found).answer is Answer.FIXED
    assert of(weeks.run(), "apointment")["status"] == "fixed"


def test_what_cannot_be_looked_at_is_said_with_the_way_out(weeks: Weeks, tmp_path: Path) -> None:
    """An id or a page that is not known names the nearest; a clock, a lock and another version their remedy."""
    with pytest.raises(UsageError, match="no published run"):
        weeks.recheck("f-0123456789abcdef")
    end = weeks.run()
    finding_id = of(end, "recieved")["finding_id"]
    wrong = finding_id[:-1] + ("0" if finding_id[-1] != "0" else "1")
    for words, said in (
        (wrong, f"Did you mean .*{finding_id}"),
        (f"http://{HOST}/blog/hipp/", "Did you mean .*/blog/hip/"),
        ("hello", "neither the id of a finding nor the URL"),
    ):
        with pytest.raises(UsageError, match=said):
            weeks.recheck(words)
    with pytest.raises(UsageError, match="the clock says"):
        weeks.recheck(finding_id, hours=-1)
    with SiteLock(weeks.folder), pytest.raises(LockedError):
        weeks.recheck(finding_id)
    of_another_version(end)
    with pytest.raises(UsageError, match="another version of Checkup"):
        weeks.recheck(finding_id)


@pytest.mark.parametrize("when", ["before", "within"])
def test_a_recheck_that_is_killed_leaves_the_history_as_it_was(weeks: Weeks, when: str) -> None:
    """Before the write, and within its transaction; the same command then does its work."""
    finding_id = of(weeks.run(), "recieved")["finding_id"]
    mend(weeks, "hip", "knee")
    before = life(weeks, finding_id)
    done = subprocess.run(
        [
            sys.executable, "-m", "tests.pipeline.dying_recheck", str(weeks.data), str(weeks.port), finding_id, when,
        ],
        cwd=ROOT,
        timeout=120,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL
    assert life(weeks, finding_id) == before
    assert only(weeks.recheck(finding_id)).answer is Answer.FIXED
