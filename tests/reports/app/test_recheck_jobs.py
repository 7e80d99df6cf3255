"""A recheck runs in a process of its own; whatever becomes of that, the app says it and can check again."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from reports.app import recheck_jobs
from reports.app.recheck_jobs import Job, RecheckJobs
from tests.reports.app.review_site import GOLDEN, HOST, NOW, publish
from tests.reports.app.reviewer import SITE, Reviewer
from tests.waiting import wait_for

FINDING = "f-f3cf901c56a22378"
_PRINTS = "import sys; sys.stdout.write(sys.argv[1]); raise SystemExit(int(sys.argv[2]))"
_HANGS = """
import os, sys, time
if os.fork():
    open(sys.argv[1] + ".parent", "w").write(str(os.getpid()))
else:
    open(sys.argv[1] + ".child", "w").write(str(os.getpid()))
while True:
    time.sleep(0.05)
"""


def printing(text: str, code: int = 0) -> Callable[[Path, Sequence[str]], list[str]]:
    """Return a command that prints a text and ends."""
    return lambda folder, findings: [sys.executable, "-c", _PRINTS, text, str(code)]


def answer(kind: str = "fixed") -> str:
    """Return what `checkup recheck --json` prints of one finding."""
    lines = (GOLDEN / "later" / "findings.jsonl").read_text("utf-8").splitlines()
    finding = next(one for one in map(json.loads, lines) if one["finding_id"] == FINDING)
    finding["message"] = "<script>alert(1)</script> " + finding["message"]
    one = {"finding_id": FINDING, "answer": kind, "finding": finding, "a_later_field": 1}
    values: dict[str, Any] = {
        "site": HOST,
        "now": NOW.isoformat(),
        "last_run": NOW.isoformat(),
        "locale": "en-US",
    }
    return json.dumps({**values, "answers": [one], "exit": "done", "later": {}})


def ended(jobs: RecheckJobs, job: Job | None) -> Job:
    """Return a job when it has ended."""
    assert job is not None
    wait_for(lambda: job.state != "running")
    assert jobs.get(job.job_id) is job
    return job


def test_what_it_prints_is_what_was_found(tmp_path: Path) -> None:
    """With its exit code and fields of a later version."""
    jobs = RecheckJobs(printing(answer(), 1))
    job = ended(jobs, jobs.start(tmp_path, [FINDING]))
    assert (job.state, job.trouble) == ("done", "")
    assert job.found is not None
    assert [one.answer for one in job.found.answers] == ["fixed"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "[1]",
        "1",
        "null",
        '"text"',
        "{",
        "\udc80".encode("utf-8", "surrogateescape").decode("latin-1"),
        answer()[:-40],
    ],
)
def test_what_is_no_answer_is_a_failure(tmp_path: Path, text: str) -> None:
    """The site can be checked again at once."""
    jobs = RecheckJobs(printing(text))
    for _ in range(2):
        job = ended(jobs, jobs.start(tmp_path, [FINDING]))
        assert (job.state, job.found) == ("failed", None)
        assert job.trouble


def test_what_a_failing_command_says_last_is_its_trouble(tmp_path: Path) -> None:
    script = "import sys; sys.exit('Looking\\ncheckup: the site is locked. ' + 'Wait. ' * 200)"
    jobs = RecheckJobs(lambda folder, findings: [sys.executable, "-c", script])
    job = ended(jobs, jobs.start(tmp_path, [FINDING]))
    assert job.state == "failed"
    assert job.trouble.startswith("the site is locked. Wait.")
    assert len(job.trouble) <= 400


def test_a_command_that_is_not_there_is_said(tmp_path: Path) -> None:
    jobs = RecheckJobs(lambda folder, findings: [str(tmp_path / "none")])
    job = jobs.start(tmp_path, [FINDING])
    assert job is not None
    assert (job.state, job.trouble) == ("failed", "It could not be started: No such file or directory.")
    assert jobs.start(tmp_path, [FINDING]) is not None


def hanging(place: Path) -> Callable[[Path, Sequence[str]], list[str]]:
    """Return a command that never ends, with a worker that holds its output open."""
    return lambda folder, findings: [sys.executable, "-c", _HANGS, str(place)]


def both(place: Path) -> list[int]:
    """Return the processes of a hanging command when both have begun."""
    files = [place.with_name(f"{place.name}.{name}") for name in ("parent", "child")]
    wait_for(lambda: all(file.is_file() and file.read_text() for file in files))
    return [int(file.read_text()) for file in files]


def is_running(pid: int) -> bool:
    """Return whether a process runs; one that nobody waits for any more does not."""
    try:
        os.kill(pid, 0)
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


def test_one_that_takes_too_long_is_ended_with_its_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recheck_jobs, "_SECONDS", 1.5)
    jobs = RecheckJobs(hanging(tmp_path / "pids"))
    started = jobs.start(tmp_path, [FINDING])
    pids = both(tmp_path / "pids")
    job = ended(jobs, started)
    assert (job.state, "took too long" in job.trouble) == ("failed", True)
    wait_for(lambda: not any(map(is_running, pids)))


def test_one_of_a_site_at_a_time_and_the_end_of_the_server_ends_all(tmp_path: Path) -> None:
    places = {name: tmp_path / name for name in ("one", "two")}
    jobs = RecheckJobs(lambda folder, findings: hanging(folder)(folder, findings))
    started = [jobs.start(place, [FINDING]) for place in places.values()]
    assert jobs.start(places["one"], [FINDING]) is None
    pids = [pid for place in places.values() for pid in both(place)]
    jobs.stop()
    for job in started:
        assert ended(jobs, job).state == "failed"
    wait_for(lambda: not any(map(is_running, pids)))


def test_one_that_heeds_no_signal_is_ended_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one that waits for an answer of the clinic's server."""
    monkeypatch.setattr(recheck_jobs, "_GRACE_SECONDS", 0.2)
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + _HANGS
    jobs = RecheckJobs(lambda folder, findings: [sys.executable, "-c", deaf, str(folder / "pids")])
    job = jobs.start(tmp_path, [FINDING])
    pids = both(tmp_path / "pids")
    jobs.stop()
    ended(jobs, job)
    wait_for(lambda: not any(map(is_running, pids)))


