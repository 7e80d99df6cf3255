"""Work on one site, on whatever machine: fetch its last results, run it, prune it, copy what it published."""

from __future__ import annotations

import datetime
import os
import signal
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

from pipeline.fleet.new_run import new_run, run_names
from pipeline.fleet.results import Results
from pipeline.fleet.site_job import SiteJob
from pipeline.fleet.site_process import SiteProcess, Stop
from pipeline.fleet.worst_exit import exit_of_code
from pipeline.prune import prune_folder
from schemas.errors import CheckupError
from schemas.fleet_event import SiteEnd, SiteProgress, SiteStarted
from schemas.manifest import RunManifest
from schemas.vocabulary import Exit
from store.sync_folder import sync_folder


def work(job: SiteJob, settings: str, stop: Stop) -> Iterator[SiteStarted | SiteProgress | SiteEnd]:
    """Yield the attempt's events; the last is its end. It raises nothing that a site or a full disk can cause."""
    began = time.monotonic()
    try:
        if job.results:
            Results(job.results).bring_back(job.folder)
        before = job.runs_before if job.runs_before is not None else run_names(job.folder)
        yield SiteStarted(
            site=job.name, time=utc_now(), source=job.source, settings=settings, attempt=job.attempt,
            runs_before=list(before),
        )  # fmt: skip
        published = new_run(job.folder, before)  # a kill came between the run's end and the note about it
        if published is not None:
            end = _end_of_manifest(published, job.folder)
        else:
            end = yield from _run(job, stop, before)
        if job.keep and end.get("run"):
            end["pruned"] = prune_folder(job.folder, job.keep).published
        if job.results and end.get("run"):
            end["results"] = Results(job.results).keep(job.folder, job.keep.runs if job.keep else None)
    except CheckupError as error:
        end = {"exit": int(error.exit), "reason": str(error)}
    except OSError as error:
        end = {"exit": int(Exit.CANNOT_WRITE), "reason": f"cannot go on: {error}"}
    except Exception as error:  # whatever a file system of fsspec raises
        kind = type(error)
        end = {
            "exit": int(Exit.CANNOT_WRITE),
            "reason": f"{kind.__module__}.{kind.__name__}: {error}"[:1_000],
        }
    yield SiteEnd(
        site=job.name, time=utc_now(), source=job.source, seconds=round(time.monotonic() - began, 1),
        attempt=job.attempt, **{**end, "word": exit_of_code(end["exit"]).name.lower()},
    )  # fmt: skip


def utc_now() -> str:
    """Return the time in the form of the records."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _run(job: SiteJob, stop: Stop, before: tuple[str, ...]) -> Generator[SiteProgress, None, dict[str, Any]]:
    """Start the process, yield its progress and return its end, as fields of `SiteEnd`."""
    summary: dict[str, Any] = {}
    stage = ""
    arguments = [_profile(job), "--supervised", "--data", str(job.data), *job.options]
    with SiteProcess(arguments, job.log) as process:
        for event in process.events(stop, job.limit_seconds):
            if event["event"] == "ended":
                summary = event
            elif event["event"] == "progress":
                stage = str(event.get("stage") or stage)
                yield SiteProgress(
                    site=job.name,
                    time=utc_now(),
                    stage=stage,
                    done=int(event.get("done") or 0),
                    total=event.get("total"),
                )
        code = process.code
        words = process.last_words()
    assert code is not None
    if code < 0:
        name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
        # Published and then killed: the run is there, its end is what the manifest says.
        if (published := new_run(job.folder, before)) is not None:
            return _end_of_manifest(published, job.folder)
        return {
            "exit": int(Exit.INTERNAL_ERROR),
            "killed_by": name,
            "timed_out": process.timed_out,
            "reason": f"its process was ended by {name}; what was stored is kept",
        }
    exit_code = exit_of_code(code)
    reason = summary.get("reason") or (words if exit_code is not Exit.DONE else None)
    if exit_code is Exit.NEW_FINDINGS:
        found = len(summary.get("failed_by") or ())
        reason = f"{found} new finding{'' if found == 1 else 's'} that --fail-on names"
    if process.timed_out and exit_code in (Exit.INTERRUPTED, Exit.TERMINATED):
        minutes = (job.limit_seconds or 0) / 60
        reason = f"its time was up after {minutes:g} minutes. {words or ''}".strip()
    return {
        "exit": code if exit_code == code else int(exit_code),
        "timed_out": process.timed_out,
        "reason": reason,
        "status": summary.get("status"),
        "run": summary.get("run"),
        "counts": summary.get("counts") or {},
    }


def _profile(job: SiteJob) -> str:
    """Return what ``checkup run`` gets: the URL, the path, or a copy of a profile that this machine has not."""
    if job.profile is None or _is_same(Path(job.source), job.profile):
        return job.source
    copy = job.log.with_suffix(".toml")
    copy.parent.mkdir(parents=True, exist_ok=True)
    part = copy.with_suffix(".part")
    part.write_bytes(job.profile)
    os.replace(part, copy)
    sync_folder(copy.parent)
    return str(copy)


def _is_same(path: Path, text: bytes) -> bool:
    try:
        return path.read_bytes() == text
    except OSError:
        return False


def _end_of_manifest(manifest: RunManifest, folder: Path) -> dict[str, Any]:
    """Return the end of a run that was published before somebody noted it."""
    return {
        "exit": int(Exit[manifest.exit.upper()]),
        "reason": manifest.reason,
        "status": manifest.status.value,
        "run": str(folder / "runs" / manifest.run),
        "counts": manifest.counts,
    }
