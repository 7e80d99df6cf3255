"""A data folder whose runs are published one after another, with short records that a test can follow."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from schemas.manifest import RunManifest
from schemas.vocabulary import RunStatus
from store.publish import RunFolder, point_latest
from store.run_tables import RUN_DATABASE
from store.write_run_database import write_run_database

HOST = "clinic.example"
FIRST = datetime.datetime(2026, 11, 1, 8, tzinfo=datetime.UTC)
"""Start of run 1; each later one starts a day after the one before, and takes an hour."""
Record = dict[str, Any]


def article(number: int, text: str = "") -> Record:
    """Return an article of this number."""
    return {"record": "article", "article_id": f"a-{number:016x}", "body_text": text}


def finding(number: int, status: str = "open", **more: Any) -> Record:
    """Return a finding of this number."""
    return {"record": "finding", "finding_id": f"f-{number:016x}", "status": status, **more}


def change(op: str, number: int, record: str = "article") -> Record:
    """Return the change of a record of this number."""
    return {"kind": "change", "op": op, "record": record, "id": f"{record[0]}-{number:016x}"}


def run_name(number: int) -> str:
    """Return the name of the run of a day."""
    return f"{started(number):%Y%m%dT%H%M%SZ}-{number:04x}"


def started(number: int) -> datetime.datetime:
    """Return when the run of a day starts."""
    return FIRST + datetime.timedelta(days=number - 1)


def finished(number: int) -> datetime.datetime:
    """Return when it ends."""
    return started(number) + datetime.timedelta(hours=1)


def publish(
    data: Path,
    number: int,
    *,
    previous: int | None = None,
    status: RunStatus = RunStatus.COMPLETE,
    points: bool = True,
    database: bool = True,
    host: str = HOST,
    **records: Iterable[Mapping[str, Any]],
) -> Path:
    """Publish a run of these records by the name of their file; return its folder."""
    site = data / host
    folder = RunFolder(site, run_name(number))
    for name in ("pages", "articles", "texts", "locations", "findings", "changes"):
        lines = (
            json.dumps(record, separators=(",", ":"), ensure_ascii=False) for record in records.get(name, ())
        )
        folder.write(f"{name}.jsonl", lines, f"urn:clinic-checkup:{name[:-1]}:1.0")
    folder.write("audits.json", ["[]\n"])
    if database:
        folder.derive(RUN_DATABASE, lambda target: write_run_database(folder.folder, target))
    final = folder.commit(
        RunManifest(
            run=run_name(number), site=f"https://{host}/", name="Clinic", status=status, exit="done",
            started=started(number), finished=finished(number), now=started(number), counts={"pages": number},
            files=folder.files, versions={}, settings={}, timings={},
            previous=run_name(previous) if previous else None,
        )
    )  # fmt: skip
    if points and status is RunStatus.COMPLETE:
        point_latest(site, run_name(number))
    return final
