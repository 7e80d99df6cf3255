"""Bytes to text as browsers decode them."""

from __future__ import annotations

from w3lib.encoding import html_to_unicode


def decode(body: bytes, content_type: str | None) -> str:
    """Return the text of an HTML body: byte order mark, then header, then meta, then UTF-8, then windows-1252.

    The order is the WHATWG "encoding sniffing algorithm" (https://html.spec.whatwg.org/#determining-the-character-encoding)
    but for one thing: a label that makes the bytes fail is passed over where the body is clean UTF-8, because
    mislabelled UTF-8 is far more common than text that merely looks like it.
    """
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        _, text = html_to_unicode(content_type, body, default_encoding="cp1252", auto_detect_fun=None)
        return text
