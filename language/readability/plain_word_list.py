"""Load the packaged list of hard words that have a plain alternative."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import NamedTuple

from language.readability.inflections import plural_form, verb_forms


@dataclass(frozen=True, slots=True, kw_only=True)
class HardWord:
    """One line of the list."""

    term: str
    """Lower case; one word or several."""
    part_of_speech: str
    """``n``, ``v``, ``adj``, ``adv``, ``prep``, ``conj`` or ``phrase``."""
    alternatives: tuple[str, ...]
    """Best first, in the form of the term."""
    kind: str
    """``everyday`` or ``medical``."""
    forms: tuple[HardForm, ...]
    """Each form of the term that is replaced."""
    near: Mapping[str, frozenset[str]]
    """What the words beside it must or must not be, by ``before``, ``not-before``, ``after``, ``not-after``, ``with``,
    ``not-near``: *before* names the words that follow, *after* those that it follows, *with* those of the next few,
    *not-near* those of the few on either side."""
    marks: frozenset[str]
    """``verb`` or ``noun``, where another part of speech is written alike; ``before-noun``, where no other adjective
    may follow; ``start``, where it begins a sentence; ``not-start``, where it doesn't;
    ``last``, where nothing that it describes follows;
    ``of``, where its alternative has *of* before a determiner or a pronoun."""

    @property
    def plain_forms(self) -> frozenset[str]:
        """Return its alternatives in all their forms."""
        return frozenset(
            plain for form in self.forms for plain in (*form.alternatives, *form.participles)
        ) | frozenset(self.alternatives)


class HardForm(NamedTuple):
    """One form of a term with its alternatives in the same form."""

    written: str
    """E.g. ``utilizing``."""
    name: str
    """``base``, ``s``, ``ing``, ``ed``, ``sg``, ``pl`` or, where it has no other, empty."""
    alternatives: tuple[str, ...]
    """E.g. ``using``; of the form *ed* the past, e.g. ``showed``."""
    participles: tuple[str, ...] = ()
    """Of the form *ed* the past participles, e.g. ``shown``."""


@functools.cache
def hard_words() -> tuple[HardWord, ...]:
    """Return the list, in its order.

    Sources: CDC, Plain Language Thesaurus for Health Communications (2007); plainlanguage.gov, "Use simple words and
    phrases"; own choice, where a line says so. Words with a second meaning on pages of clinics were left out.
    """
    data = resources.files("language.readability").joinpath("data", "plain_words.tsv").read_text("utf-8")
    return tuple(_hard_word(line.split("\t")) for line in data.rstrip("\n").split("\n")[1:])


@functools.cache
def by_form() -> dict[str, tuple[HardWord, HardForm]]:
    """Return each form of each term with its line; of two that are written alike the first."""
    found: dict[str, tuple[HardWord, HardForm]] = {}
    for word in hard_words():
        for form in word.forms:
            found.setdefault(form.written, (word, form))
    return found


@functools.cache
def by_term() -> dict[str, HardWord]:
    """Return each line by its term."""
    return {word.term: word for word in hard_words()}


@functools.cache
def by_first_words() -> dict[str, dict[str, list[tuple[tuple[str, ...], HardWord, HardForm]]]]:
    """Return the forms by their first word and their second, empty for those of one; each with its words behind the
    first, the longest first."""
    found: dict[str, dict[str, list[tuple[tuple[str, ...], HardWord, HardForm]]]] = {}
    for written, (word, form) in sorted(by_form().items(), key=lambda one: -one[0].count(" ")):
        first, *rest = written.split()
        found.setdefault(first, {}).setdefault(rest[0] if rest else "", []).append((tuple(rest), word, form))
    return found


def _hard_word(cells: list[str]) -> HardWord:
    term, part_of_speech, plain, forms, note, kind, _ = cells
    alternatives = tuple(plain.split("|"))
    near: dict[str, frozenset[str]] = {}
    marks = set()
    for part in filter(None, note.split("; ")):
        key, colon, words = part.partition(": ")
        if colon:
            near[key] = frozenset(words.split())
        else:
            marks.add(key)
    return HardWord(
        term=term,
        part_of_speech=part_of_speech,
        alternatives=alternatives,
        kind=kind,
        forms=tuple(_forms(term, part_of_speech, alternatives, forms)),
        near=near,
        marks=frozenset(marks),
    )


def _forms(term: str, part: str, alternatives: tuple[str, ...], listed: str) -> Iterator[HardForm]:
    """Yield the forms of a term: those written out, else those made by the rules, of which a line may name some."""
    if "=" in listed:
        for pair in listed.split("; "):
            written, _, plain = pair.partition("=")
            yield HardForm(written, "", tuple(plain.split("|")))
    elif part == "v":
        wanted = listed.split() or ["base", "s", "ing", "ed"]
        hard, plain_verbs = verb_forms(term), [verb_forms(plain) for plain in alternatives]
        for at, name in enumerate(("base", "s", "ing")):
            if name in wanted:
                yield HardForm(hard[at], name, tuple(verb[at] for verb in plain_verbs))
        if "ed" in wanted:
            participles = tuple(verb.participle for verb in plain_verbs)
            yield HardForm(hard.past, "ed", tuple(verb.past for verb in plain_verbs), participles)
    elif part == "n":
        wanted = listed.split() or ["sg", "pl"]
        if "sg" in wanted:
            yield HardForm(term, "sg", alternatives)
        if "pl" in wanted:
            yield HardForm(plural_form(term), "pl", tuple(map(plural_form, alternatives)))
    else:
        yield HardForm(term, "", alternatives)
