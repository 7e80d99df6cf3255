"""Extract records from saved pages without a store, for `checkup extract`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from pipeline.saved_input import BadLine, check_url, read_requests, read_saved
from schemas.errors import InputError, UsageError
from schemas.page import Page
from schemas.record import Record
from schemas.validation import check
from schemas.vocabulary import Fetch

if TYPE_CHECKING:
    from extraction import FinishedPage, SavedPage
    from schemas.location import Location


def record_lines(
    files: Iterable[str], url: str | None, report: Callable[[InputError], None]
) -> Iterator[str]:
    """Yield the records of saved pages, one JSON line each: each page with its article, then the offices.

    A file that cannot be read is reported; the others give their records. A record that its schema refuses is a
    reject instead.
    """
    from extraction import SavedPage, finish_saved

    names = list(files)
    if url is not None:
        check_url(url)
        if len(names) > 1:
            raise UsageError(
                "--url names the origin of one file: give one FILE, or use '-' with a url for each page."
            )

    def saved() -> Iterator[SavedPage]:
        for name in names:
            try:
                yield SavedPage(name, url or Path(name).resolve().as_uri(), read_saved(name))
            except InputError as error:
                report(error)

    offices: dict[str, Location] = {}
    for _, result, locations in finish_saved(saved()):
        yield from (_checked(name, record)[0] for name, record in _records(result, ()))
        offices.update((location.location_id, location) for location in locations)
    yield from (_checked("location", location)[0] for location in offices.values())


def batch_lines(stream: IO[bytes], report: Callable[[InputError], None]) -> Iterator[str]:
    """Yield one line for each request line, in order, after all are read.

    It is ``{"id", "page", "articles", "texts", "locations"}``, or ``{"id", "error": {"kind", "message"}}`` for a line
    that gives no page, which is reported too. A record that its schema refuses is under ``rejects`` instead. Pages of
    one host are finished with what the whole batch shows of that host (`finish_saved`).
    """
    from extraction import finish_saved

    bad: list[BadLine | None] = []
    """Of each line what is wrong with it; null for a page."""

    def saved() -> Iterator[SavedPage]:
        for request in read_requests(stream):
            if isinstance(request, BadLine):
                report(request.error)
                bad.append(request)
            else:
                bad.append(None)
                yield request

    finished = finish_saved(saved())
    for line in bad:
        if line is None:
            parts = _parts(*next(finished))
        else:
            parts = {"id": line.id, "error": {"kind": line.error.fault, "message": str(line.error)}}
        yield json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def _parts(identifier: str | int, result: FinishedPage, locations: list[Location]) -> dict[str, Any]:
    parts: dict[str, Any] = {"id": identifier, "page": None, "articles": [], "texts": [], "locations": []}
    rejects = []
    for name, record in _records(result, locations):
        line, accepted = _checked(name, record)
        value = json.loads(line)
        if not accepted:
            rejects.append(value)
        elif name == "page":
            parts[name] = value
        else:
            parts[f"{name}s"].append(value)
    return {**parts, "rejects": rejects} if rejects else parts


def _records(result: FinishedPage, locations: Iterable[Location]) -> Iterator[tuple[str, Record]]:
    yield "page", _page(result)
    if result.text:
        yield result.text.record, result.text
    for location in locations:
        yield "location", location


def _page(result: FinishedPage) -> Page:
    return Page(
        page_id=result.page_id,
        url=result.url,
        final_url=result.url,
        fetch=Fetch.ERROR if result.unreadable else Fetch.FETCHED,
        kind=result.kind,
        kind_confidence=result.kind_confidence,
        language=result.language,
        title=result.title,
        software=result.software,
        document=result.document,
        content_hash=result.content_hash,
        error=result.unreadable,
        notes=sorted(result.page_notes()),
    )


def _checked(name: str, record: Record) -> tuple[str, bool]:
    """Return a record's line and true, or the line of its reject and false."""
    line = record.to_json()
    reject = check(name, json.loads(line))
    return (line, True) if reject is None else (reject.to_json(), False)
