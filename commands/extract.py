"""`checkup extract`: saved pages to records."""

from __future__ import annotations

import click

from commands.json_lines import print_line, read_lines


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…|-")
@click.option("--url", help="The URL that a single FILE was saved from.")
def command(files: tuple[str, ...], url: str | None) -> None:
    """Print the records of saved pages as JSON lines: pages, articles and offices.

    With - reads JSON lines {"id", "url", "path"} or {"id", "url", "html"} from standard input and prints one
    line {"id", "page", "articles", "locations"} for each, in order. No store is needed.
    """
    from pipeline.extract_files import batch_lines, record_lines

    lines = batch_lines(read_lines("-")) if files == ("-",) else record_lines(files, url)
    for line in lines:
        print_line(line)
