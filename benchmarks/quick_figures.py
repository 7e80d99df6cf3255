"""Measure the figures that take seconds, each on its corpus; `benchmarks.floors` guards them."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
WCXB_PAGES = 60
TYPO_TEXTS = 100
FEW_BANDS = (0.95, 0.85, 0.0)
"""Lower edges of the bands of confidence: on 150 pages, three hold enough each to be in order for a reason."""
DATE_ROLES = ("published", "modified", "reviewed", "next_review_due")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Files that figures are measured on, with the measure."""

    name: str
    files: Callable[[], list[Path]]
    """The files; an absent one means that the figures cannot be measured here."""
    measure: Callable[[], dict[str, float]]
    """Figures by name."""
    grows: bool = False
    """True for our own cases, which grow all the time: a floor then holds whatever the files contain."""

    def missing(self) -> str | None:
        """Return why it cannot be measured here, or null."""
        files = self.files()
        absent = next((file for file in files if not file.is_file()), None)
        return None if files and absent is None else f"{absent or self.name} is not there"

    def digest(self) -> str:
        """Return the sha256 over names and bytes of the files."""
        total = hashlib.sha256()
        for file in self.files():
            total.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
        return f"sha256:{total.hexdigest()}"


@cache
def _wcxb_sample() -> tuple[dict[str, Any], ...]:
    """Return the truth of every n-th article, in the order of sha256(id), so that no site dominates."""
    truth = DATA / "wcxb" / "truth.jsonl"
    if not truth.is_file():
        return ()
    lines = (json.loads(line) for line in truth.read_text("utf-8").split("\n") if line)
    articles = [page for page in lines if page["page_type"] == "article"]
    articles.sort(key=lambda page: hashlib.sha256(page["id"].encode()).hexdigest())
    return tuple(articles[:WCXB_PAGES])


@cache
def _wcxb_services() -> tuple[dict[str, Any], ...]:
    """Return the truth of every service page, in the order of the file."""
    truth = DATA / "wcxb" / "truth.jsonl"
    if not truth.is_file():
        return ()
    lines = (json.loads(line) for line in truth.read_text("utf-8").split("\n") if line)
    return tuple(page for page in lines if page["page_type"] == "service")


def _wcxb_page(page: dict[str, Any]) -> Path:
    return DATA / "wcxb" / "html" / f"{page['id']}.html.gz"


def _wcxb() -> dict[str, float]:
    from extraction import extract_pages

    f1 = titles = right = answered = wanted = 0.0
    sample = _wcxb_sample()
    for page in sample:
        body = gzip.decompress(_wcxb_page(page).read_bytes())
        _, finished, _ = extract_pages([(page["id"], page["url"], body, None)])[0]
        article = finished.article
        f1 += _token_f1(article.body_text if article else "", page["main_content"])
        titles += article is not None and _same(article.headline) == _same(page["title"])
        day = article.published.value[:10] if article and article.published else None
        answered += day is not None
        wanted += page["publish_date"] is not None
        right += day is not None and day == page["publish_date"]
    return {
        "wcxb_body_f1": f1 / len(sample), "wcxb_title": titles / len(sample),
        "wcxb_published_precision": right / max(1.0, answered),
        "wcxb_published_f": 2 * right / max(1.0, answered + wanted),
    }  # fmt: skip


def _services() -> dict[str, float]:
    """Return the mean word F1 of service pages' bodies, each read without knowing its kind, and what confidence means.

    The shipped trees were grown on these pages too: the figures show that a change broke something, not how good an
    unseen page would be (docs/decisions/0008-one-body-scorer.md and docs/measured.md have that). The bands are those of
    the services and of as many articles as the other corpus has.
    """
    from benchmarks.article_data import LabelledPage
    from benchmarks.articles import body_reader
    from benchmarks.confidence_bands import ReadText, bands, ordered

    reader = body_reader()
    f1 = 0.0
    sample = _wcxb_services()
    texts = []
    for page in (*sample, *_wcxb_sample()):
        html = gzip.decompress(_wcxb_page(page).read_bytes())
        kind, truth = page["page_type"], page["main_content"]
        body, confidence = reader(LabelledPage("wcxb", page["id"], kind, page["url"], html, truth))
        score = _token_f1(body, truth)
        f1 += score if kind == "service" else 0
        texts.append(ReadText(confidence, score))
    return {
        "wcxb_service_body_f1": f1 / len(sample),
        "confidence_in_order": ordered(bands(texts, FEW_BANDS)),
    }


def _token_f1(ours: str, theirs: str) -> float:
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (ours, theirs))
    both = (a & b).total()
    return 2 * both / (a.total() + b.total()) if both else 0.0


