"""Ask all rules for slips about a text."""

from __future__ import annotations

from language.slips.find import slips
from language.slips.slip import Slip
from language.spelling.judge import SpellingEngine
from language.text_blocks import read_blocks
from schemas.block import Block
from schemas.vocabulary import BlockKind

ENGINE = SpellingEngine()


def found(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Slip]:
    """Return the slips of a text of one block."""
    (block,) = read_blocks(text, [Block(kind=kind, start=0, end=len(text), language="en")], "en").blocks
    return list(slips(text, block, ENGINE))


def corrected(text: str) -> str:
    """Return a text with the best suggestion in the place of each slip."""
    for slip in reversed(found(text)):
        text = text[: slip.start] + slip.suggestions[0] + text[slip.end :]
    return text
