"""Find the header above a table's cell."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import html

from extraction.page.document import fold

MAX_ROWS = 12
"""Rows of a table that may be a box of dates; longer ones are lists."""
MAX_COLUMNS = 50
"""Columns of such a table; a calendar's year has as many."""
_LOOKED_AT = 50
"""Elements among which its rows are: each of its cells asks for the header."""


def column_header(cell: html.HtmlElement) -> str | None:
    """Return the text of the cell above in the table's first row, or null where the cell is in no table of that shape.

    The first row is taken for a header where all its cells are ``th``, or where it is in a ``thead``.
    """
    row = cell.getparent()
    if cell.tag not in ("td", "th") or row is None or row.tag != "tr":
        return None
    table = next((node for node in row.iterancestors() if node.tag == "table"), None)
    if table is None:
        return None
    rows = list(islice(_rows(table), MAX_ROWS + 1))
    if not rows or rows[0] is row or len(rows) > MAX_ROWS:
        return None
    head = _cells(rows[0])
    above = rows[0].getparent()
    is_header = all(found.tag == "th" for found in head) or (above is not None and above.tag == "thead")
    column = _column(cell) if 2 <= len(head) <= MAX_COLUMNS and is_header else None
    if column is None:
        return None
    at = 0
    for found in head:
        width = _width(found)
        if at <= column < at + width:
            return fold(found.text_content())
        at += width
    return None


def header_row(cell: html.HtmlElement) -> list[str]:
    """Return the texts of the first row of a cell's table, empty where the cell is in it or in no table."""
    row = cell.getparent()
    table = None if row is None else _table_of(row)
    first = None if table is None else next(table.iter("tr"), None)
    if first is None or first is row:
        return []
    return [fold(found.text_content()) for found in _cells(first)[:MAX_COLUMNS]]


def cell_behind(cell: html.HtmlElement) -> str:
    """Return the text of the next cell of a table's row, empty where there is none."""
    following = next(cell.itersiblings("td", "th"), None) if cell.tag in ("td", "th") else None
    return "" if following is None else fold(following.text_content())


def _table_of(row: html.HtmlElement) -> html.HtmlElement | None:
    return next((node for node in row.iterancestors() if node.tag == "table"), None)


def _rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield the table's own rows, not those of tables within it."""
    waiting = [iter(table)]
    for _ in range(_LOOKED_AT):
        found = None
        while waiting and found is None:
            found = next(waiting[-1], None)
            if found is None:
                waiting.pop()
        if found is None:
            return
        if found.tag == "tr":
            yield found
        elif found.tag not in ("table", "td", "th", "caption"):
            waiting.append(iter(found))


def _cells(row: html.HtmlElement) -> list[html.HtmlElement]:
    """Return the row's cells, one more than `MAX_COLUMNS` at most."""
    return list(islice(row.iterchildren("td", "th"), MAX_COLUMNS + 1))


def _column(cell: html.HtmlElement) -> int | None:
    """Return the number of columns before a cell, or null where there are more than `MAX_COLUMNS` cells."""
    before = list(islice(cell.itersiblings("td", "th", preceding=True), MAX_COLUMNS + 1))
    return sum(map(_width, before)) if len(before) <= MAX_COLUMNS else None


def _width(cell: html.HtmlElement) -> int:
    span = (cell.get("colspan") or "1").strip()
    return int(span) if span.isascii() and span.isdigit() and len(span) < 4 else 1
