"""Make validated records of one page's reading and the site's facts, in a worker."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json

from pipeline.documents import with_header_date
from pipeline.lifecycles import lifecycle, missing_runs
from pipeline.stored_record import RecordKind, text_kind
from schemas.page import Page
from schemas.page_note import IN_PLACE, PageNote, PageNoteName
from schemas.records import RECORDS
from schemas.reject import Reject
from schemas.stored_page import StoredPage
from schemas.validation import check
from schemas.vocabulary import Fetch, Lifecycle, PageKind
from store.page_history import PageHistory

if TYPE_CHECKING:
    from extraction import FinishedPage
    from extraction.finish_site import FinishPage
    from extraction.site.page_to_finish import PageToFinish
    from extraction.site.site_items import SharedItem


@dataclass(frozen=True, slots=True)
class FinishTask:
    """One page of the run, with its reading where it could be read."""

    page: StoredPage
    page_id: str
    to_finish: PageToFinish | None
    """The page with its reading; null where nothing could be read."""
    failure: str | None
    """Reason why it could not be read, in words; null where it could."""
    history: PageHistory | None
    last_good: tuple[RecordKind, str] | None
    """Kind and line of its text in the complete run before, for a page that cannot be reached now, or that answered
    404 or 410 and is not gone yet."""
    now: str
    """Start of the run, UTC ISO 8601."""
    previous_urls: tuple[str, ...] = ()
    """Other URLs that led to the page, sorted."""
    same_bytes: bool = False
    """True where the complete run before stored the page with exactly these bytes: then nothing of it changed, whatever
    our own code reads in it today."""
    linked_from: tuple[str, ...] = ()
    """URLs of the pages that link to a page in trouble, sorted."""


@dataclass(frozen=True, slots=True)
class Finished:
    """Lines for the store: of validated records, and of rejects."""

    page: str | None
    text: tuple[RecordKind, str] | None
    """The running text's kind and line."""
    rejects: list[str]
    facts: bytes | None = None
    """JSON of the page's own facts; null where it was not read."""
    words_left: int = 0
    """Words that are neither running text nor the template's."""
    shared: tuple[SharedItem, ...] = ()
    """What the page shows of its template."""
    blocked: bool = False
    """True where something else came in place of the page: a text that it had before is kept (`unreachable`)."""


class PageFinisher:
    """Makes the records of one page after another, in a worker."""

    def __init__(self, finish_page: FinishPage | None) -> None:
        """Take the driver's function; null where no page was read."""
        self._finish_page = finish_page

    def __call__(self, task: FinishTask) -> Finished:
        """Return the page's and, where it holds one, its text's line, each validated."""
        if task.to_finish is None or self._finish_page is None:
            return record_unread(task)
        return _records(task, self._finish_page(task.to_finish))


@lru_cache(maxsize=2)
def finish_page_with(facts: str) -> FinishPage:
    """Return the driver's function for the facts of a site in a file.

    Kept: a run's pages of the week before are asked for one at a time, with the facts of both weeks in turn.
    """
    from extraction.finish_site import FinishPage
    from extraction.site.site_facts import SiteFacts

    return FinishPage(SiteFacts.model_validate_json(Path(facts).read_bytes()))


def record_unread(task: FinishTask) -> Finished:
    """Return the line of a page without a reading, and of its last good text where it cannot be reached."""
    return _records(task, None)


def _records(task: FinishTask, finished: FinishedPage | None) -> Finished:
    rejects: list[Reject] = []
    content_hash = finished.content_hash if finished else None
    page = Page.model_validate(
        {
            **_look(task, content_hash),
            "kind": finished.kind if finished else PageKind.OTHER,
            "kind_confidence": finished.kind_confidence if finished else None,
            "language": finished.language if finished else None,
            "title": finished.title if finished else None,
            "software": finished.software if finished else None,
            "document": with_header_date(finished.document, task.page.headers)
            if finished and finished.document
            else None,
            "content_hash": content_hash,
            "error": task.page.error or task.failure or (finished.unreadable if finished else None),
            "notes": sorted(
                {
                    *map(str, task.page.notes),
                    *(finished.page_notes() if finished else ()),
                    *_own_failure(task),
                }
            ),
        }
    )
    page_line = _through("page", page.to_json(), rejects)
    text: tuple[RecordKind, str] | None = None
    if finished and finished.text and page_line:
        kind = text_kind(finished.text)
        made = finished.text.model_copy(update={"previous_urls": _former_urls(task)})
        line = _through(kind, made.to_json(), rejects)
        text = (kind, line) if line else None
    elif task.last_good and page.lifecycle is not Lifecycle.GONE:
        text = _kept(task)
    return Finished(
        page_line,
        text,
        [reject.to_json() for reject in rejects],
        facts=finished.own_facts if finished else None,
        words_left=finished.words_left if finished else 0,
        shared=tuple(finished.shared) if finished else (),
        blocked=text is None and _is_blocked(task, finished),
    )


