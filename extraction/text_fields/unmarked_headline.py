"""Find a headline without a heading's markup: on old pages a line in a larger font above the text."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extraction.body.edges import is_byline
from extraction.page.blocks import TextBlock
from extraction.page.document import selector
from extraction.page_reading import TextCandidate
from extraction.text_fields.title_affixes import pieces, squashed
from schemas.provenance import Evidence
from schemas.vocabulary import Source

LEAST_WORDS, MOST_WORDS = 3, 30
"""Words of such a line."""
PARAGRAPH_WORDS = 25
"""Words from which a block is a text's first paragraph, below such a line."""


def unmarked_headlines(
    blocks: Sequence[TextBlock], in_body: Sequence[bool], title: str, affixes: Collection[str]
) -> tuple[list[TextCandidate], list[TextCandidate]]:
    """Return the lines above a text that open with a part of its ``<title>``, and the one right above it.

    The first are as good as headings; the second is for a page that says nothing else of itself. Of a line that goes
    on ("Heat or ice? From our newsletter") only the title's part is given. `affixes` are the site's own names.
    """
    paragraph = next(
        (at for at, inside in enumerate(in_body) if inside and blocks[at].words >= PARAGRAPH_WORDS),
        len(blocks),
    )
    lines = [
        block
        for block in blocks[:paragraph]
        if LEAST_WORDS <= block.words <= MOST_WORDS and not block.links and not is_byline(block.text)
    ]
    parts = [title[slice(*span)] for span in pieces(title)]
    agreeing = [
        _candidate(part, line)
        for part in parts
        if len(part.split()) >= LEAST_WORDS and squashed(part) not in affixes
        for line in lines
        if line.text.startswith(part)
    ]
    return agreeing, [
        _candidate(line.text, line) for line in lines[-1:] if not line.text.endswith((".", ":", ","))
    ]


def _candidate(text: str, block: TextBlock) -> TextCandidate:
    return TextCandidate(
        text=text, evidence=Evidence(source=Source.HEADING, selector=selector(block.frame.element))
    )
