"""Read the docstrings below the fields of a class from its source."""

from __future__ import annotations

import ast
import functools
import inspect
import textwrap
from itertools import pairwise


@functools.cache
def field_docstrings(owner: type) -> dict[str, str]:
    """Return the docstring of each field that a class or a base of it annotates; empty without source.

    Pydantic's ``use_attribute_docstrings`` reads the same of every class when it is made, a third of the time in which
    our records are imported; only who prints a schema asks.
    """
    found: dict[str, str] = {}
    for base in reversed(owner.__mro__):
        annotated = inspect.get_annotations(base)
        for name in annotated:
            found.pop(name, None)  # a field that is annotated again has its own docstring or none
        found |= {name: text for name, text in _of_class(base).items() if name in annotated}
    return found


@functools.cache
def _of_class(owner: type) -> dict[str, str]:
    if owner.__module__ in ("builtins", "abc", "typing") or owner.__module__.partition(".")[0] == "pydantic":
        return {}
    try:
        source = inspect.getsource(owner)
    except (OSError, TypeError):
        return {}
    body = ast.parse(textwrap.dedent(source)).body[0]
    assert isinstance(body, ast.ClassDef)
    return {
        field.target.id: inspect.cleandoc(text.value.value)
        for field, text in pairwise(body.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }
