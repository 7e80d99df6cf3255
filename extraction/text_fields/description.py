"""Read the page's own summary."""

from __future__ import annotations

from extraction.page.article_node import article_nodes, texts_of
from extraction.page.document import Document
from extraction.page_reading import TextCandidate
from schemas.provenance import Evidence
from schemas.vocabulary import Source


def read_descriptions(document: Document) -> list[TextCandidate]:
    """Return the summaries that the page gives, best first: JSON-LD of the article, meta, OpenGraph."""
    found = []
    for node in article_nodes(document.structured):
        for text in texts_of(node.get("description"))[:1]:
            found.append(
                TextCandidate(text=text, evidence=Evidence(source=Source.JSON_LD, selector="$.description"))
            )
    for name in ("description", "og:description", "twitter:description", "dc.description"):
        if found_text := document.structured.first_meta(name):
            place = f'meta[name="{name}"]'
            found.append(
                TextCandidate(text=found_text, evidence=Evidence(source=Source.META, selector=place))
            )
    return found
