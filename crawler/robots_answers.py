"""Store the rules of a robots.txt, or request it from where it moved to."""

from __future__ import annotations

from crawler.answer import Answer
from crawler.content_encoding import EncodingError, unpack_body
from crawler.page_answer import is_server_error
from crawler.robots import robots_text
from crawler.run_memory import RunMemory
from crawler.site_rules import MAX_HOPS
from reference.url_identity import SiteScope, normalise
from store.crawl_memory import RobotsFile, RobotsState
from store.frontier import Find, Frontier, Kind, Lease
from store.urls import UrlNumbers

_MAX_BYTES = 10_000_000
"""Of an unpacked file; of these, `crawler.robots` reads the first half million."""


class RobotsAnswers:
    """Takes the answers for robots.txt files of one run."""

    def __init__(self, frontier: Frontier, numbers: UrlNumbers, memory: RunMemory) -> None:
        self._frontier = frontier
        self._numbers = numbers
        self._memory = memory

    def store_answer(self, lease: Lease, answer: Answer, scope: SiteScope) -> None:
        """Store the rules that the answer gives and close its row."""
        status = answer.status or 0
        target = normalise(answer.headers.get("location", ""), lease.url) if 300 <= status <= 399 else None
        if target is not None and lease.hops < MAX_HOPS and scope.contains(target):
            file = RobotsFile(state=RobotsState.MOVED, target=target)
            if target != lease.url and target not in self._memory.robots:
                self._ask(target, lease)
        elif is_server_error(answer):
            # RFC 9309, 2.3.1.4: unreachable means "ask for nothing", the opposite of what Scrapy takes it for.
            file = RobotsFile(state=RobotsState.CLOSED)
        elif 200 <= status <= 299:
            try:
                body = unpack_body(answer.body, answer.headers.get("content-encoding", ""), _MAX_BYTES)
                file = RobotsFile(state=RobotsState.RULES, text=robots_text(body))
            except EncodingError:
                file = RobotsFile(state=RobotsState.NO_RULES)
        else:
            file = RobotsFile(state=RobotsState.NO_RULES)  # RFC 9309, 2.3.1.3: 4xx is "no rules"
        self._memory.keep_robots(lease.url, file)
        self._frontier.done(lease.url_id)

    def _ask(self, target: str, lease: Lease) -> None:
        number = self._numbers.number(target)
        hops = lease.hops + 1
        self._frontier.add([Find(url_id=number, url=target, kind=Kind.ROBOTS, depth=lease.depth, hops=hops)])
