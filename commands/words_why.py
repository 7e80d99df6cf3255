"""Say of words why they are reported or are not, for `checkup words why`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from commands.json_lines import print_line
from commands.spoken_line import say_line
from commands.sure_misspellings import spelling_engine
from commands.words_in_run import words_in_run

if TYPE_CHECKING:
    from commands.words_in_run import WordInRun
    from reports.words_to_triage import WordRow
    from store.published_folder import PublishedFolder
    from store.review import KeptWord


def print_reasons(data: Path, site: str | None, words: Sequence[str], *, as_json: bool) -> None:
    """Print for each word the lists that have it, what the spelling engine says, and what the newest run reports.

    Raises `UsageError` without a published run.
    """
    from commands.words_triage import reported_words
    from pipeline.find_published import one_site, shown_run
    from store.review import kept_words, read_store
    from store.shared_words import shared_word_list

    folder = one_site(data, site)
    run = shown_run(folder)
    shared = shared_word_list(data).words
    rows = reported_words(folder, run)
    kept = {one.word: one for one in read_store(folder, kept_words) or []}
    locale = run.manifest.locale or "en-US"
    places = words_in_run(run, words)
    for word in dict.fromkeys(words):
        own = kept.get(word)
        in_lists = [*_of_site(own), *_of_all(word, shared), *_of_profile(word, run)]
        judged = _engine_says(word, locale)
        reported = [row for row in rows if row.word == word]
        silent = [] if reported or in_lists else list(_why_silent(word, places[word], run, locale))
        if as_json:
            print_line(_json(folder.name, word, in_lists, judged, reported, silent))
        else:
            say_line(f"{word}: {' '.join([*in_lists, judged, *_run_says(reported), *silent])}")


def _of_site(own: KeptWord | None) -> Iterator[str]:
    if own is not None:
        why = f" “{own.reason}”" if own.reason else ""
        yield f"Called right on this site by {own.who or 'somebody'} on {own.added_at:%Y-%m-%d}.{why}"


def _of_all(word: str, shared: dict[str, str]) -> Iterator[str]:
    if word in shared:
        yield "Called right on all sites." + (f" “{shared[word]}”" if shared[word] else "")


def _of_profile(word: str, run: PublishedFolder) -> Iterator[str]:
    spelling = run.manifest.settings.get("spelling")
    words = spelling.get("words") if isinstance(spelling, dict) else None
    if isinstance(words, list) and word in (one.lower() for one in words if isinstance(one, str)):
        yield "One of spelling.words of the profile."


def _engine_says(word: str, locale: str) -> str:
    """Return what the engine says of a word that is alone, whatever lists people made, in the site's English."""
    engine = spelling_engine(locale)
    judged = engine.judge(word, inside=False)
    if judged is None:
        return (
            "Known: it is in the dictionaries, or made of their words."
            if engine.known(word)
            else ("Not judged: too short, too long, or not in plain letters.")
        )
    if judged.kind == "variant":
        return f"Another English’s spelling of {', '.join(judged.suggestions[:3])}."
    if judged.tier is None:
        return "Not in the dictionaries, and near to no word of them: rather a name or a new term."
    return f"Not in the dictionaries; {judged.tier.value}: {', '.join(judged.suggestions[:3])}."


def _run_says(reported: Sequence[WordRow]) -> Iterator[str]:
    from reports.wording import plural

    for row in reported:
        state = (
            "Reported" if row.is_open else f"Found, and {row.status.value}{': ' + row.why if row.why else ''}"
        )
        yield f"{state} ({row.audit}, {row.tier.value}) on {plural(row.page_count, 'page')}, first {row.url}."


def _why_silent(word: str, places: WordInRun, run: PublishedFolder, locale: str) -> Iterator[str]:
    """Yield why the newest check does not report a word that is in no list, as far as the published run shows it."""
    from reports.wording import plural

    pages = plural(len(places.urls), "page")
    if places.person:
        yield f"The newest check does not report it: it is in a person's name on the site, {places.person}."
    elif places.office:
        yield f"The newest check does not report it: it is in an office's name or address, {places.office}."
    elif not places.urls:
        yield (
            "The newest check does not report it: no page has it in its title or main text; menus, buttons and "
            "pictures are not looked at here."
        )
    elif (judged := spelling_engine(locale).judge(word, inside=False)) is None:
        yield f"The newest check does not report it: it is a word as it is, on {pages}."
    elif judged.tier is None:
        yield f"The newest check does not report it: it is like no known word, so it is taken for a term, on {pages}."
    elif len(places.urls) >= (least := _own_word_pages(run)):
        yield (
            f"The newest check does not report it: it is on {pages}, and from {least:g} on a word counts as the site's "
            "own (own_word_pages)."
        )
    else:
        yield (
            f"The newest check does not report it on {pages}, first {min(places.urls)}: what is beside it explains it, "
            "as a name, a foreign phrase, a reference or somebody's own words do."
        )


def _own_word_pages(run: PublishedFolder) -> float:
    """Return from how many pages on a word is the site's own, by the run's profile."""
    from audits.spelling import misspelling

    default = next(one.default for one in misspelling.INFO.options if one.name == "own_word_pages")
    value: object = run.manifest.settings
    for key in ("audits", "options", misspelling.INFO.audit, "own_word_pages"):
        value = value.get(key) if isinstance(value, dict) else None
    chosen = value if isinstance(value, int | float) else default
    return float(chosen) if isinstance(chosen, int | float) else 3.0


def _json(
    site: str,
    word: str,
    in_lists: Sequence[str],
    judged: str,
    reported: Sequence[WordRow],
    silent: Sequence[str],
) -> str:
    rows = [
        {"audit": row.audit, "tier": row.tier.value, "status": row.status.value, "page_count": row.page_count,
         "finding_ids": row.finding_ids}
        for row in reported
    ]  # fmt: skip
    return json.dumps(
        {
            "site": site,
            "word": word,
            "lists": list(in_lists),
            "engine": judged,
            "reported": rows,
            "not_reported": " ".join(silent) or None,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
