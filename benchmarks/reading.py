"""Ask what reading a page costs, by site, and against another checkout how much less, with the same records.

    python -m benchmarks.reading [--against CHECKOUT] [--rounds N] [--most PAGES] [--digests] [--wcxb] [--out FILE]

Reads every saved page of the clinic sites under the site's own URL, with ``--wcxb`` the service pages and articles of
that data set instead (`--most` of each kind). With ``--against`` each round is read by both checkouts, one after the
other, and in the next the other way round, each with its own interpreter (``CHECKOUT/.venv`` where it has one), so
that both have the same neighbours; the ratio is the mean over the rounds. A round is a process of its own, split off
one that has read the golden pages: what a reader keeps of a page that it read before counts for the pages of that
round alone. CPU of `read` and of writing the reading down. Other work on the machine lengthens a page by a third now
and then: ``least`` is the ratio of the least of the rounds of each page, which shows the few percent that the pairs
do not.

``--digests`` prints a digest of all readings as they are kept, and one of all finished records, by site, and says
whether both checkouts have the same.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.table import write_table

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
HOME = Path(__file__).resolve().parents[1]
KINDS = ("service", "article")
"""Types of WCXB's pages that are read."""

READER = """
import gc, gzip, hashlib, json, os, sys, tarfile, time
from pathlib import Path
gc.set_threshold(10_000, 10, 10)  # as the workers do
home, data, most, wcxb = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "wcxb"
sys.path.insert(0, home)
from extraction import read_page
from extraction.saved_pages import SavedPage, finish_saved
from reference.url_identity import identity
read = getattr(read_page, "read_bytes", None) or (lambda *page: read_page.read(*page).to_bytes())  # older checkouts
pages = []
if wcxb:
    times = {}
    for line in (data / "wcxb" / "truth.jsonl").read_text("utf-8").split("\\n")[:-1]:
        row = json.loads(line)
        kind = row["page_type"]
        times[kind] = times.get(kind, 0) + 1
        if kind in ("service", "article") and times[kind] <= most:
            body = gzip.decompress((data / "wcxb" / "html" / (row["id"] + ".html.gz")).read_bytes())
            pages.append((kind, row["url"], body))
else:
    for folder in sorted((data / "clinic-sites").iterdir()):
        host = json.loads((folder / "about.json").read_text("utf-8"))["hosts"][0]
        with tarfile.open(folder / "site.tar.gz") as site:
            names = [m for m in site if m.isfile() and m.name.endswith((".html", ".htm"))]
            for member in names[:most]:
                path = member.name.removeprefix("./").removeprefix("site/").removesuffix("index.html")
                pages.append((folder.name, f"http://{host}/{path}", site.extractfile(member).read()))
for golden in sorted(Path(home).glob("tests/pages/*/page.html")):
    read(golden.read_bytes(), "https://golden.example/", "text/html")


def timed():
    rows = []
    for name, url, body in pages:
        began = time.process_time()
        read(body, identity(url), "text/html")
        rows.append((name, time.process_time() - began))
    return rows


def digests():
    found = {}
    for name in dict.fromkeys(name for name, _, _ in pages):
        mine = [page for page in pages if page[0] == name]
        readings, records = hashlib.sha256(), hashlib.sha256()
        for _, url, body in mine:
            readings.update(read(body, identity(url), "text/html"))
        for _, finished, offices in finish_saved(SavedPage(url, url, body, "text/html") for _, url, body in mine):
            records.update(finished.model_dump_json().encode())
            records.update("".join(office.model_dump_json() for office in offices).encode())
        found[name] = (readings.hexdigest(), records.hexdigest())
    return found


for line in sys.stdin:
    inward, outward = os.pipe()
    if os.fork() == 0:
        with os.fdopen(outward, "w") as answer:
            json.dump(digests() if line.strip() == "digests" else timed(), answer)
        os._exit(0)
    os.close(outward)
    with os.fdopen(inward) as answer:
        print(answer.read(), flush=True)
    os.wait()
"""
"""The program of one checkout: reads all pages for each line that it is sent, and answers with name and seconds."""


