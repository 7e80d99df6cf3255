"""The worklist as an Excel workbook, read by another library than the one that wrote it."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from reports.exports import worksheets
from reports.exports.worklist import COLUMNS
from schemas.finding import Finding
from tests.reports.exports.published_sample import attacked, exported, publish, sample_findings
from tests.store.full_disk import room_for

HEADINGS = [column.heading for column in COLUMNS]


def sheets(data: bytes) -> list[Worksheet]:
    """Return the workbook's sheets."""
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets


def test_a_row_a_finding_below_a_header_that_stays(tmp_path: Path) -> None:
    """With widths, a filter over all of it, numbers and dates as such."""
    (sheet,) = sheets(exported(publish(tmp_path), "xlsx"))
    findings = sample_findings()
    assert (sheet.max_row, sheet.max_column) == (len(findings) + 1, len(COLUMNS))
    assert [cell.value for cell in sheet[1]] == HEADINGS
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:O{len(findings) + 1}"
    assert [round(sheet.column_dimensions[letter].width) for letter in "AJO"] == [61, 13, 21]
    found = dict(zip(HEADINGS, sheet[2], strict=True))
    known = next(finding for finding in findings if finding.finding_id == found["Finding"].value)
    assert found["Minutes"].value == known.minutes
    assert known.first_seen is not None
    assert found["First seen"].value == datetime.datetime.combine(known.first_seen.date(), datetime.time())
    assert found["To the very words"].hyperlink.target.startswith(f"{known.url}")
    assert found["To the very words"].value == "Open at the words"


def test_no_formula_and_no_unsafe_link(tmp_path: Path) -> None:
    """Of all that a page can hold; what looks like a formula is marked as text, for those who edit it."""
    data = exported(publish(tmp_path, attacked()), "xlsx")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist()}
    assert not [name for name, text in parts.items() if re.search(r"<f[ >]|<ddeLink|<oleLink", text)]
    assert not [name for name in parts if "external" in name.lower() or "vba" in name.lower()]
    (sheet,) = sheets(data)
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d"}
    for cell in cells:
        if isinstance(cell.value, str) and re.match(r"[=+\-@＝＋－＠]", cell.value):
            assert cell.quotePrefix, cell.value
        if cell.hyperlink is not None:
            assert cell.hyperlink.target.startswith("https://a.example/")
    assert any(cell.hyperlink is not None for cell in cells)


def test_a_full_sheet_is_followed_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And links beyond Excel's number are text: nothing is left out."""
    findings = [finding for finding in sample_findings() if finding.url][:7]
    monkeypatch.setattr(worksheets, "MOST_ROWS", 4)
    monkeypatch.setattr(worksheets, "MOST_LINKS", 2)
    found = sheets(exported(publish(tmp_path, findings), "xlsx"))
    assert [(sheet.title, sheet.max_row) for sheet in found] == [
        ("Findings", 4),
        ("Findings 2", 4),
        ("Findings 3", 2),
    ]
    for sheet in found:
        cells = [sheet.cell(row, 4) for row in range(2, sheet.max_row + 1)]
        assert [cell.hyperlink is not None for cell in cells] == [True, True, False][: len(cells)]
        assert all(str(cell.value).startswith("http") for cell in cells if cell.hyperlink is None)


def test_a_long_address_is_text(tmp_path: Path) -> None:
    """Excel refuses a file with a longer link."""
    (finding,) = attacked(["x"])
    long: Finding = finding.model_copy(update={"url": "https://a.example/" + "x" * 3_000})
    (sheet,) = sheets(exported(publish(tmp_path, [long]), "xlsx"))
    assert sheet.cell(2, 4).hyperlink is None
    assert str(sheet.cell(2, 4).value).startswith("https://a.example/xxx")


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    """The clock of the run is the workbook's."""
    run = publish(tmp_path)
    data = exported(run, "xlsx")
    assert data == exported(run, "xlsx")
    created = openpyxl.load_workbook(io.BytesIO(data)).properties.created
    assert created == run.manifest.now.replace(tzinfo=None)


def test_a_full_disk_is_no_fault_of_ours(tmp_path: Path) -> None:
    """The library's own error for it would be one."""
    run = publish(tmp_path)
    with room_for(5_000), pytest.raises(OSError, match="File too large"):
        exported(run, "xlsx")
