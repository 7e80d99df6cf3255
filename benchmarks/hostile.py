"""Does a crawl of a hostile site end by itself, with every endpoint as it should be?

    python -m benchmarks.hostile [--world ../shared/worlds/hostile/server.py] [--only site|robots] [--out FILE]

Serves the hostile world (253 endpoints, 16 variants of robots.txt, a canary that plays another host) on
loopback, runs `checkup run` on it with the profile's defaults but for the pause, a second time on its caching
pages, and once a robots variant; then judges each endpoint by the server's own request log, the store and the
published files. Fields of a page are judged by reading the page alone: on a site where every page holds one
same paragraph, that paragraph is furniture, and one page's date settles how another's is read. About ten
minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.hostile_rules import Alone, Evidence, judge
from benchmarks.table import write_table
from pipeline.workers import Failure, Workers
from schemas.article import Article
from schemas.profile import WorkerSettings
from store.connection import open_work
from store.pages import body, iter_pages
from store.run_store import RunStore

WORLD = Path(__file__).resolve().parents[2] / "shared" / "worlds" / "hostile" / "server.py"
MAX_MEMORY_BYTES = 300_000_000
MAX_SECONDS = 1_800


def main() -> int:
    """Run and score; return 1 where something fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--world", type=Path, default=WORLD)
    parser.add_argument("--only", choices=["site", "robots"])
    parser.add_argument("--keep", type=Path, help="Folder for the runs; without it they are thrown away.")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if not options.world.is_file():
        print(f"hostile: skipped, there is no {options.world}")
        return 0
    listed = subprocess.run(
        [sys.executable, options.world, "--list"], capture_output=True, text=True, check=True
    )
    world = json.loads(listed.stdout)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        with _served(options.world, len(world["robots"]), folder / "requests.jsonl") as server:
            rows: list[dict[str, Any]] = []
            if options.only != "robots":
                rows += _site(server, folder, world["endpoints"])
            if options.only != "site":
                rows += _robots(server, folder, world["robots"])
            canary = sum(entry["port"] == "canary" for entry in server.log())
            rows.append(_row("canary", 0 if canary else 1, 1, [f"{canary} requests"] if canary else []))
    write_table("hostile", rows, options.out)
    return 1 if any(row["passed"] < row["of"] for row in rows) else 0


# -- the world ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Server:
    port: int
    log_file: Path

    def log(self, port: int | None = None) -> list[dict[str, Any]]:
        """Return the requests that it has had, on one port or on all."""
        entries = [json.loads(line) for line in self.log_file.read_text("utf-8").splitlines()]
        return [entry for entry in entries if port is None or entry["port"] == port]


@contextmanager
def _served(script: Path, ports: int, log_file: Path) -> Iterator[_Server]:
    log_file.unlink(missing_ok=True)
    for base in range(20_000, 60_000, ports):
        command = [sys.executable, str(script), "--port", str(base), "--log", str(log_file)]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
        )
        assert process.stdout is not None
        if process.stdout.readline():  # it says so when it listens on all of its ports; else one was taken
            break
        process.wait(10)
    else:
        raise OSError("no free ports")
    try:
        yield _Server(base, log_file)
    finally:
        process.terminate()
        process.wait(10)


# -- one run of ours ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Run:
    exit: int | None
    """Null where it had to be ended."""
    folder: Path | None
    seconds: float
    crawl_bytes: int
    """Peak resident memory of the process that crawls and writes."""
    worker_bytes: int
    """Peak resident memory of its largest worker."""
    error: str


def _run(
    port: int,
    folder: Path,
    settings: str = "",
    *,
    until: Callable[[], bool] | None = None,
    fresh: bool = False,
) -> _Run:
    folder.mkdir(parents=True, exist_ok=True)
    profile = folder / "checkup.toml"
    profile.write_text(f'url = "http://127.0.0.1:{port}/"\n[crawl]\ndelay_seconds = 0\n{settings}\n', "utf-8")
    command = [sys.executable, "-m", "clinic_checkup", "run", str(profile), "--data", str(folder), "--json"]
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    peaks: Counter[str] = Counter()
    watch = threading.Thread(target=_watch, args=(process, peaks, begin, until), daemon=True)
    watch.start()
    out, err = process.communicate()
    watch.join()
    ended = process.returncode if not peaks["ended"] else None
    try:
        run = Path(json.loads(out)["run"])
    except (ValueError, KeyError, TypeError):
        run = None  # it never began
    return _Run(ended, run, time.monotonic() - begin, peaks["crawl"], peaks["worker"], err[-300:])


