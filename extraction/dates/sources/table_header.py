"""Find the header above a table's cell."""

from __future__ import annotations

from lxml import html

from extraction.page.document import fold

MAX_ROWS = 12
"""Rows of a table that may be a box of dates; longer ones are lists."""


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
    rows = [found for found in table.iter("tr") if _table_of(found) is table]
    head = [found for found in rows[0] if found.tag in ("td", "th")]
    above = rows[0].getparent()
    is_header = all(found.tag == "th" for found in head) or (above is not None and above.tag == "thead")
    if rows[0] is row or len(rows) > MAX_ROWS or len(head) < 2 or not is_header:
        return None
    column = _column(cell)
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
    return [fold(found.text_content()) for found in first if found.tag in ("td", "th")]


def cell_behind(cell: html.HtmlElement) -> str:
    """Return the text of the next cell of a table's row, empty where there is none."""
    following = next(cell.itersiblings("td", "th"), None) if cell.tag in ("td", "th") else None
    return "" if following is None else fold(following.text_content())


def _table_of(row: html.HtmlElement) -> html.HtmlElement | None:
    return next((node for node in row.iterancestors() if node.tag == "table"), None)


def _column(cell: html.HtmlElement) -> int:
    return sum(_width(before) for before in cell.itersiblings("td", "th", preceding=True))


def _width(cell: html.HtmlElement) -> int:
    span = (cell.get("colspan") or "1").strip()
    return int(span) if span.isascii() and span.isdigit() and len(span) < 4 else 1
