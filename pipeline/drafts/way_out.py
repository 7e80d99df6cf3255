"""Say what would make a draft easier to read: its grade, the sentences to split, the words to replace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from language.readability.formulas import LEAST_WORDS
from language.readability.plain_words import alternatives_of
from pipeline.drafts.draft import Draft
from reports.counted_share import counted_share, left_out
from reports.difficulty_words import difficulty_in_words
from reports.harmless_text import shorten
from reports.site_words import SiteWords
from reports.wording import number, plural
from schemas.readability import HardSentence, Readability, SectionScores, SplitPlace
from schemas.vocabulary import LeftOutReason


class Line(NamedTuple):
    """A line for a person, to be wrapped."""

    before: str
    """In front of the first row; as much space is in front of the others."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredDraft:
    """A draft and its scores."""

    identifier: str | int
    """The file's name, or the id that a batch gave the text."""
    draft: Draft
    """The draft."""
    scores: Readability
    """Its scores."""
    misspelled: frozenset[str] = frozenset()
    """Words that are to be corrected, lower case: they need no plainer one."""


_WORDS = SiteWords()
_QUOTED_WORDS = 8
"""Words of a sentence that its line quotes: enough to find it by."""
_LONGEST = 70
"""Characters of a quote."""
_LIST_SIGNS = "•●▪◦‣⁃·*-– "
_BESIDE = 4
"""Words named on either side of a place to split at."""
_MOST_ALTERNATIVES = 2
_MOST_SECTIONS = 12
"""Sections that are listed; of more, the hardest."""


def way_out(one: ScoredDraft, aim: float) -> Iterator[Line]:
    """Yield what a person is told of a draft's readability; one line on a draft that is too short.

    ``aim`` is the highest grade that its readers should need.
    """
    scores = one.scores
    if scores.reading_grade is None:
        yield Line(f"{one.identifier}: ", _not_graded(scores))
        return
    yield Line(f"{one.identifier}: ", _graded(scores, aim))
    yield Line("  ", counted_share(scores, _WORDS))
    long = [sentence for sentence in scores.hard_sentences if sentence.parts > 1]
    if long and scores.reading_grade_after is not None:
        which = "this sentence" if len(long) == 1 else f"these {len(long)} sentences"
        yield Line(
            "  ",
            f"Split or shorten {which}: grade {scores.reading_grade:.1f} → {scores.reading_grade_after:.1f}",
        )
        for sentence in long:
            yield from _sentence(one, sentence)
    if hard := [sentence for sentence in scores.hard_sentences if sentence.parts == 1]:
        yield Line(
            "  ",
            f"Use plainer words in {'this sentence' if len(hard) == 1 else f'these {len(hard)} sentences'}:",
        )
        for sentence in hard:
            yield from _sentence(one, sentence)
    rare_words = [rare for rare in scores.rare_words if rare.word not in one.misspelled]
    if rare_words:
        named = (_word(rare.word, rare.alternatives, rare.count) for rare in rare_words)
        yield Line("  Hardest words: ", f"{', '.join(named)}.")
    yield from _sections(one.draft, scores.sections)


def _not_graded(scores: Readability) -> str:
    """Return why a text has no grade."""
    other = sum(left.words for left in scores.left_out if left.reason is LeftOutReason.OTHER_LANGUAGES)
    if not scores.word_count and not scores.left_out:
        return "nothing to grade: there is no word in it."
    if other > scores.word_count:
        return "not graded: only English can be, and most of it looks like another language."
    beside = f" (not counted: {left_out(scores, _WORDS)})" if scores.left_out else ""
    return f"too short to grade: {plural(scores.word_count, 'word')}{beside}. A grade needs {LEAST_WORDS}."


def _graded(scores: Readability, aim: float) -> str:
    assert scores.reading_grade is not None
    parts = [f"grade {scores.reading_grade:.1f}"]
    bare = scores.reading_grade_without_terms
    if scores.term_count and bare is not None:
        parts.append(f", {bare:.1f} without medical terms")
    parts.append(
        f"; aim for {aim:g} or below."
        if scores.reading_grade > aim
        else f": at or below your aim of {aim:g}."
    )
    if scores.difficulty is not None:
        parts.append(f" Difficulty {scores.difficulty:.1f}: {difficulty_in_words(scores.difficulty)}.")
    return "".join(parts)


def _sentence(one: ScoredDraft, sentence: HardSentence) -> Iterator[Line]:
    """Yield a sentence's place and first words, and what to do with it."""
    place = f"    {one.draft.place(sentence.start)}  "
    words = plural(sentence.word_count, "word")
    if sentence.parts > 1:
        words += f", make it {sentence.parts} sentences"
    yield Line(place, f"{words}: {opening_words(one.draft, sentence)}")
    within = " " * len(place)
    if sentence.parts > 1:
        for split in sentence.split_at:
            yield Line(within, _split(one.draft, sentence, split))
    elif hard := [word for word in sentence.hard_words if word not in one.misspelled]:
        yield Line(within, ", ".join(_word(word, alternatives_of(word)) for word in hard))


def opening_words(draft: Draft, sentence: HardSentence) -> str:
    """Return the first words of a sentence in quotation marks."""
    words = draft.readable[sentence.start : sentence.end].lstrip(_LIST_SIGNS).split()
    opening = " ".join(words[:_QUOTED_WORDS]) + ("…" if len(words) > _QUOTED_WORDS else "")
    return f"“{shorten(opening, _LONGEST)}”"


def _split(draft: Draft, sentence: HardSentence, place: SplitPlace) -> str:
    """Return ``End one after “…in the clinic”, begin the next with “You will…”``."""
    first = draft.readable[sentence.start : place.start].split()[-_BESIDE:]
    second = [*place.opening.split(), *draft.readable[place.end : sentence.end].split()][:_BESIDE]
    end, begin = (shorten(" ".join(words), _LONGEST) for words in (first, second))
    return f"End one after “…{end}”, begin the next with “{begin[:1].upper()}{begin[1:]}…”"


def _word(word: str, alternatives: Sequence[str], count: int = 1) -> str:
    """Return ``facilitate ×3 (help, ease)``."""
    times = f" ×{count}" if count > 1 else ""
    plain = f" ({', '.join(alternatives[:_MOST_ALTERNATIVES])})" if alternatives else ""
    return f"{shorten(word, _LONGEST)}{times}{plain}"


def _sections(draft: Draft, sections: Sequence[SectionScores]) -> Iterator[Line]:
    """Yield the graded sections in the order of the text; nothing of a text with fewer than two."""
    graded = [section for section in sections if section.reading_grade is not None]
    if len(graded) < 2:
        return
    hardest = sorted(graded, key=lambda section: -(section.reading_grade or 0))[:_MOST_SECTIONS]
    shown = [section for section in graded if section in hardest]
    which = "Sections" if len(shown) == len(graded) else f"The {len(shown)} hardest of {len(graded)} sections"
    short = len(sections) - len(graded)
    beside = f"; {number(short)} more {'is' if short == 1 else 'are'} too short" if short else ""
    yield Line("  ", f"{which} by grade{beside}:")
    for section in shown:
        name = shorten(section.heading or "Before the first heading", _LONGEST)
        yield Line(f"    {section.reading_grade:4.1f}  ", f"{name} ({draft.place(section.start)})")
