"""`checkup extract`: saved pages to records."""

from __future__ import annotations

import click


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…|-")
@click.option("--url", help="The URL that a single FILE was saved from.")
def command(files: tuple[str, ...], url: str | None) -> None:
    """Print the records of saved pages as JSON lines: pages, articles and offices.

    With - reads JSON lines {"id", "url", "path"} or {"id", "url", "html"} from standard input and prints one
    line {"id", "page", "articles", "locations"} for each, in order. No store is needed.
    """
    from pipeline.extract_files import batch_lines, record_lines

    batch = files == ("-",)
    for line in (
        batch_lines(click.get_text_stream("stdin", encoding="utf-8")) if batch else record_lines(files, url)
    ):
        click.echo(line)
