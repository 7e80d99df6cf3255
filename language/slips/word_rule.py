"""Ask rules about words in a row, each only where one of its words is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from language.slips.slip import Rule, Slip, SlipKind
from language.spelling.judge import SpellingEngine
from language.text_blocks import BlockText
from language.words import Word
from schemas.vocabulary import BlockKind, Tier

_BLANKS = re.compile(r"[^\S\n]{1,3}")
"""Matches what is between two words of a row."""


class Row(NamedTuple):
    """Words with nothing but blanks between them."""

    text: str
    words: Sequence[Word]
    small: Sequence[str]
    """The words in small letters, with straight apostrophes; the first and the last with the mark that joins them to
    what is beside the row."""
    opens: bool
    """True where nothing is before the row in its block."""
    before: str
    """The character before the first word; empty at the start of the block."""
    after: str
    """The character after the last word; empty at the end of the block."""
    engine: SpellingEngine

    def at(self, index: int) -> str:
        """Return a word in small letters; empty outside the row."""
        return self.small[index] if 0 <= index < len(self.small) else ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a row that a rule calls a slip."""

    first: int
    """Index of the first word."""
    last: int
    """Index of the last."""
    suggestions: tuple[str, ...]
    """What to write for them, best first, in small letters but for names."""
    tier: Tier
    beside: int = 0
    """Number of further words that are quoted and stay as they are, so that a message says what is meant."""


@dataclass(frozen=True, slots=True)
class WordRule:
    """A rule about words in a row."""

    name: str
    """As of a `Slip`."""
    words: frozenset[str]
    """The words in small letters that it is asked about."""
    check: Callable[[Row, int], Hit | None]
    """Judges the word of that index in a row, which is one of ``words``."""
    kind: SlipKind = "slip"


def rule_of(rules: Sequence[WordRule]) -> Rule:
    """Return one rule that asks all of some about each block; earlier ones are asked first."""
    by_word: dict[str, list[WordRule]] = {}
    for rule in rules:
        for word in rule.words:
            by_word.setdefault(word, []).append(rule)

    def word_slips(text: str, block: BlockText, engine: SpellingEngine) -> Iterator[Slip]:
        """Yield what the rules call slips; a table's cells are no sentences."""
        if block.kind is BlockKind.TABLE_ROW:
            return
        for row in _rows(text, block, engine, by_word):
            for index, word in enumerate(row.small):
                if word not in by_word:
                    continue
                for rule in by_word[word]:
                    hit = rule.check(row, index)
                    if hit is not None:
                        yield _slip(rule, row, hit)

    return word_slips


def _slip(rule: WordRule, row: Row, hit: Hit) -> Slip:
    start, end = row.words[hit.first].start, row.words[hit.last].end
    written = row.text[start:end]
    last = min(hit.last + hit.beside, len(row.words) - 1)
    rest = row.text[end : row.words[last].end]
    suggestions = tuple(_as_written(suggestion, written) + rest for suggestion in hit.suggestions)
    return Slip(rule.name, rule.kind, start, end + len(rest), hit.tier, suggestions)


def _as_written(suggestion: str, written: str) -> str:
    """Return a suggestion with the capitals and the apostrophes of what it replaces."""
    if "’" in written:
        suggestion = suggestion.replace("'", "’")
    if written.isupper() and len(written) > 1 and not written.startswith("I "):
        return suggestion.upper()
    return suggestion[0].upper() + suggestion[1:] if written[0].isupper() else suggestion


_JOINS = frozenset("-‐‑/_@&")
"""Marks that join words."""


def _rows(text: str, block: BlockText, engine: SpellingEngine, wanted: Mapping[str, object]) -> Iterator[Row]:
    """Yield the rows of a block that have one of the wanted words."""
    words = block.words
    small = [word.lower().replace("’", "'") for word, _, _ in words]
    if wanted.keys().isdisjoint(small):
        return
    firsts = [
        index
        for index, ((_, _, end), (_, start, _)) in enumerate(pairwise(words), 1)
        if (start != end + 1 or text[end] != " ") and not _BLANKS.fullmatch(text, end, start)
    ]
    for first, after in pairwise((0, *firsts, len(words))):
        start, end = words[first].start, words[after - 1].end
        of_row = small[first:after]
        # What is joined to another word is no word by itself. Only the ends of a row can be: blanks are in it.
        if start and text[start - 1] in _JOINS:
            of_row[0] = text[start - 1] + of_row[0]
        if end < len(text) and text[end] in _JOINS:
            of_row[-1] += text[end]
        if not wanted.keys().isdisjoint(of_row):
            yield Row(
                text=text,
                words=words[first:after],
                small=of_row,
                opens=start == block.start,
                before=text[max(block.start, start - 1) : start],
                after=text[end : min(block.end, end + 1)],
                engine=engine,
            )
