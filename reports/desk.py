"""One row a page for the editor's desk: its title, its age, how it reads, what is to fix on it."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from reports.coverage import TextSummary, was_read
from reports.finding_index import is_new, lists_of
from reports.long_table import LongTable
from reports.names import Names, pages_of
from reports.sections import READING, Section
from reports.tally import freshness_state
from reports.task import Task
from reports.view import ReportData
from reports.worklists import Worklists
from schemas.vocabulary import FreshnessState, Genre, Lifecycle, PageKind

NOT_SCORED_KINDS = frozenset({PageKind.LEGAL})
"""Kinds of pages whose wording is not the editor's."""
NOT_SCORED_GENRES = frozenset({Genre.STORY})
"""Patients' own words."""
EASY_GRADE = 9
"""The grade that health texts aim for at most (the audits of reading say where it is from)."""
_NOTHING = 1 << 80
"""Sorts behind the key of any finding."""
OF_A_FILE, TASKS_OF_A_FILE = 1_000, 800
"""Rows of one file, and things to fix in them: it stays under 2 MB, and a browser filters it at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskRow:
    """One page."""

    page_id: str
    """Anchor of its row and name of its own file."""
    url: str
    title: str
    kind: PageKind
    state: FreshnessState | None
    """State of its age; null for one that no review is asked of."""
    age_days: int | None
    """Its age; null where no date says."""
    grade: int | None
    """Years of school that it needs; null where it was not measured, or not judged (`EASY_GRADE`)."""
    lists: Mapping[Section, int]
    """Lists that it is in, each with the number of its findings."""
    new: int
    """New ones since the run before."""
    owners: tuple[str, ...]
    tasks: LongTable[Task]
    is_scored: bool
    """False for patients' own words and legal texts."""

    @property
    def more(self) -> int:
        """Return the number of its findings that no row shows."""
        return self.tasks.total - sum(len(task.findings) for task in self.tasks.rows)

    @property
    def filters(self) -> str:
        """Return the words that the filter's buttons look for, blank-separated."""
        words = [
            "overdue" if self.state is FreshnessState.OVERDUE else "",
            *(section.anchor for section in self.lists),
            "new" if self.new else "",
            "owned" if self.owners else "",
        ]
        return " ".join(filter(None, words))


def desk_rows(data: ReportData, lists: Worklists, names: Names) -> list[DeskRow]:
    """Return a row for each page that was read or has findings, those with the worst findings first."""
    texts = {text.url: text for text in data.texts if text.lifecycle is not Lifecycle.UNREACHABLE}
    marks, owners = lists.index.pages, lists.index.page_owners
    rows: dict[str, tuple[tuple[int, str], DeskRow]] = {}
    for page in pages_of(data):
        url = page.final_url
        keys = marks.get(url, ())
        if url in rows or not (keys or url in texts or (was_read(page) and page.kind is not PageKind.JUNK)):
            continue
        text = texts.get(url)
        in_lists = lists_of(keys)
        is_scored = page.kind not in NOT_SCORED_KINDS and (
            text is None or text.genre not in NOT_SCORED_GENRES
        )
        row = DeskRow(
            page_id=page.page_id,
            url=url,
            title=names.own_title(url),
            kind=page.kind,
            state=_state(text),
            age_days=text.age_days if text else None,
            grade=_grade(text, in_lists) if text and is_scored else None,
            lists=in_lists,
            new=sum(map(is_new, keys)) if data.previous else 0,
            owners=tuple(sorted(owners.get(url, ()))),
            tasks=lists.on_page.get(url, LongTable((), len(keys))),
            is_scored=is_scored,
        )
        rows[url] = ((min(keys, default=_NOTHING), url), row)
    return [row for _, row in sorted(rows.values(), key=lambda item: item[0])]


def _state(text: TextSummary | None) -> FreshnessState | None:
    if text is None or text.article_id is None or text.freshness is FreshnessState.EXEMPT:
        return None
    return freshness_state(text)


def _grade(text: TextSummary, lists: Container[Section]) -> int | None:
    """Return a text's grade, halves up as its finding says it; none above the aim of one that no finding speaks of.

    Such a text was not judged (a list, the words of doctors): its number would contradict the list of hard pages.
    """
    if text.grade is None:
        return None
    return math.floor(text.grade + 0.5) if READING in lists or text.grade <= EASY_GRADE else None


def in_files(rows: Iterable[DeskRow]) -> list[list[DeskRow]]:
    """Return the rows cut into files; one, empty, where there are none."""
    files: list[list[DeskRow]] = [[]]
    tasks = 0
    for row in rows:
        tasks += len(row.tasks.rows)
        if files[-1] and (len(files[-1]) == OF_A_FILE or tasks > TASKS_OF_A_FILE):
            files.append([])
            tasks = len(row.tasks.rows)
        files[-1].append(row)
    return files
