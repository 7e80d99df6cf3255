"""Look for a word in what a run published, for `checkup words why`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from store.published_folder import PublishedFolder

_TEXT_FILES = ("articles.jsonl", "texts.jsonl")
"""Files of the run whose records have a main text, with the people that it names."""


@dataclass(slots=True)
class WordInRun:
    """Where a word is in a run, as far as the run is published: in main texts, not in menus, buttons and pictures."""

    urls: set[str] = field(default_factory=set)
    """Pages with the word in their title or main text."""
    person: str = ""
    """The name of somebody on the site that has the word; empty for none."""
    office: str = ""
    """The name or address of an office that has it; empty for none."""


def words_in_run(run: PublishedFolder, words: Sequence[str]) -> dict[str, WordInRun]:
    """Return for each word, in the form of `schemas.right_word.right_word`, where the run has it; it is read once."""
    found = {word: WordInRun() for word in words}
    for file in _TEXT_FILES:
        for line in run.lines(file):
            folded = _folded(line)
            if any(word in folded for word in words):
                _look_in_text(found, json.loads(line))
    for line in run.lines("locations.jsonl"):
        office = json.loads(line)
        shown = " ".join(part for part in (office.get("label"), office.get("address_raw")) if part)
        for word in _having(words, shown):
            found[word].office = found[word].office or " ".join(shown.split())
    return found


def _look_in_text(found: dict[str, WordInRun], text: dict[str, object]) -> None:
    for word in _having(found, f"{text.get('headline') or ''}\n{text.get('body_text') or ''}"):
        found[word].urls.add(str(text["url"]))
    people = text.get("people")
    for person in people if isinstance(people, list) else ():
        name = str(person.get("name") or "")
        for word in _having(found, name):
            found[word].person = found[word].person or name


def _having(words: Iterable[str], text: str) -> list[str]:
    """Return the words that a text has as a word of its own, with a possessive ending or without."""
    from language.spelling.judge import bare
    from language.words import words_of

    folded = _folded(text)
    likely = [word for word in words if word in folded]
    if not likely:
        return []
    written = {form for word in words_of(text) for form in (_folded(word.text), bare(word.text).lower())}
    return [word for word in likely if word in written or not word.isalpha()]


def _folded(text: str) -> str:
    return text.replace("\u00ad", "").replace("’", "'").lower()
