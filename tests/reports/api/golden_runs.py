"""The example clinic's two golden runs, published as a site: records as they are, valid by their schemas."""

from __future__ import annotations

import json
from pathlib import Path

from schemas.generate import schema_id
from schemas.manifest import RunManifest
from schemas.vocabulary import RunStatus
from store.publish import RunFolder, point_latest
from store.run_tables import RUN_DATABASE
from store.write_run_database import write_run_database
from tests.reports.api.published_runs import HOST, finished, run_name, started

GOLDEN = Path(__file__).parents[2] / "golden"
NAMES = ("first", "later")


def publish_golden(data: Path, number: int) -> Path:
    """Publish the first (1) or the later run (2) of the example; return its folder."""
    site, run = data / HOST, run_name(number)
    folder = RunFolder(site, run)
    for path in sorted((GOLDEN / NAMES[number - 1]).glob("*.jsonl")):
        folder.write(path.name, path.read_text("utf-8").splitlines(), schema_id(path.stem.removesuffix("s")))
    folder.write("audits.json", ["[]\n"])
    folder.derive(RUN_DATABASE, lambda target: write_run_database(folder.folder, target))
    final = folder.commit(
        RunManifest(
            run=run, site=f"http://{HOST}/", status=RunStatus.COMPLETE, exit="done", started=started(number),
            finished=finished(number), now=started(number), counts={"pages": 1}, files=folder.files, versions={},
            settings={}, timings={}, previous=run_name(number - 1) if number > 1 else None,
        )
    )  # fmt: skip
    point_latest(site, run)
    return final


def lines(folder: Path, name: str) -> list[str]:
    """Return a file's lines."""
    return (folder / name).read_text("utf-8").splitlines()


def first_id(folder: Path, records: str) -> str:
    """Return the id of a file's first record."""
    return str(json.loads(lines(folder, f"{records}.jsonl")[0])[f"{records[:-1]}_id"])
