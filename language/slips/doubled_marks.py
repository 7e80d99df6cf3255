"""Find a mark twice in a row, two marks that exclude each other, and a blank before a mark: *pain,, or*, *pain ,*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.abbreviations import ABBREVIATIONS
from language.slips.slip import Slip
from language.spelling.judge import SpellingEngine
from language.text_blocks import BlockText
from schemas.vocabulary import BlockKind, Tier

_WORD = r"[^\W\d_]{1,40}['’”\")\]]?"
_MAYBE = re.compile(r"[,;:.?!]{2}|[^\S\n][,;.?!)]|\(\(|\)\)|\([^\S\n]")
"""Matches ``,,``, `` ,``, ``((`` and ``( ``: no place without one of these is one, and few blocks have any."""
_MARKS = re.compile(
    rf"(?<![\w&;#])({_WORD}|\d{{1,9}}[)”\"]?)([,;:.?!]{{2,8}}|,[ ],)(?![\w.,;:?!/*)'’\\|<>=-])"
)
"""Matches ``pain,,``, ``pain?.`` and ``pain, ,``."""
_BLANK = re.compile(rf"(?<![\w.,])({_WORD})[^\S\n]{{1,3}}([,;.?!])(?=\s|$)(?!\s\.)")
"""Matches ``pain ,`` before a blank."""
_BRACKET_OPENS = re.compile(r"(?<=[^\W\d_] )\(\((?=[^\W\d_])([^\W\d_]{1,40})")
"""Matches ``((collarbone``."""
_BRACKET_CLOSES = re.compile(r"(?<![^\W_])([^\W\d_]{1,40})\)\)(?=[\s.,;:]|$)")
"""Matches ``Axid))``."""
_BLANK_OPENS = re.compile(r"(?<=\s)\([^\S\n](\w{1,40})(?![\w/])(?=[^()\n]{0,200}(?<=\S)\))")
"""Matches ``( PKAN`` of ``( PKAN)``."""
_BLANK_CLOSES = re.compile(r"(?<=\s)\((?=\w)([^()\n]{0,200}?)(?<!\w)([^\W\d_]{1,40})[^\S\n]\)")
"""Matches ``(types of cell )``. What is spaced on both sides is so by habit."""
_ONCE: dict[str, str] = {
    ",,": ",", ";;": ";", "::": ":", "..": ".", ",.": ".", ";.": ".", ":.": ":", ".;": ";",
    ".?": "?", ".!": "!", ",;": ";", ";,": ",", ",:": ":", ".,": ",", ":,": ":", ",?": "?",
    ",!": "!", ":;": ":", ";:": ";", ".:": ":", ",,,": ",", ", ,": ",",
}  # fmt: skip
"""Marks in a row and the one to keep. Three full stops, ``?!`` and several exclamation marks are not among them, nor is
a full stop after a title's mark (*Yahoo!.*)."""
_EITHER = {";,": ";"}
"""The other one, where either may be meant."""
_MAY_BE_MEANT = frozenset((".,", ".;", ".:", ".?", ".!", "..", ":;", ";:", ":.", ", ,"))
"""Those that follow a name with a mark, a title or an abbreviation (*Inc.,*), trail off (*well..*) or are left where a
link was taken away (*hands, , and*)."""
_PROGRAM = re.compile(r"[{}]|\w\(\)|=>|->|::\w|[=+]=|;\n|\[\d|</")
"""Matches ``()`` of ``run()``: marks of a program are not those of prose."""
_NEXT = re.compile(r"\s{0,9}(\S?)")
"""Matches what follows up to the next mark or letter."""
_LEAST_OF_A_SENTENCE = 4
"""Words of a block from which two full stops are a sentence's, and do not trail off: *Ok but..*"""
_LEAST_OF_A_WORD = 4
"""Letters from which a word in small letters is hardly an abbreviation."""


def doubled_marks(text: str, block: BlockText, engine: SpellingEngine) -> Iterator[Slip]:
    """Yield each such place with the word before it."""
    if (
        block.kind is BlockKind.TABLE_ROW
        or not block.words
        or not _MAYBE.search(text, block.start, block.end)
    ):
        return
    if _PROGRAM.search(text, block.start, block.end):
        return
    trails = text.find("...", block.start, block.end) >= 0
    for match in _MARKS.finditer(text, block.start, block.end):
        word, marks = match.groups()
        right = _ONCE.get(marks)
        if right is None or _may_be_short(word, marks, engine):
            continue
        tier, rule = Tier.SURE if marks not in _MAY_BE_MEANT else Tier.LIKELY, "doubled-mark"
        if marks in _EITHER:
            tier = Tier.MAYBE
        if marks == "..":
            rule = "doubled-full-stop"
            following = _NEXT.match(text, match.end(), block.end)
            if len(block.words) < _LEAST_OF_A_SENTENCE or (following and _goes_on(following[1])):
                continue  # trails off
            tier = Tier.MAYBE if trails else Tier.LIKELY
        suggestions = [word + mark for mark in (right, _EITHER.get(marks)) if mark]
        yield Slip(rule, "punctuation", match.start(), match.end(), tier, tuple(suggestions))
    yield from _doubled_brackets(text, block)
    yield from _blanks_in_brackets(text, block)
    if _spaced_by_habit(text, block):
        return
    for match in _BLANK.finditer(text, block.start, block.end):
        word, mark = match.groups()
        tier = Tier.SURE if mark in ",;" else Tier.LIKELY
        yield Slip("blank-before-a-mark", "punctuation", match.start(), match.end(), tier, (word + mark,))


def _goes_on(following: str) -> bool:
    return bool(following) and not following.isupper()


def _doubled_brackets(text: str, block: BlockText) -> Iterator[Slip]:
    """Yield each bracket that is written twice in a block that has not as many of the other one."""
    opened, closed = text.count("(", block.start, block.end), text.count(")", block.start, block.end)
    if opened == closed or block.kind is BlockKind.HEADING:
        return
    for match in (_BRACKET_OPENS if opened > closed else _BRACKET_CLOSES).finditer(
        text, block.start, block.end
    ):
        right = f"({match[1]}" if opened > closed else f"{match[1]})"
        yield Slip("doubled-bracket", "punctuation", match.start(), match.end(), Tier.LIKELY, (right,))


def _blanks_in_brackets(text: str, block: BlockText) -> Iterator[Slip]:
    """Yield each bracket with a blank on one inner side, with the word beside it."""
    for match in _BLANK_OPENS.finditer(text, block.start, block.end):
        yield _blank(match.start(), match.end(), f"({match[1]}")
    for match in _BLANK_CLOSES.finditer(text, block.start, block.end):
        yield _blank(match.start(2), match.end(), f"{match[2]})")


def _blank(start: int, end: int, right: str) -> Slip:
    return Slip("blank-in-brackets", "punctuation", start, end, Tier.LIKELY, (right,))


def _may_be_short(word: str, marks: str, engine: SpellingEngine) -> bool:
    """Return whether the full stop before another mark may be an abbreviation's: *etc.,*, *Inc.,*, *a.m.,*."""
    if marks[0] != ".":
        return False
    bare = word.strip("'’”\")]")
    small = bare.lower()
    if marks == "..":
        return not bare.isalpha() or len(bare) < 2
    return (
        not bare.islower()
        or len(bare) < _LEAST_OF_A_WORD
        or small in ABBREVIATIONS
        or not engine.known(small)
    )


def _spaced_by_habit(text: str, block: BlockText) -> bool:
    """Return whether a block sets a blank before its marks throughout, as French does and some programs."""
    spaced = sum(text.count(f" {mark}", block.start, block.end) for mark in ",.;?!:")
    return spaced > 2 and spaced * 2 > sum(text.count(mark, block.start, block.end) for mark in ",.;?!:")
