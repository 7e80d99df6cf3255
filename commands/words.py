"""`checkup words`: words that are right on a site, or on all."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import click

from commands.run_options import data_option, site_option
from commands.spoken_line import say_line
from schemas.errors import UsageError
from schemas.right_word import kept_form, right_word

_CHANGE = ("add", "remove")
_SAID = 20
"""Words that one line of an answer names."""


@click.command()
@click.argument("action", type=click.Choice(["triage", "add", "remove", "list", "export", "why"]))
@click.argument("words", nargs=-1)
@site_option
@click.option("--shared", is_flag=True, help="For all sites; kept in words.txt in the data folder.")
@click.option(
    "--from",
    "source",
    metavar="FILE|-",
    help="With add and remove: the words of a text file, one a line, with a reason behind a # where you like.",
)
@click.option("--reason", help="With add: why they are right.")
@click.option("--who", help="With add: your name; by default the user of this computer.")
@click.option(
    "--all",
    "as_all",
    is_flag=True,
    help="With triage: also the words that are ignored or accepted, at the end.",
)
@click.option("--json", "as_json", is_flag=True, help="With triage and why: JSON lines.")
@data_option
@click.pass_context
def command(
    context: click.Context,
    action: str,
    words: tuple[str, ...],
    site: str | None,
    shared: bool,
    source: str | None,
    reason: str | None,
    who: str | None,
    as_all: bool,
    as_json: bool,
    data: Path,
) -> None:
    """Look through what was found by word, and say which WORDS are right.

    \b
    triage   one row a word: what to write, where, on how many pages, in which words
    add      they are right: names, products, terms of this clinic
    remove   ask about them again
    list     print the words that are right
    export   the same with reasons, as 'add --from FILE' reads them
    why      say of words why they are reported, or are not

    It is called triage because that is what it is for: go down the list once, worst first, and say of each word whether
    it is wrong, right (add) or to be left alone ('checkup decide'). The next run does not report what is right.
    """
    _check_options(context, action, words)
    if site and shared:
        raise UsageError("--site and --shared exclude each other: a word is of one site, or of all.")
    if action == "triage":
        from commands.words_triage import print_words

        print_words(data, site, as_all=as_all, as_json=as_json)
    elif action == "why":
        from commands.words_why import print_reasons

        print_reasons(data, site, [right_word(word) for word in words], as_json=as_json)
    elif action in _CHANGE:
        chosen = _chosen(action, words, source)
        change = _of_all if shared else _of_site
        change(action, chosen, data, site, who, reason)
    else:
        for line in _lines(data, site, shared=shared, reasons=action == "export"):
            say_line(line)


_ACTIONS: Mapping[str, frozenset[str]] = {
    "shared": frozenset(("add", "remove", "list", "export")),
    "source": frozenset(_CHANGE),
    "reason": frozenset(("add",)),
    "who": frozenset(("add",)),
    "as_all": frozenset(("triage",)),
    "as_json": frozenset(("triage", "why")),
}
"""The actions that each option goes with; the rest go with all."""


def _check_options(context: click.Context, action: str, words: tuple[str, ...]) -> None:
    """Raise `UsageError` for what the action does not take, and for words that it lacks."""
    for option in context.command.params:
        allowed = _ACTIONS.get(option.name or "")
        if allowed is not None and action not in allowed and context.params[option.name or ""]:
            raise UsageError(f"{option.opts[0]} does not go with {action}. See 'checkup words --help'.")
    takes = action in (*_CHANGE, "why")
    if takes and not words and not context.params["source"]:
        raise UsageError("name the words" + (", or a file of them with --from." if action != "why" else "."))
    if words and not takes:
        raise UsageError(f"{action} takes no words.")


def _chosen(action: str, words: Iterable[str], source: str | None) -> dict[str, str]:
    """Return the words with the reasons that the file gives; all are right in form, or none is taken."""
    from commands.json_lines import read_lines
    from store.word_list import checked_words

    # What is in the list stays removable, whatever somebody wrote into the file by hand.
    as_kept = kept_form if action == "remove" else right_word
    chosen = dict.fromkeys((as_kept(word) for word in words if word.strip()), "")
    if source is not None:
        try:
            chosen = {**checked_words(read_lines(source)), **chosen}
        except UsageError as error:
            raise UsageError(f"{error} Nothing was kept.") from error
    if not chosen:
        raise UsageError("there is no word in it: write one a line." if source else "name the words.")
    return chosen


def _lines(data: Path, site: str | None, *, shared: bool, reasons: bool) -> Iterable[str]:
    """Return the lines of a list, sorted."""
    from pipeline.find_published import one_site
    from store.review import kept_words, read_store
    from store.shared_words import shared_word_list
    from store.word_list import word_lines

    words: dict[str, str | None]
    if shared:
        words = dict(shared_word_list(data).words)
    else:
        words = {one.word: one.reason for one in read_store(one_site(data, site), kept_words) or []}
    return word_lines(words if reasons else dict.fromkeys(words))


def _of_all(
    action: str, words: Mapping[str, str], data: Path, site: str | None, who: str | None, reason: str | None
) -> None:
    from store.shared_words import add_shared_words, remove_shared_words

    if action == "add":
        add_shared_words(data, words, {word: said or reason for word, said in words.items()})
        say_line(f"Right on all sites: {_said(words)}. The next run obeys.")
        _warn(words, _locale(data, site))
    else:
        _removed(remove_shared_words(data, words), words)


def _of_site(
    action: str, words: Mapping[str, str], data: Path, site: str | None, who: str | None, reason: str | None
) -> None:
    from commands.this_user import this_user
    from pipeline.find_published import one_site
    from store.connection import open_review
    from store.review import add_words, remove_words

    folder = one_site(data, site)
    with closing(open_review(folder)) as connection:
        if action == "add":
            now = datetime.datetime.now(datetime.UTC)
            who = who or this_user()
            add_words(connection, words, who=who, reason=reason, now=now, reasons=words)
            say_line(f"{folder.name}: right from now on: {_said(words)}. The next run obeys.")
            _warn(words, _locale(data, folder.name))
        else:
            _removed(remove_words(connection, words), words)


def _locale(data: Path, site: str | None) -> str:
    """Return the English of a site, or of all sites of the folder where it is the same, else that of the US."""
    from pipeline.find_published import shown_run, site_folders

    try:
        found = {shown_run(folder).manifest.locale or "en-US" for folder in site_folders(data, site)}
    except UsageError:  # nothing is published yet
        return "en-US"
    return found.pop() if len(found) == 1 else "en-US"


def _warn(words: Iterable[str], locale: str) -> None:
    """Say of sure misspellings what they resemble: they are right all the same, since a person said so."""
    from commands.sure_misspellings import sure_misspellings

    for word, meant in sure_misspellings(words, locale):
        say_line(
            f"Warning: '{word}' is a known misspelling of '{meant}'. It is right from now on, because you say so; "
            "'checkup words remove' takes it back.",
            err=True,
        )


def _removed(gone: list[str], asked: Iterable[str]) -> None:
    unknown = [word for word in asked if word not in gone]
    if gone:
        say_line(f"Asked about again: {_said(gone)}.")
    if unknown:
        raise UsageError(f"not in the list: {_said(unknown)}. See 'checkup words list'.")


def _said(words: Iterable[str]) -> str:
    named = list(words)
    more = f" and {len(named) - _SAID} more" if len(named) > _SAID else ""
    return ", ".join(named[:_SAID]) + more
