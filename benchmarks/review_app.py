"""How long does each page of the review app take with 10,000 pages and 200,000 findings?

    python -m benchmarks.review_app [--pages N] [--findings N] [--rounds N] [--out FILE]

The target is 150 ms of server time at the 95th percentile of every page. The run is that of `benchmarks.render_report`,
published twice, the second time with changes; the app is a real server process, asked by one client over loopback, so
that the times hold the transport, too. The first look at a run, which opens it, is a row of its own. ``decided`` is one
decision with the row that answers it, ``decided together`` 2,000 at once.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import http.client
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode

from audits.registry import AUDITS as REGISTERED
from benchmarks.render_report import AUDITS, NOW, SITE, make_run
from benchmarks.table import write_table
from schemas.manifest import RunManifest
from schemas.vocabulary import RunStatus
from store.publish import RunFolder, point_latest
from store.run_tables import RUN_DATABASE
from store.write_run_database import write_run_database

HOST = "clinic.example"
_SERVE = """
import socket, sys
from pathlib import Path
import uvicorn
from reports.app.application import make_app
from reports.app.settings import AppSettings
with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
    listening.bind(("127.0.0.1", 0))
    listening.listen(64)
    origin = f"http://127.0.0.1:{listening.getsockname()[1]}"
    app = make_app(AppSettings(
        data=Path(sys.argv[1]), origins=frozenset({origin}), key=b"k" * 32,
        recheck_command=lambda folder, ids: ["false"], reads_a_minute=10**7, writes_a_minute=10**7,
    ))
    print(origin, flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False)).run(sockets=[listening])
