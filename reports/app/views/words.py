"""The words that are right: on this site, and on all."""

from __future__ import annotations

from contextlib import closing
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reports.app.ask import LONGEST_REASON, Ask
from reports.app.decide import chosen_findings
from reports.app.filters import Filters
from reports.app.known_misspellings import MOST_WARNED, known_misspellings, misspelling_warning
from reports.app.render import page
from reports.app.shown_row import word_to_call_right
from reports.app.views.flash import flash_of, go_back, moment_of
from reports.app.views.row import row_answer
from reports.wording import plural
from schemas.errors import UsageError
from schemas.right_word import LONGEST_WORD, kept_form, right_word
from store.connection import open_review
from store.review import add_words, remove_words, remove_words_of, words
from store.shared_words import add_shared_words, remove_shared_words, shared_words

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
        misspelled=ask.sites.facets.total(ask.run, ask.state, Filters(by="word")),
        flash=flash_of(ask),
    )


def words_form(ask: Ask) -> Response:
    """Call words right, or ask about them again; return the row of the word, or the way back."""
    ask.check_form()
    if ask.text("together", 1) == "1":
        return _together(ask)
    if ask.text("action", 20) == "undo":
        return _undo(ask)
    chosen = _chosen(ask)
    added: list[str] = []
    more: dict[str, list[str]] = {}
    if ask.text("action", 20) == "remove":
        if ask.text("shared", 1) == "1":
            remove_shared_words(ask.sites.data, chosen)
        else:
            with closing(open_review(ask.site.folder)) as connection:
                remove_words(connection, chosen)
        done = "word-removed"
    elif ask.text("shared", 1) == "1":
        add_shared_words(ask.sites.data, chosen)
        done, added = "word-shared", chosen
        more = {"word": [word for word, _ in known_misspellings(ask, chosen)][:MOST_WARNED]}
    else:
        with closing(open_review(ask.site.folder)) as connection:
            reason = ask.text("reason", LONGEST_REASON) or None
            kept = add_words(connection, chosen, who=ask.who, reason=reason, now=ask.now)
        done, added = "word", chosen
        more = {"at": [kept.added_at.isoformat()]}
    finding_id = ask.text("finding", 40)
    if ask.is_partial and finding_id:
        return row_answer(ask, finding_id, note=misspelling_warning(ask, added))
    asked = {name: " ".join(values) for name, values in more.items() if values}
    return go_back(ask, f"/sites/{quote(ask.site.host)}/words", done=done, **asked)


def _together(ask: Ask) -> Response:
    """Call the words of the chosen rows right on this site, all at once; return the way back, which can be undone."""
    found, _, missing = chosen_findings(ask)
    if not found and not missing:
        raise HTTPException(422, "Nothing was chosen. Tick the rows that you mean, and send it again.")
    words = [word_to_call_right(finding) for finding in found]
    chosen = list(dict.fromkeys(filter(None, words)))
    if found and not chosen:
        raise HTTPException(
            422,
            "None of the chosen rows is about one word that can be right. Choose others, or decide about these.",
        )
    with closing(open_review(ask.site.folder)) as connection:
        reason = ask.text("reason", LONGEST_REASON) or None
        kept = add_words(connection, chosen, who=ask.who, reason=reason, now=ask.now)
    done = {"done": "words", "kept": str(len(kept.words)), "at": kept.added_at.isoformat()}
    left = words.count("")
    return go_back(ask, f"/sites/{quote(ask.site.host)}/", **done, **({"left": str(left)} if left else {}))


def _undo(ask: Ask) -> Response:
    """Ask about words again that were called right together."""
    moment = moment_of(ask.text("at", 40))
    if moment is None:
        raise HTTPException(422, "Say which words are to be taken back.")
    with closing(open_review(ask.site.folder)) as connection:
        remove_words_of(connection, moment)
    return go_back(ask, f"/sites/{quote(ask.site.host)}/", done="words-removed")


def _chosen(ask: Ask) -> list[str]:
    """Return the words of a form, as lists keep them; raises where one is no word."""
    found = ask.text("word", LONGEST_WORD * _MOST).split()
    if not found:
        raise HTTPException(422, "Name a word.")
    if len(found) > _MOST:
        raise HTTPException(422, f"Name at most {plural(_MOST, 'word')} at once.")
    is_removal = ask.text("action", 20) == "remove"
    try:
        # What is in a list can be removed, whatever somebody wrote into the file by hand.
        return list(dict.fromkeys(kept_form(word) if is_removal else right_word(word) for word in found))
    except UsageError as error:
        raise HTTPException(422, f"{error} Correct it, and send it again.") from error
