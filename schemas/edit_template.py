"""Check the template of an edit screen's URL, as a profile gives it."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

PLACEHOLDERS = ("id", "path", "url")
"""Its values of a page: the number in its software, the path of its URL without the first slash, its URL."""
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
"""Matches ``{id}``."""
_EXAMPLE = "Write one like https://clinic.example/wp-admin/post.php?post={id}&action=edit"


def _checked(template: str) -> str:
    named = PLACEHOLDER.findall(template)
    for name in named:
        if name not in PLACEHOLDERS:
            near = get_close_matches(name, PLACEHOLDERS, n=1, cutoff=0.5)
            raise _error(
                "unknown_placeholder",
                f"there is no placeholder {{{name[:40]}}}. "
                + (f"Did you mean {{{near[0]}}}? " if near else "")
                + "Known are {id}, {path} and {url}",
            )
    if not named:
        raise _error("no_placeholder", f"it holds none of {{id}}, {{path}} and {{url}}. {_EXAMPLE}")
    if "{" in (rest := PLACEHOLDER.sub("", template)) or "}" in rest:
        raise _error("open_brace", f"it holds a brace that is not part of a placeholder. {_EXAMPLE}")
    if not _is_web_address(template):
        raise _error("not_http", f"it is not an http or https URL whose host is written out. {_EXAMPLE}")
    return template


def _is_web_address(template: str) -> bool:
    """Return whether a browser goes to one host, which no page can choose."""
    if "\\" in template or any(character <= " " or not character.isprintable() for character in template):
        return False
    try:
        parts = urlsplit(template)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and not set("{}@") & set(parts.netloc)


def _error(kind: str, message: str) -> PydanticCustomError:
    return PydanticCustomError("edit_url", "{said}", {"said": message, "kind": kind})


EditTemplate = Annotated[
    str, AfterValidator(_checked), Field(json_schema_extra={"pattern": r"^https?://\S*\{(id|path|url)\}"})
]
"""URL of a page's edit screen, with ``{id}``, ``{path}`` or ``{url}`` in the place of what differs."""
