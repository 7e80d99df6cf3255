"""Stream the facts of a whole run to the audits of the site."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from audits.items import Owner, owner_of
from audits.subjects import MARKUP
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.facts.text_forms import TextForms
from schemas.facts.text_words import TextWords
from schemas.location import Location
from schemas.page import Page
from schemas.text import RunningText
from schemas.vocabulary import FactName

T = TypeVar("T")
F = TypeVar("F", covariant=True)

OFFERED = frozenset(
    (
        *MARKUP,
        FactName.PAGE,
        FactName.TEXT,
        FactName.LOCATION,
        FactName.META,
        FactName.TEMPLATE_TEXTS,
        FactName.WORDS,
        FactName.TEXT_FORMS,
    )
)
"""Facts that an audit of the site can read."""


@dataclass(frozen=True, slots=True)
class Stream(Generic[T]):
    """Values that are read again at each iteration, so that they never have to be in memory together."""

    read: Callable[[], Iterator[T]]

    def __iter__(self) -> Iterator[T]:
        """Return an iterator from the first value."""
        return self.read()


@dataclass(frozen=True, slots=True)
class KindStream(Stream[T]):
    """A stream that can be read in part: what is not asked for is not made."""

    read_kinds: Callable[[Collection[str]], Iterator[T]]
    """Returns the values with what they hold of some kinds."""


@dataclass(frozen=True, slots=True)
class TextStream(Stream[T]):
    """A stream of texts that can be read without their bodies, the most of them."""

    read_dates: Callable[[], Iterator[T]]


def of_kinds(values: Iterable[T], kinds: Collection[str]) -> Iterable[T]:
    """Return texts with their forms, or suspects, of these kinds; they may have others, too. Forms without one may be
    left out, and words have neither counts of each nor names where suspects of some kinds are asked for."""
    return values.read_kinds(kinds) if isinstance(values, KindStream) else values


def without_bodies(texts: Iterable[T]) -> Iterable[T]:
    """Return texts for an audit that does not look at ``body_text`` and ``body_blocks``, which may be empty."""
    return texts.read_dates() if isinstance(texts, TextStream) else texts


class ByName(Protocol[F]):
    """Facts of many pages or regions that are read one list at a time: those of a whole template fill much memory."""

    def of(self, name: FactName) -> Iterator[F]:
        """Yield the facts with this list filled, the others left empty."""
        ...


def site_facts(
    *,
    pages: Iterable[Page] = (),
    texts: Iterable[RunningText] = (),
    locations: Iterable[Location] = (),
    words: Iterable[TextWords] = (),
    forms: Iterable[TextForms] = (),
    page_facts: Iterable[PageFacts] | ByName[PageFacts] = (),
    template_facts: Iterable[TemplateFacts] | ByName[TemplateFacts] = (),
) -> Mapping[FactName, Iterable[Any]]:
    """Return the streams by fact; each argument is iterated once for each audit that reads of it.

    Facts of markup, meta and template texts come as (owner, items), of every page and then of each region of the
    template; all others as records.
    """
    streams: dict[FactName, Iterable[Any]] = {
        FactName.PAGE: pages,
        FactName.TEXT: texts,
        FactName.LOCATION: locations,
        FactName.WORDS: words,
        FactName.TEXT_FORMS: forms,
        FactName.META: _Owned(FactName.META, (page_facts,)),
        FactName.TEMPLATE_TEXTS: _Owned(FactName.TEMPLATE_TEXTS, (template_facts,)),
    }
    return streams | {name: _Owned(name, (page_facts, template_facts)) for name in MARKUP}


@dataclass(frozen=True, slots=True)
class _Owned:
    name: FactName
    sources: tuple[Iterable[PageFacts | TemplateFacts] | ByName[PageFacts | TemplateFacts], ...]

    def __iter__(self) -> Iterator[tuple[Owner, Any]]:
        for source in self.sources:
            for facts in source if isinstance(source, Iterable) else source.of(self.name):
                yield owner_of(facts), getattr(facts, self.name.value)
