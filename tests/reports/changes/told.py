"""Make changes of made-up pages, and read their lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reports.changes.change_report import change_report
from reports.changes.line_words import line_words
from reports.view import ReportData
from schemas.change import Change
from schemas.page import Page
from schemas.vocabulary import ChangeCause, ChangeOp, Fetch, PageKind
from tests.reports.clinic_sample import sample

SITE = "https://hill.example"


def change(
    number: int,
    record: str = "article",
    op: ChangeOp = ChangeOp.CHANGED,
    cause: ChangeCause = ChangeCause.SITE,
    at: str | None = None,
    **fields: tuple[Any, Any],
) -> Change:
    """Return a change of page ``number`` or its text; each field with its value before and after."""
    letter = {"page": "p", "article": "a", "text": "t", "location": "l"}[record]
    return Change(
        op=op,
        record=record,  # type: ignore[arg-type]
        id=f"{letter}-{number:016x}",
        url=at or f"{SITE}/{number}/",
        fields=sorted(f"/{name}" for name in fields),
        before={name: values[0] for name, values in fields.items()},
        after={name: values[1] for name, values in fields.items()},
        cause={f"/{name}": cause for name in fields},
    )


def page(number: int, **fields: Any) -> Page:
    """Return the page of this number as it is now."""
    url = f"{SITE}/{number}/"
    values: dict[str, Any] = {
        "http_status": 200,
        "fetch": Fetch.FETCHED,
        "kind": PageKind.ARTICLE,
        "title": f"Page {number}",
    }
    return Page(page_id=f"p-{number:016x}", url=url, final_url=url, **(values | fields))


def told(changes: Sequence[Change], pages: Sequence[Page] = (), **data: Any) -> ReportData:
    """Return the data of a run with these changes and pages."""
    return replace(sample(), changes=changes, pages=pages, articles=(), texts=(), locations=(), **data)


def lines(changes: Sequence[Change], pages: Sequence[Page] = (), **data: Any) -> list[str]:
    """Return the lines about these changes, as plain text."""
    return [line_words(line) for line in change_report(told(changes, pages, **data)).lines]


def date(value: str, raw: str = "") -> dict[str, Any]:
    """Return a date of a record."""
    return {
        "value": value,
        "precision": "day",
        "raw": raw or value,
        "source": "visible",
        "selector": "p",
        "confidence": 0.9,
    }
