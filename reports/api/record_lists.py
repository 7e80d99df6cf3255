"""Answer the requests for records: a list from a place on, or one record."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from fastapi import Request, Response

from reports.api.answers import body_of, headers_of
from reports.api.conditional import conditional
from reports.api.cursor import Cursor
from reports.api.data_folder import DataFolder
from reports.api.kinds import CHANGES_FILE, RUNS, Kind
from reports.api.line_index import key_of, line_at
from reports.api.negotiation import JSON, Format, choose, media_type
from reports.api.problem import ProblemError
from reports.api.published_site import Published, PublishedSite
from reports.api.record_page import RecordPage, read_page
from reports.api.run_changes import RunChanges
from reports.api.run_log import manifest_line, read_runs, runs_after, runs_since
from reports.api.step import next_step, since

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a request asks of a list."""

    request: Request
    """The request, for its headers and the path of the API."""
    host: str
    """The site's."""
    cursor: str | None
    """Place to go on from."""
    changed_since: datetime.datetime | None
    """Time to start from."""
    limit: int
    """Records at most."""
    format: Format | None
    """Form that is asked for in the address."""

    @property
    def base(self) -> str:
        """Return the path of the API."""
        return str(self.request.scope.get("root_path", ""))

    def place(self, kind: str, before: Callable[[datetime.datetime], Cursor]) -> Cursor:
        """Return the place to read from; ``before`` returns that of a time."""
        if self.cursor is not None and self.changed_since is not None:
            raise ProblemError(
                "cursor-and-time",
                "Send changed_since with the first request alone, then the cursor of each answer.",
            )
        if self.cursor is not None:
            return Cursor.from_text(self.cursor, kind=kind, host=self.host)
        if self.changed_since is not None:
            return before(self.changed_since)
        return Cursor(kind=kind, host=self.host)

    def answer(
        self, records: str, record: str, parts: tuple[object, ...], read: Callable[[], RecordPage]
    ) -> Response:
        """Return the answer for a page, which is read only where the reader does not have it."""
        media = media_type(self.request.headers.get("accept"), self.format)
        page: list[RecordPage] = []
        kept = {"limit": self.limit} | ({"format": self.format.value} if self.format else {})
        here = f"{self.base}/sites/{quote(self.host, safe='')}/{records}?{urlencode(kept)}"

        def make() -> bytes:
            page.append(read())
            return body_of(page[0], record, media, self.base)

        return conditional(
            self.request,
            (records, self.host, self.limit, self.format, *parts),
            make,
            media,
            lambda: headers_of(page[0], record, here, self.base),
        )


def list_records(data: DataFolder, kind: Kind, asked: Asked) -> Response:
    """Answer a request for records of a kind."""

    def answer(published: Published) -> Response:
        place = asked.place(kind.name, lambda moment: since(kind, published, moment, asked.host))
        step = next_step(kind, published, place)
        runs = [run for run in (step.run, step.base) if run is not None]
        digests = [(run.run, run.digest(kind.file), run.digest(CHANGES_FILE)) for run in runs]

        def changes() -> RunChanges:
            assert step.run is not None
            return data.changes(kind, step.base, step.run)

        return asked.answer(
            kind.name,
            kind.record,
            (step.cursor.to_text(), digests, step.more_runs),
            lambda: read_page(kind, step, asked.limit, changes),
        )

    return _of_site(data, asked.host, answer)


def list_runs(data: DataFolder, asked: Asked) -> Response:
    """Answer a request for manifests."""

    def answer(published: Published) -> Response:
        cursor = asked.place(RUNS, lambda moment: runs_since(published, moment, asked.host))
        later = runs_after(published, cursor)
        parts = (cursor.to_text(), [(run.run, run.finished) for run in later])
        return asked.answer(RUNS, "manifest", parts, lambda: read_runs(later, cursor, asked.limit))

    return _of_site(data, asked.host, answer)


def one_record(data: DataFolder, kind: Kind, request: Request, host: str, identifier: str) -> Response:
    """Answer a request for the record with an id in the newest complete run."""

    def answer(published: Published) -> Response:
        run, key = published.newest, key_of(identifier)
        if run is None or key is None or identifier[0] != kind.record[0]:
            raise _unknown(kind.name)
        offset = data.index(run, kind).offset(key)
        if offset is None:
            raise _unknown(kind.name)
        return conditional(
            request,
            (kind.name, host, identifier, run.run, run.digest(kind.file)),
            lambda: line_at(run.folder / kind.file, offset) + b"\n",
            choose(request.headers.get("accept"), (JSON,)),
            lambda: _described(request, kind.record, run.run),
        )

    return _of_site(data, host, answer)


def one_run(data: DataFolder, request: Request, host: str, name: str) -> Response:
    """Answer a request for a run's manifest."""

    def answer(published: Published) -> Response:
        run = next((run for run in published.runs if run.run == name), None)
        if run is None:
            raise _unknown(RUNS)
        return conditional(
            request,
            (RUNS, host, run.run, run.finished),
            lambda: manifest_line(run) + b"\n",
            choose(request.headers.get("accept"), (JSON,)),
            lambda: _described(request, "manifest", run.run),
        )

    return _of_site(data, host, answer)


def _described(request: Request, record: str, run: str) -> dict[str, str]:
    base = request.scope.get("root_path", "")
    return {"Link": f'<{base}/schemas/{record}>; rel="describedby"', "Checkup-Run": quote(run)}


def _unknown(records: str) -> ProblemError:
    return ProblemError(
        "unknown-record", f"Look for it in the list of {records}: it may have left, or have another id."
    )


def _of_site(data: DataFolder, host: str, answer: Callable[[Published], Response]) -> Response:
    """Return the answer by what the site has published; again where a run was pruned while it was made."""
    site = data.site(host)
    try:
        return answer(_published(site))
    except OSError:
        site.forget()
    try:
        return answer(_published(site))
    except OSError as error:
        log.error("a published run of %s cannot be read: %s", host, error)
        raise ProblemError(
            "damaged-run",
            "Put the run's folder back from a backup, or run 'checkup run' again; the server's log names the file.",
        ) from error


def _published(site: PublishedSite) -> Published:
    try:
        return site.published()
    except FileNotFoundError as error:
        raise ProblemError("unknown-site", "Its folder is gone: take a site that /sites lists.") from error
