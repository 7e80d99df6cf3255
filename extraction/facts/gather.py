"""Gather all facts of one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extraction.facts.contact_links import contact_links
from extraction.facts.forms import forms
from extraction.facts.headings import headings
from extraction.facts.images import images
from extraction.facts.links import links
from extraction.facts.meta import meta
from extraction.facts.page_walk import PageWalk
from extraction.facts.structured_data import structured_data
from extraction.page.blocks import TextBlock
from extraction.page.document import Document


def gather(document: Document, blocks: Sequence[TextBlock], in_body: Sequence[bool]) -> dict[str, Any]:
    """Return the fields of `ReadFacts` of a parsed page whose blocks were voted on; linear in the page.

    They, and those of the facts in them, are complete and in the order of the records, which writes them as records.
    What ``template``, ``noscript`` and scripts hold is left out; what is hidden otherwise is marked. The bounds are
    in `extraction.facts.bounds`.
    """
    walk = PageWalk(document, blocks, in_body)
    return {
        "links": links(walk),
        "contact_links": contact_links(walk),
        "images": images(walk),
        "headings": headings(walk),
        "structured_data": structured_data(document),
        "forms": forms(walk),
        "meta": meta(document),
        "block_regions": [walk.region_of(block) for block in blocks],
    }
