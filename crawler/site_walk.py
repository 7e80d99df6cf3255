"""Walk one site: choose the next request and store each answer in one transaction.

Independent of Scrapy: scheduler and spider call it, tests drive it with answers of their own. Redirects and
retries are rows of the frontier like everything else: nothing that a kill could lose is kept in memory.
"""

from __future__ import annotations

import datetime
import logging
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from crawler.admission import MAX_SITEMAPS, Admission
from crawler.answer import Answer, Failure
from crawler.caps import Caps
from crawler.forbidden_paths import forbidden_reason, is_other_file
from crawler.known_urls import KnownUrls
from crawler.pace import Pace
from crawler.page_answer import KEPT_HEADERS, PageAnswer, read_page
from crawler.page_links import READER, RENDERING_READER, LinkFinder
from crawler.robots_answers import RobotsAnswers
from crawler.run_memory import RunMemory
from crawler.server_health import ServerHealth
from crawler.site_rules import SiteRules
from crawler.sitemap_answers import SitemapAnswers
from crawler.start_trouble import StartTrouble
from reference.url_identity import SiteScope, normalise, origin
from schemas.crawl_note import CrawlNote, CrawlNoteName
from schemas.left_out import LeftOut, LeftOutReason
from schemas.page_note import PageNote, PageNoteName
from schemas.profile import CrawlSettings
from schemas.vocabulary import Fetch
from store.crawl_memory import RobotsState
from store.frontier import MAX_HOPS, Find, Frontier, Kind, Lease, State
from store.known_pages import KnownPage
from store.links import LinkKind, pack, pack_numbers
from store.pages import Known, PageRow, count_pages, has_page, known_page, put_page
from store.run_store import RunStore
from store.transaction import transaction
from store.urls import UrlNumbers

_NOT_OURS = 0
"""In place of the number of a URL that is not the site's; SQLite counts from 1."""

_KEPT_TARGETS = 50_000

_BOUNDS = {
    LeftOutReason.MAX_SITE_PAGES: CrawlNoteName.MAX_SITE_PAGES,
    LeftOutReason.MAX_KNOWN_URLS: CrawlNoteName.MAX_KNOWN_URLS,
}
"""Bounds of the whole site, which the manifest also notes."""

_LEASED_AT_ONCE = 32
"""Rows leased by one statement: a commit a page for the lease too would double their number."""

logger = logging.getLogger(__name__)


