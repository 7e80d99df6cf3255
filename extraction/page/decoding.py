"""Decode bytes to text as browsers do."""

from __future__ import annotations

import re

from w3lib.encoding import html_to_unicode

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f]"
)  # e.g. \x1b, with which a title could write on a terminal
_CONTROL_BYTES = bytes((*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F))
"""The same as bytes: no encoding of the web writes one of those characters without such a byte."""


def decode(body: bytes, content_type: str | None) -> str:
    """Return the text of an HTML body: byte order mark, then header, then meta, then UTF-8, then windows-1252.

    The order is the WHATWG "encoding sniffing algorithm" (https://html.spec.whatwg.org/#determining-the-character-encoding)
    but for one thing: a label that makes the bytes fail is passed over where the body is clean UTF-8, because
    mislabelled UTF-8 is far more common than text that merely looks like it. Control characters that HTML does not
    allow are dropped.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        _, text = html_to_unicode(content_type, body, default_encoding="cp1252", auto_detect_fun=None)
    if len(body.translate(None, _CONTROL_BYTES)) == len(body):  # a seventh of the time of asking the text
        return text
    return _CONTROL.sub("", text)