def _watch(
    process: subprocess.Popen[str], peaks: Counter[str], begin: float, until: Callable[[], bool] | None
) -> None:
    while process.poll() is None:
        peaks["crawl"] = max(peaks["crawl"], _peak_bytes(process.pid))
        for child in _children(process.pid):
            peaks["worker"] = max(peaks["worker"], _peak_bytes(child))
        if time.monotonic() - begin > MAX_SECONDS or (until is not None and until()):
            peaks["ended"] = 1
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(40)
            except subprocess.TimeoutExpired:
                process.kill()
            return
        time.sleep(0.2)


def _peak_bytes(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []


# -- the site -----------------------------------------------------------------------------------------------


def _site(server: _Server, folder: Path, endpoints: list[dict[str, Any]]) -> list[dict[str, Any]]:
    data = folder / "site"
    run = _run(server.port, data)
    ended = [] if run.exit in (0, 1) else [f"exit {run.exit}: {run.error}"]
    rows = [
        _row("ends by itself", 0 if ended else 1, 1, ended) | {"seconds": round(run.seconds)},
        _memory("memory, crawl", run.crawl_bytes),
        _memory("memory, a worker", run.worker_bytes),
    ]
    if run.folder is None:
        return rows
    evidence = _evidence(server, run.folder, data)
    seen = len(server.log())
    second = _run(server.port, data, 'include = ["/cache/"]')
    evidence.again = _second(server, seen, second, data)
    for group in dict.fromkeys(endpoint["group"] for endpoint in endpoints):
        chosen = [endpoint for endpoint in endpoints if endpoint["group"] == group]
        wrong = [(endpoint["path"], judge(endpoint, evidence)) for endpoint in chosen]
        failed = [f"{path}: {why}" for path, why in wrong if why]
        rows.append(_row(group, len(chosen) - len(failed), len(chosen), failed))
    rows.append(
        _row(
            "all endpoints",
            sum(row["passed"] for row in rows[3:]),
            sum(row["of"] for row in rows[3:]),
            [],
        )
    )
    return rows


def _evidence(server: _Server, run: Path, data: Path) -> Evidence:
    origin = f"http://127.0.0.1:{server.port}"
    times: dict[str, list[float]] = {}
    log = server.log(server.port)
    for entry in log:
        times.setdefault(entry["path"], []).append(entry["t"])
    with closing(open_work(next(data.glob("*/work.sqlite")).parent)) as connection:
        pages = {page.url.removeprefix(origin): page for page in iter_pages(RunStore(connection, run.name))}
        tasks = [
            (page.url, body(connection, page.body_sha256), page.content_type, page.headers)
            for path, page in pages.items()
            if page.body_sha256 and page.url == page.final_url and path.count("/") < 4 and "?" not in path
            if not path.startswith("/many/")
        ]
    alone = {}
    with Workers(WorkerSettings()) as workers:
        for task, result in workers.map(_load, tasks):
            path = task[0].removeprefix(origin)
            alone[path] = Alone(failure=result.reason) if isinstance(result, Failure) else result
    lines = {path.stem: path.read_text("utf-8") for path in sorted(run.glob("*.jsonl"))}
    articles = [Article.model_validate_json(line) for line in lines["articles"].splitlines()]
    return Evidence(
        times=times,
        pages=pages,
        alone=alone,
        published={article.url.removeprefix(origin): article for article in articles},
        text="".join(lines.values()),
        report=next(run.glob("report/*.html")).read_text("utf-8"),
        manifest=json.loads((run / "manifest.json").read_text("utf-8")),
        headers=[entry["headers"] for entry in log],
    )


def _load() -> Callable[[tuple[str, bytes, str | None, dict[str, str]]], Alone]:
    """Return the reader, with the libraries loaded before the worker's memory is bounded."""
    import extraction.saved_pages  # noqa: F401

    return read_alone


def read_alone(task: tuple[str, bytes, str | None, dict[str, str]]) -> Alone:
    """Return what one page says as the only page of its site; in a worker."""
    from extraction import finish, learn, read
    from reference.ids import page_id

    url, content, content_type, headers = task
    reading = read(content, url, content_type, headers)
    own_id = page_id(url)
    finished = finish(reading, learn([reading], url), page_id=own_id)
    return Alone(finished=finished, text=" ".join(block.text for block in reading.blocks))


def _second(server: _Server, seen: int, run: _Run, data: Path) -> dict[str, dict[str, Any]]:
    """Return the requests and records of the second crawl, by path."""
    if run.folder is None:
        return {}
    origin = f"http://127.0.0.1:{server.port}"
    articles = {
        json.loads(line)["url"] for line in (run.folder / "articles.jsonl").read_text("utf-8").splitlines()
    }
    with closing(open_work(next(data.glob("*/work.sqlite")).parent)) as connection:
        pages = {page.url: page for page in iter_pages(RunStore(connection, run.folder.name))}
    return {
        entry["path"]: {
            "headers": entry["headers"],
            "fetch": pages[url].fetch if (url := origin + entry["path"]) in pages else None,
            "article": url in articles,
        }
        for entry in server.log()[seen:]
    }


# -- robots.txt ---------------------------------------------------------------------------------------------

_FEW = 'max_pages = 6\ninclude = ["/good/", "/private/", "/date/1"]'


def _robots(server: _Server, folder: Path, variants: list[dict[str, Any]]) -> list[dict[str, Any]]:
    def score(variant: dict[str, Any]) -> str | None:
        name, port = variant["name"], server.port + variant["offset"]
        settings = 'include = ["/good/", "/private/", "/date/1"]'
        until = None
        if name == "crawl-delay":
            settings = _FEW
        if name == "crawl-delay-silly":
            settings = _FEW
            until = lambda: len(server.log(port)) >= 3  # noqa: E731 - the third request shows the pause
        run = _run(port, folder / f"robots-{name}", settings, until=until)
        if run.exit is None and until is None:
            return f"{name}: did not end"
        wrong = _wrong_robots(name, server.log(port), run)
        return f"{name}: {wrong}" if wrong else None

    with ThreadPoolExecutor(max_workers=4) as threads:
        failed = [wrong for wrong in threads.map(score, variants) if wrong]
    return [_row("robots variants", len(variants) - len(failed), len(variants), failed)]


def _wrong_robots(name: str, log: list[dict[str, Any]], run: _Run) -> str | None:
    """Return the fault of the requests that one robots.txt led to, or None."""
    paths = [entry["path"] for entry in log]
    pages = {path for path in paths if not path.startswith(("/robots", "/sitemap", "/sm/"))}
    if name in ("500", "slow", "disallow-all"):
        return f"asked for {sorted(pages)[:3]}" if pages or "/robots.txt" not in paths else None
    if name == "longest-match":
        right = (
            "/good/1" in pages and "/good/2" not in pages and "/date/1" not in pages and "/date/10" in pages
        )
        return None if right else f"asked for {sorted(pages)}"
    if name in ("crawl-delay", "crawl-delay-silly"):
        times = [entry["t"] for entry in log]
        gaps = [later - sooner for sooner, later in pairwise(times)]
        most = 2.0 if name == "crawl-delay" else 90.0
        # Reading a site map of 50,000 addresses may cost one longer gap; longer never hurts the server.
        if not gaps or min(gaps) < 0.99 or median(gaps) > most:
            return f"gaps of {min(gaps, default=0):.2f} to {max(gaps, default=0):.2f} s"
        return None
    if "/good/1" not in pages:
        return f"asked for {sorted(pages)[:3]}; exit {run.exit} {run.error[-100:]}"
    private = "/private/records" in pages
    if name in ("normal", "bom-crlf", "groups", "redirect", "huge") and private:
        return "/private/ asked for"
    if name in ("404", "403", "html", "binary", "redirect-canary") and not private:
        return "not all allowed"
    return None


# -- rows ---------------------------------------------------------------------------------------------------


def _row(name: str, passed: int, of: int, failed: list[str]) -> dict[str, Any]:
    return {"class": name, "passed": passed, "of": of, "failed": "; ".join(failed) or None}


def _memory(name: str, peak_bytes: int) -> dict[str, Any]:
    good = 0 < peak_bytes < MAX_MEMORY_BYTES
    return _row(name, int(good), 1, []) | {"mb": round(peak_bytes / 1e6)}


if __name__ == "__main__":
    os.environ.pop("http_proxy", None)
    sys.exit(main())
