"""Unpack a body as it was sent, never further than a limit."""

from __future__ import annotations

import zlib
from enum import StrEnum

ACCEPTED = "gzip, deflate"
"""Encodings that requests accept: every server speaks them, and the standard library bounds them."""

MAX_RATIO = 250
"""Times that a body of more than a megabyte may grow; HTML reaches 30, a bomb 1,000."""

_STEP = 65_536
_FREE_BYTES = 1_000_000


class EncodingFault(StrEnum):
    """Ways in which a packed body cannot be unpacked."""

    TOO_BIG = "too_big"
    TRUNCATED = "truncated"
    BROKEN = "broken"
    UNKNOWN = "unknown"


class EncodingError(Exception):
    """A body that cannot be unpacked."""

    def __init__(self, fault: EncodingFault, message: str) -> None:
        super().__init__(message)
        self.fault = fault


def unpack_body(body: bytes, content_encoding: str, limit_bytes: int) -> bytes:
    """Return the body without its content encodings, undone from the last to the first.

    EncodingError when one is unknown, broken or cut off, or when the body is larger than the limit.
    """
    names = [name.strip().lower() for name in content_encoding.split(",")]
    for name in reversed([name for name in names if name not in ("", "identity", "none")]):
        if name in ("gzip", "x-gzip"):
            # Some servers name an encoding that they do not use; the magic number decides.
            if body[:2] == b"\x1f\x8b":
                body = _inflate(body, 31, limit_bytes)
        elif name == "deflate":
            # RFC 9110 means zlib's format; some servers send the bare one.
            is_zlib = len(body) > 1 and body[0] & 15 == 8 and int.from_bytes(body[:2], "big") % 31 == 0
            body = _inflate(body, 15 if is_zlib else -15, limit_bytes)
        else:
            raise EncodingError(EncodingFault.UNKNOWN, f"the content encoding {name[:40]!r} is not known")
    return body


def unpack_gzip(body: bytes, limit_bytes: int) -> bytes:
    """Return a body that may be a gzip file (a ``sitemap.xml.gz``) as its content; EncodingError as above."""
    return _inflate(body, 31, limit_bytes) if body[:2] == b"\x1f\x8b" else body


def _inflate(body: bytes, window_bits: int, limit_bytes: int) -> bytes:
    unpacked: list[bytes] = []
    size = 0
    rest = body
    try:
        while rest:
            machine = zlib.decompressobj(window_bits)
            while not machine.eof:
                part = machine.decompress(rest, _STEP)
                rest = machine.unconsumed_tail
                size += len(part)
                if size > limit_bytes:
                    raise EncodingError(EncodingFault.TOO_BIG, f"unpacks to more than {limit_bytes:,} bytes")
                if size > _FREE_BYTES and size > MAX_RATIO * len(body):
                    raise EncodingError(
                        EncodingFault.TOO_BIG, f"unpacks to more than {MAX_RATIO} times its size"
                    )
                unpacked.append(part)
                if not part and not rest and not machine.eof:
                    raise EncodingError(EncodingFault.TRUNCATED, "the packed body ends early")
            rest = machine.unused_data
            if window_bits != 31 or rest[:2] != b"\x1f\x8b":
                break  # only gzip files follow one another; padding after the end is no harm
    except zlib.error as error:
        raise EncodingError(EncodingFault.BROKEN, f"the packed body is broken ({error})") from error
    return b"".join(unpacked)