def test_old_rechecks_are_forgotten_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recheck_jobs, "_KEPT", 2)
    jobs = RecheckJobs(lambda folder, findings: [str(tmp_path / "none")])
    started = [jobs.start(tmp_path, [FINDING]) for _ in range(3)]
    assert [one is not None and jobs.get(one.job_id) is one for one in started] == [False, True, True]


def test_the_app_shows_the_answer_as_text(tmp_path: Path) -> None:
    """And gives the job to nobody who asks for another site."""
    publish(tmp_path, week="later")
    publish(tmp_path, week="later", host="other.example")
    asked: list[Sequence[str]] = []

    def command(folder: Path, findings: Sequence[str]) -> Sequence[str]:
        asked.append(findings)
        return printing(answer("still_there"))(folder, findings)

    reviewer = Reviewer(tmp_path, recheck_command=command)
    sent = reviewer.post(f"{SITE}/recheck", {"finding": [f"{FINDING}:0", FINDING]})
    assert sent.status_code == 303
    job = sent.headers["location"]
    wait_for(lambda: "Asking the site" not in reviewer.get(job).text)
    page = reviewer.get(job).text
    assert asked == [[FINDING]]
    assert "Still there" in page
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert reviewer.get(job.replace(HOST, "other.example")).status_code == 404


@pytest.mark.parametrize(
    ("findings", "status"),
    [
        ([], 422),
        (["x"], 422),
        (["--data"], 422),
        ([FINDING + "\n"], 422),
        ([f"f-{n:016x}" for n in range(21)], 422),
        (["f-0123456789abcdef"], 404),
    ],
)
def test_what_names_no_finding_starts_nothing(tmp_path: Path, findings: list[str], status: int) -> None:
    publish(tmp_path, week="later")

    def command(folder: Path, findings: Sequence[str]) -> Sequence[str]:
        raise AssertionError("a recheck was started")

    reviewer = Reviewer(tmp_path, recheck_command=command)
    assert reviewer.post(f"{SITE}/recheck", {"finding": findings}).status_code == status