"""
_TOKEN = re.compile(r'name="token" value="([0-9a-f]+)"')
_RUN = re.compile(r'name="run" value="([^"]+)"')
_FINDING = re.compile(r'name="finding" value="(f-[0-9a-f]{16}:\d+)"')
_NEXT = re.compile(r'hx-get="([^"]*after=[^"]*)"')


def publish(site: Path, pages: int, findings: int) -> None:
    """Publish the run, and a week later the same with a changed headline on each hundredth page."""
    with tempfile.TemporaryDirectory() as name:
        make_run(Path(name), pages, findings)
        previous = None
        for week in range(2):
            now = NOW + datetime.timedelta(weeks=week)
            run = RunFolder(site, f"{now:%Y%m%dT%H%M%SZ}-0000")
            for file in ("pages", "texts", "findings"):
                with (Path(name) / f"{file}.jsonl").open(encoding="utf-8") as lines:
                    run.write(f"{file}.jsonl", (line.rstrip("\n") for line in lines), "urn:x")
            changes = (
                {
                    "kind": "change", "op": "changed", "record": "text", "id": f"t-{page:016x}",
                    "url": f"{SITE}health-library/conditions-and-treatments/page-{page}/", "fields": ["/headline"],
                    "before": {"headline": "What to expect"}, "after": {"headline": f"What to expect {page}"},
                    "cause": {"/headline": "site"},
                }
                for page in range(0, pages if week else 0, 100)
            )  # fmt: skip
            run.write("changes.jsonl", map(json.dumps, changes), "urn:x")
            run.write("audits.json", ["[" + ",".join(audit.info.to_json() for audit in REGISTERED) + "]\n"])
            run.derive(RUN_DATABASE, lambda target, run=run: write_run_database(run.folder, target))
            name_of = f"{now:%Y%m%dT%H%M%SZ}-0000"
            run.commit(
                RunManifest(
                    run=name_of, site=SITE, name="Example Clinic", locale="en-US", status=RunStatus.COMPLETE,
                    exit="done", started=now, finished=now, now=now, counts={"open_findings": findings},
                    files=run.files, versions={}, settings={}, timings={}, previous=previous,
                )
            )  # fmt: skip
            point_latest(site, name_of)
            previous = name_of


class Client:
    """One browser on one connection."""

    def __init__(self, origin: str) -> None:
        self._origin = origin
        self._connection = http.client.HTTPConnection(origin.removeprefix("http://"), timeout=120)
        self._cookie = ""
        self.times: dict[str, list[float]] = defaultdict(list)

    def get(self, name: str, path: str, *, partial: bool = False) -> str:
        """Ask for a page; return it."""
        return self._ask(name, "GET", path, None, partial=partial)

    def post(self, name: str, path: str, form: dict[str, str]) -> str:
        """Send a form as htmx does; return the answer."""
        return self._ask(name, "POST", path, urlencode(form), partial=True)

    def _ask(self, name: str, method: str, path: str, body: str | None, *, partial: bool) -> str:
        headers = {"Cookie": self._cookie, "Origin": self._origin}
        headers |= {"HX-Request": "true"} if partial else {}
        headers |= {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        begun = time.perf_counter()
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        text = answer.read().decode()
        self.times[name].append(1000 * (time.perf_counter() - begun))
        if answer.status not in (200, 303):
            raise RuntimeError(f"{method} {path}: {answer.status} {text[:300]}")
        if cookie := answer.getheader("set-cookie"):
            self._cookie = cookie.partition(";")[0]
        return text


def review(client: Client, pages: int, rounds: int) -> None:
    """Open every page of the app so often, and decide."""
    chance = random.Random(19)
    base = f"/sites/{HOST}"
    first = client.get("first look at a run", f"{base}/")
    token = _TOKEN.search(first)
    run = _RUN.search(first)
    assert token is not None
    assert run is not None
    filters: list[Callable[[], dict[str, str]]] = [
        dict,
        lambda: {"topic": chance.choice(("spelling", "reading", "links", "up-to-date"))},
        lambda: {"audit": chance.choice(AUDITS)[0], "tier": chance.choice(("sure", "likely", "maybe"))},
        lambda: {"severity": chance.choice(("serious", "moderate", "minor"))},
        lambda: {"section": "/health-library/", "state": "new"},
        lambda: {"page": f"{SITE}health-library/conditions-and-treatments/page-{chance.randrange(pages)}/"},
        lambda: {"state": chance.choice(("decided", "closed", "all"))},
    ]
    for number in range(rounds):
        query = filters[number % len(filters)]()
        text = client.get("worklist", f"{base}/?{urlencode(query)}")
        if more := _NEXT.search(text):
            client.get("more rows", more[1].replace("&amp;", "&"), partial=True)
        client.get("search", f"{base}/?q=number+{chance.randrange(pages)}")
        found = _FINDING.findall(client.get("worklist", f"{base}/?state=new"))
        finding_id = chance.choice(found).partition(":")[0]
        client.get("a finding", f"{base}/findings/{finding_id}")
        client.get("a row", f"{base}/findings/{finding_id}/row", partial=True)
        client.get("pages", f"{base}/pages?q={'treatment' if number % 2 else ''}")
        client.get("a page", f"{base}/pages/p-{chance.randrange(pages):016x}")
        client.get("changes", f"{base}/changes")
        client.get("trends", f"{base}/trends")
        client.get("words", f"{base}/words")
        client.get("decisions", f"{base}/decisions")
        client.get("sites", "/?all=1")
        form = {
            "token": token[1],
            "one": "1",
            "finding": found[0],
            "action": "ignore",
            "reason": "It is a name.",
        }
        client.post("decided", f"{base}/decisions", form)
        client.get("worklist after a decision", f"{base}/")
    many = {
        "token": token[1],
        "all": "1",
        "filters": "audit=broken-link&tier=sure",
        "action": "accept",
        "reason": "Known.",
    }
    client.post("decided together", f"{base}/decisions", many | {"token": token[1], "run": run[1]})
    client.get("worklist after them", f"{base}/")


@contextlib.contextmanager
def served(data: Path) -> Iterator[str]:
    """Yield the address of the app, in a process of its own."""
    command = [sys.executable, "-c", _SERVE, str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


def main() -> int:
    """Publish, serve, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--findings", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        publish(Path(name) / HOST, options.pages, options.findings)
        with served(Path(name)) as origin:
            client = Client(origin)
            review(client, options.pages, options.rounds)
    rows = []
    for what, times in client.times.items():
        cuts = quantiles(times, n=100, method="inclusive") if len(times) > 1 else [times[0]] * 99
        rows.append(
            {
                "page": what,
                "asked": len(times),
                "median ms": cuts[49],
                "p95 ms": cuts[94],
                "most ms": max(times),
            }
        )
    write_table("review_app", rows, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
