"""The hook gets each published run once, and nothing that it does changes the run."""

from __future__ import annotations

import fcntl
import json
import logging
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipeline.accept_run import accept_run
from pipeline.publish_hook import call_hook
from pipeline.run import RunEnd
from reports.progress import Progress
from schemas.errors import SiteError
from schemas.manifest import RunManifest
from schemas.profile import HookSettings
from schemas.vocabulary import Exit, RunStatus, Severity
from store.connection import open_history
from tests.commands.checkup import checkup, start
from tests.notices.sites import publish
from tests.pipeline.small_clinic import HOST, Weeks
from tests.waiting import wait_for

ROOT = Path(__file__).parents[2]
KEEP = "import sys; open(sys.argv[1], 'a').write(sys.stdin.read())"
"""Appends what it got to a file."""
HANG = """
import os, signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
held = "import fcntl, os, signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); " \\
    "fd = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT); fcntl.flock(fd, fcntl.LOCK_EX); " \\
    "open(sys.argv[1] + '.held', 'w').close(); time.sleep(600)"
if len(sys.argv) > 2 and sys.argv[2] == "deaf":
    os.close(0)
subprocess.Popen([sys.executable, "-c", held, sys.argv[1]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
time.sleep(600)
"""
"""Never ends, nor does what it started: both pass over SIGTERM. The grandchild holds a lock on a file while it lives,
and says so."""


def hook(code: str, *arguments: object, seconds: float = 60) -> HookSettings:
    """Return the settings of a hook that is a Python program."""
    return HookSettings(published=[sys.executable, "-c", code, *map(str, arguments)], timeout_seconds=seconds)


def got(file: Path) -> list[dict[str, Any]]:
    """Return what the hook got, in the order of its calls."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def is_free(file: Path) -> bool:
    """Return whether nobody holds the lock on a file any more: the kernel gives it back when its process is gone."""
    with file.open("r+b") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def called(folder: Path, settings: HookSettings) -> list[str]:
    """Call the hook for what waits; return what was said."""
    said: list[str] = []
    call_hook(folder, settings, said.append)
    return said


def test_it_gets_each_published_run_once(tmp_path: Path) -> None:
    """Oldest first, complete or not: the manifest as it was written, and where its folder is."""
    ends = [RunStatus.COMPLETE, RunStatus.PARTIAL, RunStatus.LIMITED]
    runs = [publish(tmp_path, day, status=status) for day, status in enumerate(ends)]
    file = tmp_path / "got"
    assert called(tmp_path, hook(KEEP, file)) == []
    assert called(tmp_path, hook(KEEP, file)) == []
    assert [one["run"] for one in got(file)] == runs
    assert [one["status"] for one in got(file)] == ends
    for one, run in zip(got(file), runs, strict=True):
        folder = one.pop("folder")
        assert folder == str(tmp_path / "runs" / run)
        assert one == json.loads((Path(folder) / "manifest.json").read_text("utf-8"))
        RunManifest.model_validate_json(json.dumps(one))


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (hook("raise SystemExit(7)"), "ended with 7"),
        (hook("import os; os.kill(os.getpid(), 9)"), "was ended by signal 9"),
        (HookSettings(published=["/no/such/command"]), "could not be started"),
        (HookSettings(published=["/"]), "could not be started"),
        (HookSettings(published=["nul\0"]), "could not be started"),
    ],
)
def test_one_that_fails_is_named_in_a_sentence(tmp_path: Path, settings: HookSettings, said: str) -> None:
    """Once: it is not tried again, and the next run's is called."""
    run = publish(tmp_path, 0)
    (sentence,) = called(tmp_path, settings)
    assert said in sentence
    assert f"for the run {run}, which is published all the same" in sentence
    assert called(tmp_path, settings) == []
    publish(tmp_path, 1)
    assert called(tmp_path, hook(KEEP, tmp_path / "got")) == []
    assert len(got(tmp_path / "got")) == 1


