"""Test that the header above a date is found, and that a long table costs no cell more than a short one."""

from __future__ import annotations

import pytest
from lxml import html

from extraction.dates.sources import table_header
from extraction.dates.sources.table_header import MAX_COLUMNS, MAX_ROWS, column_header, header_row


def table(rows: int, columns: int = 2, inner: str = "") -> list[html.HtmlElement]:
    """Return the cells of a table's last column."""
    head = "<thead><tr>" + "".join(f"<th>Head {at}{inner}</th>" for at in range(columns)) + "</tr></thead>"
    body = "".join(
        f"<tr>{'<td>x</td>' * (columns - 1)}<td class=it>May 3, 2020</td></tr>" for _ in range(rows)
    )
    return html.fromstring(f"<table>{head}<tbody>{body}</tbody></table>").find_class("it")


def test_the_cell_above_is_the_header() -> None:
    """Also where the header's own cells hold tables with rows."""
    inner = "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>" * 20
    assert [column_header(cell) for cell in table(3)] == ["Head 1"] * 3
    assert all((column_header(cell) or "").startswith("Head 1") for cell in table(3, inner=inner))


def test_lists_and_calendars_have_none() -> None:
    """More rows or columns than a box of dates."""
    assert {column_header(cell) for cell in table(MAX_ROWS)} == {None}
    assert {column_header(cell) for cell in table(1, MAX_COLUMNS + 1)} == {None}
    assert len(header_row(table(1, 3_000)[0])) == MAX_COLUMNS


def test_a_cell_looks_at_few_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of a table's dates asks for its header, so none may walk through all rows."""
    rows, walked = table_header._rows, 0

    def counted(element: html.HtmlElement):  # type: ignore[no-untyped-def]
        nonlocal walked
        for row in rows(element):
            walked += 1
            yield row

    monkeypatch.setattr(table_header, "_rows", counted)
    cells = table(500)
    assert {column_header(cell) for cell in cells} == {None}
    assert walked == len(cells) * (MAX_ROWS + 1)
