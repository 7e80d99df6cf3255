"""Write and read a JSON Feed, version 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from reports.feeds.feed_head import FeedHead
from reports.feeds.feed_item import FeedItem
from schemas.printed_json import printed_json
from schemas.record import Record

VERSION = "https://jsonfeed.org/version/1.1"
"""What names the format and its version."""


def write_json_feed(head: FeedHead, items: Sequence[FeedItem]) -> str:
    """Return the feed as JSON, one key a line, with a line feed at the end."""
    feed: dict[str, Any] = {
        "version": VERSION,
        "title": head.title,
        **({"home_page_url": head.url} if head.url else {}),
        "description": head.description,
        "language": head.language,
        "items": [
            {
                "id": item.id,
                **({"url": item.url} if item.url else {}),
                "title": item.title,
                "content_text": item.text,
                "date_published": item.date,
                "tags": list(item.tags),
            }
            for item in items
        ],
    }
    return printed_json(json.dumps(feed, ensure_ascii=False, indent=1)) + "\n"


class _Item(Record):
    """An item as an earlier run wrote it."""

    model_config = ConfigDict(extra="ignore")

    id: str
    title: str
    content_text: str
    date_published: str
    url: str | None = None
    tags: tuple[str, ...] = ()


class _Feed(Record):
    model_config = ConfigDict(extra="ignore")

    items: tuple[_Item, ...]


def read_json_feed(text: bytes) -> list[FeedItem]:
    """Return the items of a feed that an earlier run wrote; raise ``ValueError`` for anything else."""
    try:
        feed = TypeAdapter(_Feed).validate_json(text)
    except ValidationError as error:
        raise ValueError("it is no feed of ours") from error
    return [
        FeedItem(
            id=item.id,
            title=item.title,
            text=item.content_text,
            url=item.url,
            date=item.date_published,
            tags=item.tags,
        )
        for item in feed.items
    ]
