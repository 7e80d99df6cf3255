"""Fetch a few pages of a site, and make their records and findings as its next run would, in a store of their own."""

from __future__ import annotations

import signal
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from audits.context import site_context
from audits.registry import AUDITS, active
from audits.site_facts import site_facts
from extraction.site.single_pages import single_pages
from pipeline.audit_stage import audit_records
from pipeline.audit_task import StoredText
from pipeline.audited_profile import audited_profile
from pipeline.extract_stage import keep_finished, read_pages, reading_keys
from pipeline.finish_pages import Finishing
from pipeline.session import Session
from pipeline.site_audits_again import PAGES
from pipeline.stored_record import TEXT_KINDS
from pipeline.temporary_room import temporary_room
from pipeline.workers import Workers
from schemas.audit_info import AuditInfo
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.facts.text_words import TextWords
from schemas.finding import Finding
from schemas.outcome import Outcome
from schemas.page import Page
from schemas.page_note import PageNoteName, read_page_note
from schemas.profile import Profile
from schemas.stored_page import StoredPage
from schemas.vocabulary import FactName, PageKind
from store import identities, lines, page_facts
from store import page_readings as readings
from store.connection import open_work
from store.known_pages import KnownPage
from store.page_ids import assign
from store.pages import iter_pages
from store.run_store import RunStore

if TYPE_CHECKING:
    from extraction import SiteFacts

RUN = "recheck"
"""Name of the run in its own store."""
_MARKUP = PAGES - {FactName.PAGE, FactName.META}
"""Facts of what single pages hold; the audits that read them look at one page after another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPages:
    """The pages as they are now, and what the audits say of them."""

    session: Session
    """With the store of these pages alone."""
    ends: Mapping[str, str]
    """URL that was asked for, and each on its way, to the URL where its redirects ended."""
    pages: Mapping[str, Page]
    """By final URL; a page that a rule keeps out may have none."""
    outcomes: Mapping[tuple[str, str], Outcome]
    """By audit and subject."""
    findings: list[Finding]
    """Of the audits that judge a page by itself, and of those of the site (see `judges_alone`)."""
    words: list[TextWords]
    """Words of the pages' texts, with what the spelling engine suspects."""


def judges_alone(info: AuditInfo) -> bool:
    """Return whether an audit judges a few pages alone as it judges them within the site.

    An audit of one record does; of the site, one that looks at the markup of pages. What an audit of texts says of each
    text is kept too: where it has a word for each of them, it judged each by itself.
    """
    if info.kind != "site":
        return True
    reads = set(info.reads)
    return reads <= PAGES and not reads.isdisjoint(_MARKUP)


def may_be_judged(finding: Finding, audits: Mapping[str, AuditInfo]) -> bool:
    """Return whether the pages that a finding names can show that it is fixed; of an office or a whole site they
    cannot."""
    info = audits.get(finding.audit)
    if info is None or finding.subject.startswith("l-"):
        return False
    return judges_alone(info) or set(info.reads) in ({FactName.WORDS}, {FactName.TEXT})


@contextmanager
def checked_pages(
    last: Session, workers: Workers, facts: SiteFacts, wanted: Iterable[Page], retry_seconds: float = 2.0
) -> Iterator[CheckedPages]:
    """Yield the pages as they are now; ``last`` is the session of the last complete run, whose store is only read.

    ``facts`` are those that this run learned of its site, ``wanted`` its pages' records. Raises KeyboardInterrupt where
    a signal ended the fetching.
    """
    with ExitStack() as stack:
        with temporary_room():
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="checkup-recheck-")))
        store = RunStore(stack.enter_context(closing(open_work(folder))), RUN)
        session = replace(last, store=store)
        _fetch(session, folder, facts.start_url, wanted, retry_seconds)
        _extract(session, workers, facts)
        profile = audited_profile(last.profile, last.store, last.folder)
        session.progress.stage("Auditing", lines.count(store, "pages"))
        audit_records(session, workers, profile)
        yield _checked(session, profile)


def _fetch(
    session: Session, folder: Path, start_url: str, wanted: Iterable[Page], retry_seconds: float
) -> None:
    from crawler.fetch_pages import fetch_pages

    session.progress.stage("Asking for the pages")
    known = [
        KnownPage(
            url=page.final_url, depth=page.depth, in_sitemap=page.in_sitemap, sitemap_lastmod=page.sitemap_lastmod
        )
        for page in wanted
    ]  # fmt: skip
    stopped = fetch_pages(
        session.store,
        folder,
        session.profile,
        start_url,
        known,
        resolve=session.resolve,
        now=session.now,
        retry_seconds=retry_seconds,
    )
    if stopped is not None:
        raise Stopped(stopped)


