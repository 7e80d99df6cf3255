"""Read a page's metadata: JSON-LD, microdata, OpenGraph, meta and link elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any

from lxml import html

from extraction.page.json_ld import read_json

Node = Mapping[str, Any]
"""A JSON-LD or microdata node: property to value; values as in the page."""

MAX_NODES = 2_000
"""JSON-LD nodes read from a page; a page with more is noise or an attack."""

MAX_SCRIPTS = 5_000
"""JSON-LD scripts listed of a page."""


@dataclass(frozen=True, slots=True)
class Script:
    """One ``<script type="application/ld+json">``."""

    element: html.HtmlElement
    """The script."""
    nodes: tuple[Node, ...]
    """Its nodes, flattened."""
    read: bool
    """True where a value was read from it."""
    error: str | None
    """The reason why it is not JSON, in words; null for valid JSON."""
    position: int
    """Offset of the fault in the script's text."""


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
    scripts: tuple[Script, ...] = ()
    """The JSON-LD scripts, up to `MAX_SCRIPTS`."""

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
    """Return the page's structured data; broken JSON is repaired where the repair is plain (`json_ld`)."""
    nodes: list[Node] = []
    by_id: dict[str, Node] = {}
    scripts: list[Script] = []
    for element in root.iter("script"):
        if "ld+json" in (element.get("type") or "").lower():
            found = read_json(element.text or "")
            before = len(nodes)
            for value in found.values:
                _flatten(value, nodes, by_id, 0)
            if len(scripts) < MAX_SCRIPTS:
                scripts.append(
                    Script(element, tuple(nodes[before:]), bool(found.values), found.error, found.position)
                )
    return StructuredData(tuple(nodes), by_id, tuple(_microdata(root)), *_head(root), tuple(scripts))


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
    owners = _Owners(root)
    for element in root.iter("meta"):
        content = element.get("content")
        if content:
            for key in ("name", "property", "itemprop", "http-equiv"):
                if (name := element.get(key)) and not owners.is_of_card(element, item=key == "itemprop"):
                    meta.setdefault(name.strip().lower(), []).append(content)
    for element in root.iter("link"):
        if href := element.get("href"):
            for word in (element.get("rel") or "").lower().split():
                links.setdefault(word, []).append(href)
    return {k: tuple(v) for k, v in meta.items()}, {k: tuple(v) for k, v in links.items()}


_TOPS = frozenset(("html", "head", "body", "main"))
"""Elements that hold the page itself."""
_BOXES = frozenset(("article", "aside", "footer", "li", "nav"))
"""Elements of the body that hold one thing beside others: a card, a comment, an entry of a list. One with the page's h1
is the page's own, and the page's only ``article``."""


class _Owners:
    """Tells the metas of a page from those of the cards in its body."""

    def __init__(self, root: html.HtmlElement) -> None:
        self._root = root
        self._known: tuple[dict[html.HtmlElement, bool], dict[html.HtmlElement, bool]] = ({}, {})

    def is_of_card(self, meta: html.HtmlElement, *, item: bool) -> bool:
        """Return whether a ``meta`` is in a box of the body, or, with itemprop, in an item: it speaks of that alone.

        One that a parser moved out of a broken head has neither around it.
        """
        known = self._known[item]
        chain: list[html.HtmlElement] = []
        answer = False
        for node in meta.iterancestors():
            if node in known:
                answer = known[node]
                break
            if node.tag in _TOPS:
                break
            chain.append(node)
            boxed = node.tag in _BOXES and node not in self._of_page
            if boxed or (item and node.get("itemscope") is not None):
                answer = True
                break
        known.update(dict.fromkeys(chain, answer))
        return answer

    @cached_property
    def _of_page(self) -> set[html.HtmlElement]:
        articles = list(islice(self._root.iter("article"), 2))
        around: set[html.HtmlElement] = set()
        for heading in self._root.iter("h1"):
            for node in heading.iterancestors():
                if node in around:
                    break
                around.add(node)
        return around.union(articles) if len(articles) == 1 else around


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
