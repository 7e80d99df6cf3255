"""Read ``checkup.toml``, and name every mistake with its line and the nearest key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ValidationError

from schemas.errors import ProfileError
from schemas.named_file import read_named_file
from schemas.profile import Profile

MAX_BYTES = 1_000_000
"""Largest profile that is read; one with a thousand words of a clinic's own has 15,000."""
MAX_VALUE_CHARACTERS = 200
"""A wrong value is shown up to this length."""

_LINE = re.compile(r"line (\d+)")
"""Matches ``line 3`` of a TOML error: the standard library gives the line only in words."""
_TABLE = re.compile(r"\[{1,2}([^\[\]]+)\]{1,2}")
"""Matches ``[crawl]``."""
_DEEP = re.compile(r"(?<![A-Za-z0-9_-])(?:(?:[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){20}")
"""Matches ``a.a.`` … of twenty parts: the standard library takes the square of a key's parts, and ours have four."""
_KEY = re.compile(r"([A-Za-z0-9_\-.\"' ]+)=")
"""Matches ``delay_seconds =``."""


def read_profile(path: Path) -> Profile:
    """Return the profile of a file; raise `ProfileError` naming file, line, key and what to write instead."""
    try:
        text = _text(path)
        values = tomllib.loads(_without_deep_keys(text))
    except OSError as error:
        raise ProfileError(
            f"cannot read {path}: {error.strerror}. Make one with 'checkup init URL'.", path=str(path)
        ) from error
    except UnicodeDecodeError as error:
        raise ProfileError(f"{path} is not UTF-8 text: save it as UTF-8.", path=str(path)) from error
    except (ValueError, RecursionError) as error:  # ValueError: a number of thousands of digits
        found = _LINE.search(str(error)) if isinstance(error, tomllib.TOMLDecodeError) else None
        line = int(found[1]) if found else None
        said = _too_much(error) or str(error)
        raise ProfileError(
            f"{_place(path, line)}: not valid TOML: {said}. docs/profile.md lists every key with its form.",
            path=str(path),
            line=line,
        ) from error
    if "url" not in values:
        raise ProfileError(
            f"{path}: the key 'url' is missing: add a first line like url = \"https://clinic.example/\".",
            path=str(path),
            key="url",
        )
    try:
        return Profile.model_validate(values)
    except ValidationError as error:
        raise _explain(error, path, text) from error


def mistake(path: Path, keys: list[str], message: str) -> ProfileError:
    """Return the error about a key of a file that was read before, with the key's line."""
    try:
        line = _line_of(_text(path), keys)
    except (OSError, ValueError):  # it has changed since
        line = None
    return ProfileError(f"{_place(path, line)}: {message}", path=str(path), line=line, key=".".join(keys))


def shown(value: object) -> str:
    """Return a value as the profile writes it, cut; only its type where it is too large to be written.

    >>> shown("1")
    "'1'"
    """
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # a number of thousands of digits, tables nested in tables
        return "a value too large to show"
    return text if len(text) <= MAX_VALUE_CHARACTERS else f"{text[:MAX_VALUE_CHARACTERS]}…"


def _text(path: Path) -> str:
    """Return the file's text without the mark that some editors begin it with."""
    return read_named_file(path, MAX_BYTES, regular=True).decode("utf-8-sig")


def _too_much(error: ValueError | RecursionError) -> str | None:
    """Return what is too much for the standard library in words; null for a mistake that it names."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return None if isinstance(error, tomllib.TOMLDecodeError) else "it holds a number of thousands of digits"


def _without_deep_keys(text: str) -> str:
    """Return the text; raise ``RecursionError`` where it has a key of twenty parts or more."""
    if _DEEP.search(text):
        raise RecursionError
    return text


def _explain(error: ValidationError, path: Path, text: str) -> ProfileError:
    mistakes = error.errors()
    first = next(
        (e for e in mistakes if e["type"] == "extra_forbidden"), mistakes[0]
    )  # a misspelt key explains a missing one
    keys = [str(part) for part in first["loc"]]
    dotted = ".".join(keys)
    line = _line_of(text, keys)
    if first["type"] == "extra_forbidden":
        near = get_close_matches(keys[-1], _known_keys(keys[:-1]), n=1, cutoff=0.4)
        hint = (
            f"Did you mean '{near[0]}'?" if near else f"Known here are {', '.join(_known_keys(keys[:-1]))}."
        )
        message = f"unknown key '{dotted}'. {hint}"
    else:
        said = first["msg"][:1].lower() + first["msg"][1:]  # a tag or placeholder in it keeps its case
        message = f"'{dotted}' = {shown(first['input'])}: {said}. Correct the value."
    return ProfileError(f"{_place(path, line)}: {message}", path=str(path), line=line, key=dotted)


def _place(path: Path, line: int | None) -> str:
    return f"{path}, line {line}" if line else str(path)


def _known_keys(tables: list[str]) -> list[str]:
    model: type[BaseModel] = Profile
    for table in tables:
        field = model.model_fields.get(table)
        if field is None:
            continue
        for kind in (field.annotation, *get_args(field.annotation)):
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                model = kind
    return sorted(model.model_fields)


def _line_of(text: str, keys: list[str]) -> int | None:
    """Return the line of the longest part of a dotted key that the file writes, or null."""
    best: tuple[int, int] | None = None
    for number, path in _written_keys(text):
        length = len(path)
        if path == keys[:length] and (best is None or length > best[0]):
            best = (length, number)
    return best[1] if best else None


def _written_keys(text: str) -> Iterator[tuple[int, list[str]]]:
    table: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if found := _TABLE.match(line.lstrip()):
            table = _parts(found[1])
            yield number, table
        elif found := _KEY.match(line.lstrip()):
            yield number, table + _parts(found[1])


def _parts(dotted: str) -> list[str]:
    return [part.strip().strip("\"'") for part in dotted.split(".")]
