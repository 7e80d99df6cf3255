"""Crawl with the shortest Scrapy spider that follows every link and keeps nothing, as a measure.

    python -m benchmarks.bare_spider URL

Prints how many pages it got. It runs with Scrapy's own scheduler, filter and LinkExtractor, obeys robots.txt, has
eight requests under way, no delay, no cookies and no log: nothing that would make it look slow.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response, TextResponse
from scrapy.linkextractors import LinkExtractor


class BareSpider(scrapy.Spider):
    """Follows what LinkExtractor finds on the site's host."""

    name = "bare"
    pages = 0

    def __init__(self, url: str) -> None:
        super().__init__()
        self.start_urls = [url]
        self.allowed_domains = [urlsplit(url).hostname or ""]
        self.links = LinkExtractor()

    def parse(self, response: Response, **_: Any) -> Iterator[scrapy.Request]:
        """Count the page and ask for what it links to."""
        if not isinstance(response, TextResponse):
            return
        BareSpider.pages += 1
        for link in self.links.extract_links(response):
            yield scrapy.Request(link.url)


def main() -> int:
    """Crawl and print the number of pages."""
    process = CrawlerProcess(
        {
            "LOG_ENABLED": False, "ROBOTSTXT_OBEY": True, "COOKIES_ENABLED": False, "TELNETCONSOLE_ENABLED": False,
            "CONCURRENT_REQUESTS": 8, "CONCURRENT_REQUESTS_PER_DOMAIN": 8, "DOWNLOAD_DELAY": 0,
        }
    )  # fmt: skip
    process.crawl(BareSpider, url=sys.argv[1])
    process.start()
    print(BareSpider.pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
