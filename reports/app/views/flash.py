"""Say on the next page what was just done."""

from __future__ import annotations

import datetime
import re
from urllib.parse import urlencode, urlsplit, urlunsplit

from starlette.responses import RedirectResponse, Response

from reports.app.ask import Ask, Flash
from reports.app.known_misspellings import MOST_WARNED, misspelling_warning
from reports.app.undo_numbers import numbers_of
from reports.wording import plural
from store.review import kept_words, read_store
from store.shared_words import shared_words

_DONE = {
    "word": "Right from now on. The next check won’t report it.",
    "word-shared": "Right on all sites from now on. The next check won’t report it.",
    "word-removed": "Removed from the list. The next check asks about it again.",
    "words-removed": "Taken back. The next check asks about them again.",
    "assigned": "Assigned.",
    "undone": "Taken back.",
    "who": "Saved.",
}
"""Words for what a form did, by the word in the address."""
_NUMBERS = re.compile(r"\d{1,12}(?:-\d{1,12})?")
"""Matches ``12-14``."""


def flash_of(ask: Ask) -> Flash | None:
    """Return what the address says was just done; null for nothing."""
    done = ask.query.get("done", "")
    if done == "who" and ask.who:
        return Flash(f"You decide as {ask.who}.")
    if done == "words":
        return _words_flash(ask)
    if done in _DONE:
        return Flash(f"{_DONE[done]} {misspelling_warning(ask, _added(ask, done))}".strip())
    if done != "none" and not _NUMBERS.fullmatch(done):
        return None
    numbers = numbers_of(done)
    said = [
        f"{plural(len(numbers), 'decision')} kept. The next check obeys." if numbers else "Nothing was kept."
    ]
    if left := ask.number("left"):
        said.append(f"Somebody else decided about {plural(left, 'finding')} meanwhile: that stays so.")
    if gone := ask.number("gone"):
        said.append(f"The newest check does not have {plural(gone, 'finding')} any more.")
    return Flash(" ".join(said), done if numbers else "")


def _words_flash(ask: Ask) -> Flash:
    """Return what became of words that were called right together; those that were right before are not taken back."""
    kept, moment = ask.number("kept"), moment_of(ask.query.get("at", ""))
    said = [
        f"{plural(kept, 'word')} right from now on. The next check won’t report {'it' if kept == 1 else 'them'}."
        if kept
        else "These words are in the list already."
    ]
    if left := ask.number("left"):
        said.append(
            f"{plural(left, 'row')} left as {'it is' if left == 1 else 'they are'}: a list holds single words, and "
            f"{'this is' if left == 1 else 'these are'} about something else. Accept or ignore "
            f"{'it' if left == 1 else 'them'} instead."
        )
    if moment and (warning := misspelling_warning(ask, _words_at(ask, moment))):
        said.append(warning)
    return Flash(" ".join(said), words_of=moment.isoformat() if kept and moment else "")


def _added(ask: Ask, done: str) -> list[str]:
    """Return the words that the address says were called right, as far as they are in the list: it may be forged."""
    if done == "word-shared":
        asked = ask.query.get("word", "").split()[:MOST_WARNED]
        known = set(shared_words(ask.sites.data)) if asked else set()
        return [word for word in asked if word in known]
    moment = moment_of(ask.query.get("at", "")) if done == "word" else None
    return _words_at(ask, moment) if moment else []


def _words_at(ask: Ask, moment: datetime.datetime) -> list[str]:
    """Return the words of the site that were called right together at a time."""
    kept = read_store(ask.site.folder, kept_words) or []
    return [one.word for one in kept if one.added_at == moment]


def moment_of(text: str) -> datetime.datetime | None:
    """Return a time with its zone, as `datetime.isoformat` writes it; null for another text."""
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def go_back(ask: Ask, otherwise: str, **done: str) -> Response:
    """Return the way back to where the form was, with what was done."""
    parts = urlsplit(ask.return_path(otherwise))
    kept = [
        pair
        for pair in parts.query.split("&")
        if pair and pair.split("=")[0] not in ("done", "left", "gone", "kept", "at", "word")
    ]
    query = "&".join([*kept, *([urlencode(done)] if done else [])])
    return RedirectResponse(urlunsplit(("", "", parts.path, query, parts.fragment)), 303)