def _look(task: FinishTask, content_hash: str | None) -> dict[str, Any]:
    """Return the values of a page's record that say where and when this run found it; all others say what it holds."""
    stored, history = task.page, task.history
    unchanged = history is not None and (content_hash in (history.content_hash, None) or task.same_bytes)
    fetch = Fetch.ERROR if task.failure else stored.fetch
    return {
        "page_id": task.page_id,
        "url": stored.url,
        "final_url": stored.final_url,
        "previous_urls": task.previous_urls,
        "http_status": stored.http_status,
        "fetch": fetch,
        "etag": stored.headers.get("etag"),
        "last_modified": stored.headers.get("last-modified"),
        "sitemap_lastmod": stored.sitemap_lastmod,
        "in_sitemap": stored.in_sitemap,
        "depth": stored.depth,
        "inlinks": stored.inlinks,
        "linked_from": task.linked_from,
        "fetched_at": stored.fetched_at or None,
        "first_seen": history.first_seen if history else task.now,
        "last_seen": task.now,
        "last_changed": history.last_changed if unchanged and history else task.now,
        "lifecycle": lifecycle(
            fetch,
            stored.http_status,
            history,
            left_out=any(note.name is PageNoteName.LEFT_OUT for note in stored.notes),
        ),
        "missing_runs": missing_runs(stored.http_status, history),
    }


def looked_again(task: FinishTask, before: Finished) -> Finished | None:
    """Return the lines of a page of which an earlier run made these, as this run found it.

    It must be made of the same reading, facts of the site, addresses, notes and error. Null where they cannot be told
    without making them again: nothing else came in its place, and no value was refused.
    """
    if before.page is None or before.blocked or before.rejects or task.failure:
        return None
    values: dict[str, Any] = json.loads(before.page)
    page = Page.model_validate_json(json.dumps(values | _look(task, values["content_hash"])))
    rejects: list[Reject] = []
    line = _through("page", page.to_json(), rejects)
    return None if rejects else replace(before, page=line)


def unreachable(task: FinishTask, done: Finished) -> Finished:
    """Return a blocked page's lines with its last good text, which the task holds: it is unreachable, not changed."""
    assert done.page is not None
    values = json.loads(done.page) | {"lifecycle": Lifecycle.UNREACHABLE, "content_hash": None}
    if task.history is not None:
        values["last_changed"] = task.history.last_changed
    line = Page.model_validate_json(json.dumps(values)).to_json()
    return replace(done, page=line, text=_kept(task), blocked=False)


def _kept(task: FinishTask) -> tuple[RecordKind, str]:
    """Return the last good text; its page may have moved before it could not be reached."""
    assert task.last_good is not None
    kind, line = task.last_good
    kept = (
        RECORDS[kind]
        .model_validate_json(line)
        .model_copy(
            update={
                "url": task.page.final_url,
                "previous_urls": _former_urls(task),
                "lifecycle": Lifecycle.UNREACHABLE,
                "readability": None,
                "freshness": None,
            }
        )
    )
    return kind, kept.to_json()


def _is_blocked(task: FinishTask, finished: FinishedPage | None) -> bool:
    """Return whether the server answered, but not with the page: nothing, a wall, a login, a frame of scripts."""
    if task.failure or task.page.fetch not in (Fetch.FETCHED, Fetch.NOT_MODIFIED):
        return False
    if finished is None or finished.unreadable is not None:
        return (task.page.http_status or 0) < 400
    if finished.copy_of is None and finished.own_facts is not None and not finished.words_left:
        return True  # a frame without its text: not a word of its own
    return not IN_PLACE.isdisjoint(finished.notes)


def _own_failure(task: FinishTask) -> tuple[str, ...]:
    return (str(PageNote(PageNoteName.NOT_READ)),) if task.failure else ()


def _former_urls(task: FinishTask) -> list[str]:
    """Return every other URL that led to a page's text, in this run or an earlier one, sorted."""
    return sorted({task.page.url, *task.previous_urls} - {task.page.final_url})


def _through(name: str, line: str, rejects: list[Reject]) -> str | None:
    value: dict[str, Any] = from_json(line)
    reject = check(name, value)
    if reject is None:
        return line
    rejects.append(reject)
    return None
