"""The headline: what the article itself calls itself, without the site's name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from crawler.extract.body.segment import TextBlock
from crawler.extract.document import Document, selector
from crawler.extract.draft import TextCandidate
from crawler.extract.text_fields.affixes import host_names, squashed, stripped
from crawler.extract.text_fields.main_node import article_nodes, texts_of
from schemas.provenance import Evidence
from schemas.vocabulary import BlockKind, Source

MAX_CHARACTERS = 400
"""A longer text is no headline."""


def read_headlines(
    document: Document, blocks: Sequence[TextBlock], names: Collection[str]
) -> list[TextCandidate]:
    """Return the page's candidates, best first by this page alone.

    Order of trust: an h1 that agrees with og:title, ``<title>`` or JSON-LD; JSON-LD's headline; og:title;
    ``<title>``; any other h1.
    """
    affixes = {squashed(name) for name in names} | host_names(document.url)
    structured = document.structured
    claims: list[TextCandidate] = []
    for node in article_nodes(structured):
        for text in texts_of(node.get("headline") or node.get("name"))[:1]:
            claims.append(_candidate(text, Source.JSON_LD, "$.headline"))
    for name in ("og:title", "twitter:title"):
        if text := structured.first_meta(name):
            claims.append(_candidate(text, Source.META, f'meta[property="{name}"]'))
    if document.title:
        claims.append(_candidate(document.title, Source.TITLE, "title"))
    claimed = [squashed(claim.text) for claim in claims]
    headings = [block for block in blocks if block.kind is BlockKind.HEADING and block.level == 1]
    agreeing, others = [], []
    for block in headings:
        if len(block.text) > MAX_CHARACTERS or squashed(block.text) in affixes:
            continue
        found = _candidate(block.text, Source.HEADING, selector(block.frame.element))
        (agreeing if _agrees(block.text, claimed) else others).append(found)
    return (
        agreeing[:1]
        + [claim for claim in claims if len(claim.text) <= MAX_CHARACTERS]
        + agreeing[1:]
        + others
    )


def choose_headline(candidates: Sequence[TextCandidate], affixes: Collection[str]) -> TextCandidate | None:
    """Return the best candidate with the site's affixes taken off, or null."""
    for candidate in candidates:
        text = candidate.text
        if candidate.evidence.source is not Source.HEADING:
            text = stripped(text, affixes)
        if not squashed(text) or squashed(text) in affixes:
            continue
        raw = candidate.text if text != candidate.text else None
        return TextCandidate(text=text, evidence=candidate.evidence.model_copy(update={"raw": raw}))
    return None


def _agrees(heading: str, claims: Sequence[str]) -> bool:
    text = squashed(heading)
    return len(text) >= 3 and any(text in claim or (len(claim) > 10 and claim in text) for claim in claims)


def _candidate(text: str, source: Source, path: str) -> TextCandidate:
    return TextCandidate(text=text, evidence=Evidence(source=source, selector=path))
