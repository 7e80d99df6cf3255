"""Measure the audits of typos, beside the checkers of other people where they are installed.

    python -m benchmarks.typos [PART…] [--seed N]… [--half tuned|unseen|all] [--peers] [--list FOLDER] [--json FILE]

Parts (all by default):

- ``older``: the 2,371 errors in 13 classes of ``planted-errors.jsonl`` of the data folder (MedQuAD, CC BY 4.0, Ben
  Abacha and Demner-Fushman);
- ``planted``: errors of more classes that `planted_errors` plants into the same clean texts, for each ``--seed``;
- ``clean``: flags on the clean texts, which hold true defects of their own (lost apostrophes and dashes);
- ``natural``: misspellings of learners' sentences that nobody planted, and flags on the corrected sentences;
- ``posts``: flags on twelve real posts of clinic sites; ``sites``: real typing errors that readers found on whole
sites; - ``speed``: words a CPU-second and the resident size.

What counts is in `typo_scores`. Flags on right texts are true, arguable or false as a reader labelled them in
``cases/typo_labels.jsonl``. Texts with an even place in the file are tuned on, odd ones looked at only at the end;
``--list`` writes misses, wrong first suggestions and flags without label to files, of the tuned texts and the first
seed only.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.misspelling_pairs import KnownWords
from benchmarks.natural_errors import corrected_texts, kept_by_all, natural_rows
from benchmarks.planted_classes import MOST_OF_KIND, SPELT, all_classes
from benchmarks.planted_errors import clean_texts, plant
from benchmarks.table import write_table
from benchmarks.typo_checkers import PEERS, BatchChecker, Flag, each, ours
from benchmarks.typo_posts import Post, real_posts
from benchmarks.typo_scores import LABELS, alarms, by_kind, read_labels, score, total
from benchmarks.typo_speed import measure_speed

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "health-text"
HALVES = {"tuned": (0,), "unseen": (1,), "all": (0, 1)}
MISSPELLINGS = ("keyboard", "human", "medical", "proper", "joined", "split")
"""The older classes whose errors are misspellings of one or two words."""
PEERS_EVERY = 8
"""Peers are given every eighth of the planted and clean texts: some need ten minutes for all."""
PARTS = ("older", "planted", "clean", "natural", "posts", "sites", "speed")


class Bench:
    """One round of measuring: the checkers, the options, and the rows that came of it."""

    def __init__(self, options: argparse.Namespace) -> None:
        """Load the checkers that are asked for and installed."""
        self.half: str = options.half
        self.seeds: list[int] = options.seed or [1]
        self.folder: Path | None = options.list
        self.by_kind: bool = options.kinds
        self.labels = read_labels(LABELS) | (read_labels(options.labels) if options.labels else {})
        self.rows: list[dict[str, Any]] = []
        self.own = ours()
        self.checkers: dict[str, BatchChecker] = {"checkup": each(self.own)}
        for name, build in PEERS.items() if options.peers else ():
            try:
                self.checkers[name] = build()
            except (ImportError, OSError) as error:
                print(f"typos: {name} skipped, it is not installed ({type(error).__name__})")

        self.first_peer = next((name for name in self.checkers if name != "checkup"), "")

    def older(self) -> None:
        """Measure on the errors that the data folder has."""
        lines = (DATA / "planted-errors.jsonl").read_text("utf-8").split("\n")
        self._planted(
            "older", self._half([json.loads(line) for line in lines if line]), MISSPELLINGS, show=True
        )

    def planted(self) -> None:
        """Measure on errors planted with each seed."""
        texts = clean_texts(DATA)
        classes = all_classes(texts)
        for seed in self.seeds:
            rows = plant(texts, classes, seed=seed, most_of_kind=MOST_OF_KIND)
            self._planted(f"seed {seed}", self._half(rows), SPELT, show=seed == self.seeds[0])

    def clean(self) -> None:
        """Count flags on the clean texts."""
        texts = [(f"health-text/{row['id']}", row["text"]) for row in self._half(clean_texts(DATA))]
        self._alarms("clean", texts)

    def natural(self) -> None:
        """Measure on learners' sentences, and count flags on the corrected ones."""
        rows = self._half(natural_rows(KnownWords()))
        self._planted("natural", rows, (), show=True)
        kept = {row["id"] for row in rows}
        texts = [text for text in corrected_texts() if text[0] in kept]
        self._alarms("corrected", texts)
        firsts = list(dict(reversed(texts)).items())
        self._alarms("kept by all four", firsts, kept=kept_by_all)

    def posts(self) -> None:
        """Count flags on real posts, and what readers said of them."""
        posts = real_posts()
        if not posts:
            print("typos: posts skipped, the clinic sites are not there")
            return
        marked = [self._own_flags(post) for post in posts]
        self._alarms("12 posts", [(post.where, post.text) for post in posts], own=marked)

    def sites(self) -> None:
        """Count the real typing errors of whole sites that our audits find."""
        from benchmarks.typo_sites import site_rows

        self._write("typos_sites", site_rows(self.folder))

    def speed(self) -> None:
        """Measure speed and size."""
        self._write("typos_speed", [measure_speed()])

    def _own_flags(self, post: Post) -> list[Flag]:
        return self.own(post.text, language=post.article.language, blocks=post.article.body_blocks)

    def _half(self, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        return [row for place, row in enumerate(rows) if place % 2 in HALVES[self.half]]

    def _planted(self, name: str, rows: list[dict[str, Any]], spelt: Sequence[str], *, show: bool) -> None:
        table = []
        for checker, check in self.checkers.items():
            if checker == self.first_peer and len(rows) > PEERS_EVERY * 20:
                rows = rows[::PEERS_EVERY]
            begun = time.perf_counter()
            marked = check([row["text"] for row in rows])
            seconds = time.perf_counter() - begun
            scores = score(rows, marked)
            if spelt:
                table.append(
                    total(scores[kind] for kind in spelt if kind in scores).row(checker, "all misspellings")
                )
            table += [scores[kind].row(checker, kind) for kind in sorted(scores)]
            table[-len(scores)]["seconds"] = seconds
            if checker == "checkup" and self.by_kind:
                kinds = score(by_kind(rows), marked)
                table += [kinds[kind].row(checker, kind) for kind in sorted(kinds)]
            if checker == "checkup" and show and self.half != "unseen":
                self._list_misses(name, rows, marked)
        self._write(f"typos_{name.replace(' ', '_')}", table)

    def _list_misses(self, name: str, rows: list[dict[str, Any]], marked: list[list[Flag]]) -> None:
        if self.folder is None:
            return
        tuned = [place for place in range(len(rows)) if self.half == "tuned" or place % 2 == 0]
        scores = score([rows[place] for place in tuned], [marked[place] for place in tuned])
        for kind, each_score in scores.items():
            self._lines(f"misses-{name.replace(' ', '-')}-{kind}.jsonl", each_score.misses)

    def _alarms(
        self,
        name: str,
        texts: list[tuple[str, str]],
        *,
        own: list[list[Flag]] | None = None,
        kept: Callable[[str, str], bool] | None = None,
    ) -> None:
        table = []
        for checker, check in self.checkers.items():
            if checker == self.first_peer and len(texts) > PEERS_EVERY * 20:
                texts = texts[::PEERS_EVERY]
            marked = own if own is not None and checker == "checkup" else check([text for _, text in texts])
            if kept is not None:
                marked = [
                    [flag for flag in flags if kept(where, text[flag.start : flag.end])]
                    for (where, text), flags in zip(texts, marked, strict=True)
                ]
            result = alarms(texts, marked, self.labels)
            table.append(result.row(checker, name))
            if self.folder is not None and self.half != "unseen":
                self._lines(f"unread-{name.replace(' ', '-')}-{checker}.jsonl", result.unread)
        self._write(f"typos_{name.replace(' ', '_')}", table)

    def _lines(self, name: str, lines: Sequence[Mapping[str, Any]]) -> None:
        assert self.folder is not None
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(
            "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8"
        )

    def _write(self, name: str, rows: list[dict[str, Any]]) -> None:
        write_table(name, rows)
        self.rows += [{"table": name, **row} for row in rows]


def main() -> int:
    """Measure, print, write; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument(
        "--seed", type=int, action="append", help="of the planted errors; may be given more than once"
    )
    parser.add_argument("--half", choices=HALVES, default="all")
    parser.add_argument("--kinds", action="store_true", help="a row for each sort of slip within a class too")
    parser.add_argument("--peers", action="store_true", help="measure other checkers too")
    parser.add_argument("--list", type=Path, metavar="FOLDER", help="write misses and unread flags there")
    parser.add_argument(
        "--labels", type=Path, metavar="FILE", help="further labels, of texts that have no licence for it"
    )
    parser.add_argument("--json", type=Path, help="all rows")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    if not DATA.is_dir():
        print("typos: skipped, the data folder is not there")
        return 0
    bench = Bench(options)
    for part in PARTS:
        if options.parts and part not in options.parts:
            continue
        try:
            getattr(bench, part)()
        except ImportError as error:
            print(f"typos: {part} skipped, {error.name or error} is not installed (requirements-bench.txt)")
    if options.json:
        options.json.write_text(json.dumps(bench.rows, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
