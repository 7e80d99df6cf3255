"""Render the report's files: pages of HTML that link to each other and to nothing else of ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from reports.changes.change_report import change_report
from reports.context import in_context, in_paragraph
from reports.coverage import TextSummary
from reports.crawl_trouble import crawl_trouble
from reports.date_table import COLUMNS, date_table
from reports.desk import DeskRow, desk_rows, in_files
from reports.edit_link import edit_link
from reports.harmless_text import shorten
from reports.html.charts import column_chart, line_chart
from reports.html.environment import environment
from reports.html.file_names import owner_files, page_file, pages_file
from reports.letter import Letter, letter
from reports.long_table import LongTable, Ranking, cut_rows, first_rows
from reports.names import Names, pages_of
from reports.not_requested import crawl_notes, left_out
from reports.offices import MOST_OFFICES, office_cards
from reports.page_lines import PageLine
from reports.pick_rows import pick_rows
from reports.run_facts import difference_rows, field_rows, file_facts
from reports.sections import OFFICES, SPELLING, section_of
from reports.site_words import SiteWords
from reports.tally import Tally, finding_index, freshness_state, names, tally
from reports.trend import in_a_sentence, share_current, things_to_fix
from reports.unjudged import unjudged
from reports.view import ReportData
from reports.wording import host
from reports.worklists import Worklists, worklists
from schemas.text import RunningText
from schemas.vocabulary import FreshnessState, OutcomeKind

MAX_CHANGES = 200
"""Rows of the changes."""
MAX_NAMED = 100
"""Pages that one row of the changes names."""
_MOST_NAMED = 50
"""Pages of one reason why they were not proofread."""
_MOST_NOTES = 30
_MOST_ARTICLES = 100
_MOST_DOCUMENTS = 200
_BRIEF = frozenset(("fix.html", "pages.html", "owner.html"))
"""Pages with so many rows that what is said of an audit is not repeated in each."""
_PLACES, _PLACES_BRIEF = 20, 8
"""Further pages that a row links to, and one of those lists."""
_FILTERS = (
    ("overdue", "Overdue"),
    ("spelling", "Spelling"),
    ("reading", "Hard to read"),
    ("new", "New"),
)


def report_files(data: ReportData) -> Iterator[tuple[str, str]]:
    """Yield path and text (UTF-8 when encoded) of each file of the report; ``index.html`` is the first.

    The same data give the same files. Whatever came from the site is neutralised and escaped, links are http(s) only,
    and a content security policy with the hashes of our own style and script forbids the rest.
    """
    return _Report(data).files()


class _Report:
    """What the files of one run's report share."""

    def __init__(self, data: ReportData) -> None:
        self.data = data
        self.words = SiteWords(data.locale)
        self.numbers: Tally = tally(data)
        self.names: Names = names(data)
        self.lists: Worklists = worklists(data, finding_index(data), self.words)
        self.letter: Letter = letter(data, self.words)
        self.clinic = shorten(data.name or host(data.site), 120)
        self.rows = desk_rows(data, self.lists, self.names)
        self.own_pages = self._own_pages()
        self.owner_files = owner_files(self.lists.owners)
        self.infos = {info.audit: info for info in data.audits}
        self.pages_by_url = {page.final_url: page for page in pages_of(data)}
        self.environment = environment(data.locale)

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield them."""
        yield "index.html", self._index()
        yield "fix.html", self._fix()
        yield from self._pages()
        yield from self._each_page()
        yield from self._owners()
        yield "offices.html", self._offices()
        yield "changes.html", self._changes()
        yield "data.html", self._data()

    def _render(self, template: str, tab: str, root: str = "", **more: Any) -> str:
        data = self.data
        tabs = [
            ("overview", "Overview", "index.html"),
            ("fix", "To fix", "fix.html"),
            ("pages", "Pages", "pages.html"),
            ("offices", "Offices", "offices.html"),
            ("changes", "Changes", "changes.html"),
            *((path, shorten(f"For {owner}", 30), path) for owner, path in self.owner_files.items()),
            ("data", "For developers", "data.html"),
        ]
        return self.environment.get_template(template).render(
            tab=tab,
            root=root,
            tabs=tabs,
            locale=data.locale,
            clinic=self.clinic,
            site=data.site,
            now=data.now,
            status=data.status.value,
            held_back=data.held_back,
            letter=self.letter,
            tally=self.numbers,
            total=self.numbers.open_findings,
            has_previous=data.previous is not None,
            since=self.words.day_near(data.previous_now, data.now) if data.previous_now else "last time",
            audits=self.infos,
            own_pages=self.own_pages,
            title_of=self.names.title,
            name_of=self.names.subject,
            subject_of=lambda finding: self.names.subject(finding.subject, finding.url),
            place_of=lambda task: self.names.subject(task.first.subject, task.url),
            failure_title_of=self._failure_title,
            edit_link=self._edit_link,
            brief=template in _BRIEF,
            most_places=_PLACES_BRIEF if template in _BRIEF else _PLACES,
            **more,
        )

    def _failure_title(self, audit: str) -> str:
        info = self.infos.get(audit)
        return info.failure_title if info else audit

    def _edit_link(self, url: str | None) -> str | None:
        """Return the address of a page's edit screen, where it is known."""
        page = self.pages_by_url.get(url) if url else None
        return edit_link(page, self.data.edit_url) if page else None

    def _index(self) -> str:
        data, numbers, words = self.data, self.numbers, self.words
        things = things_to_fix(data, numbers)
        share = share_current(data, numbers)
        forecast = [(words.month(due.month)[:3], len(due.pages)) for due in numbers.forecast]
        return self._render(
            "index.html",
            "overview",
            first=self.lists.first,
            new=self.lists.new,
            fixed=self.lists.fixed if data.previous else LongTable((), 0),
            ours=numbers.our_findings,
            things=things,
            better=in_a_sentence(things, words),
            others=[
                one
                for one in self.lists.sections
                if one.total and one.section.anchor not in {fact.anchor for fact in self.letter.facts}
            ],
            things_chart=line_chart(things, _said(things, words), words),
            share=share,
            share_chart=line_chart(
                [(point.day, point.percent) for point in share],
                _said([(point.day, point.percent) for point in share], words),
                words,
                top=100,
            ),
            forecast=numbers.forecast,
            forecast_chart=column_chart(
                forecast, "; ".join(f"{month}: {count}" for month, count in forecast if count), words
            ),
            passed=self.letter.passed,
            unread=[
                {"reason": reason, "count": len(urls)}
                for reason, urls in numbers.coverage.not_proofread.items()
            ],
            unchecked=self._unchecked(),
        )

    def _unchecked(self) -> list[Mapping[str, object]]:
        return [
            {"reason": group.reason, "count": group.count, "title": self._failure_title(group.audit)}
            for group in unjudged(self.data.outcomes)
        ]

    def _fix(self) -> str:
        sections = [
            {
                "section": one.section,
                "total": one.total,
                "unchecked": self._why_unchecked(one.section.anchor),
                "audits": [
                    {
                        "audit": audit.audit,
                        "info": audit.info,
                        "total": audit.total,
                        "new": audit.new,
                        "tasks": audit.tasks,
                        "is_table": one.section is SPELLING,
                    }
                    for audit in one.audits
                ],
            }
            for one in self.lists.sections
        ]
        data = self.data
        return self._render(
            "fix.html",
            "fix",
            sections=sections,
            fixed=self.lists.fixed if data.previous else LongTable((), 0),
            gone=self.lists.gone if data.previous else LongTable((), 0),
            decided=self.lists.decided,
            silent=self.lists.index.silent,
            ages_of=[
                ("Overdue", self._articles(FreshnessState.OVERDUE)),
                ("Due soon", self._articles(FreshnessState.DUE_SOON)),
                ("Without a date", self._articles(FreshnessState.UNKNOWN)),
            ],
        )

    def _articles(self, state: FreshnessState) -> LongTable[TextSummary]:
        """Return the articles of one state, the oldest first."""
        having = (
            text for text in self.data.texts if text.article_id is not None and freshness_state(text) is state
        )
        return first_rows(having, lambda text: (-(text.age_days or 0), text.url), _MOST_ARTICLES)

    def _why_unchecked(self, anchor: str) -> str | None:
        """Return why nothing was looked at for a list; null where something was."""
        audits = [info.audit for info in self.data.audits if section_of(info.category).anchor == anchor]
        looked = sum(
            self.data.outcome_counts.get(audit, {}).get(kind, 0)
            for audit in audits
            for kind in (OutcomeKind.PASSED, OutcomeKind.FAILED)
        )
        if looked:
            return None
        reason = next((group.reason for group in unjudged(self.data.outcomes) if group.audit in audits), None)
        return reason or "there was nothing to look at."

    def _pages(self) -> Iterator[tuple[str, str]]:
        files = in_files(self.rows)
        has_owners = [("owned", "Has an owner")] if self.lists.owners else []
        for number, rows in enumerate(files):
            shown = [_shown_row(row) for row in rows]
            yield (
                pages_file(number),
                self._render(
                    "pages.html",
                    "pages",
                    heading="Pages",
                    total_rows=len(self.rows),
                    number=number,
                    files=len(files),
                    file_of=pages_file,
                    filters=[*_FILTERS, *has_owners],
                    scored=[row for row in shown if row["is_scored"]],
                    unscored=[row for row in shown if not row["is_scored"]],
                ),
            )

    def _own_pages(self) -> frozenset[str]:
        """Return the ids of the pages that this week's list names, which get a file of their own."""
        urls = {task.url for task in self.lists.first}
        return frozenset(row.page_id for row in self.rows if row.url in urls)

    def _each_page(self) -> Iterator[tuple[str, str]]:
        rows = [row for row in self.rows if row.page_id in self.own_pages]
        texts = self._texts({row.url for row in rows})
        for row in rows:
            text = texts.get(row.url)
            yield (
                page_file(row.page_id),
                self._render(
                    "page.html",
                    "pages",
                    "../",
                    row=_shown_row(row),
                    text=text,
                    dates=date_table(text) if text else [],
                    date_columns=COLUMNS,
                    in_context=partial(in_paragraph, body_text=text.body_text) if text else in_context,
                ),
            )

    def _texts(self, urls: set[str]) -> dict[str, RunningText]:
        """Return the texts of these pages, read whole."""
        articles: list[int] = []
        others: list[int] = []
        seen = {"article": 0, "other": 0}
        for text in self.data.texts:
            sort = "article" if text.article_id is not None else "other"
            if text.url in urls:
                (articles if sort == "article" else others).append(seen[sort])
            seen[sort] += 1
        found: list[RunningText] = [
            *pick_rows(self.data.articles, articles).values(),
            *pick_rows(self.data.other_texts, others).values(),
        ]
        return {text.url: text for text in found}

    def _owners(self) -> Iterator[tuple[str, str]]:
        for owner, tasks in self.lists.owners.items():
            path = self.owner_files[owner]
            yield path, self._render("owner.html", path, "../", owner=owner, tasks=tasks)

    def _offices(self) -> str:
        data = self.data
        tasks = [
            task
            for section in self.lists.sections
            if section.section is OFFICES
            for audit in section.audits
            for task in audit.tasks.rows
        ]
        cards = office_cards(
            data.locations[:MOST_OFFICES], tasks, self.names, self.words, self.clinic, data.site
        )
        placed = {
            id(task)
            for card in cards
            for some in (card.tasks, *(line.tasks for line in card.lines))
            for task in some
        }
        return self._render(
            "offices.html",
            "offices",
            cards=cards,
            total_offices=len(data.locations),
            other_tasks=[task for task in tasks if id(task) not in placed],
            other_addresses=cut_rows(data.other_addresses, 50),
        )

    def _changes(self) -> str:
        changes = change_report(self.data)
        return self._render(
            "changes.html",
            "changes",
            changes=cut_rows(changes.lines, MAX_CHANGES),
            ours=changes.ours,
            max_named=MAX_NAMED,
        )

    def _data(self) -> str:
        data, numbers = self.data, self.numbers
        pages = pages_of(data)
        documents = Ranking[PageLine](lambda page: (page.title or page.url, page.url), _MOST_DOCUMENTS)
        notes: Counter[str] = Counter()
        for page in pages:
            notes.update(page.notes)
            if page.document is not None:
                documents.add(page)
        return self._render(
            "data.html",
            "data",
            unread_urls=[
                (reason, cut_rows(urls, _MOST_NAMED))
                for reason, urls in numbers.coverage.not_proofread.items()
            ],
            fields=field_rows(data),
            outcome_counts=data.outcome_counts,
            unjudged=cut_rows(unjudged(data.outcomes), 200),
            trouble=crawl_trouble(pages),
            left_out=left_out(data.left_out),
            documents=documents.table(),
            noted=sorted(notes.items())[:_MOST_NOTES],
            crawl_notes=crawl_notes(data.crawl_notes),
            differences=difference_rows(data),
            rejects=cut_rows(data.rejects, 200),
            files=file_facts(data),
            run=data.run,
            reason=data.reason,
            previous=data.previous,
            timings=data.timings,
            versions=data.versions,
            ours_by_audit=self.lists.index.ours_by_audit,
        )


def _shown_row(row: DeskRow) -> dict[str, Any]:
    """Return a row as its template reads it, which is faster than asking the record again and again."""
    return {
        "page_id": row.page_id,
        "url": row.url,
        "title": row.title,
        "kind": row.kind,
        "state": row.state,
        "age_days": row.age_days,
        "grade": row.grade,
        "counts": row.counts,
        "marks": row.marks,
        "new": row.new,
        "owners": row.owners,
        "tasks": row.tasks,
        "more": row.tasks.total - sum(len(task.findings) for task in row.tasks.rows),
        "filters": row.filters,
        "is_scored": row.is_scored,
    }


def _said(points: Sequence[tuple[Any, float]], words: SiteWords) -> str:
    """Return a chart in words: its first and its last value."""
    if len(points) < 2:
        return ""
    (first, before), (last, now) = points[0], points[-1]
    return f"{words.number(round(before))} on {words.day(first)}, {words.number(round(now))} on {words.day(last)}"
