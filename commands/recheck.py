"""`checkup recheck`: did my fix work?"""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.clock import Clock
from commands.run_options import data_option, site_option
from commands.spoken_line import say_line
from commands.stopping import stop_listening
from schemas.vocabulary import Exit

if TYPE_CHECKING:
    from schemas.recheck import Recheck


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="FINDING…|URL…")
@data_option
@site_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
@click.option("--now", type=Clock(), help="The time to take as now, e.g. 2026-11-22.")
@click.option("--workers", type=click.IntRange(1, 256), metavar="N", help="Number of worker processes.")
def command(
    words: tuple[str, ...],
    data: Path,
    site: str | None,
    as_json: bool,
    quiet: bool,
    now: datetime.datetime | None,
    workers: int | None,
) -> int:
    """Look again at what was fixed, without a whole run.

    FINDING is an id from the report, or its beginning; URL a page, with all of its open findings. Asks for just these
    pages and says of each finding whether it is fixed. What is fixed is closed at once, and the next report says so.
    Nothing else changes.

    \b
    exit code 0  all of it is fixed, or was closed before
              1  something is still there
              3  nothing is, but some of it could not be checked
    """
    from pipeline.recheck import recheck
    from pipeline.recheck_pages import Stopped
    from pipeline.recheck_targets import named_on_one_site
    from reports.progress import Progress
    from reports.recheck import recheck_lines
    from schemas.printed_json import printed_json

    folder, named = named_on_one_site(data, words, site)

    def warn(message: str) -> None:
        say_line(f"checkup: {message}", err=True)

    try:
        with Progress(quiet=quiet or as_json) as progress:
            found = recheck(folder, named, progress, now=now, processes=workers, warn=warn)
    except Stopped as stopped:
        stop_listening()
        warn("stopped. Nothing was kept; run the same command again.")
        return int(Exit.TERMINATED if stopped.terminated else Exit.INTERRUPTED)
    if as_json:
        values = json.loads(found.to_json()) | {"exit": exit_of(found).name.lower()}
        click.echo(printed_json(json.dumps(values, ensure_ascii=False, indent=1)))
    else:
        for line in recheck_lines(found):
            say_line(line)
    return int(exit_of(found))


def exit_of(found: Recheck) -> Exit:
    """Return the end of a recheck."""
    from schemas.recheck import Answer

    answers = {answer.answer for answer in found.answers}
    if Answer.STILL_THERE in answers:
        return Exit.NEW_FINDINGS
    unknown = found.unread or answers & {Answer.GONE, Answer.CANNOT_TELL}
    return Exit.PARTIAL if unknown else Exit.DONE
