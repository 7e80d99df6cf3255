"""Accept quickly a value that surely fits a JSON Schema; leave any other to ``jsonschema``.

``jsonschema`` builds objects for every part of a value, 5 ms for an article of sixty blocks. A schema compiled
once to functions accepts the same article in a twentieth of that. It knows the keywords that our schemas use, in the
meaning of draft 2020-12, and answers no where it meets another; it never refuses a record by itself, and
``tests/schemas/test_sure_accept.py`` holds the two against each other on broken records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import FormatChecker

Accept = Callable[[Any], bool]

_ANNOTATIONS = frozenset(("$schema", "$id", "$defs", "title", "description", "default"))
"""Keywords that assert nothing (JSON Schema core 2020-12, 8 and 9 of validation)."""
_OF_OBJECTS = frozenset(("properties", "required", "additionalProperties"))
"""Keywords that are checked together."""
_IS_TYPE: dict[str, Accept] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}


def sure_accept(schema: Mapping[str, Any], formats: FormatChecker) -> Accept:
    """Return a function that is true only of values that the schema accepts; false means "ask ``jsonschema``"."""
    return _Compiler(schema, formats).compile(schema)


class _Compiler:
    def __init__(self, root: Mapping[str, Any], formats: FormatChecker) -> None:
        self._definitions: Mapping[str, Any] = root.get("$defs", {})
        self._formats = formats
        self._compiled: dict[str, Accept] = {}
        self._builders: dict[str, Callable[[Any], Accept]] = {
            "$ref": self._ref, "type": self._type, "enum": self._enum, "const": self._const, "anyOf": self._any_of,
            "items": self._items, "minItems": self._min_items, "minimum": self._minimum, "maximum": self._maximum,
            "exclusiveMinimum": self._exclusive_minimum, "pattern": self._pattern, "format": self._format,
        }  # fmt: skip

    def compile(self, schema: Any) -> Accept:
        if not isinstance(schema, dict):
            return _always if schema is True else _unsure
        checks: list[Accept] = []
        for keyword, argument in schema.items():
            if keyword not in _ANNOTATIONS and keyword not in _OF_OBJECTS:
                build = self._builders.get(keyword)
                checks.append(build(argument) if build else _unsure)
        if not _OF_OBJECTS.isdisjoint(schema):
            checks.append(self._object(schema))
        return checks[0] if len(checks) == 1 else _all(checks)

    def _object(self, schema: Mapping[str, Any]) -> Accept:
        properties = {name: self.compile(part) for name, part in schema.get("properties", {}).items()}
        required = frozenset(schema.get("required", ()))
        rest = self.compile(schema.get("additionalProperties", True))
        get = properties.get

        def accept(value: Any) -> bool:
            if not isinstance(value, dict):
                return True
            if not required <= value.keys():
                return False
            for name, member in value.items():  # noqa: SIM110 - all() and a generator take twice the time
                if not get(name, rest)(member):
                    return False
            return True

        return accept

    def _ref(self, reference: str) -> Accept:
        name = reference.removeprefix("#/$defs/")
        if name not in self._definitions:
            return _unsure
        if name not in self._compiled:
            self._compiled[name] = lambda value: self._compiled[name](
                value
            )  # for a definition that names itself
            self._compiled[name] = self.compile(self._definitions[name])
        return self._compiled[name]

    def _type(self, name: Any) -> Accept:
        return _IS_TYPE.get(name, _unsure) if isinstance(name, str) else _unsure

    def _enum(self, values: list[Any]) -> Accept:
        words = frozenset(value for value in values if isinstance(value, str))
        return lambda value: isinstance(value, str) and value in words

    def _const(self, value: Any) -> Accept:
        return self._enum([value])

    def _any_of(self, schemas: list[Any]) -> Accept:
        if len(schemas) == 2 and schemas[1] == {"type": "null"}:
            present = self.compile(schemas[0])
            return lambda value: value is None or present(value)
        choices = [self.compile(schema) for schema in schemas]
        if len(choices) == 2:
            first, second = choices
            return lambda value: first(value) or second(value)
        return lambda value: any(choice(value) for choice in choices)

    def _items(self, schema: Any) -> Accept:
        each = self.compile(schema)
        return lambda value: not isinstance(value, list) or all(map(each, value))

    def _min_items(self, least: int) -> Accept:
        return lambda value: not isinstance(value, list) or len(value) >= least

    def _minimum(self, least: float) -> Accept:
        return lambda value: not isinstance(value, (int, float)) or value >= least

    def _maximum(self, most: float) -> Accept:
        return lambda value: not isinstance(value, (int, float)) or value <= most

    def _exclusive_minimum(self, least: float) -> Accept:
        return lambda value: not isinstance(value, (int, float)) or value > least

    def _pattern(self, pattern: str) -> Accept:
        search = re.compile(pattern).search
        return lambda value: not isinstance(value, str) or search(value) is not None

    def _format(self, name: str) -> Accept:
        conforms = self._formats.conforms
        return lambda value: conforms(value, name)


def _all(checks: list[Accept]) -> Accept:
    if not checks:
        return _always
    if len(checks) == 2:
        first, second = checks
        return lambda value: first(value) and second(value)
    return lambda value: all(check(value) for check in checks)


def _always(_: Any) -> bool:
    return True


def _unsure(_: Any) -> bool:
    return False
