"""Decide whether a name is the site's own: the practice's, or the short form of it that its account has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from extraction.people.names.credentials import split_credentials
from extraction.people.names.given_names import is_given_name
from extraction.people.names.not_a_person import is_business
from extraction.people.names.vouching import is_vouched
from schemas.person import Person
from schemas.vocabulary import Role

_WORD = re.compile(r"\w+")
"""Matches each word of ``Willow & Main Pediatrics``."""
_SMALL_TEXT = """
the and of for at in at a an
"""
_SMALL = frozenset(_SMALL_TEXT.split())
"""Words that a short form leaves out."""
SHORTEST = 3
"""Fewest letters of a short form."""


@dataclass(frozen=True, slots=True)
class OwnNames:
    """Names of the site itself."""

    folded: frozenset[str]
    """Its names, letters and digits only."""
    of_words: tuple[tuple[str, ...], ...]
    """The words of those names that are a firm's and not a person's, small words left out."""
    hosts: frozenset[str]
    """Names that its host spells: ``willowpeds`` of ``willowpeds.com``."""

    def hold(self, person: Person, line: str) -> bool:
        """Return whether a name is one of these or a short form of one; `line` is the whole text that holds it.

        A practice may be named after its doctor: a title, a credential or a given name shows a person all the same.
        """
        if is_vouched(person):
            return False
        name, whole = folded(person.name), folded(line)
        if {name, folded(person.name_raw), whole} & self.folded:
            return True
        if (
            person.name.islower()
        ):  # a login that the page prints: "masterface" is the owner's as much as the site's
            return False
        if name in self.hosts:
            return True
        if any(name in own and own in whole for own in self.folded if own != name):
            return True  # the "Marsh" of "By Marsh & Reed Podiatry"
        words = [word for word in _words(person.name) if word not in _SMALL]
        if any(_is_part(words, own) for own in self.of_words):
            return True
        if len(words) != 1 or len(name) < SHORTEST or is_given_name(words[0]):
            return False
        return any(host.startswith(name) for host in self.hosts) or any(
            _is_short_form(name, own) for own in self.of_words
        )


def own_names(names: Iterable[str], hosts: Collection[str] = ()) -> OwnNames:
    """Return the own names of a site with these names and hosts."""
    given = [name for name in names if name.strip()]
    firms = [name for name in given if is_business(name) and not _is_persons(name)]
    of_words = {tuple(word for word in _words(name) if word not in _SMALL) for name in firms}
    return OwnNames(
        frozenset(filter(None, map(folded, given))), tuple(sorted(filter(None, of_words))), frozenset(hosts)
    )


def folded(text: str) -> str:
    """Return a text's letters and digits, small.

    >>> folded("Summit Allergy & Asthma")
    'summitallergyasthma'
    """
    return "".join(c for c in text.lower() if c.isalnum())


def _is_persons(name: str) -> bool:
    bare, credentials, _ = split_credentials(name)
    return is_vouched(Person(name=bare, name_raw=name, role=Role.UNKNOWN, credentials=credentials))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "").replace("'", ""))


def _is_part(words: list[str], own: tuple[str, ...]) -> bool:
    """Return whether words follow each other in a name: "Willow" and "Harbor Knee", but not "Harbor Smith"."""
    size = len(words)
    return 0 < size <= len(own) and any(
        own[at : at + size] == tuple(words) for at in range(len(own) - size + 1)
    )


def _is_short_form(name: str, own: tuple[str, ...], joined: int = 0) -> bool:
    """Return whether a word joins the beginnings of two or more words of a name: "HKClinic", "Willowpeds"."""
    if not name:
        return joined > 1
    return any(
        _is_short_form(name[size:], own[at + 1 :], joined + 1)
        for at, word in enumerate(own)
        for size in range(min(len(word), len(name)), 0, -1)
        if name[:size] == word[:size]
    )