class Stopped(BaseException):
    """A signal ended the fetching; carries its number."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.terminated = number == signal.SIGTERM


def _extract(session: Session, workers: Workers, facts: SiteFacts) -> None:
    """Read the pages and finish them with the facts of the last run's site."""
    from extraction.finish_site import FinishPage
    from extraction.site.page_to_finish import PageToFinish, ReadingToLoad

    store = session.store
    known = identities.load(session.history)
    page_ids = assign(iter_pages(store, with_headers=False), known)
    former = {page.page_id: page for page in _former_pages(session, set(page_ids.values()))}
    pages = [
        _as_linked(page, former.get(page_ids[page.final_url]))
        for page in single_pages(iter_pages(store, with_headers=False))
    ]
    keys = reading_keys(pages)
    failures = read_pages(session, workers, store, pages, keys)
    for url in failures:
        del keys[url]
    finishing = Finishing(session, workers, pages, known, page_ids, failures)
    kinds = dict(facts.kinds)
    for page in pages:  # a page that moved is of the kind that it had
        before = former.get(page_ids[page.final_url])
        if before is not None and before.final_url in facts.kinds:
            kinds.setdefault(page.final_url, facts.kinds[before.final_url])
    load = partial(readings.get, store.connection)
    to_finish = (
        PageToFinish(
            url=page.final_url,
            page_id=page_ids[page.final_url],
            sitemap_lastmod=page.sitemap_lastmod,
            copy_of=_note(former.get(page_ids[page.final_url]), PageNoteName.COPY_OF),
            canonical_elsewhere=_note(former.get(page_ids[page.final_url]), PageNoteName.CANONICAL_ELSEWHERE),
            reading=ReadingToLoad(partial(load, keys[page.final_url])),
        )
        for page in pages
        if page.final_url in keys
    )
    finish = FinishPage(facts.model_copy(update={"kinds": kinds}))
    unread = (page for page in pages if page.final_url not in keys)
    session.progress.stage("Extracting records", len(pages))
    keep_finished(store, chain(finishing.in_workers(finish, to_finish), finishing.unread(unread)))


def _former_pages(session: Session, ids: Collection[str]) -> Iterator[Page]:
    """Yield the last run's records of these pages."""
    assert session.previous is not None
    for page_id in sorted(ids):
        line = session.previous.line("pages.jsonl", page_id)
        if line is not None:
            yield Page.model_validate_json(line, extra="ignore")


def _as_linked(page: StoredPage, former: Page | None) -> StoredPage:
    """Return a page with the place in the site that it had: these pages alone do not show it."""
    notes = tuple(note for note in page.notes if note.name is not PageNoteName.NOT_LINKED)
    if former is None:
        return replace(page, notes=notes)
    return replace(
        page,
        notes=notes,
        depth=former.depth,
        inlinks=former.inlinks,
        in_sitemap=former.in_sitemap,
        sitemap_lastmod=former.sitemap_lastmod,
    )


def _note(page: Page | None, name: PageNoteName) -> str | None:
    """Return the value of a note of a page's record."""
    notes = map(read_page_note, page.notes if page else ())
    return next((note.value for note in notes if note.name is name), None)


def _checked(session: Session, profile: Profile) -> CheckedPages:
    from audits.run import each_site_audit

    store = session.store
    pages = {url: Page.model_validate_json(line) for url, line in lines.read(store, "pages")}
    words = [TextWords.model_validate_json(line) for line in lines.values(store, "words")]
    texts = [
        StoredText(kind=kind, line=line).read()
        for kind in TEXT_KINDS
        for line in lines.values(store, f"{kind}s")
    ]
    owned = [
        PageFacts.model_validate_json(data)
        for url, page in pages.items()
        if page.kind is not PageKind.JUNK and (data := page_facts.read(store, url)) is not None
    ]
    shared = [TemplateFacts.model_validate_json(line) for line in lines.values(store, "template_facts")]
    facts = site_facts(
        pages=pages.values(),
        texts=[text for text in texts if text.kind is not PageKind.JUNK],
        words=words,
        page_facts=owned,
        template_facts=shared,
    )
    outcomes = [Outcome.model_validate_json(line) for line in lines.values(store, "outcomes")]
    findings = [Finding.model_validate_json(line) for line in lines.values(store, "findings")]
    for said, found in each_site_audit(facts, site_context(profile, session.now.date())):
        outcomes += said
        findings += found
    return CheckedPages(
        session=session,
        ends={stored.url: stored.final_url for stored in iter_pages(store, with_headers=False)},
        pages=pages,
        outcomes={(outcome.audit, outcome.subject): outcome for outcome in outcomes},
        findings=findings,
        words=words,
    )


def known_audits(profile: Profile) -> dict[str, AuditInfo]:
    """Return the audits that a run of this profile asks, by id."""
    asked = active(profile)
    return {audit.info.audit: audit.info for audit in AUDITS if audit in asked}
