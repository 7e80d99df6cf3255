"""Check both feeds by the rules of their formats."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import feedparser
from lxml import etree

_GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
_TEXTS = {"id", "url", "title", "content_text", "date_published"}
"""Keys of an item that we write, texts all of them (JSON Feed 1.1, "Items")."""


def check_atom(text: str) -> Any:
    """Return what feedparser reads of a valid Atom feed: by the grammar, without a complaint of the reader's, no id
    twice (RFC 4287, 4.1.1 and 4.2.6)."""
    tree = etree.fromstring(text.encode())
    _GRAMMAR.assertValid(tree)
    read = feedparser.parse(text.encode(), sanitize_html=False)
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    ids = [read.feed.id, *(entry.id for entry in read.entries)]
    assert len(set(ids)) == len(ids)
    return read


def check_json(text: str) -> dict[str, Any]:
    """Return a valid JSON Feed: the keys that version 1.1 asks for, of the types that it asks for, no id twice."""
    feed: dict[str, Any] = json.loads(text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str)
    assert set(feed) <= {"version", "title", "home_page_url", "description", "language", "items"}
    for item in feed["items"]:
        assert set(item) <= {*_TEXTS, "tags"}
        assert {"id", "content_text"} <= set(item)
        assert all(isinstance(item[key], str) and item[key] for key in _TEXTS & set(item))
        assert all(isinstance(tag, str) for tag in item["tags"])
        assert datetime.datetime.fromisoformat(item["date_published"]).tzinfo is not None
        assert urlsplit(item.get("url", "https://")).scheme in ("http", "https")
    ids = [item["id"] for item in feed["items"]]
    assert len(set(ids)) == len(ids)
    return feed


def check_feeds(texts: dict[str, str]) -> list[dict[str, Any]]:
    """Return the items of two valid feeds that say the same."""
    feed, atom = check_json(texts["feed.json"]), check_atom(texts["feed.atom"])
    assert feed["title"] == atom.feed.title
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
    items: list[dict[str, Any]] = feed["items"]
    return items
