"""Docstrings of fields become the descriptions of their JSON Schema, and cost nothing before."""

import subprocess
import sys

from pydantic import Field

from schemas.field_docstrings import field_docstrings
from schemas.record import Record


class Office(Record):
    """An office."""

    name: str
    """Name on the door."""
    city: str = Field(default="", alias="town")
    """Town,
    as written."""
    note: str = ""
    rooms: int = Field(default=1, description="How many.")
    """Number of rooms."""


class Branch(Office):
    """An office of a larger one."""

    note: str = ""
    """Remark."""
    name: str
    main: str = ""
    """Name of the larger one."""


def test_docstrings_are_read_below_their_fields() -> None:
    """Those of the bases too, unless a field is annotated again."""
    assert field_docstrings(Branch) == {
        "city": "Town,\nas written.",
        "rooms": "Number of rooms.",
        "note": "Remark.",
        "main": "Name of the larger one.",
    }


def test_a_schema_has_them_as_descriptions() -> None:
    """Under the published name; a description that is given stays."""
    properties = Office.model_json_schema(by_alias=True)["properties"]
    described = {name: part.get("description") for name, part in properties.items()}
    assert described == {
        "name": "Name on the door.",
        "town": "Town,\nas written.",
        "note": None,
        "rooms": "How many.",
    }


def test_importing_records_reads_no_source() -> None:
    """The reader of docstrings is loaded by who prints a schema."""
    code = "import sys, schemas.article; print('schemas.field_docstrings' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
