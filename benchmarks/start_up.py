"""What does a start cost: each command's first second, and a worker's before its first page?

Every row is a process of its own, measured by its CPU time (user and system, of its children too), the median of
``--rounds``. ``--against FOLDER`` starts the same of another checkout in turn (A B A B …), with its own ``.venv`` where
it has one, and adds the ratio: the only figure to compare on a machine that others use, too.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.table import write_table

HOME = Path(__file__).resolve().parents[1]
DRAFT = (
    "Take two tablets by mouth every day. Call our office at (732) 906-9600. Our docter is in on Mondays.\n"
)
PAGE = (
    "<!doctype html><html lang=en><title>Back pain</title><main><h1>Back pain</h1><p>Last reviewed on August 3, 2025 "
    "by Jane Roe, MD.</p><p>Most back pain gets better within a few weeks when you keep moving.</p></main>"
    "<footer>1200 Main Street, Union, NJ 07083 · (908) 687-2000</footer></html>"
)
_READER = f"""
from pipeline.read_task import PageReader, ReadTask
read = PageReader()
read(ReadTask("k", "https://clinic.example/back/", {PAGE.encode()!r}, "text/html; charset=utf-8", {{}}))
"""
_AUDITOR = """
import datetime
from pipeline.audit_task import RecordAuditor
from schemas.profile import Profile
import audits.run
audits.run.active(Profile(url="https://clinic.example/"))
RecordAuditor(Profile(url="https://clinic.example/"), datetime.date(2026, 11, 30))
"""
_FINISHER = "import pipeline.finish_task, extraction.finish_page\n"
CODE = {
    "python": "pass",
    "worker: reads its first page": _READER,
    "worker: finishes": _FINISHER,
    "worker: audits": _AUDITOR,
    "worker: all three": _READER + _FINISHER + _AUDITOR,
    "ZIP data": "from reference.us_postal_codes import postal_area; postal_area('07083')",
}
"""Row to what a process of it runs."""


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--against", type=Path, help="another checkout")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    trees = [HOME, *([options.against.resolve()] if options.against else [])]
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder, "draft.txt")
        draft.write_text(DRAFT, "utf-8")
        commands = {
            "checkup --help": ["--help"],
            "checkup run --help": ["run", "--help"],
            "checkup schema article": ["schema", "article"],
            "checkup explain": ["explain"],
            "checkup draft, one file": ["draft", str(draft)],
        }
        starts = {name: ["-m", "clinic_checkup", *arguments] for name, arguments in commands.items()}
        starts |= {name: ["-c", code] for name, code in CODE.items()}
        rows = [_row(name, arguments, trees, options.rounds) for name, arguments in starts.items()]
    write_table("start_up", rows, options.out)
    return 0


def _row(name: str, arguments: list[str], trees: list[Path], rounds: int) -> dict[str, object]:
    spent: dict[Path, list[float]] = {tree: [] for tree in trees}
    for number in range(rounds + 1):
        for tree in trees:
            seconds = _cpu_seconds(tree, arguments)
            if number:  # the first writes bytecode
                spent[tree].append(seconds)
    medians = [_rounded(statistics.median(spent[tree])) for tree in trees]
    row: dict[str, object] = {"start": name, "CPU-s": medians[0], "least": _rounded(min(spent[trees[0]]))}
    if len(trees) > 1:
        pairs = zip(spent[trees[0]], spent[trees[1]], strict=True)
        row |= {"against": medians[1], "ratio": _rounded(_median_ratio(pairs))}
    return row


def _median_ratio(pairs: Iterable[tuple[float, float]]) -> float:
    return statistics.median(ours / theirs for ours, theirs in pairs)


def _cpu_seconds(tree: Path, arguments: list[str]) -> float:
    own = tree / ".venv" / "bin" / "python"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [str(own if own.is_file() else sys.executable), *arguments],
        cwd=tree, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _rounded(value: float) -> float:
    return round(value, 3)


if __name__ == "__main__":
    sys.exit(main())
