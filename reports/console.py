"""Print the last words of a run: the letter in about ten lines, plain in a log file, never driven by a page's text."""

from __future__ import annotations

import heapq
from itertools import chain

from rich.console import Console
from rich.text import Text

from reports.finding_index import row_of
from reports.first_sentence import first_sentence
from reports.harmless_text import harmless, shorten
from reports.letter import letter
from reports.names import names_of
from reports.pick_rows import pick_rows
from reports.site_words import SiteWords
from reports.tally import finding_index
from reports.terminal import say
from reports.view import ReportData
from reports.wording import host, seconds
from schemas.finding import Finding
from schemas.vocabulary import RunStatus, Severity

_SHOWN = 5
"""Findings that are named."""
_STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.SERIOUS: "red",
    Severity.MODERATE: "yellow",
    Severity.MINOR: "blue",
    Severity.REVIEW: "dim",
}


def print_summary(data: ReportData, *, report_path: str, console: Console) -> None:
    """Print the news, the new findings (in a first run the worst), what was read, and the report's path.

    Texts of the site go through ``harmless``: no escape sequence reaches the terminal, and nothing is read as
    rich's markup. What keeps the run from speaking of the whole site is on the first line. Off a terminal there is no
    colour and no line is broken.
    """
    words = SiteWords(data.locale)
    said = letter(data, words)
    if said.banner:
        style = "bold yellow" if data.status in (RunStatus.COMPLETE, RunStatus.LIMITED) else "bold red"
        say(console, Text(harmless(said.banner), style))
    say(console, _head(data, words))
    say(console, Text(harmless(" ".join(said.news))))
    for line in _findings(data, words):
        if console.is_terminal:
            line.truncate(console.width, overflow="ellipsis")
        say(console, line)
    say(console, Text(harmless(" ".join(fact.words for fact in said.facts)), "dim"))
    say(console, Text(harmless(" · ".join(said.coverage))))
    if data.held_back:
        say(console, Text(f"Is this how the site is now? Then: checkup accept {harmless(data.run)}"))
    say(console, Text.assemble(("Report  ", "dim"), (harmless(report_path), "bold")), whole=True)


def _head(data: ReportData, words: SiteWords) -> Text:
    name = harmless(data.name or host(data.site))
    took = (data.finished - data.started).total_seconds()
    line = Text.assemble((name, "bold"), f", {words.day(data.now)}")
    if took > 0:
        line.append(f", {seconds(took)}")
    return line


def _findings(data: ReportData, words: SiteWords) -> list[Text]:
    """Return a line for each of the first new findings, or of all where nothing can be new."""
    index = finding_index(data)
    new = bool(data.previous)
    keys = heapq.nsmallest(_SHOWN, index.new if new else chain(*index.audits.values()))
    total = len(index.new) if new else index.open
    found = pick_rows(data.findings, map(row_of, keys))
    lines = [_line(data, found[row_of(key)], words) for key in keys]
    if total > len(lines):
        lines.append(
            Text(f"  and {words.number(total - len(lines))} more{' new ones' if new else ''}", "dim")
        )
    return lines


def _line(data: ReportData, finding: Finding, words: SiteWords) -> Text:
    title = first_sentence(finding.message)[0]
    line = Text.assemble(
        "  ", (f"{finding.severity.value:<8}", _STYLES[finding.severity]), "  ", harmless(shorten(title, 120))
    )
    page = names_of(data).subject(finding.subject, finding.url)
    line.append(f"  {harmless(shorten(page, 80))}", "dim")
    if finding.page_count > 1:
        line.append(f" and {words.plural(finding.page_count - 1, 'more page')}", "dim")
    return line
