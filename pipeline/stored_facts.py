"""Read stored facts one list at a time, for the audits of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar, get_origin

from pydantic import BaseModel, ConfigDict, create_model

from schemas.facts.page_facts import Facts
from schemas.vocabulary import FactName

AnyFacts = TypeVar("AnyFacts", bound=Facts)


@dataclass(frozen=True, slots=True)
class StoredFacts(Generic[AnyFacts]):
    """The facts of many pages or of a template's regions; their lines are read again for each list."""

    record: type[AnyFacts]
    """The facts' record."""
    read: Callable[[], Iterator[str | bytes]]
    """Returns their lines."""

    def of(self, name: FactName) -> Iterator[AnyFacts]:
        """Yield the facts with this list filled, the others left empty: they are most of a large site's lines."""
        part = _part(self.record, name)
        for line in self.read():
            yield self.record.model_construct(**dict(part.model_validate_json(line)))


@cache
def _part(record: type[Facts], name: FactName) -> type[BaseModel]:
    """Return the model of a record's own values and of one of its lists; it skips the rest of a line."""
    fields: dict[str, Any] = {
        key: (field.annotation, field)
        for key, field in record.model_fields.items()
        if key == name or not _holds_facts(field.annotation)
    }
    return create_model(
        f"{record.__name__}Part", __config__=ConfigDict(extra="ignore", frozen=True), **fields
    )


def _holds_facts(annotation: Any) -> bool:
    return get_origin(annotation) is list or (
        isinstance(annotation, type) and issubclass(annotation, BaseModel)
    )
