"""Say how the readability of a draft differs from that of its former self."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from audits.finding_ids import normalised
from pipeline.drafts.way_out import Line, ScoredDraft, opening_words
from reports.wording import number, plural
from schemas.readability import Readability


def _to_a_tenth(name: str) -> Callable[[Readability], str]:
    def said(scores: Readability) -> str:
        value = getattr(scores, name)
        return "–" if value is None else f"{value:.1f}"

    return said


_ROWS: dict[str, Callable[[Readability], str]] = {
    "Grade": _to_a_tenth("reading_grade"),
    "Grade without medical terms": _to_a_tenth("reading_grade_without_terms"),
    "Reading ease (higher is easier)": _to_a_tenth("reading_ease"),
    "Difficulty (lower is easier)": _to_a_tenth("difficulty"),
    "Words counted": lambda scores: number(scores.word_count),
    "Sentences counted": lambda scores: number(scores.sentence_count),
}
"""What is compared, by what a person calls it."""


def side_by_side(before: ScoredDraft, now: ScoredDraft) -> Iterator[Line]:
    """Yield the scores of both drafts side by side, and the grade that the splits asked for would reach."""
    cells = [(name, said(before.scores), said(now.scores)) for name, said in _ROWS.items()]
    rows = [("", "before", "after"), *cells]
    names, former = (max(len(row[column]) for row in rows) for column in (0, 1))
    for name, was, is_now in rows:
        yield Line("  ", f"{name:{names}}  {was:{former}}  {is_now}")
    promised, reached = before.scores.reading_grade_after, now.scores.reading_grade
    if promised is not None and reached is not None:
        yield Line("  ", f"The splits asked for lead to grade {promised:.1f}; this is {reached:.1f}.")


def hardest_sentences(before: ScoredDraft, now: ScoredDraft) -> Iterator[Line]:
    """Yield the hardest sentences of the former draft, those that the new one still has, word by word, apart."""
    sentences = before.scores.hard_sentences
    if not sentences:
        return
    text = normalised(now.draft.readable)
    left = [one for one in sentences if normalised(before.draft.readable[one.start : one.end]) in text]
    gone = [one for one in sentences if one not in left]
    for which, group in (("changed or gone", gone), ("as they were", left)):
        if group:
            yield Line(
                "", f"Hardest sentences of {before.identifier} {which}: {len(group)} of {len(sentences)}"
            )
            for one in group:
                words = f"{plural(one.word_count, 'word')}: {opening_words(before.draft, one)}"
                yield Line(f"  {before.draft.place(one.start)}  ", words)
