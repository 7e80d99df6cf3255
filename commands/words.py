"""`checkup words`: words that are right on a site, or on all."""

from __future__ import annotations

import datetime
from contextlib import closing
from pathlib import Path

import click

from commands.run_options import data_option, site_option
from schemas.errors import UsageError


@click.command()
@click.argument("action", type=click.Choice(["add", "remove", "list"]))
@click.argument("words", nargs=-1)
@site_option
@click.option("--shared", is_flag=True, help="For all sites; kept in words.txt in the data folder.")
@click.option("--reason", help="Why they are right.")
@click.option("--who", help="Your name.")
@data_option
def command(
    action: str,
    words: tuple[str, ...],
    site: str | None,
    shared: bool,
    reason: str | None,
    who: str | None,
    data: Path,
) -> None:
    """Say that WORDS are right: names, products, terms of this clinic. The next run does not report them."""
    if site and shared:
        raise UsageError("--site and --shared exclude each other: a word is of one site, or of all.")
    if (action == "list") == bool(words):
        raise UsageError("name the words" if action != "list" else "list takes no words")
    chosen = [word.strip().lower() for word in words if word.strip()]
    if wrong := [word for word in chosen if word.startswith("#") or len(word.split()) != 1]:
        raise UsageError(f"{wrong[0]!r} is no word: give one word after the other, none that begins with #.")
    if shared:
        _of_all(action, chosen, data)
    else:
        _of_site(action, chosen, data, site, who, reason)


def _of_all(action: str, words: list[str], data: Path) -> None:
    from store.shared_words import add_shared_words, remove_shared_words, shared_words

    if action == "list":
        for word in shared_words(data):
            click.echo(word)
    elif action == "add":
        add_shared_words(data, words)
        click.echo(f"Right on all sites: {', '.join(words)}. The next run obeys.")
    else:
        _removed(remove_shared_words(data, words), words)


def _of_site(
    action: str, chosen: list[str], data: Path, site: str | None, who: str | None, reason: str | None
) -> None:
    from pipeline.find_published import one_site
    from store.connection import open_review
    from store.review import add_words, remove_words, words

    folder = one_site(data, site)
    with closing(open_review(folder)) as connection:
        if action == "list":
            for word in words(connection):
                click.echo(word)
        elif action == "add":
            add_words(connection, chosen, who=who, reason=reason, now=datetime.datetime.now(datetime.UTC))
            click.echo(f"{folder.name}: right from now on: {', '.join(chosen)}. The next run obeys.")
        else:
            _removed(remove_words(connection, chosen), chosen)


def _removed(gone: list[str], asked: list[str]) -> None:
    unknown = [word for word in asked if word not in gone]
    if gone:
        click.echo(f"Asked about again: {', '.join(gone)}.")
    if unknown:
        raise UsageError(f"not in the list: {', '.join(unknown)}. See 'checkup words list'.")
