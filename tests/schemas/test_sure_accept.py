"""Test that the quick validation accepts nothing that jsonschema refuses, and every record of a run."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.sure_accept import sure_accept
from schemas.validation import schema, validator

RECORDS = {
    name: [json.loads(line) for line in file.read_text("utf-8").splitlines()][:12]
    for name in ("article", "page", "location", "finding", "outcome")
    if (file := next(Path(__file__).parent.parent.glob(f"golden/**/{name}s.jsonl"))).stat().st_size
}
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 9), st.floats(allow_nan=False), st.text(max_size=4), st.just([]),
    st.just({}), st.sampled_from(["2021-02-30", "2021-08", "2026-11-22T00:00:00Z", "2026-11-22", "article", "live\n"]),
)  # fmt: skip


def accepts(name: str, value: Any) -> bool:
    formats = validator(name).format_checker
    assert formats is not None
    return sure_accept(schema(name), formats)(value)


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_sure_of_good_records(name: str) -> None:
    """Every good record is accepted; an unknown schema keyword would send all of them the slow way."""
    assert all(accepts(name, record) for record in RECORDS[name])


@given(st.data())
def test_never_accepts_what_jsonschema_refuses(data: st.DataObject) -> None:
    """A record changed anywhere is accepted only if jsonschema accepts it."""
    name = data.draw(st.sampled_from(sorted(RECORDS)))
    record = copy.deepcopy(data.draw(st.sampled_from(RECORDS[name])))
    for _ in range(data.draw(st.integers(1, 2))):
        _break(record, data)
    if accepts(name, record):
        assert validator(name).is_valid(record)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ({"oneOf": [{"type": "string"}]}, "a"),
        ({"type": ["string", "null"]}, "a"),
        ({"$ref": "#/$defs/Missing"}, "a"),
        ({"patternProperties": {"a": False}}, {"a": 1}),
    ],
)
def test_not_sure_of_what_it_does_not_know(part: dict[str, Any], value: Any) -> None:
    """A value under a keyword that it does not know is left to jsonschema."""
    formats = validator("page").format_checker
    assert formats is not None
    assert not sure_accept({"properties": {"field": part}}, formats)({"field": value})


def test_a_definition_may_name_itself() -> None:
    """A schema of a tree of nodes is followed to any depth."""
    tree = {
        "$defs": {"Node": {"type": "object", "properties": {"under": {"items": {"$ref": "#/$defs/Node"}}}}},
        "$ref": "#/$defs/Node",
    }
    formats = validator("page").format_checker
    assert formats is not None
    accept = sure_accept(tree, formats)
    assert accept({"under": [{"under": []}]})
    assert not accept({"under": [{"under": [3]}]})


def _break(value: Any, data: st.DataObject) -> None:
    """Change, drop or add one member somewhere below."""
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        below = value[key]
        if isinstance(below, (dict, list)) and below and data.draw(st.booleans()):
            value = below
            continue
        act = data.draw(st.sampled_from(["change", "drop", "add"]))
        if act == "change":
            value[key] = data.draw(VALUES)
        elif act == "drop":
            del value[key]
        elif isinstance(value, dict):
            value[data.draw(st.text(max_size=3))] = data.draw(VALUES)
        return
