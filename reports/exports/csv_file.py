"""Write the editor's worklist as CSV (RFC 4180): UTF-8 with a byte order mark, which Excel asks for, and no formula."""

from __future__ import annotations

import csv
import io
from typing import IO

from reports.exports.exported_run import exported_run
from reports.exports.formula import neutral
from reports.exports.worklist import COLUMNS, Cell, rows
from reports.progress import Progress
from store.published_folder import PublishedFolder


def write(published: PublishedFolder, target: IO[bytes], progress: Progress) -> None:
    """Write one row a finding below the headings; every cell is quoted."""
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="")
    try:
        with exported_run(published, progress) as run:
            progress.stage("Writing findings", run.count_findings())
            lines = csv.writer(text, quoting=csv.QUOTE_ALL)
            lines.writerow([column.heading for column in COLUMNS])
            for row in rows(run):
                lines.writerow([_cell(cell) for cell in row])
                progress.advance()
    finally:
        text.detach()  # the file is its owner's to close


def _cell(cell: Cell) -> str:
    return "" if cell is None else neutral(cell) if isinstance(cell, str) else str(cell)
