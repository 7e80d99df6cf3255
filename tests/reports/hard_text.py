"""A text with everything that a page's view marks in it: sentences to split, to shorten, in a list."""

from __future__ import annotations

from typing import Any

from schemas.block import Block
from schemas.readability import HardSentence, LeftOut, RareWord, Readability, SectionScores, SplitPlace
from schemas.vocabulary import BlockKind, LeftOutReason

SPLIT = (
    "An epidural steroid injection puts a strong medicine that calms swollen nerves into the space around your "
    "spinal cord, which helps you move again, and most people go home on the same day with someone who drives."
)
"""A sentence to split in three, at two places."""
RARE = "Corticosteroids ameliorate inflammation adjacent to compressed nerve roots in the majority of cases."
"""A sentence whose words are hard."""
ITEM = (
    "Stop taking any medicine that thins your blood about a week before you come in because it can make you bleed "
    "while the needle is near your spine."
)
"""A list item to split where no place for it was found."""
LINES = (
    (BlockKind.PARAGRAPH, f"Read this first. {SPLIT} Ask us if something is unclear."),
    (BlockKind.HEADING, "How it works"),
    (BlockKind.PARAGRAPH, RARE),
    (BlockKind.HEADING, "Before you come"),
    (BlockKind.LIST_ITEM, ITEM),
    (BlockKind.LIST_ITEM, "Eat nothing for six hours."),
    (BlockKind.QUOTE, "“I walked my dog again the next day.”"),
    (BlockKind.TABLE_ROW, "Visit | 30 minutes"),
)
BODY = "\n".join(line for _, line in LINES)
"""Its body."""


def blocks() -> list[Block]:
    """Return its blocks."""
    made, at = [], 0
    for kind, line in LINES:
        of_list = 0 if kind is BlockKind.LIST_ITEM else None
        level = 2 if kind is BlockKind.HEADING else None
        made.append(Block(kind=kind, start=at, end=at + len(line), level=level, list_id=of_list))
        at += len(line) + 1
    return made


def _sentence(words: str, parts: int, split_at: list[SplitPlace], hard_words: list[str]) -> HardSentence:
    start = BODY.index(words)
    return HardSentence(
        start=start,
        end=start + len(words),
        word_count=len(words.split()),
        difficulty=2.4,
        parts=parts,
        split_at=split_at,
        hard_words=hard_words,
    )


def _place(words: str, opening: str) -> SplitPlace:
    start = BODY.index(words)
    return SplitPlace(start=start, end=start + len(words), opening=opening)


def readability(grade: float | None = 10.0, **more: Any) -> Readability:
    """Return its scores, as if it had 812 words; without a grade those of a text that is too short."""
    if grade is None:
        return Readability(word_count=80, sentence_count=6)
    cut = BODY.index("Before you come")
    return Readability(
        **{
            "reading_ease": 62.0,
            "reading_grade": grade,
            "smog_grade": grade + 2.4,
            "dale_chall": 8.1,
            "reading_grade_without_terms": grade - 1.1,
            "difficulty": 2.4,
            "word_count": 812,
            "sentence_count": 58,
            "syllable_count": 1_300,
            "term_count": 9,
            "left_out": [
                LeftOut(reason=LeftOutReason.REFERENCES, pieces=6, words=180),
                LeftOut(reason=LeftOutReason.TABLES, pieces=3, words=20),
                LeftOut(reason=LeftOutReason.QUOTES, pieces=1, words=8),
            ],
            "hard_sentences": [
                _sentence(SPLIT, 3, [_place(", which ", "This"), _place(", and ", "")], ["epidural"]),
                _sentence(ITEM, 2, [], []),
                _sentence(RARE, 1, [], ["corticosteroids", "ameliorate"]),
            ],
            "reading_grade_after": grade - 0.6,
            "rare_words": [
                RareWord(word="ameliorate", count=1, alternatives=["help", "ease"]),
                RareWord(word="corticosteroids", count=2, is_term=True),
                RareWord(word="adjacent", count=1),
            ],
            "sections": [
                SectionScores(heading=None, start=0, end=60, word_count=40, sentence_count=3),
                SectionScores(
                    heading="Before you come",
                    start=cut,
                    end=len(BODY),
                    word_count=300,
                    sentence_count=18,
                    reading_grade=9.1,
                    reading_grade_without_terms=8.7,
                ),
                SectionScores(
                    heading=None, start=0, end=60, word_count=150, sentence_count=8, reading_grade=8.0
                ),
            ],
            **more,
        }
    )
