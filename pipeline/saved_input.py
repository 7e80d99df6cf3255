"""Read what `checkup extract` is given: saved files, and request lines that name or hold a page."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from reference.url_identity import normalise
from schemas.errors import InputError
from schemas.named_file import open_named_file
from schemas.vocabulary import InputFault

if TYPE_CHECKING:
    from extraction import SavedPage

MAX_BYTES = 64 * 1024 * 1024
"""Largest file or line that is read: the crawl stores 10 MB of a page, and JSON at worst makes six bytes of one."""

_TOO_LARGE = f"is larger than {MAX_BYTES // 1024**2} MB, which no page is: leave it out."
_BOM = b"\xef\xbb\xbf"
_FORM = 'write {"id": …, "url": …, "path": …} or {"id": …, "url": …, "html": …}'


class BadLine(NamedTuple):
    """A request line that gives no page."""

    id: str | int | None
    """Its id, where it has one."""
    error: InputError
    """Error of the line."""


def read_requests(stream: IO[bytes]) -> Iterator[SavedPage | BadLine]:
    """Yield the page of each request line, or what is wrong with the line; blank lines are passed over."""
    for number, line in enumerate(_lines(stream), 1):
        text = line.removeprefix(_BOM) if number == 1 else line
        if text.strip():
            yield _page(text, number)


def read_saved(name: str) -> bytes:
    """Return a saved file's bytes, unpacked where its name ends in ``.gz``; raise InputError where that fails."""
    path = Path(name)
    try:
        with (
            open(open_named_file(path), "rb") as file,
            gzip.open(file) if path.suffix == ".gz" else nullcontext(file) as plain,
        ):
            data: bytes = plain.read(MAX_BYTES + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(
            f"{name} is not a gzip file: {error}. Pack it again, or take .gz off its name.",
            fault=InputFault.NOT_GZIP,
        ) from error
    except OSError as error:
        raise InputError(
            f"cannot read {name}: {error.strerror}. Name a saved page, or '-' for JSON lines.",
            fault=InputFault.UNREADABLE,
        ) from error
    if len(data) > MAX_BYTES:
        raise InputError(f"{name} {_TOO_LARGE}", fault=InputFault.TOO_LARGE)
    return data


def check_url(url: str) -> None:
    """Raise InputError for what no page can have as its URL: anything but ``http``, ``https`` and ``file``."""
    if normalise(url) is None and not url.lower().startswith("file:///"):
        raise InputError(
            f"{url[:200]!r} is not the URL of a page: give one like https://clinic.example/.",
            fault=InputFault.INVALID_URL,
        )


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines; of one that is too large only its first bytes, one more than is allowed."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)


def _page(line: bytes, number: int) -> SavedPage | BadLine:
    identifier = None
    try:
        request = _request(line)
        identifier = _identifier(request)
        return _saved_page(identifier, request)
    except InputError as error:
        return BadLine(identifier, InputError(f"line {number} of the input: {error}", fault=error.fault))


def _request(line: bytes) -> dict[str, Any]:
    if len(line) > MAX_BYTES:
        raise InputError(f"it {_TOO_LARGE}", fault=InputFault.TOO_LARGE)
    try:
        request = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError("it is not UTF-8: save it as UTF-8.", fault=InputFault.NOT_UTF8) from error
    except (ValueError, RecursionError) as error:
        said = f"{error.msg}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else error
        raise InputError(f"it is not JSON ({said}): {_FORM}.", fault=InputFault.NOT_JSON) from error
    if not isinstance(request, dict):
        raise _not_a_request("it is not an object")
    return request


def _identifier(request: dict[str, Any]) -> str | int:
    identifier = request.get("id")
    if isinstance(identifier, bool) or not isinstance(identifier, str | int):
        raise _not_a_request("its id is neither a string nor a whole number")
    return identifier


def _saved_page(identifier: str | int, request: dict[str, Any]) -> SavedPage:
    from extraction import SavedPage

    url, html, path = _text(request, "url"), _text(request, "html"), _text(request, "path")
    lastmod = _text(request, "lastmod")
    if url is None:
        raise _not_a_request("it has no url")
    check_url(url)
    if html is not None:
        body = html.encode("utf-8", "replace")
        return SavedPage(identifier, url, body, "text/html; charset=utf-8", lastmod)
    if path is None:
        raise _not_a_request("it has neither a path nor html")
    return SavedPage(identifier, url, read_saved(path), None, lastmod)


def _text(request: dict[str, Any], key: str) -> str | None:
    value = request.get(key)
    if value is not None and not isinstance(value, str):
        raise _not_a_request(f"its {key} is not a string")
    return value


def _not_a_request(reason: str) -> InputError:
    return InputError(f"not a request, for {reason}: {_FORM}.", fault=InputFault.NOT_A_REQUEST)
