"""Print what spelling audits found by word, for `checkup words triage`."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.json_lines import print_line
from commands.spoken_line import say_line

if TYPE_CHECKING:
    from reports.words_to_triage import WordRow
    from store.published_folder import PublishedFolder

LONGEST_WORD, LONGEST_CONTEXT = 60, 120
"""Characters of a word and of the words beside it in a line for people."""


def print_words(data: Path, site: str | None, *, as_all: bool, as_json: bool) -> None:
    """Print a row for each word of the run that the review app shows, for a person or as JSON lines.

    Raises `UsageError` without a published run.
    """
    from pipeline.find_published import one_site, shown_run
    from reports.wording import plural

    folder = one_site(data, site)
    run = shown_run(folder)
    rows = reported_words(folder, run)
    waiting = [row for row in rows if row.is_open]
    for row in rows if as_all else waiting:
        if as_json:
            print_line(_json(folder.name, row))
        else:
            say_line(_line(row))
    if not as_json:
        settled = len(rows) - len(waiting)
        more = (
            f"; {settled} more ignored, accepted or called right{'' if as_all else ' (--all)'}"
            if settled
            else ""
        )
        click.echo(
            f"{folder.name}, checked {run.manifest.now:%Y-%m-%d}: {plural(len(waiting), 'word')} to look at{more}."
        )


def reported_words(folder: Path, run: PublishedFolder) -> list[WordRow]:
    """Return the rows of a site's run as they are by what people decided since (`reports.words_to_triage`)."""
    from reports.words_to_triage import words_to_triage
    from store.decided_findings import Decisions
    from store.finding_lives import closed_since
    from store.review import read_review
    from store.run_database import open_run_database
    from store.shared_words import shared_words

    decisions, words = read_review(folder)
    with open_run_database(run) as database:
        return words_to_triage(
            database,
            decisions=Decisions(decisions),
            words=frozenset((*words, *shared_words(folder.parent))),
            closed=closed_since(folder, run.manifest.now) or {},
            today=datetime.datetime.now(datetime.UTC).date(),
        )


def _json(site: str, row: WordRow) -> str:
    """Return a row as a line of JSON."""
    seen = row.context
    return json.dumps(
        {
            "site": site,
            "word": row.word,
            "audit": row.audit,
            "suggestions": row.suggestions,
            "severity": row.severity.value,
            "tier": row.tier.value,
            "occurrences": row.occurrences,
            "page_count": row.page_count,
            "context": {"before": seen.prefix, "quote": seen.quote, "after": seen.suffix},
            "url": row.url,
            "status": row.status.value,
            "why": row.why or None,
            "finding_ids": row.finding_ids,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _line(row: WordRow) -> str:
    """Return a row for a person: certainty, word and correction, how often, its words with the word marked, where."""
    from reports.harmless_text import shorten
    from reports.wording import plural

    meant = f" → {', '.join(row.suggestions[:3])}" if row.suggestions else ""
    seen = row.context
    words = " ".join(f"…{seen.prefix}[{seen.quote}]{seen.suffix}…".split())
    kept = "" if row.is_open else f" ({row.status.value}{': ' + row.why if row.why else ''})"
    often = f"{row.occurrences}× on {plural(row.page_count, 'page')}"
    return (
        f"{row.tier.value:6} {shorten(row.word, LONGEST_WORD)}{meant}{kept} · {often} · "
        f"{shorten(words, LONGEST_CONTEXT)} · {row.url or ''} · {row.finding_ids[0]}"
    )
