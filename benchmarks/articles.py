"""Measure article bodies, titles and page kinds beside the best tools: ``python -m benchmarks.articles``.

    --half each|tuned|unseen|all
                               which half of each set (rules and weights were made on the tuned one)
    --sample N                 every k-th page only, about N of each set
    --peers                    measures trafilatura, newspaper4k and readability-lxml in the same run
    --ablate                   measures our voters one by one
    --bands                    prints what a text's confidence means, and nothing else: by the shipped trees, which were
                               grown on these pages; `python -m tools.train_body_scorer --folds 5` prints the same
                               table by trees that have not seen the page
    --json FILE                writes the figures

Body: article-extraction benchmark, 4-word shingles, F1 of mean precision and recall; WCXB by page type, word F1, mean
and median. The scorer was grown on four of the types; the truth of the other three holds cards, which are not body to
us, so their figures are for information and nothing was tuned on them. Title: exact after normalising, WCXB articles.
Kinds: article against the rest, WCXB's seven types. CPU-ms are of this process, parsing included, and rise with
whatever else the machine does: compare within one run.
"""

from __future__ import annotations

import argparse
import json
import logging
import time
import unicodedata
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from benchmarks.article_data import GROWN_ON, LabelledPage, labelled_pages
from benchmarks.body_overlap import shingle_f1, shingle_score, word_f1
from benchmarks.confidence_bands import ReadText, bands, calibration_error, table
from extraction import SiteFacts, finish, learn, read
from extraction.body.vote import read_body
from extraction.kinds.decide_kinds import decided_alone
from extraction.page.article_node import stated_body
from extraction.page.blocks import segment
from extraction.page.document import parse
from schemas.vocabulary import PageKind

_QUOTES = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")


@dataclass
class Row:
    """One tool's figures."""

    shingles: list[tuple[float, float]] = field(default_factory=list)
    words: list[float] = field(default_factory=list)
    titles: list[bool] = field(default_factory=list)
    seconds: float = 0.0
    pages: int = 0

    def __add__(self, other: Row) -> Row:
        return Row(
            self.shingles + other.shingles,
            self.words + other.words,
            self.titles + other.titles,
            self.seconds + other.seconds,
            self.pages + other.pages,
        )

    def figures(self) -> dict[str, float]:
        """Return the table's row."""
        precision, recall, f1 = shingle_f1(self.shingles)
        return {
            "aeb_pages": len(self.shingles),
            "aeb_precision": precision,
            "aeb_recall": recall,
            "aeb_f1": f1,
            "wcxb_pages": len(self.words),
            "wcxb_f1": _mean(self.words),
            "title_exact": _mean(self.titles),
            "cpu_ms": 1000 * self.seconds / max(1, self.pages),
        }


@dataclass
class TypeScores:
    """Word F1 of each page, by WCXB's page type."""

    of: dict[str, list[float]] = field(default_factory=dict)

    def __add__(self, other: TypeScores) -> TypeScores:
        kinds = [*self.of, *(kind for kind in other.of if kind not in self.of)]
        return TypeScores({kind: self.of.get(kind, []) + other.of.get(kind, []) for kind in kinds})

    def figures(self) -> dict[str, dict[str, float]]:
        """Return pages, mean and median of each type, those that the scorer was grown on first."""
        kinds = [*GROWN_ON, *sorted(set(self.of) - set(GROWN_ON))]
        return {
            kind: {"pages": len(own), "mean": _mean(own), "median": median(own)}
            for kind in kinds
            if (own := self.of.get(kind))
        }


Tool = Callable[[LabelledPage], tuple[str, str | None]]
"""A reader: from a page to its body and title."""


def ours(page: LabelledPage) -> tuple[str, str | None]:
    """Return body and title by our whole line, as `checkup extract` runs it."""
    reading = read(page.html, page.url, "text/html")
    text = finish(reading, _no_facts(reading.url), page_id="p-" + "0" * 16).text
    return (text.body_text, text.headline) if text else ("", None)