def test_one_that_reads_nothing_is_no_failure(tmp_path: Path) -> None:
    """Even where the run's JSON is larger than any pipe holds."""
    run = publish(tmp_path, 0)
    path = tmp_path / "runs" / run / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**manifest, "reason": "x" * 5_000_000}), "utf-8")
    assert called(tmp_path, hook("import os; os.close(0)")) == []
    publish(tmp_path, 1)
    assert called(tmp_path, hook("pass")) == []


def test_its_output_is_kept_in_the_log_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """The last 2,000 characters of it, without what drives a terminal; a megabyte on both streams blocks nobody."""
    caplog.set_level(logging.INFO, logger="pipeline")
    publish(tmp_path, 0)
    code = (
        "import sys; sys.stdout.write('x' * 1_000_000); sys.stdout.flush(); "
        "sys.stderr.write('y' * 1_000_000 + '\\n\\x1b[31mthe end\\x9b'); raise SystemExit(int(sys.argv[1]))"
    )
    (sentence,) = called(tmp_path, hook(code, 3))
    publish(tmp_path, 1)
    assert called(tmp_path, hook(code, 0)) == []
    assert capfd.readouterr() == ("", "")
    assert "the end" not in sentence
    failed, ended = caplog.records
    assert [record.__dict__["event"] for record in (failed, ended)] == ["hook_failed", "hook_ended"]
    for record in (failed, ended):
        assert record.getMessage().endswith("y �[31mthe end�")
        assert 1_900 < len(record.getMessage()) < 2_400


@pytest.mark.parametrize("kind", ["hears", "deaf"])
def test_one_that_hangs_is_ended_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Both pass over SIGTERM. The clock jumps to the end of the time as soon as the grandchild is there."""
    publish(tmp_path, 0)
    held = tmp_path / "held"
    real = time.monotonic

    def clock() -> float:
        return real() + (1000 if (tmp_path / "held.held").exists() else 0)

    monkeypatch.setattr("pipeline.hook_process.time.monotonic", clock)
    settings = hook(HANG, held, kind, seconds=600)
    (sentence,) = called(tmp_path, settings)
    assert "was still at work after 600 seconds and was ended" in sentence
    wait_for(lambda: is_free(held))
    assert called(tmp_path, settings) == []


def test_its_time_is_short_where_the_profile_says_so(tmp_path: Path) -> None:
    publish(tmp_path, 0)
    (sentence,) = called(tmp_path, hook("import time; time.sleep(600)", seconds=1))
    assert "was still at work after 1 seconds and was ended" in sentence


def test_a_child_that_stays_behind_keeps_nobody_waiting(tmp_path: Path) -> None:
    """Although it holds the hook's output, which has ended by itself."""
    publish(tmp_path, 0)
    code = (
        "import subprocess, sys; subprocess.Popen([sys.executable, '-c', "
        "'import os, sys, time; open(sys.argv[1], \"w\").write(str(os.getpid())); time.sleep(600)', sys.argv[1]])"
    )
    child = tmp_path / "child"
    assert called(tmp_path, hook(code, child, seconds=600)) == []
    wait_for(lambda: child.exists() and child.read_text() != "")
    os.kill(int(child.read_text()), signal.SIGKILL)


def test_no_hook_marks_runs_too(tmp_path: Path) -> None:
    """One that is configured later is not called for all that was published before."""
    publish(tmp_path, 0)
    assert called(tmp_path, HookSettings()) == []
    publish(tmp_path, 1)
    assert called(tmp_path, hook(KEEP, tmp_path / "got")) == []
    assert len(got(tmp_path / "got")) == 1


def test_runs_of_before_an_upgrade_are_not_called_for(tmp_path: Path) -> None:
    """The migration marks them."""
    publish(tmp_path, 0)
    with closing(open_history(tmp_path)) as history:
        history.execute("DROP TABLE hooked_runs")
        history.execute("PRAGMA user_version = 4")
    assert called(tmp_path, hook(KEEP, tmp_path / "got")) == []
    assert got(tmp_path / "got") == []


