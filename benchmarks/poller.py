"""Does somebody who polls the read API get every change once, whole, while runs are published, and what does it cost?

    python -m benchmarks.poller [--requests 86400] [--runs 24] [--findings 200000] [--out FILE]

A day of a request a second, sent one after another without waiting, to a real server process, turning through articles,
findings and changes, with ``If-None-Match``. Another process publishes runs meanwhile, as the pipeline does. Every
record is validated; at the end what the poller has is compared with the files of all runs. Then a run of so many
findings is read to its last page. The exit code is 1 where anything is partial, repeated or missing.
"""

from __future__ import annotations

import argparse
import http.client
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.exports import prepare
from benchmarks.measured_apart import HOME
from benchmarks.published_life import HOST
from benchmarks.table import write_table
from schemas.validation import check
from store.publish import point_latest
from store.published_folder import PublishedFolder, published_folders

LISTS = {"articles": "article", "findings": "finding", "changes": "change"}
_TIMES = ("first_seen", "last_seen", "last_judged", "cause", "status")


@dataclass
class Poller:
    """Follows one list of the API."""

    records: str
    limit: int
    cursor: str | None = None
    etag: str | None = None
    have: dict[str, str] = field(default_factory=dict)
    """Records by id, as they would be in another system."""
    sent: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often each record came, by run and id; a change by run and line."""
    faults: list[str] = field(default_factory=list)

    def poll(self, connection: http.client.HTTPConnection) -> tuple[int, float, bool]:
        """Send one request; return the status, its seconds and whether there is more at once."""
        query = f"limit={self.limit}" + (f"&cursor={self.cursor}" if self.cursor else "")
        headers = {"If-None-Match": self.etag} if self.etag else {}
        start = time.perf_counter()
        connection.request("GET", f"/sites/{HOST}/{self.records}?{query}", headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        seconds = time.perf_counter() - start
        if answer.status == 200:
            self.etag = answer.headers["ETag"]
            return 200, seconds, self._take(json.loads(body))
        if answer.status != 304 or body:
            self.faults.append(f"{self.records}: {answer.status} {body[:200]!r}")
        return answer.status, seconds, False

    def _take(self, page: dict[str, Any]) -> bool:
        name = LISTS[self.records]
        for record in page["records"]:
            if (reject := check(name, record)) is not None:
                self.faults.append(f"{self.records}: {reject.message}")
            line = json.dumps(record, separators=(",", ":"), ensure_ascii=False)
            identifier = record.get(f"{name}_id") or line
            self.have[identifier] = line
            self.sent[page["run"], identifier] += 1
        for identifier in page["removed"]:
            if self.have.pop(identifier, None) is None:
                self.faults.append(f"{self.records}: {identifier} is removed and never came")
            self.sent[page["run"], identifier] += 1
        if page["next"] != self.cursor:
            self.cursor, self.etag = page["next"], None
        return bool(page["more"])


def expected(runs: list[PublishedFolder], records: str) -> Counter[tuple[str, str]]:
    """Return what has to come of each run, by the runs' own files."""
    found: Counter[tuple[str, str]] = Counter()
    before: dict[str, str] | None = None
    for run in runs:
        lines = list(run.lines(f"{records}.jsonl"))
        if records == "changes":
            found.update((run.run, line) for line in lines)
            continue
        now = {}
        for line in lines:
            record = json.loads(line)
            kept = {key: value for key, value in record.items() if key not in _TIMES}
            kept["closed"] = record.get("status") == "fixed"
            now[record[f"{LISTS[records]}_id"]] = json.dumps(kept)
        former = before or {}
        changed = {identifier for identifier, line in now.items() if former.get(identifier) != line}
        found.update((run.run, identifier) for identifier in changed | (former.keys() - now.keys()))
        before = now
    return found


def faults_of(poller: Poller, runs: list[PublishedFolder]) -> list[str]:
    """Return what a poller got too often, or not at all, or has otherwise than it was published."""
    wanted = expected(runs, poller.records)
    faults = [*poller.faults]
    faults += [f"repeated or not due: {key}"[:200] for key in (poller.sent - wanted)]
    faults += [f"missing: {key}"[:200] for key in (wanted - poller.sent)]
    if poller.records == "articles":
        published = set(runs[-1].lines("articles.jsonl"))
        faults += [f"has {line[:100]}" for line in published ^ set(poller.have.values())]
    elif poller.records == "findings" and set(poller.have) != set(runs[-1].ids("findings.jsonl")):
        faults.append("has other findings than the newest run")
    return faults


