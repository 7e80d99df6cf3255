"""Tell what happened between two complete runs as items of a feed: pages, then what was fixed, then what is to fix."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from reports.changes.change_report import change_report
from reports.changes.line_words import line_words
from reports.changes.lines import ChangeLine, Event
from reports.feeds.feed_item import MOST_TEXT, MOST_TITLE, FeedItem
from reports.finding_lines import FindingLine, finding_lines
from reports.harmless_text import harmless, shorten
from reports.link import safe_href
from reports.long_table import fair_shares
from reports.names import Names, names_of
from reports.pick_rows import pick_rows
from reports.view import ReportData
from reports.wording import host, plural
from schemas.finding import Finding
from schemas.vocabulary import FindingCause, FindingStatus, RunStatus

MOST_OF_RUN = 200
"""Items of one run; what is more is counted in one item of each kind."""
_NAMED = 20
"""Pages of a shared edit that an item names."""
_TAGS = {Event.SHARED: "changed", Event.OFFICE: "changed", Event.UNREACHABLE: "unreachable", Event.BACK: "added",
         Event.REMOVED: "gone", Event.ADDED: "added", Event.CHANGED: "changed"}  # fmt: skip
_BEGINS = {
    FindingStatus.NEW: "To fix",
    FindingStatus.REOPENED: "To fix again",
    FindingStatus.FIXED: "Fixed",
}
_GROUPS = {
    "changes": "changes",
    "fixed": "things that are fixed",
    "new": "new things to fix",
}
"""Kinds of news, in the order of the items, and what their rest is called."""


def feed_id(site: str) -> uuid.UUID:
    """Return the id of a site's feeds, the same for all its runs: by its host, with and without ``www.``."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:clinic-checkup:feed:{host(site).removeprefix('www.')}")


def news(data: ReportData, since: datetime.datetime | None, known: Container[str]) -> list[FeedItem]:
    """Return the items of a run that is compared with one whose clock was ``since``; at most `MOST_OF_RUN`.

    None of a first run, and none of one that is not complete: what it did not ask for is not gone. What the site did
    not do (our own progress, the profile's rules, other pages) is no news. An id comes from the site, ``since`` and
    what was before and is after, so it is the same when the run is rendered again; none is among the ``known`` ones.
    """
    if since is None or data.status is not RunStatus.COMPLETE:
        return []
    write = _Writer(data, since, known)
    lines = change_report(data).lines
    names = names_of(data)
    totals = {"changes": len(lines), "fixed": 0, "new": 0}
    first: dict[str, list[int]] = {"fixed": [], "new": []}
    """Rows of those that may be shown."""
    for finding in finding_lines(data.findings):
        if (group := _group(finding)) is not None:
            totals[group] += 1
            if len(first[group]) < MOST_OF_RUN:
                first[group].append(finding.row)

    def picked(group: str) -> Iterable[Finding]:
        return pick_rows(data.findings, first[group][: shares[group]]).values()

    present = {group: total for group, total in totals.items() if total}
    shares = fair_shares(
        present, MOST_OF_RUN - len(present)
    )  # one item of each kind may say how many more there are
    made: dict[str, Callable[[], Iterator[FeedItem]]] = {
        "changes": lambda: map(write.change, lines),
        "fixed": lambda: (write.finding(one, names) for one in picked("fixed")),
        "new": lambda: (write.finding(one, names) for one in picked("new")),
    }
    items: list[FeedItem] = []
    for group, total in present.items():
        items += islice(made[group](), shares[group])
        if total > shares[group]:
            items.append(write.rest(group, total - shares[group]))
    return items


def _group(finding: FindingLine) -> str | None:
    """Return the kind of news that a finding is, or null: one that only our own progress found or lost is none."""
    if finding.cause == FindingCause.OURS or finding.status not in _BEGINS:
        return None
    return "fixed" if finding.status == FindingStatus.FIXED else "new"


@dataclass(slots=True)
class _Writer:
    """Makes items with ids of their own."""

    _data: ReportData
    _since: datetime.datetime
    _known: Container[str]

    def change(self, line: ChangeLine) -> FeedItem:
        """Return the item of a line."""
        words = line_words(line)
        text = [words]
        if line.event is Event.SHARED:
            text += (harmless(f"{shorten(one.name, 120)} {one.url or ''}") for one in line.about[:_NAMED])
            if line.total > _NAMED:
                text.append(f"and {plural(line.total - _NAMED, f'more {line.noun}')}")
        return self._item(f"change {line.event_key}", words, text, line.about[0].url, (_TAGS[line.event],))

    def finding(self, finding: Finding, names: Names) -> FeedItem:
        """Return the item of a finding that is new, back again or fixed."""
        begin = _BEGINS[finding.status]
        where = names.subject(finding.subject, finding.url)
        quote = finding.evidence
        quoted = " ".join(part for part in (quote.prefix, quote.quote, quote.suffix) if part)
        text = [finding.message, f"On: {shorten(where, 200)}"]
        if quoted.strip():
            text.append(f"“{shorten(quoted, 400)}”")
        if finding.page_count > 1:
            text.append(f"On {plural(finding.page_count, 'page')} in all")
        return self._item(
            f"{finding.status} {finding.finding_id}",
            f"{begin}: {finding.message}",
            text,
            finding.url,
            ("fixed" if finding.status is FindingStatus.FIXED else "new", finding.audit),
        )

    def rest(self, group: str, count: int) -> FeedItem:
        """Return the item that says how many more of a kind there are."""
        words = f"And {count:,} more {_GROUPS[group]}"
        return self._item(
            f"rest {group}", words, [words, "The report lists them."], self._data.site, ("more",)
        )

    def _item(
        self, key: str, title: str, text: list[str], url: str | None, tags: tuple[str, ...]
    ) -> FeedItem:
        feed, number = feed_id(self._data.site), 0
        name = f"{self._since.astimezone(datetime.UTC).isoformat()} {key}"
        identifier = f"urn:uuid:{uuid.uuid5(feed, name)}"
        while identifier in self._known:  # the same came and went and came under a clock that stood still
            number += 1
            identifier = f"urn:uuid:{uuid.uuid5(feed, f'{name} {number}')}"
        return FeedItem(
            id=identifier,
            title=shorten(_one_line(title), MOST_TITLE),
            text=shorten("\n".join(map(_one_line, text)), MOST_TEXT),
            url=safe_href(url),
            date=rfc3339(self._data.now),
            tags=tuple(map(_one_line, tags)),
        )


def rfc3339(moment: datetime.datetime) -> str:
    """Return a time as feeds write it: UTC, whole seconds, with a ``Z``."""
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _one_line(text: str) -> str:
    """Return text harmless, on one line and never empty; cut long before it is folded."""
    return " ".join(harmless(text[: 2 * MOST_TEXT]).split()) or "–"
