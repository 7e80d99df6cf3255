"""Read a page's metadata: JSON-LD, microdata, OpenGraph, meta and link elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import html

Node = Mapping[str, Any]
"""A JSON-LD or microdata node: property to value; values as in the page."""

MAX_NODES = 2_000
"""JSON-LD nodes read from a page; a page with more is noise or an attack."""

_TRAILING_COMMA = re.compile(r",\s*([}\]])")
"""Matches the ``,}`` of ``{"a": 1,}``."""
_WRAPPERS = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
"""Matches the ``<!--`` and ``-->`` around a script's text."""


@dataclass(frozen=True, slots=True)
class StructuredData:
    """All metadata of one page, in document order."""

    nodes: tuple[Node, ...]
    """JSON-LD nodes, ``@graph`` and nesting flattened (a nested node is in its parent and here too)."""
    by_id: Mapping[str, Node]
    """JSON-LD nodes by ``@id``; the first full one wins."""
    microdata: tuple[Node, ...]
    """Microdata items in the same shape: ``@type`` is the last path segment of itemtype; text values are folded."""
    meta: Mapping[str, tuple[str, ...]]
    """``content`` by lower-case ``name``, ``property``, ``itemprop`` or ``http-equiv``."""
    links: Mapping[str, tuple[str, ...]]
    """``href`` by each lower-case ``rel`` word of ``link`` elements."""

    def of_type(self, *types: str) -> Iterator[Node]:
        """Yield JSON-LD, then microdata nodes of any of these types (compared without case)."""
        wanted = {name.lower() for name in types}
        for node in (*self.nodes, *self.microdata):
            if wanted.intersection(types_of(node)):
                yield node

    def resolve(self, value: Any) -> Any:
        """Return the node that a bare ``{"@id": …}`` points to, or the value itself."""
        if isinstance(value, Mapping) and set(value) <= {"@id", "@type", "name"} and "@id" in value:
            return self.by_id.get(str(value["@id"]), value)
        return value

    def first_meta(self, *names: str) -> str | None:
        """Return the first non-empty content of these meta names, in the order asked, white space folded."""
        for name in names:
            for value in self.meta.get(name, ()):
                if text := " ".join(value.split()):
                    return text
        return None


def types_of(node: Node) -> frozenset[str]:
    """Return a node's types, lower-case, without the vocabulary's prefix."""
    types = node.get("@type")
    if isinstance(types, list):
        return frozenset().union(*(_type(str(name)) for name in types if name))
    return _type(str(types)) if types else _NO_TYPES


_NO_TYPES: frozenset[str] = frozenset()


@lru_cache(maxsize=512)
def _type(name: str) -> frozenset[str]:
    return frozenset((name.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower(),))


def read_structured(root: html.HtmlElement) -> StructuredData:
    """Return the page's structured data; broken JSON is repaired where the repair is plain, else left out."""
    nodes: list[Node] = []
    by_id: dict[str, Node] = {}
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for value in _load(script.text or ""):
                _flatten(value, nodes, by_id, 0)
    return StructuredData(tuple(nodes), by_id, tuple(_microdata(root)), *_head(root))


def _load(text: str) -> Iterator[Any]:
    text = _WRAPPERS.sub("", _WRAPPERS.sub("", text)).strip()
    if not text:
        return
    decoder = json.JSONDecoder(strict=False)
    for candidate in (text, _TRAILING_COMMA.sub(r"\1", text)):
        values, at = [], 0
        try:
            while at < len(candidate):  # several objects in one script, as some plug-ins write
                value, at = decoder.raw_decode(candidate, at)
                values.append(value)
                while at < len(candidate) and candidate[at] in " \t\r\n;,":
                    at += 1
        except (ValueError, RecursionError):
            if not values:
                continue
        yield from values
        return


def _flatten(value: Any, nodes: list[Node], by_id: dict[str, Node], depth: int) -> None:
    if depth > 30 or len(nodes) >= MAX_NODES:
        return
    if isinstance(value, list):
        for item in value:
            _flatten(item, nodes, by_id, depth + 1)
    elif isinstance(value, dict):
        identifier = value.get("@id")
        if isinstance(identifier, str) and len(value) > len(by_id.get(identifier, {})):
            by_id[identifier] = value
        if "@type" in value:
            nodes.append(value)
        for item in value.values():
            if isinstance(item, (dict, list)):
                _flatten(item, nodes, by_id, depth + 1)


def _head(root: html.HtmlElement) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    meta: dict[str, list[str]] = {}
    links: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = element.get("content")
        if content:
            for key in ("name", "property", "itemprop", "http-equiv"):
                if name := element.get(key):
                    meta.setdefault(name.strip().lower(), []).append(content)
    for element in root.iter("link"):
        if href := element.get("href"):
            for word in (element.get("rel") or "").lower().split():
                links.setdefault(word, []).append(href)
    return {k: tuple(v) for k, v in meta.items()}, {k: tuple(v) for k, v in links.items()}


def _microdata(root: html.HtmlElement) -> Iterator[Node]:
    for element in root.iterfind(".//*[@itemscope]"):
        if element.get("itemprop") is None or element.get("itemtype"):
            yield _item(element, 0)


def _item(element: html.HtmlElement, depth: int) -> dict[str, Any]:
    item: dict[str, Any] = {
        "@type": [t.rstrip("/").rsplit("/", 1)[-1] for t in (element.get("itemtype") or "").split()]
    }
    stack = list(element)[::-1]
    while stack:
        node = stack.pop()
        if not isinstance(node.tag, str):
            continue
        names = (node.get("itemprop") or "").split()
        scoped = node.get("itemscope") is not None
        if names:
            value: Any = _item(node, depth + 1) if scoped and depth < 10 else _microdata_value(node)
            if (
                "keywords" in names
                and not scoped
                and (links := [" ".join(a.text_content().split()) for a in node.iter("a")])
            ):
                value = links
            for name in names:
                if name not in item:
                    item[name] = value
                elif isinstance(item[name], list):
                    item[name].append(value)
                else:
                    item[name] = [item[name], value]
        if not scoped:
            stack.extend(list(node)[::-1])
    return item


def _microdata_value(element: html.HtmlElement) -> str:
    names = ["content", "datetime"]
    if element.tag in ("a", "link", "area"):
        names.append("href")
    elif element.tag in ("img", "iframe", "source", "video", "audio"):
        names.append("src")
    for name in names:
        value: str | None = element.get(name)
        if value:
            return value.strip()
    return " ".join(element.text_content().split())
