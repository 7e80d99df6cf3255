"""Measure the dates of `extraction.dates` on real pages, beside trafilatura, htmldate and newspaper4k.

    python -m benchmarks.dates [--half tuned|unseen|all] [--peers] [--json FILE] [--list] [--write-confidence]

Parts, each skipped with a word where its data are absent:

- *wcxb*: published day of the articles of the WCXB development part (CC-BY-4.0, Murrough Foley).
- *clinic sites*: published and modified day of the posts of eight clinic sites.
- *wordings*: ``benchmarks/cases/modified_dates.jsonl``, each wording with and without dated sidebars.
- *worlds*: sites that Hexo and Pelican built, where CHECKUP_WORLDS names the folder of their builds.

WCXB is split by the parity of sha256(id): even is tuned on, odd is looked at only at the end.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import hashlib
import json
import logging
import os
import re
import sys
import tarfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.wordings import FETCHED, cases, page
from extraction.dates.candidate import DateCandidate
from extraction.dates.choice.choose_dates import choose_dates
from extraction.dates.choice.confidence import evidence_class
from extraction.dates.date_facts import DateFacts
from extraction.dates.learn_dates import learn_dates
from extraction.dates.read_dates import read_dates
from extraction.page.document import Document, UnreadablePage, parse, parse_text
from extraction.page_reading import PageReading
from schemas.dates import DateValue
from schemas.vocabulary import DateRole, Source

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
MACHINE = (Source.JSON_LD, Source.MICRODATA, Source.META)
CONFIDENCE = ROOT / "crawler" / "extract" / "dates" / "confidence.py"


@dataclass
class Score:
    """Answers against a truth."""

    right: int = 0
    answered: int = 0
    wanted: int = 0
    pages: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, name: str, answer: str | None, truth: str | None) -> None:
        """Count one page."""
        self.pages += 1
        self.answered += answer is not None
        self.wanted += truth is not None
        self.right += answer is not None and answer == truth
        if answer != truth:
            self.wrong.append(f"{name}: said {answer}, truth {truth}")

    @property
    def precision(self) -> float:
        """Return the right over the answered."""
        return self.right / self.answered if self.answered else 0.0

    @property
    def recall(self) -> float:
        """Return the right over those in the truth."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f(self) -> float:
        """Return the harmonic mean of both."""
        return 2 * self.right / (self.answered + self.wanted) if self.answered + self.wanted else 0.0

    def row(self) -> str:
        """Return one line of the table."""
        counts = f"({self.right} right, {self.answered} answered, {self.wanted} in the truth)"
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F {self.f:.3f}  {counts}"

    def summary(self) -> dict[str, float]:
        """Return the figures for the JSON file."""
        return {
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f": round(self.f, 4),
            "right": self.right,
            "answered": self.answered,
            "wanted": self.wanted,
        }


Outcomes = dict[str, list[bool]]
"""Right and wrong answers by evidence class."""


def note(
    outcomes: Outcomes, candidates: Sequence[DateCandidate], value: DateValue | None, right: bool
) -> None:
    """Write down whether a chosen value was right, under the class of its evidence."""
    if value is None:
        return
    for candidate in candidates:
        if (candidate.raw, candidate.source, candidate.selector) == (value.raw, value.source, value.selector):
            outcomes.setdefault(evidence_class(candidate), []).append(right)
            return


def write_confidence(outcomes: Outcomes) -> None:
    """Write the table of confidence.py: the share of right answers, one wrong answer always added."""
    rows = {key: sum(found) / (len(found) + 1) for key, found in outcomes.items() if len(found) >= 5}
    lines = "".join(f'    "{key}": {share:.2f},\n' for key, share in sorted(rows.items()))
    text = CONFIDENCE.read_text("utf-8")
    start, end = text.index("MEASURED: dict[str, float] = {"), text.index("}\n", text.index("MEASURED"))
    CONFIDENCE.write_text(text[:start] + "MEASURED: dict[str, float] = {\n" + lines + text[end:], "utf-8")


def in_half(identifier: str, half: str) -> bool:
    """Return whether an id belongs to the half asked for."""
    even = int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 2 == 0
    return half == "all" or even == (half == "tuned")


