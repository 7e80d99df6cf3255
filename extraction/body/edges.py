"""Trim a body's edges: headline, byline, date line and counter at its start, and what closes it without saying more."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extraction.dates.parsing.written import first_day
from extraction.page.blocks import TextBlock
from extraction.text_fields.title_affixes import squashed
from schemas.vocabulary import BlockKind

_BYLINE = re.compile(
    r"^(?:(?:originally |first |last |page |article |blog )?(?:posted|published|updated|modified|reviewed|written"
    r"|edited|created)\b|(?:medically|clinically|fact) (?:reviewed|checked)\b|by\b|author\b|date\b"
    r"|\d+ min(?:ute)?s?\b.{0,12}$|(?:reading|read) time\b|estimated read|publicado\b|por\b|von\b|par\b)",
    re.I,
)
"""Matches ``Posted by s w on September 9, 2013``, ``Medically reviewed by`` and ``5 min read``."""
_SIGNED = re.compile(
    r"^(?:(?:medically|clinically|fact|last|page|article|content|originally) ?)*"
    r"(?:posted|published|updated|modified|reviewed|checked|approved|written|submitted|edited|authored) by\b",
    re.I,
)
"""Matches ``Medically reviewed by Ann Lee, MD`` and ``Submitted by: Ann Lee``: a line that closes a text."""

_COUNTED = (
    r"views?|shares?|likes?|comments?|reads?|readers?|visits?|visitors?|claps?|reactions?|votes?|ratings?|replies|reply"
    r"|responses?|hits?|downloads?|followers?|subscribers?|tweets?|pins?|vistas?|visitas?|comentarios?|compartidos?"
)
_NUMBER = r"\d[\d.,]*\s?[km]?\+?"
_NONE = r"no (?:views?|shares?|likes?|comments?|replies|reply|ratings?|votes?|comentarios?)"
_COUNTER = re.compile(
    rf"(?:total |page |post )?(?:{_COUNTED})\W{{0,3}}{_NUMBER}|{_NUMBER} (?:(?:people|others|page|post|total) )?"
    rf"(?:{_COUNTED}|(?:people|others) (?:like|liked|read|viewed|shared|found) this(?: (?:post|page|article))?)"
    rf"|(?:viewed|read|shared) {_NUMBER} times?|{_NONE}",
    re.I,
)
"""Matches ``1,234 views``, ``Shares: 12``, ``No comments``, ``35 people like this`` and ``Viewed 12 times``."""

BYLINE_WORDS = 16
"""Words that a byline has at most."""
HEADLINE_CHARACTERS = 12
"""Characters from which a headline is recognised at a block's start; a shorter one opens sentences too."""
PROSE_WORDS = 18
"""The first block of at least this many words, or the first full sentence of half as many, ends the opening."""


def trimmed(blocks: Sequence[TextBlock], in_body: Sequence[bool], headlines: Collection[str]) -> list[bool]:
    """Return the body without headline, byline and date line at its start, and date line and empty heading at its end.

    An opening block is taken off when it repeats a headline, is a heading of the first level, or reads as a
    byline, a date or a counter of readers; a labelled date line, a signature or a counter that closes the text
    ("Page updated on …", "Reviewed by …", "12 shares"), headings with nothing after them and blocks without a letter or
    digit always are.
    The dates' and people's own readers do not read the body, but the page.
    """
    kept = [
        inside and any(map(str.isalnum, block.text)) for block, inside in zip(blocks, in_body, strict=True)
    ]
    names = {squashed(headline) for headline in headlines}
    names.discard("")
    own = [at for at, inside in enumerate(kept) if inside]
    counters = _counters([blocks[at] for at in own])
    for at in own:
        block = blocks[at]
        text = _less_headline(block.text, headlines)
        if (
            squashed(block.text) in names
            or block.level == 1
            or (text != block.text and is_byline(text) and len(text.split()) <= BYLINE_WORDS)
            or (block.words <= BYLINE_WORDS and is_byline(block.text))
            or block in counters
        ):
            kept[at] = False
        elif _is_prose(block):
            break
    for at in reversed(own):
        if kept[at]:
            block = blocks[at]
            dated = block.words <= BYLINE_WORDS and _is_dated_line(block.text)
            if block.kind is not BlockKind.HEADING and not dated and block not in counters:
                break
            kept[at] = False
    return kept if any(kept) else list(in_body)


def is_byline(text: str) -> bool:
    """Return whether a short line says who wrote a text or when, and nothing else."""
    if _BYLINE.match(text) and not text.endswith((".", "!", "?", ":")):
        return True
    date = first_day(text)
    return date is not None and len(text) - (date.end - date.start) <= 40 and not text.endswith(("!", "?"))


def is_counter(text: str) -> bool:
    """Return whether a line says how many read, shared or answered a page, and nothing else."""
    return _COUNTER.fullmatch(text.strip(" .·|•")) is not None


def _counters(blocks: Sequence[TextBlock]) -> set[TextBlock]:
    """Return the blocks that are counters: of a list only where all its items are counters or bylines."""
    counters = {block for block in blocks if is_counter(block.text)}
    lists = {block.list_key for block in counters} - {None}
    texts = {
        block.list_key
        for block in blocks
        if block.list_key in lists and block not in counters and not is_byline(block.text)
    }
    return {block for block in counters if block.list_key not in texts}


def _less_headline(text: str, headlines: Collection[str]) -> str:
    """Return the text after a headline in the same block, or all of it: old pages part both by line breaks."""
    opening = next(
        (line for line in headlines if len(line) >= HEADLINE_CHARACTERS and text.startswith(line)), ""
    )
    return text[len(opening) :].strip()


def _is_dated_line(text: str) -> bool:
    return (_BYLINE.match(text) is not None and first_day(text) is not None) or _SIGNED.match(
        text
    ) is not None


def _is_prose(block: TextBlock) -> bool:
    if block.kind is BlockKind.HEADING:
        return False
    return block.words >= PROSE_WORDS or (
        block.words >= PROSE_WORDS / 2 and block.text.endswith((".", "!", "?", "”"))
    )
