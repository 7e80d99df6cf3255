"""Read one HTTP/1 answer (RFC 9112) from the bytes of a connection, as they come, within bounds. Pure.

It reads what browsers read and says no more than they do: a header line without a colon is left out, lines may end in
LF alone, an answer without a length ends with its connection.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum

from crawler.answer import Failure
from crawler.header_limit import MAX_HEADER_BYTES

MAX_LINE_BYTES = 16_384
"""Longest line of a header section, as in Twisted's client."""
MAX_CHUNK_LINE_BYTES = 1_024
"""Longest line with the size of a chunk, as there."""
MAX_TRAILER_BYTES = 65_536
"""Bytes of the lines behind the last chunk, as there."""

_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")  # e.g. \r\n\r\n
_STATUS = re.compile(rb"HTTP/(\d)\.(\d) (\d{3})(?: .*)?", re.DOTALL)  # e.g. HTTP/1.1 200 OK
_SIZE = re.compile(rb"[0-9a-fA-F]{1,16}")  # e.g. 1a0
_BLANKS = " \t\r\n\x0b\x0c"


class AnswerError(Exception):
    """The bytes are no answer, or one that is not read to its end."""

    def __init__(self, failure: Failure, message: str) -> None:
        super().__init__(message)
        self.failure = failure


class _Part(Enum):
    """What the next bytes belong to."""

    HEAD = 0
    LENGTH = 1
    UNTIL_CLOSE = 2
    CHUNK_SIZE = 3
    CHUNK = 4
    CHUNK_END = 5
    TRAILER = 6
    DONE = 7


