"""Write the worklist's rows to the sheets of a workbook, with another sheet where one is full."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from reports.exports.formula import is_formula
from reports.exports.worklist import COLUMNS, Cell

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

MOST_ROWS = 1_048_576
"""Rows of a sheet with its header, in Excel
(https://support.microsoft.com/en-us/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3)."""
MOST_LINKS = 65_530
"""Links of a sheet (same source); further ones are written as text."""
MOST_URL_LETTERS = 2_000
"""Letters of a link; a longer one is written as text. Excel takes 2,079 before the fragment and as many in it."""
_LINKED = next(number for number, column in enumerate(COLUMNS) if column.heading == "To the very words")


class Worksheets:
    """Takes the rows one after another; `end` comes last."""

    def __init__(self, book: Workbook) -> None:
        """Begin the first sheet."""
        top = {"valign": "top"}
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1, **top})
        self._text = book.add_format({"text_wrap": True, **top})
        self._quoted = book.add_format({"text_wrap": True, "quote_prefix": True, **top})
        self._date = book.add_format({"num_format": "yyyy-mm-dd", **top})
        self._link = book.add_format({"font_color": "#0563C1", "underline": 1, **top})
        self._begin()

    def add(self, row: tuple[Cell, ...]) -> None:
        """Write a row below those before it."""
        if self._rows == MOST_ROWS:
            self.end()
            self._begin()
        for number, cell in enumerate(row):
            if isinstance(cell, str) and number == _LINKED and self._can_link(cell):
                words = "Open at the words" if ":~:text=" in cell else "Open the page"
                self._sheet.write_url(self._rows, number, cell, self._link, words)
                self._links += 1
            elif isinstance(cell, str):
                # An apostrophe that Excel hides keeps it a text also after somebody has edited it.
                look = self._quoted if is_formula(cell) else self._text
                self._sheet.write_string(self._rows, number, cell, look)
            elif isinstance(cell, datetime.date):
                self._sheet.write_datetime(self._rows, number, cell, self._date)
            elif cell is not None:
                self._sheet.write_number(self._rows, number, cell, self._text)
        self._rows += 1

    def end(self) -> None:
        """End the last sheet."""
        self._sheet.autofilter(0, 0, self._rows - 1, len(COLUMNS) - 1)

    def _can_link(self, url: str) -> bool:
        return self._links < MOST_LINKS and len(url) <= MOST_URL_LETTERS

    def _begin(self) -> None:
        number = len(self._book.worksheets()) + 1
        self._sheet: Any = self._book.add_worksheet("Findings" if number == 1 else f"Findings {number}")
        self._sheet.freeze_panes(1, 0)
        for place, column in enumerate(COLUMNS):
            self._sheet.set_column(place, place, column.width)
            self._sheet.write_string(0, place, column.heading, self._head)
        self._rows, self._links = 1, 0
