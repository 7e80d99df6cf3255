"""`checkup draft`: an audit of a text before it goes live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.completion import complete_folder
from commands.json_lines import print_line, read_lines
from commands.run_options import data_option
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
@click.option(
    "--site",
    metavar="HOST",
    shell_complete=complete_folder,
    help="The site of the data folder that the draft is for: its right words, what was ignored there, and without "
    "--profile its last run's profile.",
)
@data_option
def command(
    files: tuple[str, ...],
    batch: str | None,
    form: str | None,
    profile: Path | None,
    fail_on: str | None,
    site: str | None,
    data: Path,
) -> int:
    """Audit drafts (.txt, .md, .html, .docx) before they go live; - is a plain text on standard input.

    With --format jsonl, each finding is one line {"id", "audit", "category", "severity", "tier", "message", "start",
    "end", "evidence", "suggestions"}. Offsets count the code points of the text as given: of the file's own text for
    .txt, .md and .html (markup counts, but is not audited), of the paragraphs, one a line, for .docx.

    For people, a word that is wrong several times is one line with its places. Words that are right on all sites
    (words.txt of the data folder) are right here; with --site those of the site are, too, and what was decided there
    about a word or a sort of block holds. What is left out for that is counted.
    """
    from commands.load_profile import read_site_profile
    from pipeline.drafts.audit import audit_draft, draft_context, rows_by_word
    from pipeline.drafts.called_right import CalledRight
    from pipeline.drafts.decided import draft_site
    from pipeline.find_published import one_site
    from reports.wording import plural
    from schemas.finding_ranks import SEVERITY_RANK
    from store.shared_words import shared_words

    if bool(files) == bool(batch):
        raise UsageError("name drafts, or --batch with one file of JSON lines (- for standard input).")
    chosen = form or ("jsonl" if batch else "text")
    known = draft_site(one_site(data, site)) if site else None
    settings = read_site_profile(profile) if profile else known.profile if known else None
    words = [*shared_words(data), *(known.words if known else ())]
    context = draft_context(settings, words)
    called_right = CalledRight(settings, words)
    as_right: Counter[str] = Counter()
    worst = len(SEVERITY_RANK)
    found = drafts = ignored = 0
    for identifier, draft in _drafts(files, batch):
        drafts += 1
        findings = audit_draft(identifier, draft, context)
        shown = [one for one in findings if known is None or not known.ignores(one.finding, context.today)]
        found += len(shown)
        ignored += len(findings) - len(shown)
        left_out = called_right.left_out(identifier, draft, findings)
        as_right.update(" ".join(one.evidence.lower().split()) for one in left_out)
        worst = min([worst, *(SEVERITY_RANK[one.finding.severity] for one in shown)])
        if chosen == "jsonl":
            for one in shown:
                print_line(one.to_json())
        else:
            for first, *others in rows_by_word(shown):
                say_line(first.to_text(others))
    left = f" {plural(ignored, 'finding')} more ignored, as decided for {site}." if ignored else ""
    if as_right:
        named = ", ".join(sorted(as_right)[:_MOST_WORDS]) + (", …" if len(as_right) > _MOST_WORDS else "")
        left += f" {plural(as_right.total(), 'finding')} more left out, as called right: {named}."
    if chosen == "text":
        say_line(f"{plural(found, 'finding')} in {plural(drafts, 'draft')}.{left}")
    elif left:
        say_line(left.strip(), err=True)
    failed = fail_on is not None and worst <= SEVERITY_RANK[Severity(fail_on)]
    return Exit.NEW_FINDINGS if failed else Exit.DONE


_MOST_WORDS = 10
"""Words that the count of what was called right names."""


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
