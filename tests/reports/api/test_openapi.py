"""The OpenAPI description is what the API does: schemathesis sends what it allows, and what it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from reports.api.api import make_api
from reports.api.kinds import CHANGES, KINDS, TEXTS
from schemas.validation import schema as published_schema
from tests.reports.api.golden_runs import first_id, publish_golden
from tests.reports.api.published_runs import HOST, run_name
from tests.reports.api.reader import client

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_headers_conformance,
    response_schema_conformance, negative_data_rejection, unsupported_method,
]  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the example's two runs."""
    folder = tmp_path_factory.mktemp("data")
    for number in (1, 2):
        publish_golden(folder, number)
    return folder


@pytest.fixture(scope="module")
def api(data: Path) -> Any:
    """Return the description's schema, which sends to the API alone: a mount lets no path with a line end through."""
    return schemathesis.openapi.from_asgi("/openapi.json", make_api(data))


LISTS = ["runs", *KINDS]
OPERATIONS = [
    "sites",
    "schemas",
    "schema",
    "run",
    *LISTS,
    *(kind.record for kind in KINDS.values() if kind != CHANGES),
]
TRIED = [(name, GenerationMode.POSITIVE) for name in OPERATIONS] + [
    (name, GenerationMode.NEGATIVE) for name in LISTS
]


@pytest.mark.parametrize(("operation", "mode"), TRIED)
def test_the_api_does_what_its_description_says(
    api: Any, data: Path, operation: str, mode: GenerationMode
) -> None:
    """Two of three requests are about the site that there is, half of these about a record that it has."""
    found = api.find_operation_by_id(operation)
    folder = data / HOST / "runs" / run_name(2)
    file = folder / f"{operation}s.jsonl"

    @given(case=found.as_strategy(generation_mode=mode), known=st.integers(0, 5))
    @settings(
        max_examples=50,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def answers_are_described(case: Any, known: int) -> None:
        if "host" in case.path_parameters and known > 1:
            case.path_parameters["host"] = HOST
            if known > 3 and "run" in case.path_parameters:
                case.path_parameters["run"] = run_name(2)
            elif known > 3 and file.is_file():
                case.path_parameters["id"] = first_id(folder, f"{operation}s")
        case.call_and_validate(checks=CHECKS)

    answers_are_described()


def test_every_operation_is_tried(api: Any) -> None:
    """A new one is added to the list above."""
    names = {one.ok().definition.raw["operationId"] for one in api.get_all_operations()}
    assert names == set(OPERATIONS)


def test_the_records_in_the_description_are_the_published_schemas(data: Path) -> None:
    """Those for readers: what they accept or refuse is the same."""
    description = client(data).get("openapi.json").json()
    assert description["openapi"] == "3.1.0"
    assert description["servers"] == [{"url": "/api/v1"}]
    for kind in KINDS.values():
        body = client(data).get(f"sites/{HOST}/{kind.name}").json()
        assert body["records"] or kind == TEXTS, kind
        described = Draft202012Validator(
            {"$ref": f"#/components/schemas/{kind.record}", "components": description["components"]}
        )
        published = Draft202012Validator(published_schema(kind.record, reader=True))
        for record in body["records"][:2]:
            assert described.is_valid(record)
            for name in record:
                for other in (
                    {key: record[key] for key in record if key != name},
                    record | {name: {"x": [1]}},
                ):
                    assert described.is_valid(other) == published.is_valid(other), (kind, name)
