"""What do the validation and the store of a run cost?

    python -m benchmarks.store_costs SITE_FOLDER

Checks every record of the newest run against its schema again, and writes its bodies, page readings and lines
into a new store and reads them back, in this process; prints CPU milliseconds a page as JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from schemas.validation import check
from schemas.vocabulary import Fetch
from store import lines
from store import page_readings as readings
from store.connection import open_work
from store.pages import PageRow, body, put_page
from store.run_store import RunStore
from store.runs import begin_run
from store.urls import UrlNumbers

RECORDS = {
    "pages": "page", "articles": "article", "locations": "location", "findings": "finding", "outcomes": "outcome",
}  # fmt: skip
DOORS = {"articles": 2}
"""Validations of one record, by file: an article is checked again once it is scored."""

Lines = dict[str, list[tuple[str, str]]]


def store_costs(site_folder: Path) -> dict[str, float]:
    """Return CPU milliseconds a page of ``validation`` and of ``store``."""
    source = open_work(site_folder)
    (run,) = source.execute("SELECT run FROM runs ORDER BY started DESC, run DESC LIMIT 1").fetchone()
    hashes = [sha256 for (sha256,) in source.execute("SELECT sha256 FROM bodies")]
    bodies = [body(source, sha256) for sha256 in hashes]
    keys = [key for (key,) in source.execute("SELECT key FROM readings")]
    kept = list(zip(keys, readings.load(source, keys), strict=True))
    records: Lines = {file: list(lines.read(RunStore(source, run), file)) for file in RECORDS}
    source.close()
    each = 1000 / max(1, len(bodies))
    return {"validation": _validation(records) * each, "store": _store(bodies, kept, records) * each}


def _validation(records: Lines) -> float:
    for file, rows in records.items():  # schemas are compiled once a worker
        for _, line in rows[:1]:
            check(RECORDS[file], json.loads(line))
    begun = time.process_time()
    for file, rows in records.items():
        for _, line in rows * DOORS.get(file, 1):
            check(RECORDS[file], json.loads(line))
    return time.process_time() - begun


def _store(bodies: list[bytes], kept: list[tuple[str, bytes]], records: Lines) -> float:
    """Write a page a transaction and all else in batches, as a run does, and read what the stages read."""
    with tempfile.TemporaryDirectory() as folder:
        target = open_work(Path(folder))
        store = RunStore(target, "run")
        begin_run(store, "2026-11-22T00:00:00Z", "http://clinic.example/", "{}")
        begun = time.process_time()
        _write_pages(store, bodies)
        readings.keep(target, kept)
        for _ in range(3):  # to learn, to finish, to tell offices
            for _ in readings.load(target, (key for key, _ in kept)):
                pass
        for file, rows in records.items():
            lines.write(store, file, rows)
            for _ in range(2):  # to audit, to publish
                for _ in lines.read(store, file):
                    pass
        spent = time.process_time() - begun
        target.close()
    return spent


def _write_pages(store: RunStore, bodies: list[bytes]) -> None:
    target = store.connection
    numbers = UrlNumbers(target)
    for at, text in enumerate(bodies):
        target.execute("BEGIN")
        number = numbers.number(f"http://clinic.example/{at}/")
        put_page(store, PageRow(url_id=number, fetch=Fetch.FETCHED, http_status=200, body=text))
        target.execute("COMMIT")
    for (sha256,) in target.execute("SELECT sha256 FROM bodies").fetchall():
        body(target, sha256)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    print(json.dumps(store_costs(options.folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