def wcxb(half: str, kinds: tuple[str, ...] = ("article",)) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Yield truth and bytes of the pages of a half; nothing where the data are absent."""
    truth = DATA / "wcxb" / "truth.jsonl"
    if not truth.exists():
        return
    for line in truth.read_text("utf-8").strip().split("\n"):  # a body may hold U+2028
        page = json.loads(line)
        if page["page_type"] in kinds and in_half(page["id"], half):
            yield page, gzip.decompress((DATA / "wcxb" / "html" / f"{page['id']}.html.gz").read_bytes())


def clinic_sites() -> Iterator[tuple[str, dict[str, Any], dict[str, Document]]]:
    """Yield slug, truth and pages by path (``/blog/x/``) of the clinic sites, read from their archives."""
    for folder in sorted((DATA / "clinic-sites").glob("*")):
        about = json.loads((folder / "about.json").read_text("utf-8"))
        pages = {}
        with tarfile.open(folder / "site.tar.gz") as archive:
            for member in archive:
                if not member.isfile() or not member.name.endswith((".html", ".htm")):
                    continue
                path = re.sub(r"^(?:\./)?(?:site/)?", "/", member.name)
                path = re.sub(r"index\.html?$", "", path)
                file = archive.extractfile(member)
                try:
                    pages[path] = parse(file.read() if file else b"", f"https://{about['hosts'][0]}{path}")
                except UnreadablePage:
                    continue
        yield folder.name, json.loads((folder / "truth.json").read_text("utf-8")), pages


def world_truths() -> list[Path]:
    """Return the truth files of the static worlds in the folder that CHECKUP_WORLDS names."""
    folder = os.environ.get("CHECKUP_WORLDS")
    return sorted(Path(folder).glob("*/truth.json")) if folder else []


def world_page(file: Path, truth: dict[str, Any], document: dict[str, Any]) -> Path | None:
    """Return the file of a post of a static world, or None where it is not a post with a page."""
    if document["type"] != "post" or not document.get("in_page"):
        return None
    page = file.parent / "www" / document["url"].removeprefix(truth["base"]).strip("/")
    page = page / "index.html" if page.is_dir() else page
    return page if page.is_file() else None


def day(value: str | None) -> str | None:
    """Return the day of an ISO date, or the date where it is coarser."""
    return value[:10] if value else None


def same_instant(one: str, other: str) -> bool:
    """Return whether two ISO times with a zone name the same second."""
    try:
        first, second = datetime.datetime.fromisoformat(one), datetime.datetime.fromisoformat(other)
    except ValueError:
        return False
    return (
        first.tzinfo is not None and second.tzinfo is not None and abs((first - second).total_seconds()) < 1
    )


def fault(candidates: Sequence[DateCandidate], truth: str | None) -> str | None:
    """Return why a truth cannot be a publication day, judged by the page alone, or None.

    The truth of these pages was written from what they show: where they show only the last update, it is
    that; where they show nothing, it is null although the page states its publication to machines.
    """
    published = {c.value[:10] for c in candidates if c.role is DateRole.PUBLISHED and c.source in MACHINE}
    stated = {c.value[:10] for c in candidates if c.role is DateRole.PUBLISHED}
    labelled = {
        c.value[:10] for c in candidates if c.role is DateRole.MODIFIED and (c.source in MACHINE or c.label)
    }
    if truth is None:
        return "truth is null, the page states datePublished" if published else None
    if truth in labelled and truth not in published and (published or truth not in stated):
        return "truth is the page's update"
    return None


def measure_wcxb(half: str) -> tuple[Score, Score, float, Outcomes]:
    """Return the score, that without recognised faults of the truth, CPU milliseconds a page, outcomes by class."""
    score, fair, spent, pages = Score(), Score(), 0.0, 0
    classes: Outcomes = {}
    for truth, body in wcxb(half):
        document = parse(body, truth["url"])
        _ = document.structured
        start = time.process_time()
        candidates = read_dates(document, None)
        chosen = choose_dates(candidates, DateFacts(), [])
        spent += time.process_time() - start
        pages += 1
        answer = chosen.published
        how = f" ({answer.source} {answer.raw[:50]!r} {answer.selector})" if answer else ""
        reason = fault(candidates, truth["publish_date"])
        why = f" [{reason}]" if reason else ""
        score.add(f"{truth['id']}{how}{why}", day(answer.value) if answer else None, truth["publish_date"])
        if reason is None:
            fair.add(truth["id"], day(answer.value) if answer else None, truth["publish_date"])
            note(classes, candidates, answer, day(answer.value if answer else None) == truth["publish_date"])
    return score, fair, 1000 * spent / max(pages, 1), classes


def peers() -> dict[str, Callable[[str, str], str | None]]:
    """Return the other tools' readers of a published day, as far as they are installed."""
    found: dict[str, Callable[[str, str], str | None]] = {}
    try:
        import htmldate
        import trafilatura

        def of_htmldate(text: str, url: str) -> str | None:
            return htmldate.find_date(text, url=url, original_date=True)

        def of_trafilatura(text: str, url: str) -> str | None:
            data = trafilatura.extract_metadata(text, default_url=url)
            return data.date if data else None

        found |= {"htmldate": of_htmldate, "trafilatura": of_trafilatura}
    except ImportError:
        pass
    try:
        import newspaper  # type: ignore[import-untyped]

        def of_newspaper(text: str, url: str) -> str | None:
            article = newspaper.Article(url or "http://x.example/", fetch_images=False)
            article.download(input_html=text)
            article.parse()
            return str(article.publish_date)[:10] if article.publish_date else None

        found["newspaper4k"] = of_newspaper
    except ImportError:
        pass
    return found


