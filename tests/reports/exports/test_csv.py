"""The worklist as CSV: one row a finding, readable by Excel, with no formula."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from reports.exports.worklist import COLUMNS
from schemas.finding_states import ASKS_FOR_WORK
from tests.reports.clinic_sample import sample
from tests.reports.exports.published_sample import PAYLOADS, attacked, exported, publish, sample_findings

HEADINGS = [column.heading for column in COLUMNS]


def read(data: bytes) -> list[dict[str, str]]:
    """Return the rows by their headings."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_a_finding_with_what_an_editor_needs(tmp_path: Path) -> None:
    """What asks for work comes first; the worst first in both parts."""
    data = exported(publish(tmp_path), "csv")
    assert data.startswith(b'\xef\xbb\xbf"What","Page title"')
    rows = read(data)
    findings = sample_findings()
    work = [finding.finding_id for finding in findings if finding.status in ASKS_FOR_WORK]
    rest = [finding.finding_id for finding in findings if finding.status not in ASKS_FOR_WORK]
    assert work
    assert rest
    assert [row["Finding"] for row in rows] == work + rest
    (known,) = (finding for finding in findings if finding.finding_id == work[0])
    row = rows[0]
    assert list(row) == HEADINGS
    assert row["Page"] == known.url
    assert row["To the very words"].startswith(f"{known.url}#:~:text=")
    assert row["Minutes"] == str(known.minutes)
    assert known.first_seen is not None
    assert row["First seen"] == known.first_seen.date().isoformat()
    assert {row["Certainty"] for row in rows} <= {"we’re certain", "probably", "please check"}
    titles = {article.url: article.headline for article in sample().articles}
    assert {row["Page"]: row["Page title"] for row in rows if row["Page"] in titles}.items() <= titles.items()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_is_a_formula(tmp_path: Path, payload: str) -> None:
    """However it begins, where commas part the cells and where semicolons do."""
    data = exported(publish(tmp_path, attacked([payload])), "csv")
    (row,) = read(data)
    assert list(row) == HEADINGS
    cells = list(row.values())
    for line in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"):
        cells += line
    for cell in cells:
        assert not re.match(r"[\s\"\u200b-\u200f\ufeff\u00a0]*[=+\-@＝＋－＠\u2212|%\t\r\n]", cell), cell
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", cell), cell


def test_links_are_safe_or_left_out(tmp_path: Path) -> None:
    """Only http and https, whatever the record says."""
    findings = [
        finding.model_copy(update={"url": url})
        for finding, url in zip(
            attacked(["a", "b", "c"]),
            ["javascript:alert(1)", "https://u:p@a.example/", "https://a.example/ä"],
            strict=True,
        )
    ]
    pages = [row["Page"] for row in read(exported(publish(tmp_path, findings), "csv"))]
    assert pages == ["", "", "https://a.example/%C3%A4"]
