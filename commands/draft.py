"""`checkup draft`: an audit of a text before it goes live."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.completion import complete_folder
from commands.json_lines import print_line, read_lines
from commands.run_options import data_option
from commands.spoken_line import say_line
from commands.wrapped_lines import wrapped
from schemas.errors import UsageError
from schemas.vocabulary import Exit, Severity

if TYPE_CHECKING:
    from pipeline.drafts.audit import DraftFinding
    from pipeline.drafts.check import DraftCheck
    from pipeline.drafts.draft import Draft
    from pipeline.drafts.way_out import Line


@click.command()
@click.argument("files", nargs=-1, metavar="FILE…|-")
@click.option(
    "--batch", metavar="FILE|-", help='Read JSON lines {"id", "text"}: many plain texts in one process.'
)
@click.option(
    "--before",
    metavar="OLD",
    help="The same draft before it was edited, in any format: says what is fixed, new and still there.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl", "scores"]),
    help="text for people (the default), jsonl for programs (the default with --batch), scores for counts and "
    "readability scores alone.",
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
    before: str | None,
    form: str | None,
    profile: Path | None,
    fail_on: str | None,
    site: str | None,
    data: Path,
) -> int:
    """Audit drafts (.txt, .md, .html, .docx) before they go live; - is a plain text on standard input.

    For people, a word that is wrong several times is one line with its places. Below the findings of each draft is how
    hard it is to read: its grade with and without medical terms, how much of it was counted, the sentences to split or
    shorten with the grade that this leads to, its hardest words, and its sections. Words that are right on all sites
    (words.txt of the data folder) are right here; with --site those of the site are, too, and what was decided there
    about a word or a sort of block holds. What is left out for that is counted.

    With --format jsonl, each finding is one line {"id", "audit", "category", "severity", "tier", "message", "start",
    "end", "evidence", "suggestions"}. Offsets count the code points of the text as given: of the file's own text for
    .txt, .md and .html (markup counts, but is not audited), of the paragraphs, one a line, for .docx.

    With --format scores, each text is one line {"id", "words", "sentences", "syllables", "reading_ease",
    "reading_grade", "smog_grade", "dale_chall", the same seven with "_without_terms" (without medical terms),
    "difficulty"}, however short it is; scores are null only without a word to count. Nothing else is looked for, and
    neither profile nor site changes a score.

    With --before OLD, text has the scores of both side by side, and the findings that are new, still there and fixed:
    the same audit and the same words are the same finding, wherever they are. A line of jsonl has "state" besides,
    "new" or "kept"; lines with "fixed" follow, whose id and offsets are OLD's. A line of scores has "before" besides,
    with the id and all scores of OLD. --fail-on looks at what NEW has, new or not.
    """
    if bool(files) == bool(batch):
        raise UsageError("name drafts, or --batch with one file of JSON lines (- for standard input).")
    if before is not None and (batch or len(files) != 1):
        raise UsageError(
            "--before compares one draft with its former self: checkup draft NEW --before OLD, one pair at a time."
        )
    if before == "-" and files == ("-",):
        raise UsageError("standard input holds one draft: save the other one, and name its file.")
    chosen = form or ("jsonl" if batch else "text")
    if chosen == "scores":
        if fail_on:
            raise UsageError(
                "--format scores looks for no findings to fail on: leave --fail-on out, or the format."
            )
        return _print_scores(files, batch, before)
    from commands.load_profile import read_site_profile
    from pipeline.drafts.audit import draft_context
    from pipeline.drafts.check import DraftCheck
    from pipeline.drafts.decided import draft_site
    from pipeline.drafts.way_out import way_out
    from pipeline.find_published import one_site
    from reports.wording import plural
    from schemas.finding_ranks import SEVERITY_RANK
    from store.shared_words import shared_words

    known = draft_site(one_site(data, site)) if site else None
    settings = read_site_profile(profile) if profile else known.profile if known else None
    words = [*shared_words(data), *(known.words if known else ())]
    check = DraftCheck(draft_context(settings, words), settings, words, known)
    worst = len(SEVERITY_RANK)
    found = drafts = 0
    states = ""
    for identifier, draft in _drafts(files, batch):
        drafts += 1
        shown = check.findings(identifier, draft)
        found += len(shown)
        worst = min([worst, *(SEVERITY_RANK[one.finding.severity] for one in shown)])
        if before is not None:
            states = _print_compared(check, (before, _draft(before)), (identifier, draft), shown, chosen)
        elif chosen == "jsonl":
            for one in shown:
                print_line(one.to_json())
        else:
            _say_findings(shown)
        if chosen == "text":
            _say_lines(way_out(check.scored(identifier, draft, shown), check.aim))
    left = check.left_out(site)
    if chosen == "text":
        _say_lines(check.trust())
        say_line(f"{plural(found, 'finding')} in {plural(drafts, 'draft')}{states}. {left}".rstrip())
    elif left:
        say_line(left, err=True)
    failed = fail_on is not None and worst <= SEVERITY_RANK[Severity(fail_on)]
    return Exit.NEW_FINDINGS if failed else Exit.DONE


def _print_scores(files: tuple[str, ...], batch: str | None, before: str | None) -> int:
    from pipeline.drafts.scores import DraftScorer

    scorer = DraftScorer()
    former = (before, _draft(before, _SCORES_OF_ENGLISH, may_be_empty=True)) if before is not None else None
    for identifier, draft in _drafts(files, batch, _SCORES_OF_ENGLISH, may_be_empty=True):
        print_line(scorer.line(identifier, draft, former))
    return Exit.DONE


_SCORES_OF_ENGLISH = "the scores are made for English"
_AUDITS_OF_ENGLISH = "the audits know English, and say nothing of it"


def _print_compared(
    check: DraftCheck,
    old: tuple[str, Draft],
    new: tuple[str | int, Draft],
    shown: Sequence[DraftFinding],
    form: str,
) -> str:
    """Print how two drafts differ; return the counts of their findings for the last line."""
    from pipeline.drafts.before_and_after import hardest_sentences, side_by_side
    from pipeline.drafts.compare import DraftState, compare

    compared = compare(check.former_findings(*old), shown)
    by_state = {
        DraftState.NEW: [one for one, state in compared.now if state is DraftState.NEW],
        DraftState.KEPT: [one for one, state in compared.now if state is DraftState.KEPT],
        DraftState.FIXED: compared.fixed,
    }
    if form == "jsonl":
        for one, state in compared.now:
            print_line(one.to_json(state))
        for one in compared.fixed:
            print_line(one.to_json(DraftState.FIXED))
        return ""
    scored = check.scored(*old), check.scored(*new)
    _say_lines(side_by_side(*scored))
    for state, name in (
        (DraftState.NEW, "New"),
        (DraftState.KEPT, "Still there"),
        (DraftState.FIXED, "Fixed"),
    ):
        if findings := by_state[state]:
            say_line(f"{name} ({len(findings)})")
            _say_findings(findings)
    _say_lines(hardest_sentences(*scored))
    new_count, kept, fixed = (len(by_state[state]) for state in DraftState)
    return f": {new_count} new, {kept} still there; {fixed} fixed since {old[0]}"


def _say_findings(findings: Iterable[DraftFinding]) -> None:
    from pipeline.drafts.audit import rows_by_word

    for first, *others in rows_by_word(findings):
        say_line(first.to_text(others))


def _say_lines(lines: Iterable[Line]) -> None:
    from reports.harmless_text import harmless

    for line in lines:
        for row in wrapped(harmless(line.before), harmless(line.text)):
            say_line(row)


def _drafts(
    files: tuple[str, ...],
    batch: str | None,
    made_for: str = _AUDITS_OF_ENGLISH,
    *,
    may_be_empty: bool = False,
) -> Iterator[tuple[str | int, Draft]]:
    if batch:
        from pipeline.drafts.batch import read_batch

        yield from read_batch(read_lines(batch))
        return
    for name in files:
        yield name, _draft(name, made_for, may_be_empty=may_be_empty)


def _draft(name: str, made_for: str = _AUDITS_OF_ENGLISH, *, may_be_empty: bool = False) -> Draft:
    from pipeline.drafts.read import plain_draft, read_draft
    from reference.language_identification import identified_language

    if name == "-":
        draft = plain_draft("".join(read_lines("-")))
        if not may_be_empty and not draft.text.strip():
            raise UsageError("standard input holds no text to audit.")
    else:
        draft = read_draft(name, may_be_empty=may_be_empty)
    language = identified_language(draft.readable)
    if language not in (None, "en"):
        say_line(f"{name}: its language looks like '{language}'; {made_for}.", err=True)
    return draft