def test_a_run_that_comes_while_a_hook_is_at_work_gets_its_own_call(tmp_path: Path) -> None:
    """Its own start finds the lock held and goes; who holds it looks again."""
    first = publish(tmp_path, 0)
    file = tmp_path / "got"
    code = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from pipeline.publish_hook import call_hook
from schemas.profile import HookSettings
from tests.notices.sites import publish
{KEEP}
folder = Path(sys.argv[2])
if len(list((folder / "runs").iterdir())) == 1:
    publish(folder, 1)
    call_hook(folder, HookSettings(published=["false"]), print)
"""
    assert called(tmp_path, hook(code, file, tmp_path)) == []
    assert [one["run"] == first for one in got(file)] == [True, False]


def test_a_history_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    publish(tmp_path, 0)
    for path in tmp_path.glob("history.sqlite*"):
        path.unlink()
    (tmp_path / "history.sqlite").write_bytes(b"no database at all" * 500)
    (sentence,) = called(tmp_path, hook(KEEP, tmp_path / "got"))
    assert "was not called, and the next start tries again" in sentence


def test_a_run_ends_as_it_would_without_a_hook(tmp_path: Path) -> None:
    """With 1 for new findings, 0 for a complete one; a site that gives nothing is an error as before."""
    with Weeks(tmp_path) as weeks:
        weeks.settings = {"hooks": hook("raise SystemExit(9)")}
        assert weeks.run().exit is Exit.DONE
        weeks.clinic.posts["hip"].texts.append("Please take the recieved tablets each morning of the week.")
        assert weeks.run(fail_on=Severity.REVIEW).exit is Exit.NEW_FINDINGS
        assert len([said for said in weeks.said if "ended with 9 for the run" in said]) == 2
        weeks.clinic.replies = {}
        weeks.clinic.bodies = {}
        weeks.clinic.statuses = dict.fromkeys(("/", "/robots.txt"), 503)
        file = tmp_path / "got"
        weeks.settings = {"hooks": hook(KEEP, file)}
        with pytest.raises(SiteError):
            weeks.run()
        assert got(file) == []


def test_another_start_may_take_the_site_while_the_hook_is_at_work(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(ROOT)!r})
from store.lock import SiteLock
with SiteLock(Path(sys.argv[2])):
    {KEEP}
"""
    with Weeks(tmp_path) as weeks:
        weeks.settings = {"hooks": hook(code, tmp_path / "got", tmp_path / HOST)}
        end = weeks.run()
        assert weeks.said == []
    assert [one["run"] for one in got(tmp_path / "got")] == [end.run]


def test_an_accepted_run_is_published_too(tmp_path: Path) -> None:
    """By the settings that the run was made with."""
    file = tmp_path / "got"
    with Weeks(tmp_path) as weeks:
        for number in range(20):
            weeks.clinic.pages[f"/about/{number}/"] = f"<main><p>{f'Word {number} is said. ' * 9}</p></main>"
        weeks.settings = {"hooks": hook(KEEP, file)}
        weeks.run()
        weeks.clinic.pages = {}
        lost = weeks.run()
        assert lost.status is RunStatus.PARTIAL
        with Progress(quiet=True) as progress:
            accepted = accept_run(weeks.data, lost.run, progress, weeks.said.append)
    assert [(one["run"], one["status"], one["accepted"]) for one in got(file)][1:] == [
        (lost.run, "partial", None),
        (accepted.run, "complete", lost.run),
    ]


KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline import publish_hook
from schemas.profile import HookSettings
place = sys.argv[1]
def kill(*arguments, **options):
    os.kill(os.getpid(), signal.SIGKILL)
if place == "before":
    publish_hook.run_hook = kill
else:
    publish_hook.mark_hooked = kill
