"""Print the last words of a run: short, plain in a log file, and never driven by the text of a page."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from reports.coverage import Coverage, proofread_words
from reports.harmless_text import harmless, shorten
from reports.long_table import first_rows
from reports.tally import Tally, tally
from reports.terminal import say
from reports.triage import badness, is_open
from reports.unjudged import unjudged
from reports.view import ReportData
from reports.wording import day, host, number, plural, seconds, words
from schemas.finding import Finding
from schemas.vocabulary import RunStatus, Severity

_WORST = 5
_STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.SERIOUS: "red",
    Severity.MODERATE: "yellow",
    Severity.MINOR: "blue",
    Severity.REVIEW: "dim",
}


def print_summary(data: ReportData, *, report_path: str, console: Console) -> None:
    """Print how the run ended, its numbers, the five worst findings, what was not judged, the report's path.

    Texts of the site go through ``harmless``: no escape sequence reaches the terminal, and nothing is read as
    rich's markup. A partial run, and one in which Checkup
    itself failed on a page, says so on the first line. Off a terminal there is no colour.
    """
    numbers = tally(data)
    lines = [
        _status(data),
        _coverage(numbers.coverage),
        _counts(data, numbers),
        *_worst(data),
        *_unjudged(data, numbers),
    ]
    for line in lines:
        say(console, line)
    if data.held_back:
        say(console, Text(f"Is this how the site is now? Then: checkup accept {harmless(data.run)}"))
    say(console, Text.assemble(("Report  ", "dim"), (harmless(report_path), "bold")))


def _status(data: ReportData) -> Text:
    style = "bold green" if data.status is RunStatus.COMPLETE else "bold yellow"
    name = harmless(data.name or host(data.site))
    took = (data.finished - data.started).total_seconds()
    line = Text.assemble((f"{data.status.value.capitalize()} run", style), f" of {name}, {day(data.now)}")
    if took > 0:
        line.append(f", {seconds(took)}")
    if data.reason or data.status is not RunStatus.COMPLETE:
        line.append(f": {harmless(data.reason or 'no reason was recorded')}")
    return line


def _counts(data: ReportData, numbers: Tally) -> Text:
    fresh = numbers.freshness
    return Text(
        f"{plural(numbers.pages, 'page')}, {plural(numbers.articles, 'article')} "
        f"({fresh['current']} current, {fresh['due_soon']} due soon, {fresh['overdue']} overdue, "
        f"{fresh['unknown']} unknown{_exempt(fresh['exempt'])}), {plural(numbers.locations, 'office')}, "
        f"{plural(numbers.open_findings, 'open finding')}"
        + (f" ({new})" if (new := _new(numbers)) and data.previous else "")
    )


def _exempt(count: int) -> str:
    """Return the number of articles that no review is due for, where there are any."""
    return f", {count} exempt" if count else ""


def _coverage(seen: Coverage) -> Text:
    """Return what was looked at, and what was not with the reasons."""
    parts = [f"Read {number(seen.read)} of {plural(seen.asked, 'page')}", proofread_words(seen)]
    parts += [f"{number(len(urls))} {reason}" for reason, urls in list(seen.not_proofread.items())[:3]]
    return Text(harmless(" · ".join(parts)))


def _new(numbers: Tally) -> str:
    """Return the numbers of new findings in words, the site's apart from those of our own progress."""
    parts = [f"{numbers.new_findings} new"] if numbers.new_findings else []
    if numbers.our_findings:
        parts.append(f"{numbers.our_findings} found only because Checkup or its settings changed")
    return ", ".join(parts)


def _worst(data: ReportData) -> list[Text]:
    worst = first_rows(filter(is_open, data.findings), badness, _WORST).rows
    return [Text("Worst findings:"), *map(_finding, worst)] if worst else []


def _finding(finding: Finding) -> Text:
    line = Text.assemble(
        "  ",
        (f"{finding.severity.value:<9}", _STYLES[finding.severity]),
        harmless(shorten(finding.message, 120)),
    )
    if finding.url:
        line.append(f"  {harmless(shorten(finding.url, 160))}", "dim")
    if finding.page_count > 1:
        line.append(f" and {number(finding.page_count - 1)} more", "dim")
    return line


def _unjudged(data: ReportData, numbers: Tally) -> list[Text]:
    if not numbers.unjudged:
        return []
    lines = [Text(f"{plural(numbers.unjudged, 'check')} could not be judged:")]
    for group in unjudged(data.outcomes)[:3]:
        reason = harmless(shorten(group.reason, 120))
        lines.append(Text(f"  {group.count} × {harmless(group.audit)}, {words(group.outcome)}: {reason}"))
    return lines