def text_of(page: LabelledPage) -> ReadText | None:
    """Return the page's text by our whole line beside its truth; null where we give none."""
    reading = read(page.html, page.url, "text/html")
    text = finish(reading, _no_facts(reading.url), page_id="p-" + "0" * 16).text
    if text is None:
        return None
    day = text.published.value[:10] if text.published else None
    return ReadText(
        text.confidence,
        word_f1(text.body_text, page.body),
        None if page.title is None else plain(text.headline) == plain(page.title),
        None if page.published is None else day == page.published,
    )


def print_bands(texts: Sequence[ReadText | None]) -> None:
    """Print what the confidence of these texts means."""
    found = bands(text for text in texts if text is not None)
    print(table(found))
    print(
        f"{texts.count(None)} of {len(texts)} pages without a text; mean distance {calibration_error(found):.4f}"
    )


def body_only(**options: Any) -> Tool:
    """Return a tool that is our body vote alone, with parts switched off."""
    reader = body_reader(**options)

    def tool(page: LabelledPage) -> tuple[str, str | None]:
        return reader(page)[0], None

    return tool


def body_reader(**options: Any) -> Callable[[LabelledPage], tuple[str, float]]:
    """Return a reader of a page's body and its confidence by our vote, with parts switched off."""

    def reader(page: LabelledPage) -> tuple[str, float]:
        document = parse(page.html, page.url)
        blocks = segment(document.body)
        meta = document.structured.first_meta
        title = meta("og:title") or document.title
        reading = read_body(
            document.root,
            blocks,
            title,
            meta("og:description", "description"),
            **({"stated": stated_body(document.structured)} | options),
        )
        text = "\n".join(b.text for b, inside in zip(blocks, reading.in_body, strict=True) if inside)
        return text, reading.confidence

    return reader


def measure_types(pages: Sequence[LabelledPage]) -> TypeScores:
    """Run our body vote, which knows no kind, over WCXB's pages of every type."""
    scores = TypeScores()
    reader = body_reader()
    for page in pages:
        if page.dataset == "wcxb":
            scores.of.setdefault(page.kind, []).append(word_f1(reader(page)[0], page.body))
    return scores


def trafilatura(page: LabelledPage) -> tuple[str, str | None]:
    """Return body and title by trafilatura's own defaults, metadata included."""
    from trafilatura import bare_extraction

    found = bare_extraction(page.html, url=page.url, with_metadata=True, include_comments=False)
    return (found.text or "", found.title) if found else ("", None)


def readability(page: LabelledPage) -> tuple[str, str | None]:
    """Return body and title by readability-lxml."""
    from lxml import html
    from readability import Document

    document = Document(page.html.decode("utf-8", "replace"))
    return html.fromstring(document.summary()).text_content(), document.short_title()


def newspaper(page: LabelledPage) -> tuple[str, str | None]:
    """Return body and title by newspaper4k, which fetches nothing here."""
    import newspaper as newspaper4k

    article = newspaper4k.Article(page.url, fetch_images=False)
    article.download(input_html=page.html.decode("utf-8", "replace"))
    article.parse()
    return article.text, article.title


def measure(tool: Tool, pages: Sequence[LabelledPage]) -> Row:
    """Run a tool over the articles."""
    row = Row()
    for page in pages:
        if page.kind != "article":
            continue
        start = time.process_time()
        try:
            body, title = tool(page)
        except Exception:
            body, title = "", None
        row.seconds += time.process_time() - start
        row.pages += 1
        if page.dataset == "aeb":
            row.shingles.append(shingle_score(body, page.body))
        else:
            row.words.append(word_f1(body, page.body))
            row.titles.append(plain(title) == plain(page.title))
    return row


@dataclass
class KindCounts:
    """Articles against the rest."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: KindCounts) -> KindCounts:
        return KindCounts(self.hits + other.hits, self.wrong + other.wrong, self.missed + other.missed)

    def figures(self) -> dict[str, float]:
        """Return precision, recall and F."""
        precision = self.hits / max(1, self.hits + self.wrong)
        recall = self.hits / max(1, self.hits + self.missed)
        return {
            "precision": precision,
            "recall": recall,
            "f": 2 * precision * recall / max(1e-9, precision + recall),
        }


_Count = TypeVar("_Count", Row, KindCounts, TypeScores)


def kinds(pages: Sequence[LabelledPage]) -> KindCounts:
    """Count WCXB's articles found, taken wrongly and missed."""
    counts = KindCounts()
    for page in pages:
        if page.dataset != "wcxb":
            continue
        found = decided_alone(read(page.html, page.url, "text/html")).kind is PageKind.ARTICLE
        true = page.kind == "article"
        counts.hits += found and true
        counts.wrong += found and not true
        counts.missed += true and not found
    return counts