def serve(data: str) -> int:
    """Serve a data folder's API on a free port, which is printed."""
    import uvicorn

    from reports.api.api import make_api

    # Of the protocol TCP by name: else asyncio leaves Nagle's algorithm on, which costs 40 ms now and then.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        print(listening.getsockname()[1], flush=True)
        config = uvicorn.Config(make_api(Path(data)), log_level="warning", access_log=False, lifespan="off")
        uvicorn.Server(config).run(sockets=[listening])
    return 0


class Served:
    """A server process for the time of a ``with``."""

    def __init__(self, data: Path) -> None:
        """Take the data folder."""
        command = [sys.executable, "-m", "benchmarks.poller", "--serve", str(data)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=HOME)

    def __enter__(self) -> http.client.HTTPConnection:
        """Return a connection to it."""
        assert self._process.stdout is not None
        return http.client.HTTPConnection("127.0.0.1", int(self._process.stdout.readline()))

    def __exit__(self, *error: object) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()


def row(
    of: str, seconds: list[float], total: float, unchanged: int, runs: int, faults: list[str]
) -> dict[str, Any]:
    """Return a row of the table."""
    cuts = statistics.quantiles(seconds, n=100)
    return {
        "of": of, "requests": len(seconds),
        "requests/s": len(seconds) / total, "304": f"{unchanged / len(seconds):.1%}",
        "p50 ms": cuts[49] * 1e3, "p95 ms": cuts[94] * 1e3, "p99 ms": cuts[98] * 1e3, "max ms": max(seconds) * 1e3,
        "runs": runs, "faults": len(faults),
    }  # fmt: skip


def poll_day(requests: int, runs: int) -> tuple[dict[str, Any], list[str]]:
    """Poll while runs are published; return the row and the faults."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        command = [sys.executable, "-m", "benchmarks.published_life", folder, "200", "1000"]
        pipes: dict[str, Any] = {
            "stdin": subprocess.PIPE,
            "stdout": subprocess.PIPE,
            "text": True,
            "cwd": HOME,
        }
        with subprocess.Popen(command, **pipes) as publisher:
            assert publisher.stdin is not None
            assert publisher.stdout is not None

            def publish_one() -> None:
                assert publisher.stdin is not None
                publisher.stdin.write("\n")
                publisher.stdin.flush()

            publish_one()
            publisher.stdout.readline()
            # Small pages, so that runs are published between two pages of a run's changes as well.
            pollers = [Poller(records=name, limit=7) for name in LISTS]
            seconds, unchanged = [], 0
            start = time.perf_counter()
            with Served(data) as connection:
                for number in range(requests):
                    if runs > 1 and number and number % (requests // runs) == 0:
                        publish_one()
                    status, took, _ = pollers[number % len(pollers)].poll(connection)
                    seconds.append(took)
                    unchanged += status == 304
                total = time.perf_counter() - start
                publisher.stdin.close()
                publisher.wait()
                for poller in pollers:
                    while poller.poll(connection)[2]:
                        pass
        published = published_folders(data / HOST)
        faults = [fault for poller in pollers for fault in faults_of(poller, published)]
        return row("a day's polling", seconds, total, unchanged, len(published), faults), faults


def read_large(findings: int) -> tuple[dict[str, Any], list[str]]:
    """Read a large run to its last page; return the row and the faults."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / HOST
        prepare(site, 10_000, findings)
        (run,) = published_folders(site)
        point_latest(site, run.run)
        seconds, cursor, got, more = [], "", 0, True
        begin = time.perf_counter()
        with Served(Path(folder)) as connection:
            while more:
                start = time.perf_counter()
                connection.request(
                    "GET", f"/sites/{HOST}/findings?limit=100" + (cursor and f"&cursor={cursor}")
                )
                body = connection.getresponse().read()
                seconds.append(time.perf_counter() - start)
                page = json.loads(body)
                cursor, more, got = page["next"], page["more"], got + len(page["records"])
        faults = [] if got == findings else [f"{got} findings of {findings}"]
        return row(
            f"{findings:,} findings, all pages", seconds, time.perf_counter() - begin, 0, 1, faults
        ), faults


def main() -> int:
    """Poll, read, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--requests", type=int, default=86_400)
    parser.add_argument("--runs", type=int, default=24)
    parser.add_argument("--findings", type=int, default=200_000)
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.serve:
        return serve(options.serve)
    rows, faults = [], []
    for measured, found in (poll_day(options.requests, options.runs), read_large(options.findings)):
        rows.append(measured)
        faults += found
    write_table("poller", rows, options.out)
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
