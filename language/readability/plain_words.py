"""Find hard words that have a plain alternative which can be put in their place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from language.forms.quotations import is_inside, quotations
from language.readability.plain_word_list import HardForm, HardWord, by_first_words, by_form, by_term
from language.slips.closed_classes import (
    ARTICLES,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    FORMS_OF_BE,
    FORMS_OF_HAVE,
    MODALS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECTS,
)
from language.slips.first_sound import first_sound
from language.text_blocks import BlockText
from language.word_list import words_in
from language.words import Word


class PlainWord(NamedTuple):
    """One place of a hard word."""

    start: int
    """Offset of its first character, or of the article before it that changes with it: *an additional*, *a second*."""
    end: int
    """Offset after its last character."""
    term: str
    """The word's base form, as listed."""
    kind: str
    """``everyday`` for the words of officials, ``medical`` for terms with a lay word."""
    alternatives: tuple[str, ...]
    """What can be put in place of it, best first, in its form and with its capital."""


def plain_words(text: str, block: BlockText) -> Iterator[PlainWord]:
    """Yield the places of a block where a hard word is meant, in order: not in names, quotes or words with a hyphen.

    A word that may be of two parts of speech, or of two meanings, is taken only where the words beside it say which.
    """
    listed = by_first_words()
    lower = [word[0].lower() for word in block.words]  # its text; a name takes twice as long
    row: _Row | None = None
    after = 0
    for index in [index for index, word in enumerate(lower) if word in listed]:
        forms = listed[lower[index]]
        second = lower[index + 1] if index + 1 < len(lower) else ""
        if index < after or not (second in forms or "" in forms):
            continue
        for rest, hard, form in (*forms.get(second, ()), *forms.get("", ())):
            last = index + len(rest)
            if rest and tuple(lower[index + 1 : last + 1]) != rest:
                continue
            row = row or _Row(text, block, lower)
            if row.joined(index, last) and row.plain(index, last) and _meant(row, index, last, hard, form):
                if not row.quoted(index):
                    yield _plain_word(row, index, last, hard, form)
                after = last + 1
                break


def alternatives_of(word: str) -> tuple[str, ...]:
    """Return the alternatives of a lower-case word or phrase in any form, best first; none where it is not listed.

    >>> alternatives_of("utilizing"), alternatives_of("pain")
    (('using',), ())
    """
    if word in by_form():
        return by_form()[word][1].alternatives
    return by_term()[word].alternatives if word in by_term() else ()


def plain_forms(term: str) -> frozenset[str]:
    """Return the alternatives of a listed term in all their forms."""
    return by_term()[term].plain_forms


def term_of(word: str) -> str | None:
    """Return the listed term of which a lower-case word or phrase is a form; null where it is not listed.

    >>> term_of("utilizes")
    'utilize'
    """
    if word in by_form():
        return by_form()[word][0].term
    return word if word in by_term() else None


def is_noun(term: str) -> bool:
    """Return whether a listed term is a noun."""
    return by_term()[term].part_of_speech == "n"


class _Row:
    """The words of a block with what is between them."""

    __slots__ = ("_block", "_first", "_lower", "_quotations", "_text", "words")

    def __init__(self, text: str, block: BlockText, lower: list[str]) -> None:
        self._text = text
        self._block = block
        self._quotations: list[tuple[int, int]] | None = None
        self.words: Sequence[Word] = block.words
        self._lower = lower
        starts = [word[1] for word in block.words]
        self._first = {bisect_left(starts, start) for start, _ in block.sentences}

    def lower(self, index: int) -> str:
        return self._lower[index].replace("’", "'") if 0 <= index < len(self._lower) else ""

    def joined(self, index: int, last: int) -> bool:
        """Return whether nothing but blanks is between the words from one to another."""
        return all(self._joined(at) for at in range(index, last))

    def quoted(self, index: int) -> bool:
        """Return whether a word is between quotation marks."""
        if self._quotations is None:
            self._quotations = quotations(self._text, self._block.start, self._block.end)
        return is_inside(self._quotations, self.words[index].start)

    def _joined(self, index: int) -> bool:
        """Return whether a word and the next one are of one sentence, with a blank between them."""
        if not 0 <= index < len(self.words) - 1:
            return False
        return (
            self._text[self.words[index].end : self.words[index + 1].start].isspace()
            and index + 1 not in self._first
        )

    def before(self, index: int) -> str:
        """Return the word before one, empty where a mark or nothing is before it."""
        return self.lower(index - 1) if self._joined(index - 1) else ""

    def following(self, index: int) -> str:
        """Return the word after one, empty where a mark or nothing follows."""
        return self.lower(index + 1) if self._joined(index) else ""

    def begins(self, index: int) -> bool:
        """Return whether a word is the first of a sentence."""
        return index in self._first

    def mark(self, index: int) -> str:
        """Return the character after a word."""
        end = self.words[index].end
        return self._text[end : end + 1]

    def mark_before(self, index: int) -> str:
        """Return the last mark or letter before a word."""
        start = self.words[index].start
        return self._text[max(0, start - 3) : start].rstrip()[-1:]

    def plain(self, index: int, last: int) -> bool:
        """Return whether words are written as no name is, and have no hyphen."""
        first = self.words[index]
        if any(not word.text.islower() for word in self.words[index + 1 : last + 1]):
            return False
        if not first.text.islower():
            if not self.begins(index) or not first.text[1:].islower():
                return False
            if self._joined(last) and self.words[last + 1].text[0].isupper():
                return False
        start, end = first.start, self.words[last].end
        return self._text[start - 1 : start] not in _GLUE and self._text[end : end + 1] not in _GLUE

    def written(self, index: int, plain: str) -> str:
        """Return an alternative with the capital of the word that it replaces."""
        return plain[0].upper() + plain[1:] if self.words[index].text[0].isupper() else plain


