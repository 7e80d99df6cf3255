"""The OpenAPI description: FastAPI's of the routes, with the published schemas as components."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from reports.api.kinds import KINDS
from reports.api.negotiation import JSONL, NDJSON
from reports.api.problem import MEDIA_TYPE, PROBLEMS, problem_type
from reports.api.schema_documents import SchemaLinks
from reports.api.site_list import Sites
from schemas.validation import schema

Json = dict[str, Any]
Responses = dict[int | str, Json]
"""Responses by their status, as FastAPI takes them."""

ABOUT = """What Checkup publishes of its sites, in the order in which it was published. See docs/api.md.

Ask a list without a cursor for all records of the newest complete run, and go on with the `next` of each answer: when
a later run is published it leads to what that run changed. Every answer has a strong `ETag`; send it as
`If-None-Match`. Errors are problem details (RFC 9457)."""


def describe(app: FastAPI, base: str) -> Json:
    """Return the description of an app that is served under the path ``base``."""
    found = get_openapi(
        title=app.title, version=app.version, openapi_version="3.1.0", description=ABOUT, routes=app.routes,
        servers=[{"url": base or "/"}],
    )  # fmt: skip
    found.setdefault("components", {})["schemas"] = _components()
    found["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    found["security"] = [{}, {"token": []}]  # a server for its own machine alone may ask for none
    return found


def list_responses(record: str) -> Responses:
    """Return the responses of a list of records."""
    jsonl = {"schema": {"type": "string", "description": f'Lines: a {record}, or `{{"removed": id}}`.'}}
    content = {"application/json": {"schema": _ref(f"{record}.page")}, JSONL: jsonl, NDJSON: jsonl}
    headers = _headers("Link", "Checkup-Next", "Checkup-More", "Checkup-Run")
    return _responses(content, "Records from a place on.", headers, 400, 404, 406, 410, 422)


def record_responses(record: str) -> Responses:
    """Return the responses of one record."""
    content = {"application/json": {"schema": _ref(record)}}
    return _responses(content, "The record.", _headers("Link", "Checkup-Run"), 404, 406, 422)


def model_responses(name: str, *errors: int) -> Responses:
    """Return the responses of a document of our own."""
    return _responses({"application/json": {"schema": _ref(name)}}, "The list.", _headers(), *errors)


def schema_responses() -> Responses:
    """Return the responses of a schema."""
    any_object: Json = {"schema": {"type": "object"}}
    content = {"application/schema+json": any_object, "application/json": any_object}
    return _responses(content, "The JSON Schema.", _headers(), 404, 406, 422)


def _responses(content: Json, words: str, headers: Json, *errors: int) -> Responses:
    problems = {MEDIA_TYPE: {"schema": _ref("problem")}}
    titles = {
        status: "; ".join(title for known, title in PROBLEMS.values() if known == status) + "."
        for status in (401, *errors, 429, 500)
    }
    return {
        200: {"description": words, "content": content, "headers": headers},
        304: {"description": "The reader has it: nothing has changed.", "headers": _headers()},
        **{status: {"description": title, "content": problems} for status, title in titles.items()},
    }


def _headers(*names: str) -> Json:
    return {name: {"description": _HEADERS[name], "schema": {"type": "string"}} for name in ("ETag", *names)}


_HEADERS = {
    "ETag": "Strong; send it as If-None-Match.",
    "Link": "`rel=next` is the address to ask next, `rel=describedby` the schema of a record.",
    "Checkup-Next": "The cursor after this answer, as `next` in JSON.",
    "Checkup-More": "`true` where the next answer can be asked for at once.",
    "Checkup-Run": "Name of the run whose records they are, percent-encoded.",
}


def _components() -> Json:
    found: Json = {"problem": _problem()}
    for record in (*(kind.record for kind in KINDS.values()), "manifest"):
        found |= _published(record)
        found[f"{record}.page"] = _page(record)
    for name, model in (("sites", Sites), ("schemas", SchemaLinks)):
        found |= _moved(name, model.model_json_schema(mode="serialization"))
    return found


def _published(record: str) -> Json:
    """Return the reader's schema of a record, and its parts, as components."""
    known = schema(record, reader=True)
    parts = _moved(record, {key: value for key, value in known.items() if key not in ("$schema", "$id")})
    parts[record]["externalDocs"] = {"url": f"schemas/{record}.reader", "description": known["$id"]}
    return parts


def _moved(name: str, document: Json) -> Json:
    """Return a schema and its definitions as components of names that no other has."""
    own = {key: value for key, value in document.items() if key != "$defs"}
    definitions = {f"{name}.{part}": value for part, value in document.get("$defs", {}).items()}
    moved: Json = _with_refs({name: own, **definitions}, name)
    return moved


def _with_refs(node: Any, name: str) -> Any:
    if isinstance(node, dict):
        return {
            key: f"#/components/schemas/{name}.{value.removeprefix('#/$defs/')}"
            if key == "$ref" and isinstance(value, str)
            else _with_refs(value, name)
            for key, value in node.items()
        }
    return [_with_refs(item, name) for item in node] if isinstance(node, list) else node


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _page(record: str) -> Json:
    text_or_null = {"type": ["string", "null"]}
    return {
        "title": f"Page of records: {record}",
        "type": "object",
        "required": ["records", "removed", "run", "previous", "next", "more", "schema", "schema_url"],
        "properties": {
            "records": {"type": "array", "items": _ref(record), "description": "As they were published."},
            "removed": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Ids of records that are not published any more.",
            },
            "run": text_or_null | {"description": "The run; null where nothing was published since."},
            "previous": text_or_null
            | {"description": "The run that they are changes of; null for a first reading."},
            "next": {"type": "string", "description": "The cursor to send next."},
            "more": {"type": "boolean", "description": "False where the next answer waits for a run."},
            "schema": text_or_null | {"description": "`$id` of the schema that these records obey."},
            "schema_url": {"type": "string", "description": "Path of today's schema."},
        },
    }


def _problem() -> Json:
    return {
        "title": "Problem details (RFC 9457)",
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string", "examples": [problem_type(name) for name in PROBLEMS]},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string", "description": "Ends with what to do next."},
            "errors": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"parameter": {"type": "string"}, "detail": {"type": "string"}},
                },
            },
        },
    }