def measure_peers(half: str) -> dict[str, Score]:
    """Return the peers' scores on the same pages."""
    scores = {}
    for name, reader in peers().items():
        score = Score()
        for truth, body in wcxb(half):
            try:
                answer = reader(body.decode("utf-8", "replace"), truth["url"])
            except Exception:
                answer = None
            score.add(truth["id"], answer, truth["publish_date"])
        scores[name] = score
    return scores


def measure_clinic_sites(outcomes: Outcomes) -> dict[str, tuple[Score, Score]]:
    """Return published and modified scores by site, read with what the whole site shows."""
    scores = {}
    for slug, truth, documents in clinic_sites():
        candidates = {path: read_dates(document, None) for path, document in documents.items()}
        readings = [PageReading(url=path, dates=dates) for path, dates in candidates.items()]
        facts = learn_dates(readings, {})
        published, modified = Score(), Score()
        for post in truth["posts"]:
            path = post["path"]
            if path not in candidates or post.get("first_sentence") is None:
                continue
            chosen = choose_dates(candidates[path], facts, [])
            wanted = post.get("modified_visible") or post.get("modified_meta")
            for value, true in ((chosen.published, post["published"]), (chosen.modified, wanted)):
                note(outcomes, candidates[path], value, value is not None and day(value.value) == day(true))
            published.add(
                f"{slug}{path}",
                day(chosen.published.value) if chosen.published else None,
                day(post["published"]),
            )
            modified.add(
                f"{slug}{path}", day(chosen.modified.value) if chosen.modified else None, day(wanted)
            )
        scores[slug] = (published, modified)
    return scores


ROLES = ("published", "modified", "reviewed", "next_review_due")


def measure_wordings(outcomes: Outcomes) -> tuple[int, int, int, list[str]]:
    """Return pages, pages with all four dates right, dates taken from the company, and what went wrong."""
    pages = right = decoys = 0
    wrong = []
    for case in cases():
        for company in (False, True):
            document = parse_text(page(case, company=company), "https://clinic.example/back-pain/", FETCHED)
            candidates = read_dates(document, None)
            chosen = choose_dates(candidates, DateFacts(), [])
            for role in ROLES:
                value = getattr(chosen, role)
                note(outcomes, candidates, value, value is not None and day(value.value) == case[role])
            said = {role: day(value.value) if (value := getattr(chosen, role)) else None for role in ROLES}
            wanted = {role: case[role] for role in ROLES}
            pages += 1
            right += said == wanted
            decoys += any(said[role] is not None and said[role] not in case.values() for role in ROLES)
            if said != wanted:
                text = case.get("wording") or case.get("html")
                wrong.append(
                    f"{case['id']}{'+' if company else ' '} {text}: "
                    + ", ".join(f"{r} {said[r]} for {wanted[r]}" for r in ROLES if said[r] != wanted[r])
                )
    return pages, right, decoys, wrong


