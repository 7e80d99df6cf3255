"""Write the JSON Schema of every record to ``schemas/json/``: ``python -m schemas.generate [--check]``.

Two of each, draft 2020-12: the writer's is closed (an unknown key is our mistake), the reader's is open (a
newer minor version may add keys). The profile, which people write, has one, by which an editor checks and completes it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from schemas.profile import Profile
from schemas.record import Record
from schemas.records import RECORDS, VERSIONS

FOLDER = Path(__file__).parent / "json"


def schema_id(name: str, *, reader: bool = False) -> str:
    """Return a schema's ``$id``, e.g. ``urn:clinic-checkup:article:1.0``."""
    return f"urn:clinic-checkup:{name}:{VERSIONS[name]}{':reader' if reader else ''}"


def build(name: str, record: type[Record], *, reader: bool = False) -> dict[str, Any]:
    """Return the JSON Schema of one record's published form."""
    schema = record.model_json_schema(mode="serialization", by_alias=True)
    if reader:
        _open(schema)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": schema_id(name, reader=reader)}
    return head | schema


def build_profile() -> dict[str, Any]:
    """Return the JSON Schema of ``checkup.toml``."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": schema_id("profile")}
    return head | Profile.model_json_schema(mode="validation")


def _open(node: Any) -> None:
    if isinstance(node, dict):
        if node.get("additionalProperties") is False:
            del node["additionalProperties"]
        for value in node.values():
            _open(value)
    elif isinstance(node, list):
        for value in node:
            _open(value)


def texts() -> dict[Path, str]:
    """Return every generated file's path and text."""
    result = {FOLDER / "profile.schema.json": _text(build_profile())}
    for name, record in RECORDS.items():
        for reader, suffix in ((False, ""), (True, ".reader")):
            schema = build(name, record, reader=reader)
            result[FOLDER / f"{name}{suffix}.schema.json"] = _text(schema)
    return result


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Write the files, or with ``--check`` return 1 when one is not current."""
    wanted = texts()
    present = set(FOLDER.glob("*.json"))
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    stale += sorted(present - set(wanted))
    if "--check" in arguments:
        for path in stale:
            sys.stderr.write(f"{path} is not current: run python -m schemas.generate\n")
        return 1 if stale else 0
    FOLDER.mkdir(exist_ok=True)
    for path in present - set(wanted):
        path.unlink()
    for path, text in wanted.items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
