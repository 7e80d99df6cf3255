"""The parameters of the lists, each described once."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query

from reports.api.moment import Moment
from reports.api.negotiation import Format

MOST = 1_000
"""Records of one answer at most."""
DEFAULT = 100
"""Records of an answer whose limit is not named."""

Host = Annotated[
    str,
    Path(description="The site's host, as `/sites` lists it.", examples=["clinic.example"]),
]
CursorText = Annotated[
    str | None,
    Query(
        description="The `next` of the answer before. It is opaque, and of this list alone.",
    ),
]
ChangedSince = Annotated[
    Moment | None,
    Query(
        description="Only what runs changed that were finished after this time: RFC 3339 with its zone, or a date "
        "(00:00 UTC). Excludes `cursor`.",
        examples=["2026-11-22T20:36:00Z", "2026-11-22"],
    ),
]
Limit = Annotated[
    int,
    Query(
        ge=1, le=MOST, description="Records of one answer at most; long ones (8 MB together) end it earlier."
    ),
]
AskedFormat = Annotated[
    Format | None,
    Query(alias="format", description="The form of the answer; wins over the header `Accept`."),
]
RecordId = Annotated[str, Path(description="The record's id.", examples=["a-0123456789abcdef"])]
RunName = Annotated[str, Path(description="The run's name.", examples=["20261122T203600Z-1a2b"])]
SchemaName = Annotated[
    str,
    Path(
        description="A record's name: the schema of those who write; with `.reader`, of those who read, which lets "
        "fields of newer versions through.",
        examples=["article", "article.reader"],
    ),
]
