"""A report of any number of records holds those that it shows, whatever else its files have."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from weakref import finalize

import pytest

from reports.html.report_files import report_files
from reports.summary import summary_json
from reports.view import ReportData
from schemas.article import Article
from schemas.change import Change
from schemas.finding import Finding, Quote
from schemas.outcome import Outcome
from schemas.page import Page
from schemas.record import Record
from schemas.vocabulary import ChangeOp, FindingStatus, OutcomeKind
from store.record_file import RecordFile
from tests.reports.clinic_sample import SITE, finding, sample, summaries


class Census:
    """Counts the records that are in memory together."""

    def __init__(self) -> None:
        self._alive: Counter[type] = Counter()
        self.most: Counter[type] = Counter()

    def file(self, path: Path, records: list[Record], kind: type[Record]) -> RecordFile[Record]:
        """Return the records as a file of which each record that is read is counted while it lives."""
        path.write_text("".join(f"{record.to_json()}\n" for record in records), "utf-8")

        def read(line: bytes) -> Record:
            record = kind.model_validate_json(line)
            self._alive[kind] += 1
            finalize(record, self._alive.subtract, (kind,)).atexit = False
            self.most[kind] = max(self.most[kind], self._alive[kind])
            return record

        return RecordFile(path, len(records), read)


def _large(folder: Path, pages: int, census: Census) -> ReportData:
    """Return the sample run with so many pages and articles, four findings a page, and as many changes and outcomes."""
    data = sample()
    numbers = range(pages)
    page, article = data.pages[0], data.articles[0]
    places = [(f"{SITE}large/{number}/", f"{number:016x}") for number in numbers]
    articles = [
        article.model_copy(update={"url": url, "article_id": f"a-{digits}", "text_id": f"t-{digits}"})
        for url, digits in places
    ]
    found = [
        finding(
            audit,
            f"t-{digits}",
            url,
            f"“the the” in {digits}.",
            Quote(field="/body_text", quote=f"the the {slip}"),
            status=FindingStatus.FIXED if slip == 3 else FindingStatus.OPEN,
        )
        for url, digits in places
        for slip, audit in enumerate(("repeated-word", "repeated-word", "long-sentence", "misspelling"))
    ]
    records: dict[str, tuple[list[Record], type[Record]]] = {
        "pages": (
            [
                page.model_copy(
                    update={"page_id": f"p-{digits}", "url": url, "final_url": url, "http_status": 404}
                )
                for url, digits in places
            ],
            Page,
        ),
        "articles": (list(articles), Article),
        "findings": (list(found), Finding),
        "changes": (
            [
                Change(
                    op=ChangeOp.CHANGED, record="article", id=f"a-{digits}", url=url, fields=["/body_text"],
                    before={"body_text": "old " * 50}, after={"body_text": "new " * 50},
                )
                for url, digits in places
            ],
            Change,
        ),
        "outcomes": (
            [
                Outcome(
                    audit="missing-date", audit_version=1, subject=f"t-{digits}", url=url,
                    outcome=OutcomeKind.CANNOT_TELL, reason="There is no text.",
                )
                for url, digits in places
            ],
            Outcome,
        ),
    }  # fmt: skip
    files = {
        name: census.file(folder / f"{name}.jsonl", made, kind) for name, (made, kind) in records.items()
    }
    return replace(data, **files, texts=summaries(articles), unproofed={})  # type: ignore[arg-type]


def _rendered(data: ReportData) -> dict[str, str]:
    return dict(report_files(data))


@pytest.mark.parametrize("show", [_rendered, summary_json])
def test_a_report_holds_what_it_shows(tmp_path: Path, show: Callable[[ReportData], object]) -> None:
    """Of twice the pages it holds no more records of any kind together, and it reads them at each look."""
    most = []
    for pages in (1_500, 3_000):
        census = Census()
        show(_large(tmp_path, pages, census))
        most.append(census.most)
    assert most[0].keys() == most[1].keys()
    assert {kind.__name__: count for kind, count in most[1].items() if count > 1.2 * most[0][kind] + 10} == {}


def test_a_report_from_files_is_that_of_lists(tmp_path: Path) -> None:
    """Byte for byte."""
    data = replace(_large(tmp_path, 700, Census()), now=datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC))
    listed = {
        name: list(getattr(data, name)) for name in ("pages", "articles", "findings", "changes", "outcomes")
    }
    assert _rendered(replace(data, **listed)) == _rendered(data)
