"""The words that are right: on this site, and on all."""

from __future__ import annotations

from contextlib import closing
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reports.app.ask import LONGEST_REASON, Ask
from reports.app.filters import Filters
from reports.app.render import page
from reports.app.views.flash import flash_of, go_back
from reports.app.views.row import row_answer
from reports.wording import plural
from store.connection import open_review
from store.review import add_words, remove_words, words
from store.shared_words import add_shared_words, remove_shared_words, shared_words

_LONGEST = 60
"""Characters of a word."""
_MOST = 200
"""Words that one form adds."""


def words_page(ask: Ask) -> Response:
    """Return the words of the site and of all sites."""
    own = []
    if (ask.site.folder / "review.sqlite").is_file():
        with closing(open_review(ask.site.folder)) as connection:
            own = words(connection)
    return page(
        ask,
        "app/words.html",
        run=ask.run,
        decides=True,
        tab="words",
        own=own,
        shared=shared_words(ask.sites.data),
        misspelled=ask.sites.facets.total(ask.run, ask.state, Filters(audit="misspelling")),
        flash=flash_of(ask),
    )


def words_form(ask: Ask) -> Response:
    """Call words right, or ask about them again; return the row of the word, or the way back."""
    ask.check_form()
    chosen = _chosen(ask)
    if ask.text("action", 20) == "remove":
        if ask.text("shared", 1) == "1":
            remove_shared_words(ask.sites.data, chosen)
        else:
            with closing(open_review(ask.site.folder)) as connection:
                remove_words(connection, chosen)
        done = "word-removed"
    elif ask.text("shared", 1) == "1":
        add_shared_words(ask.sites.data, chosen)
        done = "word-shared"
    else:
        with closing(open_review(ask.site.folder)) as connection:
            reason = ask.text("reason", LONGEST_REASON) or None
            add_words(connection, chosen, who=ask.who, reason=reason, now=ask.now)
        done = "word"
    finding_id = ask.text("finding", 40)
    if ask.is_partial and finding_id:
        return row_answer(ask, finding_id)
    return go_back(ask, f"/sites/{quote(ask.site.host)}/words", done=done)


def _chosen(ask: Ask) -> list[str]:
    """Return the words of a form, lower case; raises where one is no word."""
    found = ask.text("word", _LONGEST * _MOST).lower().split()
    if not found:
        raise HTTPException(422, "Name a word.")
    if len(found) > _MOST:
        raise HTTPException(422, f"Name at most {plural(_MOST, 'word')} at once.")
    for word in found:
        if word.startswith("#") or len(word) > _LONGEST or not word.isprintable():
            raise HTTPException(
                422,
                f"A word is at most {_LONGEST} characters, prints, and does not begin with #. Correct it, and send "
                "it again.",
            )
    return list(dict.fromkeys(found))