def _by_half(
    half: str, pages: Sequence[LabelledPage], count: Callable[[Sequence[LabelledPage]], _Count]
) -> Iterator[tuple[str, _Count]]:
    """Yield a half's name and count; for ``each`` both halves and their sum."""
    if half != "each":
        yield half, count(pages)
        return
    tuned = count([page for page in pages if page.tuned])
    yield "tuned", tuned
    unseen = count([page for page in pages if not page.tuned])
    yield "unseen", unseen
    yield "all", tuned + unseen


def plain(text: str | None) -> str:
    """Return a title without differences of Unicode form, case, spacing and quotes."""
    return " ".join(unicodedata.normalize("NFKC", text or "").translate(_QUOTES).casefold().split())


def _no_facts(url: str) -> SiteFacts:
    return learn([], url)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _chosen(half: str, sample: int) -> list[LabelledPage]:
    pages = [page for page in labelled_pages() if half in ("all", "each") or page.tuned == (half == "tuned")]
    if not sample:
        return pages
    picked: list[LabelledPage] = []
    for name in ("aeb", "wcxb"):
        own = [page for page in pages if page.dataset == name]
        picked += own[:: max(1, len(own) // sample)]
    return picked


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=("each", "tuned", "unseen", "all"), default="all")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--ablate", action="store_true")
    parser.add_argument("--bands", action="store_true")
    parser.add_argument("--no-kinds", action="store_true")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    pages = _chosen(arguments.half, arguments.sample)
    if not pages:
        print("skipped: ../shared/data is not there")
        return
    if arguments.bands:
        print_bands([text_of(page) for page in pages if page.kind in GROWN_ON])
        return
    tools: dict[str, Tool] = {"checkup": ours}
    if arguments.ablate:
        tools |= {
            "body vote": body_only(),
            "trafilatura always asked": body_only(sure=0.0),
            "always asked, no others": body_only(sure=0.0, join=0.0),
            "scorer alone": body_only(first=None),
        }
    if arguments.peers:
        tools |= {"trafilatura": trafilatura, "readability-lxml": readability, "newspaper4k": newspaper}
    result: dict[str, Any] = {
        "half": arguments.half, "sample": arguments.sample, "tools": {}, "types": {}, "kinds": {},
    }  # fmt: skip
    print(f"{'':37}AEB P    R    F1     WCXB F1  title  CPU-ms   ({len(pages)} pages)")
    for name, tool in tools.items():
        result["tools"][name] = {}
        for half, row in _by_half(arguments.half, pages, lambda own, tool=tool: measure(tool, own)):
            figures = result["tools"][name][half] = row.figures()
            print(
                f"{name:28} {half:6}  {figures['aeb_precision']:.3f} {figures['aeb_recall']:.3f}"
                f" {figures['aeb_f1']:.4f}  {figures['wcxb_f1']:.4f}  {figures['title_exact']:.3f}"
                f"  {figures['cpu_ms']:6.1f}",
                flush=True,
            )
    print("\nbody by page type, read without knowing it: word F1, mean and median")
    for half, scores in _by_half(arguments.half, pages, measure_types):
        result["types"][half] = scores.figures()
        for kind, own in scores.figures().items():
            note = "" if kind in GROWN_ON else "  (not tuned on)"
            print(
                f"{kind:14} {half:6} {own['pages']:4}  {own['mean']:.4f}  {own['median']:.4f}{note}",
                flush=True,
            )
    if not arguments.no_kinds:
        for half, counts in _by_half(arguments.half, pages, kinds):
            result["kinds"][half] = counts.figures()
            rounded = {key: round(value, 4) for key, value in counts.figures().items()}
            print(f"kinds, article against the rest, {half}:", rounded)
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
