"""An answer means the same however its bytes come, is bounded in every part, and may not run on into the next."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.answer import Failure
from crawler.header_limit import MAX_HEADER_BYTES
from crawler.http_answer import MAX_LINE_BYTES, AnswerError, AnswerReader

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


def read(wire: bytes, step: int = 0, *, closed: bool = False, most: int = 1_000_000) -> AnswerReader:
    """Return what reads the bytes, fed at once or a few at a time; at the end the connection may close."""
    reader = AnswerReader(lambda _: True, most)
    is_whole = False
    for at in range(0, len(wire), step or len(wire)):
        is_whole = reader.feed(wire[at : at + (step or len(wire))])
    assert (reader.close() if closed else is_whole) is True
    return reader


@pytest.mark.parametrize("step", [0, 1, 2, 7])
@pytest.mark.parametrize(
    ("wire", "status", "body", "keeps_open"),
    [
        (OK + b"Content-Length: 5\r\n\r\nhello", 200, b"hello", True),
        (OK + b"Content-Length: 5, 5\r\n\r\nhello", 200, b"hello", True),
        (OK + b"Content-Length: 5\r\nConnection: Close\r\n\r\nhello", 200, b"hello", False),
        (OK.replace(b"\r", b"") + b"Content-Length: 5\n\nhello", 200, b"hello", True),
        (b"HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, b"hello", False),
        (b"HTTP/1.0 200\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n", 200, b"", True),
        (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", 304, b"", True),
        (b"HTTP/1.1 204 No\r\n\r\n", 204, b"", True),
        (b"HTTP/1.1 103 Early\r\nLink: </a.css>\r\n\r\n" + OK + b"Content-Length: 1\r\n\r\nx", 200, b"x", True),
        (CHUNKED + b"2\r\nhe\r\n3;a=b\r\nllo\r\n0\r\n\r\n", 200, b"hello", True),
        (CHUNKED + b"5 \r\nhello\r\n0\r\nX-Sum: 1\r\nX-End: 2\r\n\r\n", 200, b"hello", True),
        (CHUNKED.replace(b"\r\n\r\n", b"\r\nContent-Length: 9\r\n\r\n") + b"0\r\n\r\n", 200, b"", True),
    ],
)  # fmt: skip
def test_bodies(wire: bytes, status: int, body: bytes, keeps_open: bool, step: int) -> None:
    """Length, chunks, no body: the same whole or in pieces; the connection is kept where both sides say so."""
    reader = read(wire, step)
    assert (reader.status, reader.body, reader.keeps_open) == (status, body, keeps_open)


@pytest.mark.parametrize("step", [0, 1])
def test_without_a_length_a_body_ends_with_its_connection(step: int) -> None:
    """Old servers end a page so."""
    reader = read(b"HTTP/1.0 200 OK\r\nServer: old\r\n\r\nhello", step, closed=True)
    assert (reader.body, reader.keeps_open) == (b"hello", False)


@pytest.mark.parametrize(
    "wire",
    [
        OK + b"Content-Length: 1\r\n\r\nxHTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 304 No\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        CHUNKED + b"0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        OK + b"Content-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
    ],
)
def test_what_comes_after_an_answer_is_no_answer(wire: bytes) -> None:
    """A connection that says more than it was asked is not asked again: it would answer for the next page."""
    reader = read(wire)
    assert (reader.body.strip(b"x"), reader.keeps_open) == (b"", False)


def test_headers() -> None:
    """Names in lower case, repeats joined, folded lines one, lines without a colon left out, any bytes read."""
    head = (
        b"Vary: a\r\nvary : b\r\nno colon here\r\nX-Folded: one\r\n\t two\r\n"
        b"X-Utf8: caf\xc3\xa9\r\nX-Latin: caf\xe9\r\nX-Return: a\rb\r\n"
    )
    headers = read(OK + head + b"Content-Length: 0\r\n\r\n").headers
    assert headers == {
        "vary": "a, b", "x-folded": "one \t two", "x-utf8": "café", "x-latin": "café", "x-return": "a b",
        "content-length": "0",
    }  # fmt: skip


@pytest.mark.parametrize("step", [0, 4_000])
@pytest.mark.parametrize(
    ("wire", "failure"),
    [
        (b"<html>no headers\r\n\r\n", Failure.PROTOCOL),
        (b"HTTP/1.1 abc WAT\r\n\r\nhello", Failure.PROTOCOL),
        (b"ICY 200 OK\r\n\r\n", Failure.PROTOCOL),
        (b"\r\n\r\n" + OK + b"\r\n", Failure.PROTOCOL),
        (OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", Failure.PROTOCOL),
        (OK + b"Content-Length: -5\r\n\r\n", Failure.PROTOCOL),
        (OK + b"Content-Length: 1_0\r\n\r\n", Failure.PROTOCOL),
        (OK + b"Transfer-Encoding: rot13\r\n\r\n", Failure.PROTOCOL),
        (OK + b"X: " + b"h" * MAX_LINE_BYTES + b"\r\n\r\n", Failure.PROTOCOL),
        (OK + b"X: y\r\n" * (MAX_HEADER_BYTES // 6 + 1), Failure.PROTOCOL),
        (b"HTTP/1.1 100 Go on\r\n\r\n" * (MAX_HEADER_BYTES // 22 + 1), Failure.PROTOCOL),
        (OK + b"Content-Length: 1000001\r\n\r\n", Failure.TOO_BIG),
        (OK + b"\r\n" + b"x" * 1_000_001, Failure.TOO_BIG),
        (CHUNKED + b"f4241\r\n" + b"x" * 1_000_001, Failure.TOO_BIG),
        (CHUNKED + b"zz\r\n", Failure.TRUNCATED),
        (CHUNKED + b"-1\r\n", Failure.TRUNCATED),
        (CHUNKED + b"1\r\nxy\r\n", Failure.TRUNCATED),
        (CHUNKED + b"1" * 2_000, Failure.TRUNCATED),
        (CHUNKED + b"0\r\n" + b"X: y\r\n" * 20_000, Failure.TRUNCATED),
    ],
)  # fmt: skip
def test_no_answer(wire: bytes, failure: Failure, step: int) -> None:
    """What is no answer, or too much of one, ends with its reason before it is all read."""
    with pytest.raises(AnswerError) as raised:
        read(wire, step)
    assert raised.value.failure is failure


@pytest.mark.parametrize(
    ("wire", "failure"),
    [
        (OK, Failure.LOST),
        (OK + b"Content-Length: 9\r\n\r\nhello", Failure.TRUNCATED),
        (CHUNKED + b"9\r\nhello", Failure.TRUNCATED),
        (CHUNKED + b"5\r\nhello\r\n", Failure.TRUNCATED),
    ],
)
def test_an_answer_that_is_cut(wire: bytes, failure: Failure) -> None:
    """A connection that ends too early is never taken for the end of a page."""
    reader = AnswerReader(lambda _: True, 1_000)
    assert reader.feed(wire) is False
    with pytest.raises(AnswerError) as raised:
        reader.close()
    assert raised.value.failure is failure


def test_an_unwanted_body_is_left() -> None:
    """A film ends with its headers, and its connection with it."""
    reader = AnswerReader(lambda content_type: content_type != "video/mp4", 1_000)
    assert reader.feed(OK + b"Content-Type: video/mp4\r\nContent-Length: 9999999\r\n\r\nfilm") is True
    assert (reader.status, reader.stopped, reader.body, reader.keeps_open) == (200, True, b"", False)


_PIECES = st.sampled_from(
    [
        OK, b"HTTP/1.1 304 No\r\n", b"HTTP/1.0 100 \r\n", b"\r\n", b"\n", b"\r", b" ", b"Content-Length: 3\r\n",
        b"Transfer-Encoding: chunked\r\n", b"3\r\nabc\r\n", b"0\r\n", b"abc", b"Connection: close\r\n", b":", b"\xff",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.one_of(_PIECES, st.binary(max_size=6)), max_size=14).map(b"".join), st.integers(1, 9))
def test_any_bytes_in_any_pieces(wire: bytes, step: int) -> None:
    """Whatever comes is an answer or its error, and the pieces in which it comes change nothing."""
    assert outcome(wire, len(wire) or 1) == outcome(wire, step)


def outcome(wire: bytes, step: int) -> object:
    """Return what an answer is, as far as it comes; what comes after it only keeps its connection from being kept."""
    reader = AnswerReader(lambda _: True, 1_000)
    try:
        for at in range(0, len(wire), step):
            if reader.feed(wire[at : at + step]):
                return reader.status, reader.headers, reader.body
        return reader.close(), reader.status, reader.headers, reader.body
    except AnswerError as error:
        return error.failure
