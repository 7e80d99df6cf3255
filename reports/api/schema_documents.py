"""The published JSON Schemas, by link."""

from __future__ import annotations

import json
from functools import cache

from pydantic import BaseModel

from reports.api.problem import ProblemError
from schemas.records import RECORDS
from schemas.validation import schema

_READER = ".reader"


class SchemaLink(BaseModel):
    """A published schema."""

    name: str
    """Name in its address."""
    id: str
    """Its ``$id``."""
    url: str
    """Path of the schema."""


class SchemaLinks(BaseModel):
    """All published schemas."""

    schemas: list[SchemaLink]
    """Each record's for those who write and for those who read, and the profile's."""


def schema_links(base: str) -> SchemaLinks:
    """Return the links to all schemas; ``base`` is the path of the API."""
    links = [
        SchemaLink(name=name, id=_schema(name)["$id"], url=f"{base}/schemas/{name}") for name in _names()
    ]
    return SchemaLinks(schemas=links)


@cache
def schema_text(name: str) -> bytes:
    """Return a schema; raise the problem ``unknown-schema``."""
    if name not in _names():
        raise ProblemError("unknown-schema", f"Take one of {', '.join(RECORDS)}, or one of /schemas.")
    return json.dumps(_schema(name), indent=1, ensure_ascii=False).encode() + b"\n"


def _schema(name: str) -> dict[str, str]:
    return schema(name.removesuffix(_READER), reader=name.endswith(_READER))


@cache
def _names() -> tuple[str, ...]:
    return (*(f"{name}{suffix}" for name in RECORDS for suffix in ("", _READER)), "profile")
