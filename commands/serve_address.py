"""Decide under which addresses a server may be reached, and refuse those under which anybody could decide."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from schemas.errors import UsageError

TOKEN_VARIABLE = "CHECKUP_TOKEN"  # noqa: S105 - the name of a variable
SHORTEST_TOKEN = 20
"""Characters: 20 of a password manager's are more than anybody can guess at ten tries a minute."""
_PORTS = {"http": 80, "https": 443}


def checked_token(value: str | None) -> str | None:
    """Return the token of the environment; null for none. Raises `UsageError` for one that can be guessed."""
    token = (value or "").strip()
    if not token:
        return None
    if len(token) < SHORTEST_TOKEN or not token.isascii() or not token.isprintable():
        raise UsageError(
            f"{TOKEN_VARIABLE} needs {SHORTEST_TOKEN} or more plain characters. Make one: "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(24))'"
        )
    return token


def origins(
    host: str,
    port: int,
    *,
    public_url: str | None,
    has_token: bool,
    has_certificate: bool,
    has_user_header: bool,
) -> frozenset[str]:
    """Return the origins under which browsers may reach a server that listens on ``host`` and ``port``.

    Raises `UsageError` where others than this machine could reach it without a token, or by plain http.
    """
    public = _origin(public_url) if public_url is not None else None
    scheme = "https" if has_certificate else "http"
    if not is_loopback(host):
        if not has_token:
            raise UsageError(
                f"--host {host} lets other machines ask, and decide. Set {TOKEN_VARIABLE} to a token that they must "
                "know, or leave --host out."
            )
        if public is None:
            raise UsageError(
                f"--host {host} needs --public-url, the address under which browsers reach it, "
                "e.g. https://review.clinic.example."
            )
    if public is not None and not is_loopback(urlsplit(public).hostname or ""):
        if not public.startswith("https://"):
            raise UsageError(
                f"{public_url} is plain http: everybody on the way could read the token and decide. Give the server a "
                "certificate (--certificate, --certificate-key) or put a proxy with https before it, and name its "
                "https address."
            )
        if not has_token and not has_user_header:
            raise UsageError(
                f"whoever reaches {public_url} could decide. Set {TOKEN_VARIABLE} to a token that they must know, or "
                "name the header in which the proxy's login says who asks (--user-header)."
            )
    own = {_written(scheme, name, port) for name in _own_names(host)}
    return frozenset(own if public is None else own | {public})


def own_origin(host: str, port: int, *, has_certificate: bool) -> str:
    """Return the origin of the address that a server listens on: another name of this machine may not answer."""
    return _written("https" if has_certificate else "http", host.lower().strip("[]"), port)


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine's own."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raises `UsageError` where it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio sends small answers at once (TCP_NODELAY); without, each waits up to 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host.strip("[]"), port))
        listening.listen(128)
    except (OSError, TypeError, UnicodeError) as error:  # the last two for what cannot be a name
        listening.close()
        reason = getattr(error, "strerror", None) or error
        raise UsageError(
            f"cannot listen on {host}, port {port}: {reason}. Another server may run there: name another port "
            "with --port, or 0 for one that is free."
        ) from error
    return listening


def _own_names(host: str) -> list[str]:
    """Return the names of this machine; of an address that other machines reach, none."""
    if not is_loopback(host):
        return []
    return [*dict.fromkeys((host.lower().strip("[]"), "localhost", "127.0.0.1"))]


def _written(scheme: str, host: str, port: int) -> str:
    """Return an origin as browsers write it: without its scheme's own port."""
    named = f"[{host}]" if ":" in host else host
    return f"{scheme}://{named}" if _PORTS[scheme] == port else f"{scheme}://{named}:{port}"


def _origin(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    scheme = urlsplit(url).scheme if host else ""
    if scheme not in _PORTS or not host or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise UsageError(
            f"--public-url {url[:200]} is not an address without a path: give one like https://review.clinic.example."
        )
    return _written(scheme, host, port or _PORTS[scheme])
