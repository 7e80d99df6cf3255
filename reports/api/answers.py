"""Write a page of records as JSON or as lines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import quote

from reports.api.negotiation import JSON
from reports.api.record_page import RecordPage, Removed


def body_of(page: RecordPage, record: str, media_type: str, base: str) -> bytes:
    """Return the body: ``base`` is the path of the API, under which links are."""
    return _json(page, record, base) if media_type == JSON else _lines(page, record)


def headers_of(page: RecordPage, record: str, here: str, base: str) -> Mapping[str, str]:
    """Return the headers, which say of the page what the JSON does, for those who read lines.

    ``here`` is the path and query of this list, to which the cursor is added.
    """
    cursor = page.next.to_text()
    mark = "&" if "?" in here else "?"
    links = f'<{here}{mark}cursor={cursor}>; rel="next", <{base}/schemas/{record}>; rel="describedby"'
    headers = {"Link": links, "Checkup-Next": cursor, "Checkup-More": "true" if page.more else "false"}
    return headers | ({"Checkup-Run": quote(page.run)} if page.run else {})


def _json(page: RecordPage, record: str, base: str) -> bytes:
    records = [item for item in page.items if isinstance(item, bytes)]
    rest = {
        "removed": [item.id for item in page.items if isinstance(item, Removed)],
        "run": page.run,
        "previous": page.previous,
        "next": page.next.to_text(),
        "more": page.more,
        "schema": page.schema_id,
        "schema_url": f"{base}/schemas/{record}",
    }
    # The lines go out as they are: reading and writing them again costs most of an answer, and proves nothing.
    return b'{"records":[' + b",\n".join(records) + b"]," + json.dumps(rest).encode()[1:] + b"\n"


def _lines(page: RecordPage, record: str) -> bytes:
    lines = (
        item if isinstance(item, bytes) else json.dumps({"removed": item.id, "record": record}).encode()
        for item in page.items
    )
    return b"".join(line + b"\n" for line in lines)
