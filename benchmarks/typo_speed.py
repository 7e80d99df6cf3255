"""Measure words a CPU-second and the resident size of our typo audits, each in a process of its own.

    python -m benchmarks.typo_speed [--child]

``fresh``: all clean health texts, the interpreter's start, imports and dictionaries counted (``os.wait4``). ``warm``:
the texts of odd place after those of even place have been read in the same process. The size is the highest of the
process.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parents[1]
DATA = HOME.parent / "shared" / "data" / "health-text" / "clean.jsonl"


def child() -> dict[str, Any]:
    """Check the texts; return words, and words and CPU seconds of the warm half."""
    from benchmarks.typo_checkers import ours

    texts = [json.loads(line)["text"] for line in DATA.read_text("utf-8").split("\n") if line]
    check = ours()
    for text in texts[::2]:
        check(text)
    begun = time.process_time()
    for text in texts[1::2]:
        check(text)
    spent = time.process_time() - begun
    words, warm = (sum(len(text.split()) for text in some) for some in (texts, texts[1::2]))
    return {"words": words, "warm words": warm, "warm cpu": spent, "peak MB": _peak_mb()}


def _peak_mb() -> float:
    """Return this process's highest resident size; ``ru_maxrss`` would have that of the one that started it."""
    for line in Path("/proc/self/status").read_text("utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024 / 1e6
    return 0.0


def measure_speed() -> dict[str, Any]:
    """Return a row of the figures."""
    command = [sys.executable, "-m", "benchmarks.typo_speed", "--child"]
    with subprocess.Popen(command, cwd=HOME, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.read().splitlines()[-1])
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    cpu = used.ru_utime + used.ru_stime
    return {
        "checker": "checkup", "words": told["words"], "CPU s": cpu, "fresh words per CPU s": told["words"] / cpu,
        "warm words per CPU s": told["warm words"] / told["warm cpu"], "RSS MB": told["peak MB"],
    }  # fmt: skip


def main() -> int:
    """Measure and print; return 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--child", action="store_true", help="do the work, in the process that is measured")
    options = parser.parse_args()
    print(json.dumps(child() if options.child else measure_speed()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
