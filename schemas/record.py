"""The shape that all records share: frozen, closed, keyword-only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


class Record(BaseModel):
    """A typed value that crosses a boundary; equal by value, never changed in place.

    Unknown keys are refused on the way in (the writer's closed schema), so that a misspelt field is an
    error of validation and not a hole in somebody's data.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler, /
    ) -> JsonSchemaValue:
        """Return the JSON Schema with the docstring of each field as its description."""
        from schemas.field_docstrings import field_docstrings

        result = handler(core_schema)
        properties = handler.resolve_ref_schema(result).get("properties", {})
        texts = field_docstrings(cls)
        for name, field in cls.model_fields.items():
            written = properties.get(field.serialization_alias or field.alias or name)
            if name in texts and written is not None:
                written.setdefault("description", texts[name])
        return result

    def to_json(self) -> str:
        """Return the record as one line of JSON, keys in the order of the model, no white space."""
        return self.model_dump_json()
