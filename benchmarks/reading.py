"""Ask what reading one page costs, and against another checkout how much more: ``python -m benchmarks.reading``.

    python -m benchmarks.reading [--against CHECKOUT] [--rounds N] [--most PAGES] [--out FILE]

Reads every saved page of the clinic sites. With ``--against`` each round is read by both checkouts in turn, each with
its own interpreter (``CHECKOUT/.venv``), so that both have the same neighbours; the least CPU of all rounds counts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import write_table

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "clinic-sites"
HOME = Path(__file__).resolve().parents[1]

READER = """
import importlib.util, json, sys, tarfile, time
sys.path.insert(0, sys.argv[1])
if importlib.util.find_spec("extraction"):
    from extraction.read_page import read
else:
    from crawler.extract.reading import read
try:
    from extraction.kinds.decide_kinds import decided_alone
    kind = lambda reading: decided_alone(reading).kind.value
except ImportError:
    kind = lambda reading: reading.kind.value
pages = []
most = int(sys.argv[2])
for archive in sys.argv[3:]:
    with tarfile.open(archive) as site:
        names = [m for m in site if m.isfile() and m.name.endswith((".html", ".htm"))]
        pages += [(m.name, site.extractfile(m).read()) for m in names[:most]]
for line in sys.stdin:
    rows = []
    for name, body in pages:
        began = time.process_time()
        reading = read(body, "https://x.example/" + name, "text/html")
        rows.append((kind(reading), time.process_time() - began))
    print(json.dumps(rows), flush=True)
"""
"""The program of one checkout: reads all pages for each line that it is sent, and answers with kind and seconds."""


class Reader:
    """One checkout's reader in a process of its own."""

    def __init__(self, checkout: Path, most: int) -> None:
        archives = [str(path) for path in sorted(DATA.glob("*/site.tar.gz"))]
        python = checkout / ".venv" / "bin" / "python"
        self._process = subprocess.Popen(
            [str(python), "-c", READER, str(checkout), str(most), *archives],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=checkout,
        )  # fmt: skip

    def round(self) -> list[tuple[str, float]]:
        """Return kind and CPU seconds of each page."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return [(kind, seconds) for kind, seconds in json.loads(self._process.stdout.readline())]

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def least(rounds: list[list[tuple[str, float]]]) -> list[tuple[str, float]]:
    """Return the least seconds of each page over the rounds."""
    return [(pages[0][0], min(seconds for _, seconds in pages)) for pages in zip(*rounds, strict=True)]


def rows_of(ours: list[tuple[str, float]], theirs: list[tuple[str, float]] | None) -> Iterator[list[str]]:
    """Yield a row a kind, by our kinds, and one for all pages: pages, ms a page, the other's, the ratio."""
    at: dict[str, list[int]] = defaultdict(list)
    for index, (kind, _) in enumerate(ours):
        at[kind].append(index)
    for kind, indexes in [*sorted(at.items()), ("all", list(range(len(ours))))]:
        own = 1000 * sum(ours[index][1] for index in indexes) / len(indexes)
        row = [kind, str(len(indexes)), f"{own:.2f}"]
        if theirs is not None:
            other = 1000 * sum(theirs[index][1] for index in indexes) / len(indexes)
            row += [f"{other:.2f}", f"{own / other:.2f}"]
        yield row


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--against", type=Path, metavar="CHECKOUT")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--most", type=int, default=10_000, help="pages of a site")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if not DATA.is_dir():
        print("reading: skipped, ../shared/data is not there")
        return 0
    checkouts = [HOME, *([options.against.resolve()] if options.against else [])]
    readers = [Reader(checkout, options.most) for checkout in checkouts]
    rounds: list[list[list[tuple[str, float]]]] = [[] for _ in readers]
    for number in range(options.rounds):
        for reader, of in zip(readers, rounds, strict=True):
            of.append(reader.round())
        print(f"round {number + 1} of {options.rounds}", file=sys.stderr, flush=True)
    for reader in readers:
        reader.close()
    found = [least(of) for of in rounds]
    rows = list(rows_of(found[0], found[1] if len(found) > 1 else None))
    names = ["kind", "pages", "CPU-ms a page"] + (["there", "ratio"] if len(found) > 1 else [])
    write_table("reading", [dict(zip(names, row, strict=True)) for row in rows], options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