class AnswerReader:
    """One answer to a GET request, read piece by piece."""

    def __init__(self, is_wanted: Callable[[str | None], bool], max_body_bytes: int) -> None:
        """Take a function that says by its Content-Type whether a body is read, and the size of the largest."""
        self._is_wanted = is_wanted
        self._max_body_bytes = max_body_bytes
        self._part = _Part.HEAD
        self._pending = bytearray()
        self._searched = 0
        self._head_bytes = 0
        self._left = 0
        self._body = bytearray()
        self.begun = False
        """True once a byte came."""
        self.status: int | None = None
        """Null until the head is whole."""
        self.headers: dict[str, str] = {}
        """By lower-case name; several of one name are joined with a comma."""
        self.stopped = False
        """True where the body is left unread because of its type."""
        self.keeps_open = False
        """True where the connection may be asked again: the answer is whole and nothing came after it."""

    @property
    def body(self) -> bytes:
        """Return the body as sent, without the frames of chunks."""
        return bytes(self._body)

    def feed(self, data: bytes) -> bool:
        """Take bytes; return whether the answer is whole. AnswerError where they are no answer, or too many."""
        self.begun = True
        if self._part is _Part.HEAD:
            rest = self._read_head(data)
            if rest is None:
                return False
            data = rest
        if self._part is _Part.LENGTH:
            self._read_length(data)
        elif self._part is _Part.UNTIL_CLOSE:
            self._keep(data)
        elif self._part is _Part.DONE:
            self.keeps_open = self.keeps_open and not data
        else:
            self._pending += data
            self._read_chunks()
        return self._part is _Part.DONE

    def close(self) -> bool:
        """Take the end of the connection; return whether it made the answer whole, AnswerError where it cut it."""
        if self._part is _Part.UNTIL_CLOSE:
            self._part = _Part.DONE
        elif self._part is _Part.HEAD:
            raise AnswerError(Failure.LOST, "the connection ended before the body")
        elif self._part is not _Part.DONE:
            raise AnswerError(
                Failure.TRUNCATED, f"the connection ended after {len(self._body)} bytes of the body"
            )
        return self._part is _Part.DONE

    # -- the head -----------------------------------------------------------------------------------------

    def _read_head(self, data: bytes) -> bytes | None:
        """Return what follows the head, once it is whole."""
        if self._pending:
            self._pending += data
            if _END_OF_HEAD.search(self._pending, max(0, self._searched - 3)) is None:
                self._searched = len(self._pending)
                self._bound_head(self._searched)
                return None
            data = bytes(self._pending)
            self._pending.clear()
        while found := _END_OF_HEAD.search(data):
            self._bound_head(found.end())
            self._head_bytes += found.end()
            self._take_head(data[: found.start()])
            data = data[found.end() :]
            if self.status is not None:
                return data
        self._bound_head(len(data))
        self._pending += data
        self._searched = len(data)
        return None

    def _bound_head(self, more: int) -> None:
        if self._head_bytes + more > MAX_HEADER_BYTES:
            raise AnswerError(Failure.PROTOCOL, f"more than {MAX_HEADER_BYTES:,} bytes of headers")

    def _take_head(self, head: bytes) -> None:
        first, _, rest = head.partition(b"\n")
        found = _STATUS.fullmatch(first.rstrip(b"\r"))
        if found is None:
            raise AnswerError(Failure.PROTOCOL, f"no status line: {first[:100]!r}")
        status = int(found[3])
        if 100 <= status < 200:
            return  # nobody asked for it, and the answer follows (RFC 9110, 15.2)
        self._take_headers(rest)
        connection = self.headers.get("connection", "").lower()
        is_old = (found[1], found[2]) < (b"1", b"1")
        self.keeps_open = "keep-alive" in connection if is_old else "close" not in connection
        self.status = status
        if not self._is_wanted(self.headers.get("content-type")):
            self.stopped = True
            self.keeps_open = False
            self._part = _Part.DONE
        elif status in (204, 304):
            self._part = _Part.DONE
        else:
            self._begin_body()

    def _take_headers(self, lines: bytes) -> None:
        try:
            text = lines.decode("ascii")
        except UnicodeDecodeError:
            text = "\n".join(map(_text, lines.split(b"\n")))
        headers = self.headers
        # Joined before they are read: a line that begins with a blank goes on from the one before it.
        joined: list[str] = []
        for line in text.split("\n"):
            if len(line) > MAX_LINE_BYTES:
                raise AnswerError(Failure.PROTOCOL, f"a header line of more than {MAX_LINE_BYTES:,} bytes")
            if line[:1] in (" ", "\t") and joined:
                joined[-1] += line
            else:
                joined.append(line)
        for line in joined:
            name, colon, value = line.partition(":")
            if not colon:
                continue
            name, value = name.strip(_BLANKS).lower(), value.strip(_BLANKS)
            if "\r" in value:
                value = " ".join(value.split("\r"))
            headers[name] = f"{headers[name]}, {value}" if name in headers else value

    def _begin_body(self) -> None:
        coding = self.headers.get("transfer-encoding", "").lower()
        if coding and coding != "identity":
            if coding.partition(",")[0] != "chunked":
                raise AnswerError(Failure.PROTOCOL, f"the transfer encoding {coding[:40]!r} is not known")
            self._part = _Part.CHUNK_SIZE
            return
        lengths = {length.strip() for length in self.headers.get("content-length", "").split(",")} - {""}
        if not lengths:
            self.keeps_open = False
            self._part = _Part.UNTIL_CLOSE
            return
        length = lengths.pop()
        if lengths or not (length.isascii() and length.isdecimal() and len(length) < 20):
            raise AnswerError(Failure.PROTOCOL, f"no length: {self.headers['content-length'][:40]!r}")
        self._left = int(length)
        if self._left > self._max_body_bytes:
            raise AnswerError(Failure.TOO_BIG, f"{self._left:,} bytes, more than {self._max_body_bytes:,}")
        self._part = _Part.LENGTH if self._left else _Part.DONE

    # -- the body -----------------------------------------------------------------------------------------

    def _keep(self, data: bytes) -> None:
        self._body += data
        if len(self._body) > self._max_body_bytes:
            self._body.clear()
            raise AnswerError(Failure.TOO_BIG, f"more than {self._max_body_bytes:,} bytes")

    def _read_length(self, data: bytes) -> None:
        if len(data) > self._left:
            self.keeps_open = False
            data = data[: self._left]
        self._left -= len(data)
        self._keep(data)
        if not self._left:
            self._part = _Part.DONE

    def _read_chunks(self) -> None:
        """Take from the pending bytes all that is whole."""
        pending = self._pending
        at = 0
        while self._part is not _Part.DONE:
            if self._part is _Part.CHUNK:
                data = bytes(pending[at : at + self._left])
                at += len(data)
                self._left -= len(data)
                self._keep(data)
                if self._left:
                    break
                self._part = _Part.CHUNK_END
            elif self._part is _Part.CHUNK_END:
                if len(pending) - at < 2:
                    break
                if pending[at : at + 2] != b"\r\n":
                    raise AnswerError(Failure.TRUNCATED, "a chunk does not end where it should")
                at += 2
                self._part = _Part.CHUNK_SIZE
            else:
                end = pending.find(b"\r\n", at)
                most = MAX_CHUNK_LINE_BYTES if self._part is _Part.CHUNK_SIZE else MAX_TRAILER_BYTES
                if (len(pending) if end < 0 else end) - at > most:
                    raise AnswerError(Failure.TRUNCATED, "a line between chunks is too long")
                if end < 0:
                    break
                self._take_line(bytes(pending[at:end]))
                at = end + 2
        if self._part is _Part.DONE and len(pending) > at:
            self.keeps_open = False
        del pending[:at]

    def _take_line(self, line: bytes) -> None:
        """Take the size of a chunk, or a line behind the last one."""
        if self._part is _Part.TRAILER:
            self._left += len(line)
            if self._left > MAX_TRAILER_BYTES:
                raise AnswerError(Failure.TRUNCATED, "too many lines behind the last chunk")
            if not line:
                self._part = _Part.DONE
            return
        size = line.partition(b";")[0].strip(b" \t")
        if not _SIZE.fullmatch(size):
            raise AnswerError(Failure.TRUNCATED, f"no size of a chunk: {size[:40]!r}")
        self._left = int(size, 16)
        self._part = _Part.CHUNK if self._left else _Part.TRAILER


def _text(line: bytes) -> str:
    """Return a line: UTF-8 where it is, else Latin-1, which can read any byte."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")
