"""What the pages of one run's report share."""

from __future__ import annotations

from functools import partial
from typing import Any

from reports.desk import desk_rows
from reports.edit_link import edit_link
from reports.harmless_text import shorten
from reports.html.environment import environment
from reports.html.file_names import owner_files, page_file
from reports.letter import letter
from reports.names import names_of, pages_of
from reports.reading import MARKED_AUDITS, shows_sentences
from reports.site_words import SiteWords
from reports.tally import finding_index, tally
from reports.task import Task
from reports.unjudged import unjudged
from reports.view import ReportData
from reports.wording import host
from reports.worklists import worklists

_BRIEF = frozenset(("fix.html", "pages.html", "owner.html"))
"""Pages with so many rows that what is said of an audit is not repeated in each."""
_PLACES, _PLACES_BRIEF = 20, 8
"""Further pages that a row links to, and one of those lists."""

MOST_HARD_PAGES = 150
"""Pages that get a file of their own because they are hard to read, beside those that this week's list names."""
MOST_OF_LARGE_SITE, _LARGE_SITE = 20, 1_500
"""As many of a site of more pages than this: the report of 10,000 pages is to cost two seconds (own choice)."""


class Report:
    """The numbers, names and lists of a run, made once, and the frame of its pages."""

    def __init__(self, data: ReportData) -> None:
        """Count and choose what is shown."""
        self.data = data
        self.words = SiteWords(data.locale)
        self.numbers = tally(data)
        self.names = names_of(data)
        self.lists = worklists(data, finding_index(data), self.words)
        self.letter = letter(data, self.words)
        self.clinic = shorten(data.name or host(data.site), 120)
        self.rows = desk_rows(data, self.lists, self.names)
        urls = {task.url for task in self.lists.first} | set(self._hard_pages())
        self.own_pages = frozenset(row.page_id for row in self.rows if row.url in urls)
        """Ids of the pages that get a file of their own: those that this week's list names, and the hardest to read."""
        self.owner_files = owner_files(self.lists.owners)
        self.infos = {info.audit: info for info in data.audits}
        self.pages_by_url = {page.final_url: page for page in pages_of(data)}
        self.unjudged = unjudged(data.outcomes)
        self.environment = environment(data.locale)

    def _hard_pages(self) -> list[str]:
        """Return the addresses of the pages that are listed as hard to read, the worst first, as many as get a file."""
        listed = {one.audit: one.tasks.rows for part in self.lists.sections for one in part.audits}
        urls = (task.url for audit in MARKED_AUDITS for task in listed.get(audit, ()) if task.url is not None)
        most = MOST_HARD_PAGES if len(self.rows) <= _LARGE_SITE else MOST_OF_LARGE_SITE
        return list(dict.fromkeys(urls))[:most]

    def marked_in(self, task: Task, root: str) -> str | None:
        """Return where a row's sentences are marked in their text; null for another row, or without such a page."""
        page = self.pages_by_url.get(task.url) if task.url and shows_sentences(task) else None
        return f"{root}{page_file(page.page_id)}#reading" if page and page.page_id in self.own_pages else None

    def render(self, template: str, tab: str, root: str = "", **more: Any) -> str:
        """Return a page from its template: under which tab, where the report's folder is from it, and what it shows."""
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
            away=self.lists.away,
            title_of=self.names.title,
            name_of=self.names.subject,
            subject_of=lambda finding: self.names.subject(finding.subject, finding.url),
            place_of=lambda task: self.names.subject(task.first.subject, task.url),
            failure_title_of=self.failure_title,
            edit_link=self.edit_link,
            marked_in=partial(self.marked_in, root=root),
            brief=template in _BRIEF,
            is_whole=template != "pages.html",  # the same row is whole under "To fix"
            most_places=_PLACES_BRIEF if template in _BRIEF else _PLACES,
            **more,
        )

    def failure_title(self, audit: str) -> str:
        """Return the heading of what an audit finds."""
        info = self.infos.get(audit)
        return info.failure_title if info else audit

    def edit_link(self, url: str | None) -> str | None:
        """Return the address of a page's edit screen, where it is known."""
        page = self.pages_by_url.get(url) if url else None
        return edit_link(page, self.data.edit_url) if page else None
