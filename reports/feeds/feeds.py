"""Make a run's two feeds: its own news, newest first, then those of the runs before it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from reports.feeds.atom_feed import write_atom_feed
from reports.feeds.feed_head import FeedHead
from reports.feeds.feed_item import FeedItem
from reports.feeds.json_feed import write_json_feed
from reports.feeds.news import news
from reports.view import ReportData

MOST_ITEMS = 1_000
"""Items of a feed: the news of the last five runs at least, of most sites those of years."""
JSON_FEED, ATOM_FEED = "feed.json", "feed.atom"
"""Their files in a run's folder."""


def feeds(data: ReportData, since: datetime.datetime | None, former: Sequence[FeedItem]) -> dict[str, str]:
    """Return the texts of both feeds by the names of their files.

    ``since`` is the clock of the run that this one is compared with, null for a first one, and ``former`` are the items
    of that run's feed. The same data give the same bytes.
    """
    known = {item.id for item in former}
    items = [*news(data, since, known), *former][:MOST_ITEMS]
    head = FeedHead.of(data)
    return {ATOM_FEED: write_atom_feed(head, items), JSON_FEED: write_json_feed(head, items)}
