"""*50's*, *its'*: an apostrophe that no word needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.slips.slip import Slip
from language.spelling.judge import SpellingEngine
from language.text_blocks import BlockText
from schemas.vocabulary import Tier

_DECADE = re.compile(r"(?<![\w.,'’$£€/-])((?:1[6-9]|20)?\d0)['’]s(?![\w'’-])")
"""Matches ``50's`` and ``1990's``."""
_ITS = re.compile(r"(?<![\w'’“\"-])([Ii]ts)['’](?=[^\S\n][^\W\d_])")
"""Matches ``its'`` before a word."""
_MAYBE = re.compile("0['’]s|ts['’]")
"""Matches ``0's`` and ``ts'``: few blocks have either."""


def bare_apostrophes(text: str, block: BlockText, engine: SpellingEngine) -> Iterator[Slip]:
    """Yield each decade with an apostrophe, which some houses still write (Chicago Manual of Style 9.33 has *1990s*),
    and each possessive *its* that one closes."""
    if not _MAYBE.search(text, block.start, block.end):
        return
    for match in _DECADE.finditer(text, block.start, block.end):
        yield Slip("decade-apostrophe", "slip", match.start(), match.end(), Tier.MAYBE, (match[1] + "s",))
    for match in _ITS.finditer(text, block.start, block.end):
        yield Slip("its-apostrophe", "slip", match.start(), match.end(), Tier.LIKELY, (match[1],))
