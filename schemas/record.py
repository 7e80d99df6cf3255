"""The shape that all records share: frozen, closed, keyword-only."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A typed value that crosses a boundary; equal by value, never changed in place.

    Unknown keys are refused on the way in (the writer's closed schema), so that a misspelt field is an
    error of validation and not a hole in somebody's data.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    def to_json(self) -> str:
        """Return the record as one line of JSON, keys in the order of the model, no white space."""
        return self.model_dump_json()