settings = HookSettings(published=sys.argv[3:])
publish_hook.call_hook(Path(sys.argv[2]), settings, print)
"""


@pytest.mark.parametrize(("place", "calls"), [("before", 1), ("after", 2)])
def test_a_kill_loses_no_call(tmp_path: Path, place: str, calls: int) -> None:
    """Killed before the hook: the next start calls it, once. Only one between its end and its mark repeats it."""
    publish(tmp_path, 0)
    file = tmp_path / "got"
    settings = hook(KEEP, file)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, place, str(tmp_path), *settings.published],
        cwd=ROOT, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL
    assert called(tmp_path, settings) == []
    assert called(tmp_path, settings) == []
    assert len(got(file)) == calls


class KilledError(BaseException):
    """Ends a start as a kill would: nothing catches it."""


def test_a_run_whose_publishing_a_later_start_finishes_gets_its_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Although that start publishes nothing of its own."""

    def killed(*arguments: object) -> None:
        raise KilledError

    file = tmp_path / "got"
    with Weeks(tmp_path) as weeks:
        weeks.settings = {"hooks": hook(KEEP, file)}
        with monkeypatch.context() as patched:
            patched.setattr("pipeline.publish_stage.apply", killed)
            with pytest.raises(KilledError):
                weeks.run()
        assert got(file) == []
        (run,) = (path.name for path in (weeks.folder / "runs").iterdir())
        assert weeks.run(last="crawl").published is None
        assert [one["run"] for one in got(file)] == [run]


def test_a_run_that_is_rendered_again_before_its_call_is_not_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new one takes its row in the history, and both were published."""

    def killed(*arguments: object) -> None:
        raise KilledError

    file = tmp_path / "got"
    with Weeks(tmp_path) as weeks:
        weeks.settings = {"hooks": hook(KEEP, file)}
        with monkeypatch.context() as patched:
            patched.setattr("pipeline.publish_hook.run_hook", killed)
            with pytest.raises(KilledError):
                weeks.run()
        (run,) = (path.name for path in (weeks.folder / "runs").iterdir())
        again = weeks.run(first="report")
        assert [one["run"] for one in got(file)] == [run, again.run]


def _stored(data: Path, settings: HookSettings) -> tuple[RunEnd, list[str]]:
    """Publish a run without a hook; return its end and a command that renders it again with one."""
    with Weeks(data) as weeks:
        end = weeks.run()
    quoted = ", ".join(map(json.dumps, settings.published))
    profile = data / "checkup.toml"
    profile.write_text(
        f'url = "http://{HOST}/"\n[hooks]\npublished = [{quoted}]\ntimeout_seconds = 600\n', "utf-8"
    )
    return end, ["run", str(profile), "--from", "report", "--now", "2026-11-30", "--data", str(data)]


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, Exit.INTERRUPTED), (signal.SIGTERM, Exit.TERMINATED)]
)
def test_a_signal_ends_the_hook_and_the_command(tmp_path: Path, number: signal.Signals, code: Exit) -> None:
    """With its own exit code; the run is published, and the next start calls the hook again."""
    held = tmp_path / "held"
    end, command = _stored(tmp_path, hook(HANG, held))
    process = start(*command)
    wait_for(lambda: (tmp_path / "held.held").exists())
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    assert process.returncode == code, said
    assert "was interrupted for the run" in said
    assert "Traceback" not in said
    wait_for(lambda: is_free(held))
    file = tmp_path / "got"
    (tmp_path / "checkup.toml").write_text(
        (tmp_path / "checkup.toml").read_text("utf-8").replace(json.dumps(HANG), json.dumps(KEEP))
        .replace(json.dumps(str(held)), json.dumps(str(file))), "utf-8",
    )  # fmt: skip
    done = checkup(*command)
    assert done.returncode == Exit.DONE, done.stderr
    assert sorted(path.name for path in (tmp_path / HOST / "runs").iterdir()) == sorted(
        [end.run, *(one["run"] for one in got(file))]
    )
    assert len(got(file)) == 2
