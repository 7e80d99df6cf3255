"""Read the text of a JSON-LD script: strictly, and where that fails leniently, with the fault."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import Any, NoReturn

_WRAPPERS = re.compile(
    r"^\s*(?:<!--(?:[^{}\[\]<>]*-->)?|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
"""Matches the ``<!--`` and ``-->`` around a script's text, and ``<!-- SEO plug-in -->`` before it."""
_OUTSIDE_JSON = re.compile(
    r'(?P<string>"(?:[^"\\]++|\\.)*+"?)|//[^\r\n]*|/\*(?:.*?\*/|.*)|[\u00a0\u200b\ufeff\u2028\u2029]+',
    re.DOTALL,
)
"""Matches a string, ``// a comment``, ``/* another */`` and the byte order mark, whichever comes first."""
_TRAILING_COMMA = re.compile(r'(?P<string>"(?:[^"\\]++|\\.)*+"?)|,(?=\s*[}\]])', re.DOTALL)
"""Matches a string and the comma of ``,}``."""
_WRONG_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
r"""Matches ``\'`` and ``\n``; JSON has only the second."""
_ESCAPES = frozenset('"\\/bfnrt')
_CURLY = str.maketrans("\u201c\u201d\u2033", '"""')
"""Quotation marks that an editor for texts makes of straight ones."""
_COMMENT = re.compile(r"(?://|/\*)(?P<markup>\s*(?:<!\[CDATA|\]\]>))?")
"""Matches the ``//`` of ``// a comment``, and ``//<![CDATA``, which is markup."""
_MARKUP = "Markup around the JSON"
_BETWEEN = " \t\r\n;,"
"""Characters between several values in one script, as some plug-ins write them."""


@dataclass(frozen=True, slots=True)
class JsonText:
    """The values of a JSON text, with its first fault."""

    values: tuple[Any, ...]
    """The values read, in order; one for valid JSON, none for a text that cannot be read."""
    error: str | None = None
    """The reason why it is not JSON, in words; null for valid JSON."""
    position: int = 0
    """Offset of the fault in the text."""


class _ConstantError(ValueError):
    """Raised for a constant that Python's reader takes and JSON does not have."""


def _no_constant(name: str) -> NoReturn:
    raise _ConstantError(name)


_STRICT = json.JSONDecoder(parse_constant=_no_constant)
_LENIENT = json.JSONDecoder(strict=False)


def read_json(text: str) -> JsonText:
    r"""Return the values of a JSON text, and the fault of one that is not JSON as RFC 8259 has it.

    A text with a fault is read again where the writer's intent is plain: comments, a byte order mark or hard blanks
    between the values, escapes that JSON does not have (``\'``), raw line breaks in strings, commas before a closing
    bracket, several values in a row, a text whose quotation marks are written as ``&quot;`` or curly. Valid JSON is
    parsed once. Linear in the length of the text.
    """
    fault = _fault_or_value(text)
    if isinstance(fault, JsonText):
        return fault
    error, position = fault
    best: list[Any] = []
    for candidate in _candidates(text):
        values, whole = _values(candidate)
        if whole:
            return JsonText(tuple(values), error, position)
        best = best or values
    return JsonText(tuple(best), error, position)


def _fault_or_value(text: str) -> JsonText | tuple[str, int]:
    if not text or text.isspace():
        return JsonText((), "The script is empty", 0)
    start = len(text) - len(text.lstrip())
    if text[start] in "<\ufeff":
        return (_MARKUP if text[start] == "<" else "A byte order mark before the JSON"), start
    try:
        return JsonText((_STRICT.decode(text),))
    except json.JSONDecodeError as error:
        at = min(error.pos, len(text))
        return _named(text, at) or error.msg.removesuffix(" at"), at
    except _ConstantError as fault:
        return f"{fault} is not a value of JSON", max(0, text.find(str(fault)))
    except RecursionError:
        return "The values are nested too deeply", 0
    except ValueError:  # an integer of thousands of digits, which Python refuses
        return "A number is too long", 0


def _named(text: str, at: int) -> str | None:
    """Return the fault at an offset in words, where it is one that a writer would not see in the parser's."""
    if comment := _COMMENT.match(text, at):
        return _MARKUP if comment["markup"] else "A comment, which JSON does not have"
    if text.startswith("\ufeff", at):
        return "A byte order mark inside of the JSON"
    if text.startswith("\\'", at):
        return "An escaped apostrophe (\\'), which JSON does not have"
    return None


def _candidates(text: str) -> list[str]:
    """Return the text repaired in ways that are tried one after the other."""
    inner = _WRAPPERS.sub("", _WRAPPERS.sub("", text)).strip()
    found = [_repaired(inner)]
    if "&quot;" in inner or "&#34;" in inner or "&#034;" in inner:
        found.append(_repaired(html.unescape(inner)))
    if "\u201c" in inner or "\u201d" in inner or "\u2033" in inner:
        found.append(_repaired(inner.translate(_CURLY)))
    return found


def _repaired(text: str) -> str:
    return _TRAILING_COMMA.sub(_string, _OUTSIDE_JSON.sub(_string_with_escapes, text)).strip()


def _string(match: re.Match[str]) -> str:
    return match["string"] or ""


def _string_with_escapes(match: re.Match[str]) -> str:
    string = match["string"]
    if string is None:
        return " "
    return _WRONG_ESCAPE.sub(_escape, string) if "\\" in string else string


def _escape(match: re.Match[str]) -> str:
    r"""Return an escape of JSON, or the character behind the backslash, as JavaScript reads ``\'``."""
    after = match[1]
    return match[0] if after in _ESCAPES or len(after) > 1 else after


def _values(text: str) -> tuple[list[Any], bool]:
    """Return the values at the start of a text, and whether it holds nothing else."""
    values: list[Any] = []
    at = 0
    try:
        while at < len(text):
            value, at = _LENIENT.raw_decode(text, at)
            values.append(value)
            while at < len(text) and text[at] in _BETWEEN:
                at += 1
    except (ValueError, RecursionError):
        return values, False
    return values, bool(values)
