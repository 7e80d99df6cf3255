"""Read of every page what a report counts and names: a fifth of the cost of its whole record, and of its memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from schemas.page import Page
from schemas.vocabulary import Fetch, Lifecycle, PageKind
from store.record_file import RecordFile


class LineSoftware(msgspec.Struct, frozen=True):
    """What made a page; see `schemas.software.Software`."""

    name: str
    base_url: str | None = None
    edit_id: str | None = None


class PageLine(msgspec.Struct, kw_only=True, frozen=True):
    """The fields of a page that a report uses; names and values are those of `schemas.page.Page`."""

    page_id: str
    url: str
    final_url: str
    previous_urls: list[str] = []
    http_status: int | None = None
    fetch: Fetch
    kind: PageKind
    title: str | None = None
    inlinks: int = 0
    linked_from: list[str] = []
    lifecycle: Lifecycle = Lifecycle.LIVE
    error: str | None = None
    notes: list[str] = []
    document: dict[str, object] | None = None
    software: LineSoftware | None = None


_decode = msgspec.json.Decoder(PageLine).decode
page_line = _decode
"""Return the line of one page's record as JSON."""
_PLAIN = tuple(name for name in PageLine.__struct_fields__ if name not in ("document", "software"))


def page_lines(pages: Sequence[Page]) -> Iterator[PageLine]:
    """Yield the line of each page, in order, whether they are in a file or in memory."""
    if isinstance(pages, RecordFile):
        if pages.rows:
            with pages.path.open("rb") as lines:
                yield from map(_decode, lines)
        return
    for page in pages:
        made = page.software
        yield PageLine(
            **{name: getattr(page, name) for name in _PLAIN},
            document=page.document.model_dump() if page.document else None,
            software=LineSoftware(made.name, made.base_url, made.edit_id) if made else None,
        )
