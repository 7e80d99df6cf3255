"""Write page text so that no chat, mail program or phone reads it as a mention, a link or formatting.

Escapes differ from service to service, and a service that takes plain text may still read it as its own markup. So the
signs themselves are replaced by look-alikes without a meaning, whatever the target is.
"""

from __future__ import annotations

import re

from reports.harmless_text import harmless, shorten

_SIGNS = {
    "@": "＠",  # @everyone, @channel
    "<": "‹",  # <!here>, <@id>, <b>
    ">": "›",
    "`": "ˋ",
    "*": "∗",
    "_": "ˍ",
    "~": "∼",
    "|": "∣",  # Discord's ||spoiler||, a table's row
    "[": "［",
    "]": "］",
    "#": "＃",  # a heading, a channel, an issue
    "\\": "＼",
}
"""Signs that start a mention or markup, with look-alikes that no service reads."""

_TABLE = str.maketrans(_SIGNS)

_COLON = re.compile(r":(?=[^\s\d])|(?<!\d):(?=\d)")
"""Opens a scheme or an emoji: "https://evil.example", "mailto:a", "tel:5551234", ":100:". A time, 9:30, stays."""

_SCHEMES_COLON = re.compile(r"([^\W\d_][\w+.\-]*\d):(?=\d)")
"""Ends a scheme whose name ends in a figure (RFC 3986, 3.1): "h323:5551234"."""

_DOT = re.compile(r"(?<=\w)[.。．｡](?=[^\W\d])")
"""Makes a host: "evil.example", which services link without a scheme. Figures, 555.906.9300, stay."""

_ENTITY = re.compile(r"&(?=[#\w])")
"""Opens an entity: "&lt;b&gt;"."""

_NUMBERS_DOT = re.compile(r"(?<=\d)\.(?=\d{1,3}\.\d{1,3}\.\d{1,3}(?!\d))|(?<=\d)\.(?=\d{1,3}\.\d{1,3}/)")
"""Divides the numbers of an address: "192.0.2.1/login"."""


def neutral(text: str, limit: int = 300) -> str:
    """Return page text on one line, cut at ``limit`` code points, that can neither mention, link nor format."""
    text = shorten(harmless(text), limit).translate(_TABLE)
    text = _SCHEMES_COLON.sub(r"\1꞉", _COLON.sub("꞉", text))
    text = _NUMBERS_DOT.sub("․", text)
    return _ENTITY.sub("＆", _DOT.sub("․", text))