class SiteWalk:
    """One run's walk over one site."""

    def __init__(
        self,
        store: RunStore,
        start_url: str,
        settings: CrawlSettings,
        *,
        user_agent: str,
        previous: RunStore | None = None,
        earlier: RunStore | None = None,
        retry_seconds: float = 2.0,
        now: datetime.datetime | None = None,
        known_pages: Sequence[KnownPage] = (),
        only: Sequence[KnownPage] | None = None,
    ) -> None:
        """Begin or resume the run. Pages of the run ``previous`` are requested only if they have changed.

        The ``known_pages`` are requested after all others, where nothing led to them. Where ``only`` is a list, its
        pages alone are requested, with the ends of their redirects: ``start_url`` is then where the site's redirects
        end, no link is followed and no site map read.
        ``earlier`` is the last complete run, whose pages are requested whatever the bound of the site.
        """
        self._store = store
        self._start_url = start_url
        self._settings = settings
        self._previous = previous
        self._known_pages = known_pages
        self._only = only
        self._earlier = earlier
        self._now = now
        self._memory = RunMemory(store)
        self.frontier = Frontier(store)
        self._numbers = UrlNumbers(store.connection)
        self._rules = SiteRules(user_agent, self._memory.robots)
        self._known_urls = KnownUrls(self.frontier, self._numbers, settings.max_known_urls)
        self._caps = Caps(settings, 0 if earlier is None else count_pages(earlier))
        self._admission = Admission(
            self.frontier, self._rules, self._caps, had_before=self._had_before,
            max_sitemaps=settings.max_pages or MAX_SITEMAPS,
        )  # fmt: skip
        self.pace = Pace(settings.delay_seconds)
        self._health = ServerHealth(self.pace, retry_seconds)
        self._robots = RobotsAnswers(self.frontier, self._numbers, self._memory)
        self._sitemaps = SitemapAnswers(
            self.frontier, self._numbers, self._memory, self._page_url, self._known_urls, settings.max_pages
        )
        self._finder = LinkFinder(notice_scripts=settings.render_javascript)
        self._reader = RENDERING_READER if settings.render_javascript else READER
        self._scope: SiteScope | None = None
        self._known_targets: dict[str, int] = {}
        self._leases: deque[Lease] = deque()
        self._sent: dict[int, float] = {}
        self._asked_if_changed: dict[int, Known] = {}
        self.trouble: StartTrouble | None = None
        """Reason why the walk cannot begin: the start page or its robots.txt cannot be used."""
        self.stopped: str | None = None
        """Reason why the walk was cut short, in words."""
        self.fetched = 0
        self.errors = 0
        self._begin()

    def _begin(self) -> None:
        with self._transaction():
            self.frontier.release()
            if self._only is None:
                start = self._numbers.number(self._start_url)
                self.frontier.add([Find(url_id=start, url=self._start_url, depth=0, root=True)])
            else:
                self._memory.begin_at(self._start_url)
                self.frontier.add(self._find(page) for page in self._only)
        for url in self.frontier.admitted_urls():
            self._caps.count(url, had_before=self._had_before(url))
        if self._memory.start_url_final:
            self._set_scope(self._memory.start_url_final)
        self.pace.crawl_delay(self._rules.crawl_delay_seconds()[0])

    @property
    def start_url_final(self) -> str:
        """The start URL after its redirects; as given until they are known."""
        return self._memory.start_url_final or self._start_url

    @property
    def notes(self) -> list[CrawlNote]:
        """The notes for the manifest, sorted: site maps that were broken, a Crawl-delay that was bounded."""
        notes = self._memory.notes
        if self._rules.crawl_delay_seconds()[1]:
            notes.append(CrawlNote(CrawlNoteName.CRAWL_DELAY_BOUNDED))
        left_out = {reason.reason for reason in self.left_out()}
        notes += [CrawlNote(note) for reason, note in _BOUNDS.items() if reason in left_out]
        return sorted(set(notes), key=str)

    def left_out(self) -> dict[LeftOut, int]:
        """Return the number of URLs that were known or met and not requested, by reason."""
        counts = self.frontier.left_out()
        if self._known_urls.refused:
            counts[LeftOut(LeftOutReason.MAX_KNOWN_URLS)] = self._known_urls.refused
        return counts

    @property
    def silence(self) -> StartTrouble:
        """The trouble with the site where no page of it could be read."""
        return StartTrouble.of_silence(self._start_url, self._health.refusals)

    @property
    def closed_origins(self) -> list[str]:
        """Origins that were never requested because their robots.txt never answered."""
        return self._rules.closed_origins()

    def has_more(self) -> bool:
        """Return whether any request is left, beside those under way."""
        if not self._is_going():
            return False
        return bool(
            self._leases or self._remembers_pages() or self.frontier.is_open(State.PENDING, State.FOUND)
        )

    def close(self) -> None:
        """Release the leases that were not requested."""
        self._leases.clear()
        self.frontier.release()

    def remember_end(self, left_out: Mapping[LeftOut, int]) -> None:
        """Store, for the manifest, the URLs that were known and not requested, by reason, and the notes."""
        self._memory.end(left_out, self.notes)

    def next(self, now: float) -> Lease | float | None:
        """Return the next lease, or the seconds to wait, or None when there is nothing to request now."""
        if not self._is_going():
            return None
        if wait := self.pace.wait_seconds(now):
            return wait
        if not self._leases:
            wall = _wall()
            self._leases.extend(self.frontier.lease(wall, _LEASED_AT_ONCE))
            if not self._leases:
                due = self.frontier.next_time()
                if due is not None:
                    return max(0.01, due - wall)
                # A depth is admitted when the one before it is all there: what a cap lets through must not
                # depend on the order of the answers.
                return 0.0001 if not self._sent and self._admit() else None
        lease = self._leases.popleft()
        self._sent[lease.url_id] = now
        self.pace.sent(now)
        return lease

    def conditions(self, lease: Lease) -> dict[str, str]:
        """Return the headers that request the page only if it has changed since the run before."""
        if self._previous is None or lease.kind is not Kind.PAGE:
            return {}
        known = known_page(self._previous, lease.url_id, self._reader)
        if known is None:
            return {}
        self._asked_if_changed[lease.url_id] = known
        headers = {}
        if known.etag:
            headers["If-None-Match"] = known.etag
        if known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        return headers

    def may_load(self, url: str, page: str) -> bool:
        """Return whether a rendered page may load a file: of the site, allowed by robots.txt, not a login or cart."""
        scope = self._scope or SiteScope(page, hosts=self._settings.hosts)
        if not scope.contains(url) or (forbidden_reason(url) and "/wp-json/" not in url):
            return False
        return self._rules.unknown_for(url) is not None or self._rules.allows(url) is True

    def store_answer(self, lease: Lease, answer: Answer, now: float) -> bytes | None:
        """Store an answer with its links and close its row, in one transaction.

        A page that is empty without its scripts is not stored but returned, unpacked, to be rendered; the walk
        waits for it to come back.
        """
        page = None
        if lease.kind is Kind.PAGE:
            page = read_page(answer, lease.url, self._finder, self._settings.max_body_bytes)
            if page.needs_scripts and answer.rendering is None:
                return page.body
        sent = self._sent.pop(lease.url_id, now)
        known = self._asked_if_changed.pop(lease.url_id, None)
        wait = self._health.judge(lease, answer, now, sent)
        with self._transaction():
            if wait is not None:
                self.frontier.again(lease.url_id, _wall() + wait)
            elif lease.kind is Kind.ROBOTS:
                self._take_robots(lease, answer)
            elif lease.kind is Kind.SITEMAP:
                self._take_sitemap(lease, answer)
            else:
                assert page is not None
                self._take_page(lease, answer, page, known)
            if self._known_urls.refused:
                self._memory.note(CrawlNote(CrawlNoteName.MAX_KNOWN_URLS))
        self.stopped = self.stopped or self._health.stops(lease)
        return None

    def _take_robots(self, lease: Lease, answer: Answer) -> None:
        self._robots.store_answer(lease, answer, self._scope or self._scope_of_start())
        if self._scope is None and self._memory.robots[lease.url].state is RobotsState.CLOSED:
            self.trouble = StartTrouble.of_robots(lease.url, answer)
        self.pace.crawl_delay(self._rules.crawl_delay_seconds()[0])

    def _take_sitemap(self, lease: Lease, answer: Answer) -> None:
        assert self._scope is not None
        self._sitemaps.store_answer(lease, answer, self._scope)

    # -- pages --------------------------------------------------------------------------------------------

    def _take_page(self, lease: Lease, answer: Answer, page: PageAnswer, known: Known | None) -> None:
        if answer.failure is Failure.PRIVATE_ADDRESS:
            logger.warning("refused a private address behind %s", lease.url)
        links = b""
        target_id = None
        error, fetch, notes = page.error, page.fetch, list(page.notes)
        if page.redirect is not None:
            target_id = self._numbers.number(page.redirect)
            if not self._follow(lease, page.redirect, target_id):
                fetch, error = Fetch.ERROR, "too many redirects"
            if lease.root and self._scope is None:
                pass
            elif self._scope is not None and not self._scope.contains(page.redirect):
                fetch = Fetch.SKIPPED
                notes.append(PageNote(PageNoteName.REDIRECT_OFFSITE))
            links = pack([(target_id, LinkKind.REFRESH)])
        elif page.unchanged and known is None:
            fetch, error = Fetch.ERROR, "the server answers 304 although nothing was asked to compare"
        elif lease.root and self._scope is None and not self._begin_site(lease, answer, page):
            return
        if page.unchanged and known is not None:
            self._replay(lease, answer, known)
            return
        if page.redirect is None:
            links = self._keep_links(lease, page.links)
        self._note_cut(notes)
        put_page(
            self._store,
            PageRow(
                url_id=lease.url_id, fetch=fetch, http_status=answer.status,
                content_type=answer.headers.get("content-type"), headers=_kept(answer.headers), body=page.body,
                links=links, reader=self._reader, target_id=target_id, fetched_at=self._stamp(), error=error,
                notes=tuple(notes),
            ),
        )  # fmt: skip
        self.frontier.done(lease.url_id)
        self.fetched += 1
        self.errors += fetch is Fetch.ERROR

    def _begin_site(self, lease: Lease, answer: Answer, page: PageAnswer) -> bool:
        """Fix the site's scope once the start URL's redirects end; return False when there is nothing to walk."""
        if (
            page.error is not None
            or page.fetch is Fetch.SKIPPED
            or (page.body is None and not page.unchanged)
        ):
            self.trouble = StartTrouble.of_page(lease.url, answer, page.error, self._health.refusals)
            self.frontier.again(lease.url_id, 0.0)
            return False
        self._memory.begin_at(lease.url)
        scope = self._set_scope(lease.url)
        rules = self._rules.rules(lease.url)
        named = [normalise(place, lease.url) for place in (rules.sitemaps if rules else [])]
        usual = [f"{origin(lease.url)}/sitemap.xml", f"{origin(lease.url)}/sitemap_index.xml"]
        self._sitemaps.add([*named, *usual], scope)
        return True

    def _follow(self, lease: Lease, target: str, target_id: int) -> bool:
        """Add a redirect's target to the frontier if it is the site's; return False when the chain is too long."""
        if lease.hops >= MAX_HOPS:
            if lease.root and self._scope is None:
                self.trouble = StartTrouble.too_many_redirects(self._start_url)
            return False
        starting = lease.root and self._scope is None
        if starting and target == lease.url:
            self.trouble = StartTrouble.too_many_redirects(self._start_url)
        if starting or (self._scope is not None and self._scope.contains(target)):
            self.frontier.add(
                [Find(url_id=target_id, url=target, depth=lease.depth, hops=lease.hops + 1, root=starting)]
            )
        return True

    def _find(self, page: KnownPage) -> Find:
        return Find(
            url_id=self._numbers.number(page.url), url=page.url, depth=page.depth, in_sitemap=page.in_sitemap,
            lastmod=page.sitemap_lastmod,
        )  # fmt: skip

    def _keep_links(self, lease: Lease, links: Sequence[tuple[str, LinkKind]]) -> bytes:
        """Add a page's links to the site to the frontier; return them packed."""
        known = self._known_targets
        if len(known) >= _KEPT_TARGETS:
            known.clear()
        new = {target: self._page_url(target) for target, _ in links if target not in known}
        numbers = self._known_urls.numbers(url for url in new.values() if url is not None)
        for target, url in new.items():
            known[target] = numbers.get(url, _NOT_OURS) if url is not None else _NOT_OURS
        packed = pack_numbers([known[target] << 3 | kind for target, kind in links if known[target]])
        if self._only is None:
            self.frontier.add_links(packed, lease.depth, lease.hops)
        return packed

    def _replay(self, lease: Lease, answer: Answer, known: Known) -> None:
        """Store an unchanged page: its former body, headers and links, with the new validators."""
        self.frontier.add_links(known.links, lease.depth, lease.hops)
        self._note_cut(known.notes)
        put_page(
            self._store,
            PageRow(
                url_id=lease.url_id, fetch=Fetch.NOT_MODIFIED, http_status=known.http_status,
                content_type=known.content_type, headers=known.headers | _kept(answer.headers, but="content-type"),
                body_sha256=known.body_sha256, links=known.links, reader=self._reader, fetched_at=self._stamp(),
                notes=known.notes,
            ),
        )  # fmt: skip
        self.frontier.done(lease.url_id)
        self.fetched += 1

    def _note_cut(self, notes: Iterable[PageNote]) -> None:
        """Note for the run that a page's links were cut."""
        if any(note.name == PageNoteName.LINKS_CUT for note in notes):
            self._memory.note(CrawlNote(CrawlNoteName.LINKS_CUT))

    def _page_url(self, target: str | None) -> str | None:
        """Return the URL under which a link's target is requested; None where it is not a page of the site."""
        if target is None or self._scope is None or not self._scope.contains(target) or is_other_file(target):
            return None
        return self._scope.canonical(target)

    def _had_before(self, url: str) -> bool:
        """Return whether the last complete run had the page at a URL."""
        return self._earlier is not None and has_page(self._earlier, url)

    # -- the frame ----------------------------------------------------------------------------------------

    def _admit(self) -> bool:
        """Admit the next depth; return whether there was any."""
        if not self.frontier.is_open(State.FOUND):
            return self._add_known_pages()
        with self._transaction():
            for page in self._admission.admit(self._scope, self._numbers.number, self._stamp()):
                put_page(self._store, page)
        if self._scope is None and not self.frontier.is_open(State.PENDING, State.FOUND):
            self.trouble = StartTrouble.refused_by_robots(self._start_url)
        return True

    def _remembers_pages(self) -> bool:
        return self._scope is not None and bool(self._known_pages)

    def _add_known_pages(self) -> bool:
        """Add the pages of the last complete run to the frontier, once all else was asked for; return whether any were.

        A page that lost its links is still there, or moved, or gone: its own answer says which. It counts as linked by
        nobody, and caps and rules hold for it as for any other.
        """
        if not self._remembers_pages():
            return False
        with self._transaction():
            found = ((self._page_url(page.url), page.depth) for page in self._known_pages)
            self.frontier.add(
                [Find(url_id=self._numbers.number(url), url=url, depth=depth) for url, depth in found if url]
            )
        self._known_pages = ()
        return True

    def _is_going(self) -> bool:
        return self.trouble is None and self.stopped is None

    def _set_scope(self, final: str) -> SiteScope:
        self._known_targets.clear()
        self._scope = SiteScope(
            final, hosts=self._settings.hosts, include=self._settings.include, exclude=self._settings.exclude
        )
        return self._scope

    def _scope_of_start(self) -> SiteScope:
        return SiteScope(self._start_url, hosts=self._settings.hosts)

    def _stamp(self) -> str:
        now = self._now or datetime.datetime.now(datetime.UTC)
        return now.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Run a transaction; where it is rolled back, forget the numbers remembered from it."""
        try:
            with transaction(self._store.connection):
                yield
        except BaseException:
            self._numbers.forget()
            self._known_targets.clear()
            self.frontier.forget()
            raise


def _kept(headers: dict[str, str], but: str = "") -> dict[str, str]:
    return {name: headers[name][:1000] for name in KEPT_HEADERS if name in headers and name != but}


def _wall() -> float:
    """Return the time of the day: a time to ask again must mean the same after a restart."""
    return time.time()
