"""Is every figure still as good as it was? The floors are in ``floors.json``, each with its corpus's digest.

    python -m benchmarks.floors --check                              fails where a figure is below its floor
    python -m benchmarks.floors --record                             measure: new floors, and higher ones; never lower
    python -m benchmarks.floors --lower NAME VALUE --reason "why"    the only way down; the reason is kept

A floor is a little below what was measured (half a hundredth, or five in a hundred of a figure of which less is
better), so that a change of one page in sixty is seen and a change of one character is not. A corpus that has other
bytes than the floors were measured on fails the check: its figures cannot be compared. The project's own case
files grow all the time; their floors hold whatever the files contain.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quick_figures import AT_MOST, CORPORA, Corpus

FILE = Path(__file__).with_name("floors.json")
MARGIN = 0.005
MARGIN_AT_MOST = 0.05


@dataclass(frozen=True, slots=True)
class Check:
    """One floor against what was measured."""

    name: str
    measured: float
    floor: float
    ok: bool

    def line(self) -> str:
        """Return it for a person."""
        sign = "at most" if self.name in AT_MOST else "at least"
        return f"{'ok  ' if self.ok else 'FAIL'} {self.name:28} {self.measured:8.4f}  {sign} {self.floor:.4f}"


def check(corpus: Corpus, kept: dict[str, Any]) -> list[Check]:
    """Return every floor of a corpus against what it measures now; raises ``ValueError`` for other bytes."""
    floors = {name: floor for name, floor in kept.items() if floor["corpus"] == corpus.name}
    digest = corpus.digest()
    changed = [name for name, floor in floors.items() if floor["digest"] != digest]
    if changed and not corpus.grows:
        raise ValueError(
            f"the corpus '{corpus.name}' has other bytes than {', '.join(changed)} was measured on: "
            "measure again with --record"
        )
    measured = corpus.measure() if floors else {}
    return [
        Check(name, measured[name], floor["floor"], _holds(name, measured[name], floor["floor"]))
        for name, floor in floors.items()
    ]


def record(corpus: Corpus, kept: dict[str, Any]) -> None:
    """Measure a corpus into the floors: new ones, and better ones than those kept for the same bytes."""
    digest = corpus.digest()
    for name, figure in corpus.measure().items():
        floor = _floor(name, figure)
        known = kept.get(name)
        lowered = list(known.get("lowered", ())) if known else []
        if known:
            better = min if name in AT_MOST else max
            if known["digest"] == digest or corpus.grows:
                floor = better(floor, known["floor"])
            elif floor != better(floor, known["floor"]):
                lowered.append({"from": known["floor"], "to": floor, "reason": "measured on another corpus"})
        entry = {"corpus": corpus.name, "digest": digest, "measured": round(figure, 4), "floor": floor}
        kept[name] = entry | ({"lowered": lowered} if lowered else {})


def lower(kept: dict[str, Any], name: str, value: float, reason: str) -> None:
    """Lower a floor and keep the reason with it."""
    floor = kept[name]
    floor.setdefault("lowered", []).append({"from": floor["floor"], "to": value, "reason": reason})
    floor["floor"] = value


def load() -> dict[str, Any]:
    """Return the floors as they are kept."""
    kept: dict[str, Any] = json.loads(FILE.read_text("utf-8")) if FILE.is_file() else {}
    return kept


def main() -> int:
    """Check, record or lower; return 1 where a floor does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true")
    what.add_argument("--record", action="store_true")
    what.add_argument("--lower", nargs=2, metavar=("NAME", "VALUE"))
    parser.add_argument("--reason")
    options = parser.parse_args()
    kept = load()
    if options.lower:
        name, value = options.lower
        if not (options.reason or "").strip():
            parser.error("--lower wants a --reason")
        if name not in kept:
            parser.error(f"no floor is called {name}; there are {', '.join(kept)}")
        lower(kept, name, float(value), options.reason)
        _write(kept)
        return 0
    failed = False
    for corpus in CORPORA:
        if why := corpus.missing():
            print(f"floors: {corpus.name} skipped, {why}")
            continue
        if options.record:
            record(corpus, kept)
            continue
        try:
            checks = check(corpus, kept)
        except ValueError as error:
            print(f"FAIL {error}")
            failed = True
            continue
        for one in checks:
            print(one.line())
            failed = failed or not one.ok
    if options.record:
        _write(kept)
    return int(failed)


def _write(kept: dict[str, Any]) -> None:
    FILE.write_text(json.dumps(kept, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


def _floor(name: str, figure: float) -> float:
    return round(figure * (1 + MARGIN_AT_MOST), 4) if name in AT_MOST else round(figure - MARGIN, 4)


def _holds(name: str, figure: float, floor: float) -> bool:
    return figure <= floor if name in AT_MOST else figure >= floor


if __name__ == "__main__":
    sys.exit(main())
