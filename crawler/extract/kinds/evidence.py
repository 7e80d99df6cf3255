"""What in a page's structure and text speaks for or against an article: numbers by name."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.extract.body.segment import TextBlock
from crawler.extract.document import Document
from crawler.extract.kinds.markup import markup
from crawler.extract.kinds.naming import naming
from crawler.extract.kinds.stated import stated
from crawler.extract.kinds.surroundings import Surroundings
from crawler.extract.kinds.talk import talk
from crawler.extract.kinds.text_shape import text_shape


def evidence(document: Document, blocks: Sequence[TextBlock]) -> dict[str, float]:
    """Return the page's evidence; every value lies from 0 to 1, and all pages have the same names in one order."""
    surroundings = Surroundings(blocks)
    found = stated(document) | naming(document, blocks) | text_shape(blocks, surroundings)
    return found | talk(surroundings.prose) | markup(document)
