"""Run every benchmark, one after the other: ``python -m benchmarks [NAME…] [--quick]``, which is ``make bench``.

Each says itself what it skips because data or a peer is not there. ``--quick`` takes small sites and no peers, to see
that everything runs; its figures mean nothing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

HOME = Path(__file__).parent
RUNS: dict[str, tuple[list[str], list[str]]] = {
    "articles": ([], []),
    "dates": (["--half", "all", "--peers"], ["--half", "tuned"]),
    "people": (["--half", "all", "--peers"], ["--half", "tuned"]),
    "locations": ([], []),
    "typos": (["--seed", "1", "--seed", "2", "--peers"], ["older", "clean", "speed", "--half", "tuned"]),
    "alarms": (["--wrong"], ["--site", "woodlands-cardio", "--no-pages"]),
    "text_links": (["--wrong"], ["--site", "woodlands-cardio", "--most", "3"]),
    "sentences": (["--peers", "--wrong"], []),
    "readability": ([], ["--limit", "20"]),
    "reading_counts": (["--misses"], []),
    "syllables": ([], []),
    "ratings": ([], []),
    "clinic_sites": (["--wrong"], ["--site", "woodlands-cardio", "--no-peers"]),
    "site_signals": ([], []),
    "worlds": ([], []),
    "hostile": ([], ["--only", "robots"]),
    "reading": ([], ["--rounds", "1", "--most", "5"]),
    "start_up": ([], ["--rounds", "1"]),
    "speed": ([], ["--pages", "200", "--no-peers"]),
    "whole_line": (["--sites"], ["--pages", "60"]),
    "memory": ([], ["--pages", "150", "--times", "2"]),
    "scale": (["--pages", "300", "1500"], ["--site", "woodlands-cardio", "--pages"]),
    "attacks": ([], ["draft"]),
    "growth": ([], ["read: whole; links", "--sizes", "500,1000"]),
    "patterns": ([], ["crawler."]),
    "kills": ([], ["--parent", "2", "--workers", "1"]),
    "compare_runs": ([], ["--pages", "200"]),
    "exports": ([], ["--pages", "200", "--findings", "2000"]),
    "two_workers": ([], ["--pages", "100", "--rounds", "1"]),
    "agency": ([], ["--sites", "20", "--findings", "500", "--tries", "1"]),
    "poller": ([], ["--requests", "300", "--runs", "3", "--findings", "2000"]),
    "fleet_chaos": ([], ["--tries", "2", "--only", "site,driver"]),
    "full_disk": ([], ["--sizes", "2", "--only", "publish"]),
    "floors": (["--check"], ["--check"]),
}
"""Name to the arguments of a full and of a quick run."""


def main() -> int:
    """Run them; return 1 where one failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(RUNS))
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    if unknown := set(options.names) - set(RUNS):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}; there are {', '.join(RUNS)}")
    ends: list[str] = []
    failed = False
    for name, (full, quick) in RUNS.items():
        if options.names and name not in options.names:
            continue
        if not (HOME / f"{name}.py").is_file():
            ends.append(f"{name}: skipped, there is no benchmarks/{name}.py")
            continue
        print(f"\n== {name}", flush=True)
        begun = time.monotonic()
        command = [sys.executable, "-m", f"benchmarks.{name}", *(quick if options.quick else full)]
        code = subprocess.run(command, cwd=HOME.parent, check=False).returncode
        failed = failed or code != 0
        ends.append(
            f"{name}: {'done' if code == 0 else f'FAILED (exit {code})'}, {time.monotonic() - begun:.0f} s"
        )
    print("\n" + "\n".join(ends))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
