"""`checkup extract`: saved pages to records."""

from __future__ import annotations

import sys

import click

from commands.json_lines import print_line
from commands.spoken_line import say_line
from schemas.errors import InputError
from schemas.vocabulary import Exit


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…|-")
@click.option("--url", metavar="URL", help="The address that a single FILE was saved from.")
def command(files: tuple[str, ...], url: str | None) -> int:
    """Print the records of saved pages as JSON lines: pages, articles and offices.

    With -, reads JSON lines {"id", "url", "path"} or {"id", "url", "html"} from standard input and prints one
    line {"id", "page", "articles", "texts", "locations"} for each, in order. "lastmod", a page's date in the site
    map, may be added. A line that gives no page is answered with {"id", "error": {"kind", "message"}}. Nothing is
    printed before all is read, because pages of one host are finished together; that takes some 60 kB of memory a page.

    If something cannot be read, the rest is printed and the exit code is 2.
    """
    from pipeline.extract_files import batch_lines, record_lines

    faults: list[InputError] = []
    batch = files == ("-",)
    lines = batch_lines(sys.stdin.buffer, faults.append) if batch else record_lines(files, url, faults.append)
    for line in lines:
        print_line(line)
    for fault in faults[:1] if batch else faults:
        say_line(f"checkup: {fault}", err=True)
    if len(faults) > 1 and batch:
        say_line(
            f"checkup: {len(faults)} lines of the input give no page; each has its error line.", err=True
        )
    return Exit.USAGE if faults else Exit.DONE