_GLUE = tuple("-‐‑/@_&")
_DETERMINERS = ARTICLES | POSSESSIVES | DEMONSTRATIVES
_BEFORE_A_VERB = (
    SUBJECTS
    | MODALS
    | words_in("to not please and or also never always who which that cannot let's help helps helping")
)
_PEOPLE = words_in("patients people doctors dentists surgeons women men children clinics practices")
_ENDS = words_in("if when and or at in for to with but so because")
_FAR = 5
"""Words on a side that *with* and *not-near* look at; own choice."""
_OF_ADJECTIVES = (
    "ive",
    "ful",
    "ous",
    "able",
    "ible",
    "ic",
    "ical",
    "ent",
    "ant",
    "ating",
    "ary",
    "ized",
    "ised",
)
"""Endings before which *more* would be an adverb: *additional invasive tests* are not more invasive ones."""
_OF_NOUNS = ("ment", "ments")


def _meant(row: _Row, index: int, last: int, hard: HardWord, form: HardForm) -> bool:
    """Return whether the words beside a term allow the meaning and the part of speech of its line."""
    before, following = row.before(index), row.following(last)
    near = hard.near
    if before in near.get("not-after", ()) or following in near.get("not-before", ()):
        return False
    if (
        "after" in near
        and before not in near["after"]
        and not (hard.part_of_speech == "v" and row.begins(index))
    ):
        return False
    if "before" in near and following not in near["before"]:
        return False
    if "with" in near or "not-near" in near:
        after = {row.lower(at) for at in range(last + 1, last + 1 + _FAR)}
        if "with" in near and after.isdisjoint(near["with"]):
            return False
        beside = after | {row.lower(at) for at in range(index - _FAR, index)}
        if not beside.isdisjoint(near.get("not-near", ())):
            return False
    if hard.part_of_speech == "v" and not _is_verb(row, index, last, form, strict="verb" in hard.marks):
        return False
    if hard.part_of_speech == "n" and (before in MODALS or before in SUBJECTS or before == "to"):
        return False
    if "noun" in hard.marks and before not in _DETERMINERS and before not in PREPOSITIONS:
        return False
    if "before-noun" in hard.marks and (
        not following or (following.endswith(_OF_ADJECTIVES) and not following.endswith(_OF_NOUNS))
    ):
        return False
    if "not-start" in hard.marks and row.begins(index):
        return False
    if "start" in hard.marks and not (row.begins(index) or row.mark_before(index) == ";"):
        return False
    return "last" not in hard.marks or (not following and not row.begins(index)) or following in _ENDS


def _is_verb(row: _Row, index: int, last: int, form: HardForm, *, strict: bool) -> bool:
    """Return whether a form is used as a verb here; ``strict`` of one that a noun is written like, too."""
    before = row.before(index)
    if before in _DETERMINERS:
        return before in DEMONSTRATIVES and form.name in ("s", "ed")  # "this requires"
    if not strict or form.name == "ed":
        return True
    if form.name == "base":
        return (
            before in _BEFORE_A_VERB or before in _PEOPLE or (row.begins(index) and row.following(last) != "")
        )
    return before not in PREPOSITIONS or form.name == "ing"


_CARRIED = words_in("not also often usually sometimes then only first being recently")
_BEFORE_A_PARTICIPLE = FORMS_OF_BE | FORMS_OF_HAVE | CONJUNCTIONS | words_in("get gets getting as once until")
_OF_A_PASSIVE = words_in("by in at with through to as during under using for on into orally intravenously")

_AFTER_OF = _DETERMINERS | words_in("them us you it whom which all")
"""Words before which *most* and *many* keep their *of*."""


def _plain_word(row: _Row, index: int, last: int, hard: HardWord, form: HardForm) -> PlainWord:
    alternatives = form.alternatives
    if form.participles:
        at = index - 1
        while row.lower(at) in _CARRIED:
            at -= 1
        before = row.lower(at)
        if before in _BEFORE_A_PARTICIPLE or row.following(last) in _OF_A_PASSIVE:
            alternatives = form.participles
    if "of" in hard.marks and row.following(last) in _AFTER_OF:
        alternatives = tuple(f"{plain} of" for plain in alternatives)
    start = row.words[index].start
    article = row.before(index)
    if article in ("a", "an") and first_sound(alternatives[0].split()[0]).value not in (article, ""):
        first = row.words[index - 1]
        start, index = first.start, index - 1
        alternatives = tuple(
            f"{first_sound(plain.split()[0]).value or article} {plain}" for plain in alternatives
        )
    return PlainWord(
        start=start,
        end=row.words[last].end,
        term=hard.term,
        kind=hard.kind,
        alternatives=tuple(row.written(index, plain) for plain in alternatives),
    )
