"""Choose a page's own running text among its body's blocks, now that the site is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from extraction.page_reading import PageReading, ReadBlock
from extraction.site.repetition import MIN_WORDS, text_key
from extraction.site.site_facts import SiteFacts
from extraction.site.teasers import is_teaser, opening_keys
from extraction.text_fields.title_affixes import stripped
from schemas.vocabulary import BlockKind

LEAST_SHARE = 0.4
"""Share of an article's characters that must be left when the site's repetitions are taken out."""
RUNNING_WORDS = 10
"""Words of the paragraph or list that makes a text: a label, a button or a line of a menu has fewer."""


def own_body(reading: PageReading, facts: SiteFacts, *, is_article: bool) -> list[ReadBlock]:
    """Return the body without texts that the template repeats, cards of other pages, and headings left empty.

    Where that would leave less than `LEAST_SHARE` of an article's characters, the pages are copies of one another, and
    the body stays as the page alone has it. What is left of a page of another kind is empty where nothing of it is
    running text.
    """
    body = [block for block in reading.blocks if block.in_body]
    repeated = facts.repeated(reading.template)
    own = opening_keys(reading) | {
        text_key(stripped(candidate.text, facts.title_affixes)) for candidate in reading.headlines
    }
    chosen = [
        block
        for block in body
        if not (len(block.text.split()) >= MIN_WORDS and text_key(block.text) in repeated)
        and (is_article or not block.listed)
        and not is_teaser(block, facts.openings, facts.title_keys, own)
    ]
    if len(chosen) < len(body):
        chosen = _without_empty_end(chosen)
    if is_article:
        left = sum(len(block.text) for block in chosen)
        return chosen if left >= LEAST_SHARE * sum(len(block.text) for block in body) else body
    return chosen if has_running_text(chosen) else []


def has_running_text(blocks: Iterable[ReadBlock]) -> bool:
    """Return whether a paragraph, a list or a table among the blocks has at least `RUNNING_WORDS` words."""
    lists: Counter[tuple[BlockKind, int | None]] = Counter()
    for read_block in blocks:
        block, words = read_block.block, len(read_block.text.split())
        if read_block.linked:  # a list of links, a way back
            continue
        if block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW):
            lists[block.kind, block.list_id] += words
        elif block.kind is not BlockKind.HEADING and words >= RUNNING_WORDS:
            return True
    return any(words >= RUNNING_WORDS for words in lists.values())


def other_texts(reading: PageReading, facts: SiteFacts) -> list[str]:
    """Return the texts of a page without running text, less those that its template repeats or that are beside it.

    Each once, sorted: such a page lists others, and boxes of related ones show these again, in any order.
    """
    repeated = facts.repeated(reading.template)
    return sorted(
        {
            block.text
            for block in reading.blocks
            if len(block.text.split()) >= MIN_WORDS
            and text_key(block.text) not in repeated
            and not block.beside
        }
    )


def _without_empty_end(blocks: Sequence[ReadBlock]) -> list[ReadBlock]:
    """Return the blocks without headings that nothing follows any more."""
    end = len(blocks)
    while end and blocks[end - 1].block.kind is BlockKind.HEADING:
        end -= 1
    return list(blocks[:end])
