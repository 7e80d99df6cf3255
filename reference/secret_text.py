"""Hide secrets in a text for a log: passwords in URLs, query tokens, headers that authenticate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

HIDDEN = "•••"

_LOGIN = re.compile(r"(?<=://)[^\s/@\"'<>]{1,400}@")  # "user:password@" of https://user:password@host/
_BARE_LOGIN = re.compile(
    r"(?<![\w/])[\w.%+-]{1,100}:[^\s/@:\"'<>]{1,200}@(?=[\w\[])"
)  # "ann:word@clinic.example"
_VALUE = re.compile(
    r"(?i)([?&;](?:[\w.%-]{0,40}(?:token|secret|passw(?:or)?d|pass|key|auth|sig|signature|session|code)"
    r"[\w.%-]{0,40})=)[^\s&#;\"'<>]{1,2000}"
)  # "?api_key=abc"
_HEADER = re.compile(
    r"(?i)((?:proxy-)?authorization|x-api-key|x-checkup-signature|(?:set-)?cookie)"
    r"(['\"]?\s{0,3}[:=,]\s{0,3}\[?(?:(?-i:b)?['\"])?)([^\r\n'\"]{1,2000})"
)  # "Authorization: Basic dTpw", "b'Cookie': [b'a=b'"
_NOTIFY = re.compile(
    r"(?i)\b(?!https?://|ftp://|file://|wss?://)([a-z][a-z0-9+.-]{1,30})://[^\s\"'<>]{1,2000}"
)  # "slack://TokenA/TokenB/TokenC": every part of a target of notices is a secret
_WEBHOOK = re.compile(
    r"(?i)(https?://(?:hooks\.slack\.com|(?:\w+\.)?discord(?:app)?\.com/api/webhooks|[\w.-]+\.webhook\.office\.com"
    r"|[\w.-]+\.logic\.azure\.com|api\.telegram\.org/bot)[^\s\"'<>/]{0,200}/)[^\s\"'<>]{1,2000}"
)  # "https://hooks.slack.com/services/T0/B0/x"


def without_secrets(text: str, known: Iterable[str] = ()) -> str:
    """Return the text with ``•••`` for what authenticates, and for every one of the known secrets."""
    for secret in sorted({form for one in known for form in (one, unquote(one))}, key=len, reverse=True):
        if len(secret) > 3:
            text = text.replace(secret, HIDDEN)
    if "://" in text:
        text = _WEBHOOK.sub(rf"\1{HIDDEN}", text)
        text = _NOTIFY.sub(rf"\1://{HIDDEN}", text)
        text = _LOGIN.sub(f"{HIDDEN}@", text)
    if "@" in text:
        text = _BARE_LOGIN.sub(f"{HIDDEN}@", text)
    if "=" in text:
        text = _VALUE.sub(rf"\1{HIDDEN}", text)
    return _HEADER.sub(rf"\1\2{HIDDEN}", text)
