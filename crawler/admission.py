"""Admit found URLs or leave them out, a whole depth at a time, so that the choice depends on nothing but the site."""

from __future__ import annotations

from collections.abc import Callable

from crawler.caps import Caps
from crawler.forbidden_paths import forbidden_reason, is_other_file
from crawler.site_rules import SiteRules
from reference.url_identity import SiteScope
from schemas.left_out import LeftOut, LeftOutReason
from schemas.page_note import PageNote, PageNoteName
from schemas.vocabulary import Fetch
from store.frontier import ROBOTS_DEPTH, Find, Frontier, Kind
from store.pages import PageRow

MAX_SITEMAPS = 1_000
"""Site maps read in one run."""

_SHUT: dict[str, Fetch] = {
    LeftOutReason.ROBOTS: Fetch.ROBOTS,
    LeftOutReason.ROBOTS_UNREACHABLE: Fetch.ROBOTS,
    LeftOutReason.LOGIN_OR_CART: Fetch.SKIPPED,
}
"""Reasons for which a page is recorded although it is not requested."""


class Admission:
    """Admits found rows, or leaves them out with a reason."""

    def __init__(
        self,
        frontier: Frontier,
        rules: SiteRules,
        caps: Caps,
        *,
        had_before: Callable[[str], bool] = lambda _: False,
        max_sitemaps: int = MAX_SITEMAPS,
    ) -> None:
        """Take ``had_before``, which says whether the last complete run had the page at a URL."""
        self._frontier = frontier
        self._rules = rules
        self._caps = caps
        self._had_before = had_before
        self._max_sitemaps = min(max_sitemaps, MAX_SITEMAPS)
        self._sitemaps = 0

    def admit(
        self, scope: SiteScope | None, number_of: Callable[[str], int], fetched_at: str
    ) -> list[PageRow]:
        """Admit the found rows of the least depth; in the caller's transaction.

        Return the pages that are closed to a crawl (by robots.txt, or as a login or cart), and those that the last
        complete run had and a rule leaves out now, to be written. Where a host's robots.txt is not known yet, that is
        requested first and nothing else is decided.
        """
        found = list(self._frontier.found())
        ask_first = sorted({place for find in found if (place := self._robots_first(find))})
        if ask_first:
            self._frontier.add(
                Find(url_id=number_of(place), url=place, kind=Kind.ROBOTS, depth=ROBOTS_DEPTH)
                for place in ask_first
            )
            # A site may link to its robots.txt as a page: the row is then done already, and says nothing.
            self._frontier.reopen_as_robots([number_of(place) for place in ask_first])
            return []
        admitted: list[int] = []
        left_out: list[tuple[LeftOut, int]] = []
        shut: list[PageRow] = []
        for find in found:
            reason = self._refuses(find, scope)
            if reason is None:
                admitted.append(find.url_id)
                if find.kind is Kind.PAGE:
                    self._caps.count(find.url, had_before=self._had_before(find.url))
                continue
            left_out.append((reason, find.url_id))
            fetch = _SHUT.get(reason.reason)
            if fetch is not None:
                note = PageNote(PageNoteName(reason.reason))
                shut.append(PageRow(url_id=find.url_id, fetch=fetch, fetched_at=fetched_at, notes=(note,)))
            elif (
                reason.reason != LeftOutReason.MAX_PAGES
                and find.kind is Kind.PAGE
                and self._had_before(find.url)
            ):
                note = PageNote(PageNoteName.LEFT_OUT, str(reason))
                shut.append(
                    PageRow(url_id=find.url_id, fetch=Fetch.SKIPPED, fetched_at=fetched_at, notes=(note,))
                )
        self._frontier.admit(admitted)
        self._frontier.leave_out(left_out)
        return shut

    def _robots_first(self, find: Find) -> str | None:
        return self._rules.unknown_for(find.url) if find.kind is Kind.PAGE else None

    def _refuses(self, find: Find, scope: SiteScope | None) -> LeftOut | None:
        if find.kind is Kind.ROBOTS:
            return None
        if find.kind is Kind.SITEMAP:
            self._sitemaps += 1
            return LeftOut(LeftOutReason.MAX_SITEMAPS) if self._sitemaps > self._max_sitemaps else None
        if not find.root:
            if is_other_file(find.url):
                return LeftOut(LeftOutReason.OTHER_FILE)
            if (reason := forbidden_reason(find.url)) is not None:
                return LeftOut(reason)
            if scope is not None and (refused := scope.refuses(find.url)) is not None:
                return LeftOut(LeftOutReason(refused))
        allowed = self._rules.allows(find.url)
        if allowed is None:
            return LeftOut(LeftOutReason.ROBOTS_UNREACHABLE)
        if not allowed:
            return LeftOut(LeftOutReason.ROBOTS)
        if find.root:
            return None
        return self._caps.refuses(find.url, find.depth, had_before=self._had_before(find.url))