def measure_worlds() -> dict[str, tuple[Score, Score]]:
    """Return published and modified scores of the static worlds, for what the page holds."""
    scores = {}
    for file in world_truths():
        truth = json.loads(file.read_text("utf-8"))
        published, modified = Score(), Score()
        for document in truth["documents"]:
            page = world_page(file, truth, document)
            if page is None:
                continue
            chosen = choose_dates(
                read_dates(parse(page.read_bytes(), document["url"]), None), DateFacts(), []
            )
            for score, key, value in (
                (published, "published", chosen.published),
                (modified, "modified", chosen.modified),
            ):
                wanted = day(document[key]) if document["in_page"].get(key) else None
                answer = value.value if value else None
                if answer and same_instant(answer, document[key]):
                    answer = document[key]  # the builders print UTC, the truth is in the clinic's zone
                if wanted is not None or answer is not None:
                    score.add(document["url"], day(answer), wanted or day(document[key]))
        scores[file.parent.name] = (published, modified)
    return scores


def main() -> int:
    """Print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("--half", choices=("tuned", "unseen", "all"), default="tuned")
    arguments.add_argument("--peers", action="store_true", help="measure the other tools too")
    arguments.add_argument("--json", type=Path, help="write the figures here")
    arguments.add_argument("--list", action="store_true", help="list the disagreements")
    arguments.add_argument("--write-confidence", action="store_true", help="write the table of confidence.py")
    options = arguments.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    figures: dict[str, Any] = {"half": options.half}

    score, fair, milliseconds, classes = measure_wcxb(options.half)
    if score.pages:
        print(
            f"WCXB articles, {options.half}: published day, {score.pages} pages, {milliseconds:.1f} CPU-ms a page"
        )
        print(f"  {'checkup':12} {score.row()}")
        print(f"  {'  truth right':12} {fair.row()}, {score.pages - fair.pages} pages left out")
        figures["wcxb where the truth can be right"] = fair.summary()
        figures["wcxb"] = score.summary() | {"cpu_ms": round(milliseconds, 2)}
        show(options.list, score.wrong)
        for name, other in (measure_peers(options.half) if options.peers else {}).items():
            print(f"  {name:12} {other.row()}")
            figures[f"wcxb {name}"] = other.summary()
    else:
        print(f"WCXB: skipped, {DATA / 'wcxb'} is not there")

    pages, right, decoys, wrong = measure_wordings(classes)
    print(
        f"Wordings: {right} of {pages} pages with all four dates right ({right / pages:.1%}),"
        f" {decoys} with a decoy's date"
    )
    figures["wordings"] = {"pages": pages, "right": right, "decoys": decoys}
    show(True, wrong)
    for title, scores in (("Clinic sites", measure_clinic_sites(classes)), ("Worlds", measure_worlds())):
        if not scores:
            print(f"{title}: skipped, no unpacked sites")
        for name, (published, modified) in scores.items():
            print(
                f"{title}: {name:18} published {published.right}/{published.wanted} ({len(published.wrong)} wrong)"
                f"  modified {modified.right}/{modified.wanted} ({len(modified.wrong)} wrong)"
            )
            figures[f"{title} {name}"] = {"published": published.summary(), "modified": modified.summary()}
            show(options.list, published.wrong[:6] + modified.wrong[:6])
        if scores:
            totals = [
                sum(getattr(pair[n], key) for pair in scores.values())
                for n in (0, 1)
                for key in ("right", "wanted")
            ]
            print(
                f"{title}: all                published {totals[0]}/{totals[1]}  modified {totals[2]}/{totals[3]}"
            )
    print("By evidence:")
    for key, found in sorted(classes.items(), key=lambda entry: -len(entry[1])):
        print(f"  {key:40} {sum(found):4} of {len(found)}")
    if options.write_confidence:
        write_confidence(classes)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2), "utf-8")
    return 0


def show(listed: bool, lines: list[str]) -> None:
    """Print disagreements where they are asked for."""
    if listed:
        for line in lines:
            print("      ", line)


if __name__ == "__main__":
    sys.exit(main())
