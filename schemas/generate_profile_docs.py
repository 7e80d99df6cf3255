"""Write ``docs/profile.md``, the reference of every key: ``python -m schemas.generate_profile_docs [--check]``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schemas.generate import build_profile
from schemas.profile import FreshnessSettings

DOCS = Path(__file__).resolve().parents[1] / "docs" / "profile.md"

_HEAD = """\
# checkup.toml

The settings of one site. Only `url` is needed; `checkup init URL` writes a first file, and
`checkup run checkup.toml` uses it. A key that is not in these tables is an error that names the nearest one.
For editors: `checkup schema profile` prints the JSON Schema.

This page is written from `schemas/profile.py` by `python -m schemas.generate_profile_docs`.
"""

_BOUNDS = {"minimum": "≥ {}", "exclusiveMinimum": "> {}", "maximum": "≤ {}"}


def page() -> str:
    """Return the Markdown page."""
    schema = build_profile()
    parts = [_HEAD]
    for name, table in _tables(schema, schema, ""):
        title = f"`[{name}]`" if name else "At the top"
        about = table.get("description", "") if name else ""
        rows = [row for key, value in table["properties"].items() if (row := _row(key, value, table, schema))]
        head = ["| key | type | default | what |", "|---|---|---|---|"]
        parts.append(
            "\n".join([f"## {title}", "", *([_markdown(about), ""] if about else []), *head, *rows, ""])
        )
        if name == "freshness.policies.NAME":
            parts.append(_policies())
    return "\n".join(parts)


def _policies() -> str:
    lines = [
        "These are the defaults; a profile's own come before them, and one of the same name changes it:",
        "",
    ]
    lines += ["| policy | due soon, months | overdue, months | genres | words |", "|---|---|---|---|---|"]
    for name, policy in FreshnessSettings().policies.items():
        genres, words = ", ".join(policy.genres), ", ".join(policy.words)
        limits = "never | never" if policy.exempt else f"{policy.due_soon_months} | {policy.overdue_months}"
        rest = "all" if genres or words else "everything else"
        lines.append(f"| `{name}` | {limits} | {genres or rest} | {words or rest} |")
    return "\n".join([*lines, ""])


def _tables(node: dict[str, Any], schema: dict[str, Any], name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a table and those below it; the name of one that people name themselves is written ``NAME``."""
    yield name, node
    for key, value in node["properties"].items():
        dotted = f"{name}.{key}" if name else key
        below = _resolved(value, schema)
        if "properties" in below:
            yield from _tables(below, schema, dotted)
        else:
            entries = below.get("additionalProperties")
            if isinstance(entries, dict) and "properties" in (entry := _resolved(entries, schema)):
                yield from _tables(entry, schema, f"{dotted}.NAME")


def _row(key: str, value: dict[str, Any], table: dict[str, Any], schema: dict[str, Any]) -> str | None:
    resolved = _resolved(value, schema)
    if "properties" in resolved:
        return None
    if key in table.get("required", []):
        default = "*needed*"
    elif value.get("default") is None:
        default = "see below" if resolved.get("type") == "object" else "none"
    else:
        default = f"`{json.dumps(value['default'], ensure_ascii=False)}`"
    return f"| `{key}` | {_type(resolved, schema)} | {default} | {_markdown(value.get('description', ''))} |"


def _type(value: dict[str, Any], schema: dict[str, Any]) -> str:
    value = _resolved(value, schema)
    if "anyOf" in value:
        return " or ".join(_type(kind, schema) for kind in value["anyOf"] if kind.get("type") != "null")
    if value.get("type") == "array":
        return f"list of {_type(value['items'], schema)}s"
    if value.get("type") == "object":
        return "table"
    names = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}
    bounds = [text.format(value[key]) for key, text in _BOUNDS.items() if key in value]
    return ", ".join([names.get(str(value.get("type")), "value"), *bounds])


def _resolved(value: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in value:
        return value
    found: dict[str, Any] = schema["$defs"][value["$ref"].rpartition("/")[2]]
    return found


def _markdown(text: str) -> str:
    return " ".join(text.split()).replace("``", "`").replace("|", "\\|")


def main(arguments: list[str]) -> int:
    """Write the page, or with ``--check`` return 1 when it is not current."""
    wanted = page()
    current = DOCS.read_text("utf-8") if DOCS.exists() else None
    if "--check" in arguments:
        if wanted != current:
            sys.stderr.write(f"{DOCS} is not current: run python -m schemas.generate_profile_docs\n")
        return int(wanted != current)
    DOCS.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
