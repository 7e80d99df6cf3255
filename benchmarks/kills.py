"""Does a run that is killed again and again end as one that nothing disturbed?

    python -m benchmarks.kills URL [--kills 10] [--seed 1]

Runs on a real server on loopback (the worlds of ``../shared/worlds``): one unbroken run, then one that is killed with
kill -9 at random moments (all its processes but the server's stay to themselves) and started again, so many times or
until it ends. The published files must be the same bytes but for the fields that the contract lets differ.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.table import write_table

NOW = "2026-11-22"


def main() -> int:
    """Run, kill, resume, compare; return 1 where the files differ."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("url")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        whole, broken = Path(folder, "whole"), Path(folder, "broken")
        begin = time.monotonic()
        _start(options.url, whole).wait()
        seconds = time.monotonic() - begin
        rows = []
        while len(rows) < options.kills and not (rows and rows[-1]["ended"]):
            rows.append(
                _kill(options.url, broken, chance.uniform(0.5, max(2.0, 2 * seconds / options.kills)))
            )
        code = 0 if rows[-1]["ended"] else _start(options.url, broken).wait()
        ours, theirs = _published(broken), _published(whole)
        different = sorted(path for path in ours | theirs if ours.get(path) != theirs.get(path))
    rows.append(
        {
            "kill": "end",
            "state": f"exit {code}",
            "files": len(theirs),
            "different": ", ".join(different) or "none",
        }
    )
    write_table("kills", rows, options.out)
    return 1 if different else 0


def _start(url: str, data: Path) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "clinic_checkup",
        "run",
        url,
        "--delay",
        "0",
        "--data",
        str(data),
        "--quiet",
    ]
    return subprocess.Popen([*command, "--now", NOW], stderr=subprocess.DEVNULL)


def _kill(url: str, data: Path, seconds: float) -> dict[str, Any]:
    run = _start(url, data)
    try:
        run.wait(timeout=seconds)
        ended = True
    except subprocess.TimeoutExpired:
        run.send_signal(signal.SIGKILL)
        run.wait()
        ended = False
    row: dict[str, Any] = {"kill": f"{seconds:.1f} s", "ended": ended}
    databases = list(data.glob("*/work.sqlite"))
    if databases:
        with closing(sqlite3.connect(databases[0])) as connection:
            row["integrity"] = connection.execute("PRAGMA integrity_check").fetchone()[0]
            row["runs"] = connection.execute("SELECT count(*) FROM runs").fetchone()[0]
            row["state"] = connection.execute(
                "SELECT state FROM runs ORDER BY started DESC LIMIT 1"
            ).fetchone()[0]
            row["pages"] = connection.execute("SELECT count(*) FROM pages").fetchone()[0]
    row["published"] = len([path for path in data.glob("*/runs/*") if not path.name.startswith(".")])
    return row


def _published(data: Path) -> dict[str, bytes]:
    (latest,) = data.glob("*/latest")
    files = {
        str(path.relative_to(latest)): path.read_bytes()
        for path in sorted(latest.rglob("*"))
        if path.is_file()
    }
    manifest = json.loads(files["manifest.json"])
    for key in ("run", "started", "finished", "timings"):
        del manifest[key]
    files["manifest.json"] = json.dumps(manifest, sort_keys=True).encode()
    return files


if __name__ == "__main__":
    sys.exit(main())
