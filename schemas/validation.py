"""Check every record against its published JSON Schema, formats too."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from schemas.reject import Reject
from schemas.sure_accept import Accept, sure_accept

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

MAX_VALUE_CHARACTERS = 200
"""A bad value is kept up to this length; the page's text is hostile and may be long."""


@cache
def schema(name: str, *, reader: bool = False) -> dict[str, Any]:
    """Return a record's JSON Schema as published; raise ``KeyError`` for an unknown name."""
    file = files("schemas") / "json" / f"{name}{'.reader' if reader else ''}.schema.json"
    if not file.is_file():
        raise KeyError(name)
    loaded: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return loaded


@cache
def validator(name: str) -> Draft202012Validator:
    """Return the one validator of a record's writer schema; formats are really checked."""
    from jsonschema import Draft202012Validator, FormatChecker

    checker = FormatChecker(("date-time", "date"))
    missing = {"date-time", "date"} - set(checker.checkers)
    if missing:  # jsonschema passes over a format whose package is not installed
        raise RuntimeError(f"no checker for {sorted(missing)}: install rfc3339-validator")
    return Draft202012Validator(schema(name), format_checker=checker)


@cache
def _surely_accepts(name: str) -> Accept:
    formats = validator(name).format_checker
    assert formats is not None
    return sure_accept(schema(name), formats)


def check(name: str, value: dict[str, Any]) -> Reject | None:
    """Return null where the schema accepts the value, else the reject with the reason (the best match of the first)."""
    if _surely_accepts(name)(value):
        return None
    from jsonschema.exceptions import best_match

    errors = sorted(validator(name).iter_errors(value), key=lambda error: list(map(str, error.absolute_path)))
    if not errors:
        return None
    error: ValidationError = best_match(errors[:20])
    pointer = "".join(f"/{_escape(str(part))}" for part in error.absolute_path)
    return Reject(
        record=name,
        id=_text(value.get(f"{name}_id")),
        url=_text(value.get("url")),
        pointer=pointer,
        keyword=str(error.validator),
        value=_cut(error.instance),
        message=error.message[: 2 * MAX_VALUE_CHARACTERS],
    )


def _escape(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _cut(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text[:MAX_VALUE_CHARACTERS]