def _same(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", (text or "").casefold()))


def _cases(name: str) -> Callable[[], list[Path]]:
    return lambda: [ROOT / "benchmarks" / "cases" / name]


def _locations() -> dict[str, float]:
    from benchmarks.locations import run_cases

    result = run_cases(_cases("addresses.jsonl")()[0])
    return {
        "address_cases_f1": result.offices.f1, "address_phones_f1": result.phones.f1,
        "addresses_in_prose": float(len(result.in_prose)),
    }  # fmt: skip


def _wordings() -> dict[str, float]:
    from benchmarks.wordings import FETCHED, cases, page
    from extraction.dates.choice.choose_dates import choose_dates
    from extraction.dates.date_facts import DateFacts
    from extraction.dates.read_dates import read_dates
    from extraction.page.document import parse_text

    pages = right = decoys = 0
    for case in cases():
        for company in (False, True):
            document = parse_text(page(case, company=company), "https://clinic.example/back-pain/", FETCHED)
            chosen = choose_dates(read_dates(document, None), DateFacts(), [])
            said = {
                role: value.value[:10] if (value := getattr(chosen, role)) else None for role in DATE_ROLES
            }
            pages += 1
            right += all(said[role] == case[role] for role in DATE_ROLES)
            decoys += any(day is not None and day not in case.values() for day in said.values())
    return {"date_wordings": right / pages, "date_wordings_decoys": float(decoys)}


def _sentences() -> dict[str, float]:
    from benchmarks.sentences import measure, ours

    score = measure(ours())
    return {"sentence_boundaries": score.boundaries_right, "sentence_texts": score.texts_right}


def _typos() -> dict[str, float]:
    from benchmarks.typos import MISSPELLINGS, ours

    check = ours()
    clean, planted = (_texts(name) for name in ("clean.jsonl", "planted-errors.jsonl"))
    words = sum(len(row["text"].split()) for row in clean)
    flags = sum(len(check(row["text"])) for row in clean)
    found = wanted = first = 0
    for row in planted:
        marked = check(row["text"])
        for error in row["errors"]:
            if error["class"] not in MISSPELLINGS:
                continue
            wanted += 1
            hit = next((flag for flag in marked if flag[0] < error["end"] and flag[1] > error["start"]), None)
            if hit is None:
                continue
            found += 1
            right = row["text"][: error["start"]] + error["right"] + row["text"][error["end"] :]
            first += any(row["text"][: hit[0]] + word + row["text"][hit[1] :] == right for word in hit[2][:1])
    return {
        "typo_recall": found / wanted, "typo_first_suggestion": first / max(1, found),
        "typo_flags_per_10k": 10_000 * flags / words,
    }  # fmt: skip


def _planted() -> dict[str, float]:
    from benchmarks.typo_figures import planted_figures

    return planted_figures(_texts("clean.jsonl"))


def _texts(name: str) -> list[dict[str, Any]]:
    lines = (DATA / "health-text" / name).read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines[::7][:TYPO_TEXTS] if line]


def _seed() -> dict[str, float]:
    from benchmarks.readability import of_textstat, ours, seed_text

    mine, theirs = ours()(seed_text()), of_textstat()(seed_text())
    assert mine is not None
    assert theirs is not None
    return {
        "seed_ease_from_textstat": abs(mine.reading_ease - theirs.reading_ease),
        "seed_grade_from_textstat": abs(mine.reading_grade - theirs.reading_grade),
    }


def _hand_counted() -> dict[str, float]:
    from benchmarks.reading_counts import ours, right

    shares = right(ours)
    return {f"hand_counted_{name.split()[0]}": share for name, share in shares.items()}


def _rated() -> dict[str, float]:
    from benchmarks.ratings import SCORES, correlation, halves, rated_sets

    return {
        f"difficulty_{name.split()[0]}": round(correlation(SCORES["difficulty"], halves(rated)[1]), 4)
        for name, rated in rated_sets().items()
    }


CORPORA = (
    Corpus("wcxb", lambda: [DATA / "wcxb" / "truth.jsonl", *map(_wcxb_page, _wcxb_sample())], _wcxb),
    Corpus(
        "wcxb services",
        lambda: [DATA / "wcxb" / "truth.jsonl", *map(_wcxb_page, (*_wcxb_services(), *_wcxb_sample()))],
        _services,
    ),
    Corpus("address cases", _cases("addresses.jsonl"), _locations, grows=True),
    Corpus("date wordings", _cases("modified_dates.jsonl"), _wordings, grows=True),
    Corpus("sentence boundaries", _cases("sentence_boundaries.jsonl"), _sentences, grows=True),
    Corpus(
        "health texts",
        lambda: [DATA / "health-text" / name for name in ("clean.jsonl", "planted-errors.jsonl")],
        _typos,
    ),
    Corpus("planted errors", lambda: [DATA / "health-text" / "clean.jsonl"], _planted),
    Corpus("seed page", lambda: [DATA / "seed-page.txt"], _seed),
    Corpus("counts by hand", _cases("reading_counts.jsonl"), _hand_counted, grows=True),
    Corpus(
        "ratings",
        lambda: [DATA / "ratings" / f"{name}.jsonl.gz" for name in ("medical-sentences", "passages")],
        _rated,
    ),
)
AT_MOST = frozenset(
    {"addresses_in_prose", "date_wordings_decoys", "typo_flags_per_10k",
        "seed_ease_from_textstat", "seed_grade_from_textstat"}
)  # fmt: skip
"""Figures of which less is better; their floor is a ceiling."""
