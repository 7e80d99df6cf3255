"""Say on the next page what was just done."""

from __future__ import annotations

import re
from urllib.parse import urlencode, urlsplit, urlunsplit

from starlette.responses import RedirectResponse, Response

from reports.app.ask import Ask, Flash
from reports.app.undo_numbers import numbers_of
from reports.wording import plural

_DONE = {
    "word": "Right from now on. The next check won’t report it.",
    "word-shared": "Right on all sites from now on. The next check won’t report it.",
    "word-removed": "Removed from the list. The next check asks about it again.",
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
    if done in _DONE:
        return Flash(_DONE[done])
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


def go_back(ask: Ask, otherwise: str, **done: str) -> Response:
    """Return the way back to where the form was, with what was done."""
    parts = urlsplit(ask.return_path(otherwise))
    kept = [
        pair for pair in parts.query.split("&") if pair and pair.split("=")[0] not in ("done", "left", "gone")
    ]
    query = "&".join([*kept, *([urlencode(done)] if done else [])])
    return RedirectResponse(urlunsplit(("", "", parts.path, query, parts.fragment)), 303)
