"""Say one line to a person: what it quotes of a page, a draft or a file name drives no terminal."""

from __future__ import annotations

import click

from reports.harmless_text import harmless


def say_line(text: str, *, err: bool = False) -> None:
    """Print the text as one line, on standard error where asked for."""
    click.echo(harmless(text), err=err)
