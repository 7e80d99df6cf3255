"""List what else is like a finding: of its word, its part of the template, its cause, its page, its section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.app.ask import Ask
from reports.app.filters import Filters
from reports.wording import path
from schemas.finding import Finding
from schemas.vocabulary import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Like:
    """Findings that have something in common with one."""

    text: str
    """What, in words."""
    count: int
    """Number of those that ask for work, the one itself among them."""
    query: str
    """Query of the worklist of them."""


def likes(ask: Ask, line: int, finding: Finding) -> list[Like]:
    """Return what has more than the finding itself."""
    found = []
    for text, filters in _chosen(ask, line, finding):
        count = ask.sites.facets.total(ask.run, ask.state, filters)
        if count > 1:
            found.append(Like(text=text, count=count, query=filters.query()))
    return found


def _chosen(ask: Ask, line: int, finding: Finding) -> Iterator[tuple[str, Filters]]:
    with ask.run.reading() as database:
        alike, section = database.connection.execute(
            "SELECT alike, section FROM findings WHERE line = ?", (line,)
        ).fetchone()
    if alike is not None:
        yield "with the same cause", Filters(audit=finding.audit, alike=alike)
    if finding.scope is Scope.TEMPLATE:
        yield "in the same part of all pages", Filters(subject=finding.subject)
    if finding.url is not None and finding.page_count == 1:
        yield "on this page", Filters(page=finding.url)
        yield "of this check on this page", Filters(page=finding.url, audit=finding.audit)
    if section is not None and section != "/":
        yield f"of this check under {path(section)}", Filters(section=section, audit=finding.audit)
    yield "of this check", Filters(audit=finding.audit)
