"""Find a blank that was lost at a bracket, after a colon and after a question: *stomach(gastrectomy)*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.slips.slip import Slip
from language.spelling.judge import SpellingEngine
from language.text_blocks import BlockText
from schemas.vocabulary import BlockKind, Tier

AT_A_BRACKET = "lost-blank-at-a-bracket"
AFTER_A_MARK = "lost-blank-after-a-mark"
_OPENS = re.compile(
    r"(?<![\w.@/\\$#&'’-])([A-Za-z]{3,30})\(([A-Za-z][a-z]{3,30}|[A-Z]{3,6}|[A-Za-z]{1,30}(?= [a-z]))(?=[ )])"
)
"""Matches ``stomach(gastrectomy``, ``cord(central`` and ``inflames(a``."""
_CLOSES = re.compile(
    r"[\w][\w.%]{2,30}\)(and|or|is|are|was|were|which|that|who|in|of|to|for|with|can|may|has|have|from|by)(?= [A-Za-z])"
)
"""Matches ``disease)which``."""
_MARK = re.compile(r"(?<![\w.@/\\$#&'’:-])([A-Za-z][a-z]{3,30})([:?])([A-Z][a-z]{3,30})(?![\w.@/\\=(:'’-])")
"""Matches ``Registry:Mucopolysaccharidosis`` and ``Vaccines?Unprotected``."""
_PROGRAM = re.compile(r"[{}]|\w\(\)|=>|->|::\w|[=+]=|;\n|\[\d|</|\(\"")
"""Matches ``()`` of ``run()``: marks of a program are not those of prose."""
_LEAST = 5
"""Fewest words of a block that is prose."""


def lost_blanks(text: str, block: BlockText, engine: SpellingEngine) -> Iterator[Slip]:
    """Yield each such place with the words on both sides."""
    if block.kind is BlockKind.TABLE_ROW or _PROGRAM.search(text, block.start, block.end):
        return
    if len(block.words) >= _LEAST:
        for match in _OPENS.finditer(text, block.start, block.end):
            left, right = match.groups()
            if not (left[1:].islower() and engine.known(left.lower())):
                continue
            if right.isupper() or engine.known(right.lower()):
                yield _slip(AT_A_BRACKET, match, f"{left} ({right}")
        for match in _CLOSES.finditer(text, block.start, block.end):
            bracket = match.start(1)
            yield _slip(AT_A_BRACKET, match, f"{text[match.start() : bracket]} {match[1]}")
    for match in _MARK.finditer(text, block.start, block.end):
        left, mark, right = match.groups()
        if engine.known(left.lower()) and (engine.known(right.lower()) or engine.proper(right.lower())):
            yield _slip(AFTER_A_MARK, match, f"{left}{mark} {right}")


def _slip(rule: str, match: re.Match[str], right: str) -> Slip:
    # After a question a page may show a box or a button of its own, whose words the text has joined to it.
    tier = Tier.MAYBE if "?" in right else Tier.LIKELY
    return Slip(rule, "punctuation", match.start(), match.end(), tier, (right,))
