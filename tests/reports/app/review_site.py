"""A data folder with published runs, and the review app over it, in the process or as a real server."""

from __future__ import annotations

import contextlib
import datetime
import json
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import uvicorn

from audits.registry import AUDITS
from reports.app.application import make_app
from reports.app.settings import AppSettings
from schemas.manifest import RunManifest
from schemas.vocabulary import RunStatus
from store.publish import RunFolder, point_latest
from store.published_folder import PublishedFolder, published_folder
from store.run_tables import RUN_DATABASE
from store.write_run_database import write_run_database

GOLDEN = Path(__file__).parents[2] / "golden"
NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
HOST = "clinic.example"
Edit = Callable[[str, dict[str, Any]], dict[str, Any] | None]
"""Takes a file's name without its ending and a record; returns the record as it is to be, or null to leave it out."""


def publish(
    data: Path,
    *,
    week: str = "first",
    days: int = 0,
    previous: str | None = None,
    status: RunStatus = RunStatus.COMPLETE,
    edit: Edit = lambda file, record: record,
    host: str = HOST,
    counts: dict[str, Any] | None = None,
) -> PublishedFolder:
    """Publish the example clinic's run of a week of ``tests/golden``, some days after `NOW`, as a run does."""
    site, now = data / host, NOW + datetime.timedelta(days=days)
    run = f"{now:%Y%m%dT%H%M%SZ}-0000"
    folder = RunFolder(site, run)
    for path in sorted((GOLDEN / week).glob("*.jsonl")):
        records = (json.loads(line) for line in path.read_text("utf-8").splitlines())
        kept = (made for record in records if (made := edit(path.stem, record)) is not None)
        folder.write(path.name, (json.dumps(one, ensure_ascii=False) for one in kept), "urn:x")
    folder.write("audits.json", ["[" + ",".join(audit.info.to_json() for audit in AUDITS) + "]\n"])
    folder.write(
        "report/index.html", ["<!doctype html><title>Report</title><p>The report of this run.</p>\n"]
    )
    folder.derive(RUN_DATABASE, lambda target: write_run_database(folder.folder, target))
    folder.commit(
        RunManifest(
            run=run, site=f"http://{host}/", name="Example Clinic", locale="en-US", status=status, exit="done",
            started=now, finished=now, now=now, counts=counts or {"open_findings": 3}, files=folder.files, versions={},
            settings={"owners": {"Front desk": {}}}, timings={}, previous=previous,
        )
    )  # fmt: skip
    if status is RunStatus.COMPLETE:
        point_latest(site, run)
    found = published_folder(site, run)
    assert found is not None
    return found


def settings(data: Path, origin: str = "http://testserver", **more: Any) -> AppSettings:
    """Return the settings of a server of the data folder; a recheck says that everything is still there."""
    values: dict[str, Any] = {
        "data": data,
        "origins": frozenset({origin}),
        "key": b"k" * 32,
        "recheck_command": lambda folder, findings: [sys.executable, "-c", "raise SystemExit(3)"],
        "default_who": "Ann",
        "now": lambda: NOW + datetime.timedelta(days=1),
    }
    return AppSettings(**(values | more))


@contextlib.contextmanager
def served(data: Path, **more: Any) -> Iterator[str]:
    """Yield the address of a real server on loopback for the time of the ``with``."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(64)
        origin = f"http://127.0.0.1:{listening.getsockname()[1]}"
        app = make_app(settings(data, origin, **more))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield origin
        finally:
            server.should_exit = True
            thread.join(10)
