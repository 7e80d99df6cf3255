"""docs/api.md names all that the API has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reports.api.api import make_api
from reports.api.description import describe
from reports.api.parameters import DEFAULT, MOST
from reports.api.problem import PROBLEMS

DOCS = Path(__file__).parents[3] / "docs"


@pytest.fixture(scope="module")
def page() -> str:
    """Return the page."""
    return (DOCS / "api.md").read_text("utf-8")


def test_every_problem_is_described_with_its_status(page: str) -> None:
    """In the table, and no other is."""
    rows = re.findall(r"^\| (`[^|]*`) \| ([0-9]{3}) \|", page, re.MULTILINE)
    described = {name: int(status) for names, status in rows for name in re.findall(r"`([a-z-]+)`", names)}
    assert described == {name: status for name, (status, _) in PROBLEMS.items()}


def test_every_path_parameter_header_and_bound_is_described(page: str) -> None:
    """As the OpenAPI description has them."""
    description = describe(make_api(Path("/nowhere")), "")
    for path, operations in description["paths"].items():
        for name in re.findall(r"/([a-z]+)(?=/|$)", path):
            assert re.search(rf"[`/]{name}\b", page), name
        get = operations["get"]
        for parameter in get.get("parameters", []):
            assert parameter["in"] == "path" or f"`{parameter['name']}`" in page, parameter
        for header in get["responses"]["200"]["headers"]:
            assert f"`{header}`" in page, header
    assert f"1 to {MOST:,} ({DEFAULT})" in page


def test_the_consumers_are_linked(page: str) -> None:
    """All of them, and they are there."""
    linked = set(re.findall(r"\]\(consumers/([a-z.]+)\)", page))
    assert linked == {path.name for path in (DOCS / "consumers").iterdir()}
