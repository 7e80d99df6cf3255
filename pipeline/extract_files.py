"""Extract records from saved pages without a store, for `checkup extract`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schemas.errors import UsageError
from schemas.page import Page
from schemas.record import Record
from schemas.validation import check
from schemas.vocabulary import Fetch

if TYPE_CHECKING:
    from extraction import FinishedPage
    from schemas.location import Location


def record_lines(files: Iterable[str], url: str | None = None) -> Iterator[str]:
    """Yield the records of saved pages, one JSON line each: all pages, all articles, then the offices."""
    from extraction import extract_pages

    names = list(files)
    if url and len(names) > 1:
        raise UsageError(
            "--url names the origin of one file: give one FILE, or use '-' with a url for each page."
        )
    pages = [(name, url or Path(name).resolve().as_uri(), _bytes(name), None) for name in names]
    finished = extract_pages(pages)
    offices: dict[str, Location] = {}
    for _, result, locations in finished:
        yield _checked("page", _page(result))
        if result.article:
            yield _checked("article", result.article)
        offices.update((location.location_id, location) for location in locations)
    for location in offices.values():
        yield _checked("location", location)


def batch_lines(stream: Iterable[str]) -> Iterator[str]:
    """Yield one line ``{"id", "page", "articles", "locations"}`` for each request line, in order.

    Pages of the same host are finished with the facts of that host in the whole batch. A page that cannot be
    read gives a page record with an error; a line that is not a request raises `UsageError` with its number.
    """
    from extraction import extract_pages

    finished = extract_pages(
        [_request(number, line) for number, line in enumerate(stream, 1) if line.strip()]
    )
    for identifier, result, locations in finished:
        parts = {
            "id": identifier,
            "page": json.loads(_checked("page", _page(result))),
            "articles": [json.loads(_checked("article", result.article))] if result.article else [],
            "locations": [json.loads(_checked("location", location)) for location in locations],
        }
        yield json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def _request(number: int, line: str) -> tuple[str, str, bytes, str | None]:
    try:
        request: Any = json.loads(line)
        identifier, url = str(request["id"]), str(request["url"])
        if "html" in request:
            body = str(request["html"]).encode("utf-8", "replace")
            return identifier, url, body, "text/html; charset=utf-8"
        path = str(request["path"])
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f'line {number} of the input is no request: write {{"id": …, "url": …, "path": …}} '
            f'or {{"id": …, "url": …, "html": …}} ({type(error).__name__}: {error}).'
        ) from error
    return identifier, url, _bytes(path), None


def _bytes(name: str) -> bytes:
    path = Path(name)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"cannot read {name}: {error.strerror}. Name a saved page, or '-' for JSON lines."
        ) from error
    if path.suffix == ".gz":
        import gzip

        try:
            return gzip.decompress(data)
        except (OSError, EOFError) as error:
            raise UsageError(f"{name} is no gzip file: {error}.") from error
    return data


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
        document=result.document,
        content_hash=result.content_hash,
        error=result.unreadable,
        notes=sorted(str(note) for note in result.notes),
    )


def _checked(name: str, record: Record) -> str:
    line = record.to_json()
    reject = check(name, json.loads(line))
    if reject is not None:
        return reject.to_json()
    return line
