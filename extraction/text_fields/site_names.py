"""Read a page's names for its site, which a title's suffix may be."""

from __future__ import annotations

from extraction.page.article_node import texts_of
from extraction.page.document import Document

_TYPES = (
    "WebSite", "Organization", "LocalBusiness", "MedicalBusiness", "MedicalClinic", "MedicalOrganization",
    "Physician", "Dentist", "Hospital", "NewsMediaOrganization", "Corporation", "NGO",
)  # fmt: skip
MAX_NAMES = 20
"""Names kept of a page."""


def read_site_names(document: Document) -> list[str]:
    """Return og:site_name, application-name and the names of WebSite and organisation nodes, in that order."""
    names: dict[str, None] = {}
    for meta in ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher"):
        if text := document.structured.first_meta(meta):
            names[text] = None
    for node in document.structured.of_type(*_TYPES):
        for key in ("name", "alternateName", "legalName"):
            for text in texts_of(node.get(key)):
                names[text] = None
    return [name for name in names if len(name) <= 100][:MAX_NAMES]
