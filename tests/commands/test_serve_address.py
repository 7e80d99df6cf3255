"""A server is never started where anybody could decide, and says what is missing."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from commands.serve_address import checked_token, is_loopback, listen, origins, own_origin
from schemas.errors import UsageError

PUBLIC = "https://review.clinic.example"


def reached(host: str = "127.0.0.1", port: int = 8340, **more: Any) -> frozenset[str]:
    """Return the origins of a server with nothing set but what is named."""
    values: dict[str, Any] = {
        "public_url": None,
        "has_token": False,
        "has_certificate": False,
        "has_user_header": False,
    }
    return origins(host, port, **(values | more))


def test_this_machine_alone_needs_nothing() -> None:
    assert reached() == {"http://127.0.0.1:8340", "http://localhost:8340"}
    assert "http://[::1]:8340" in reached("::1")
    assert reached("localhost", 443, has_certificate=True) == {"https://localhost", "https://127.0.0.1"}


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "192.168.1.5", "review.clinic.example", "", "127.0.0.1.example"]
)
def test_other_machines_need_a_token_and_a_public_address_by_https(host: str) -> None:
    for missing, words in (
        ({}, "CHECKUP_TOKEN"),
        ({"has_user_header": True, "public_url": PUBLIC}, "CHECKUP_TOKEN"),
        ({"has_token": True}, "--public-url"),
        ({"has_token": True, "public_url": "http://review.clinic.example"}, "--certificate"),
    ):
        with pytest.raises(UsageError, match=words):
            reached(host, **missing)
    assert reached(host, has_token=True, public_url=PUBLIC) == {PUBLIC}


def test_behind_a_proxy_somebody_asks_who_it_is() -> None:
    """The server's token, or the proxy's login that names its user."""
    with pytest.raises(UsageError, match="--user-header"):
        reached(public_url=PUBLIC)
    with pytest.raises(UsageError, match="plain http"):
        reached(public_url="http://review.clinic.example", has_token=True)
    assert PUBLIC in reached(public_url=f"{PUBLIC}:443/", has_user_header=True)
    assert f"{PUBLIC}:8443" in reached(public_url=f"{PUBLIC}:8443", has_token=True)
    assert "http://localhost:9000" in reached(public_url="http://localhost:9000/")


@pytest.mark.parametrize(
    "url",
    [
        "review.clinic.example", "ftp://review.clinic.example", "https://", "https://a.example/app",
        "https://a.example?x", "https://a.example#x", "https://[::1", "https://a.example:99999", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_a_public_address_is_an_origin(url: str) -> None:
    with pytest.raises(UsageError, match="--public-url"):
        reached(public_url=url, has_token=True)


@pytest.mark.parametrize("token", ["short", "nineteen-characters", "ü" * 30, "with\x07bell-and-enough"])
def test_a_token_that_can_be_guessed_is_refused_with_the_way_to_make_one(token: str) -> None:
    with pytest.raises(UsageError, match=r"secrets\.token_urlsafe"):
        checked_token(token)


def test_a_token_is_taken_as_it_is_and_none_is_none() -> None:
    assert checked_token(" twenty-characters-ok \n") == "twenty-characters-ok"
    assert [checked_token(value) for value in (None, "", "  ")] == [None, None, None]


@pytest.mark.parametrize(
    ("host", "certificate", "origin"),
    [
        ("127.0.0.1", False, "http://127.0.0.1:8340"),
        ("[::1]", False, "http://[::1]:8340"),
        ("127.0.0.2", True, "https://127.0.0.2:8340"),
        ("LOCALHOST", False, "http://localhost:8340"),
    ],
)
def test_the_address_that_is_printed_is_the_one_that_answers(
    host: str, certificate: bool, origin: str
) -> None:
    assert own_origin(host, 8340, has_certificate=certificate) == origin
    assert origin in reached(host, has_certificate=certificate)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.9.1", "::1", "[::1]"])
def test_loopback_is_known(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["localhost.example", "127.0.0.1.example", "0.0.0.0", "::", "10.0.0.1", ""])
def test_nothing_else_is_loopback(host: str) -> None:
    assert not is_loopback(host)


def test_a_port_in_use_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="--port"):
            listen("127.0.0.1", taken.getsockname()[1])


@pytest.mark.parametrize("host", ["no-such-host.invalid", "\udcff", "a b"])
def test_a_host_that_is_none_is_said(host: str) -> None:
    with pytest.raises(UsageError, match="cannot listen on"):
        listen(host, 0)