class Reader:
    """One checkout's reader in a process of its own."""

    def __init__(self, checkout: Path, most: int, *, wcxb: bool) -> None:
        python = checkout / ".venv" / "bin" / "python"
        self._process = subprocess.Popen(
            [
                str(python) if python.exists() else sys.executable, "-c", READER, str(checkout), str(DATA), str(most),
                "wcxb" if wcxb else "clinic-sites",
            ],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=checkout,
        )  # fmt: skip

    def ask(self, task: str) -> Any:
        """Return the answer to ``time`` (name and CPU seconds of each page) or ``digests`` (two by name)."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{task}\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


Round = dict[str, list[float]]
"""CPU seconds of each page, by site or kind of page."""


def by_name(rows: list[tuple[str, float]]) -> Round:
    """Return the seconds of the pages by name, and those of all pages under ``all``."""
    found: Round = {}
    for name, seconds in rows:
        found.setdefault(name, []).append(seconds)
    found["all"] = [seconds for _, seconds in rows]
    return found


def milliseconds(seconds: list[float]) -> float:
    """Return the mean in milliseconds."""
    return 1000 * sum(seconds) / len(seconds)


def table(ours: list[Round], theirs: list[Round]) -> Iterator[dict[str, Any]]:
    """Yield a row a name, then the mean over the names, with CPU-ms a page and the mean ratio of the pairs."""
    names = [name for name in ours[0] if name != "all"]
    for name in [*names, "all", "mean of the sites"]:
        parts = names if name == "mean of the sites" else [name]
        own = [sum(milliseconds(of[part]) for part in parts) / len(parts) for of in ours]
        row: dict[str, Any] = {
            "pages": name,
            "number": sum(len(ours[0][part]) for part in parts),
            "CPU-ms a page": f"{sum(own) / len(own):.2f}",
        }
        if theirs:
            other = [sum(milliseconds(of[part]) for part in parts) / len(parts) for of in theirs]
            ratios = [mine / yours for mine, yours in zip(own, other, strict=True)]
            row["there"] = f"{sum(other) / len(other):.2f}"
            row["ratio"] = f"{sum(ratios) / len(ratios):.3f}"
            row["of pairs"] = f"{min(ratios):.3f} to {max(ratios):.3f}"
            least = [
                sum(
                    milliseconds([min(page) for page in zip(*(of[part] for of in rounds), strict=True)])
                    for part in parts
                )
                for rounds in (ours, theirs)
            ]
            row["least"] = f"{least[0] / least[1]:.3f}"
        yield row


def compare_digests(readers: list[Reader]) -> int:
    """Print the digests of all readers by name; return how many names differ."""
    answers = [reader.ask("digests") for reader in readers]
    differ = 0
    for name, (readings, records) in answers[0].items():
        same = all(answer[name] == [readings, records] for answer in answers[1:])
        differ += not same
        print(
            f"{name}: readings {readings[:16]} records {records[:16]}",
            "" if same else "DIFFERENT",
            flush=True,
        )
    if len(readers) > 1:
        print("digests: all equal" if not differ else f"digests: {differ} differ")
    return differ


def main() -> int:
    """Measure and print; 1 where digests differ."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--against", type=Path, metavar="CHECKOUT")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--most", type=int, default=10_000, help="pages of a site, or of a kind of WCXB's")
    parser.add_argument("--digests", action="store_true", help="compare what is read as well")
    parser.add_argument("--wcxb", action="store_true", help=f"read WCXB's pages of the types {KINDS}")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if not (DATA / ("wcxb" if options.wcxb else "clinic-sites")).is_dir():
        print("reading: skipped, ../shared/data is not there")
        return 0
    checkouts = [HOME, *([options.against.resolve()] if options.against else [])]
    readers = [Reader(checkout, options.most, wcxb=options.wcxb) for checkout in checkouts]
    rounds: list[list[Round]] = [[] for _ in readers]
    for number in range(options.rounds):
        pairs = list(zip(readers, rounds, strict=True))
        for reader, of in pairs if number % 2 else pairs[::-1]:
            of.append(by_name(reader.ask("time")))
        print(f"round {number + 1} of {options.rounds}", file=sys.stderr, flush=True)
    if options.rounds:
        theirs = rounds[1] if len(rounds) > 1 else []
        write_table("reading", list(table(rounds[0], theirs)), options.out)
    differ = compare_digests(readers) if options.digests else 0
    for reader in readers:
        reader.close()
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
