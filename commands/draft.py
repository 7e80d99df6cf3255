"""`checkup draft`: an audit of a text before it goes live."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.json_lines import print_line, read_lines
from commands.spoken_line import say_line
from schemas.errors import UsageError
from schemas.vocabulary import Exit, Severity

if TYPE_CHECKING:
    from pipeline.drafts.draft import Draft


@click.command()
@click.argument("files", nargs=-1, metavar="FILE…|-")
@click.option(
    "--batch", metavar="FILE|-", help='Read JSON lines {"id", "text"}: many plain texts in one process.'
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    help="text for people (the default), jsonl for programs (the default with --batch).",
)
@click.option(
    "--profile", type=click.Path(path_type=Path), help="A checkup.toml, for its words and audit options."
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    help="Exit with 1 on findings at least this severe.",
)
def command(
    files: tuple[str, ...], batch: str | None, form: str | None, profile: Path | None, fail_on: str | None
) -> int:
    """Audit drafts (.txt, .md, .html, .docx) before they go live; - is a plain text on standard input.

    With --format jsonl, each finding is one line {"id", "audit", "category", "severity", "tier", "message", "start",
    "end", "evidence", "suggestions"}. Offsets count the code points of the text as given: of the file's own text for
    .txt, .md and .html (markup counts, but is not audited), of the paragraphs, one a line, for .docx.
    """
    from commands.load_profile import read_site_profile
    from pipeline.drafts.audit import audit_draft, draft_context
    from schemas.finding_ranks import SEVERITY_RANK

    if bool(files) == bool(batch):
        raise UsageError("name drafts, or --batch with one file of JSON lines (- for standard input).")
    chosen = form or ("jsonl" if batch else "text")
    context = draft_context(read_site_profile(profile) if profile else None)
    worst = len(SEVERITY_RANK)
    found = drafts = 0
    for identifier, draft in _drafts(files, batch):
        drafts += 1
        for finding in audit_draft(identifier, draft, context):
            found += 1
            worst = min(worst, SEVERITY_RANK[finding.finding.severity])
            if chosen == "jsonl":
                print_line(finding.to_json())
            else:
                say_line(finding.to_text())
    if chosen == "text":
        say_line(f"{found} finding{'' if found == 1 else 's'} in {drafts} draft{'' if drafts == 1 else 's'}.")
    failed = fail_on is not None and worst <= SEVERITY_RANK[Severity(fail_on)]
    return Exit.NEW_FINDINGS if failed else Exit.DONE


def _drafts(files: tuple[str, ...], batch: str | None) -> Iterator[tuple[str | int, Draft]]:
    from pipeline.drafts.audit import read_batch
    from pipeline.drafts.read import plain_draft, read_draft

    if batch:
        yield from read_batch(read_lines(batch))
        return
    for name in files:
        if name == "-":
            draft = plain_draft("".join(read_lines("-")))
            if not draft.text.strip():
                raise UsageError("standard input holds no text to audit.")
        else:
            draft = read_draft(name)
        if language := _other_language(draft):
            say_line(
                f"{name}: its language looks like '{language}'; the audits know English, and say nothing of it.",
                err=True,
            )
        yield name, draft


def _other_language(draft: Draft) -> str | None:
    from reference.language_identification import identified_language

    language = identified_language(draft.readable)
    return None if language in (None, "en") else language
