"""Where a run has a word, and why it does not report it, as far as it is published."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest

from commands.words_in_run import words_in_run
from commands.words_why import _why_silent
from store.published_folder import PublishedFolder

_SAID = "A foldar of forms, and “heree” for it."


def _text(number: int, body: str, *people: str) -> dict[str, Any]:
    named = [{"name": one} for one in people]
    return {
        "url": f"https://clinic.example/{number}/",
        "headline": "Care",
        "body_text": body,
        "people": named,
    }


class _Run:
    """A published run of some texts and an office."""

    manifest = SimpleNamespace(settings={"audits": {"options": {"misspelling": {"own_word_pages": 2}}}})
    _files = {
        "articles.jsonl": [
            _text(1, "Zyvanta’s dose. Water helps.", "Ann Quilmore, MD"),
            _text(2, "Zyvanta again, in a foldar."),
        ],
        "texts.jsonl": [_text(3, _SAID)],
        "locations.jsonl": [{"label": "Wexbury", "address_raw": "12 Olneford St."}],
    }

    def lines(self, file: str) -> Iterator[str]:
        """Yield the lines of a file."""
        return (json.dumps(one, ensure_ascii=False) for one in self._files[file])


_RUN = cast(PublishedFolder, _Run())


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("zyvanta", "like no known word, so it is taken for a term, on 2 pages."),
        ("foldar", "it is on 2 pages, and from 2 on a word counts as the site's own"),
        ("water", "it is a word as it is, on 1 page."),
        ("quilmore", "it is in a person's name on the site, Ann Quilmore, MD."),
        ("olneford", "it is in an office's name or address, Wexbury 12 Olneford St."),
        ("heree", "on 1 page, first https://clinic.example/3/: what is beside it explains it"),
        ("fold", "no page has it in its title or main text"),
    ],
)
def test_the_reason_that_holds_is_said(word: str, said: str) -> None:
    """One for each word; a part of another word is none."""
    places = words_in_run(_RUN, [word])
    (reason, *more) = _why_silent(word, places[word], _RUN, "en-US")
    assert reason.startswith("The newest check does not report it")
    assert said in " ".join([reason, *more])
