"""Gather evidence of a page's kind from its structured data and meta elements."""

from __future__ import annotations

from extraction.page.document import Document
from extraction.page.structured_data import types_of

_ARTICLE = {
    "article", "blogposting", "newsarticle", "reportagenewsarticle", "medicalscholarlyarticle",
    "scholarlyarticle",
    "opinionnewsarticle", "analysisnewsarticle", "recipe", "report", "review", "backgroundnewsarticle",
}  # fmt: skip
_LISTING = {"collectionpage", "itemlist", "blog", "searchresultspage", "profilepage"}
_SERVICE = {
    "service",
    "medicalprocedure",
    "medicaltherapy",
    "offercatalog",
    "softwareapplication",
    "product",
}
_TALK = {"discussionforumposting", "qapage", "question", "techarticle", "apireference"}
_PRODUCT = {"product", "offer", "aggregateoffer"}


def kind_metadata(document: Document) -> dict[str, float]:
    """Return the evidence of JSON-LD, microdata, OpenGraph and meta elements, each 0 or 1."""
    data = document.structured
    types: set[str] = set()
    articles = 0
    dated = authored = placed = False
    for node in (*data.nodes, *data.microdata):
        own = types_of(node)
        types |= own
        articles += bool(own & _ARTICLE)
        dated = dated or "datePublished" in node
        authored = authored or ("author" in node and "comment" not in own)
        placed = placed or "address" in node or "areaServed" in node
    meta = data.first_meta
    kind = (meta("og:type") or "").lower()
    feeds = data.links.get("alternate", ())
    says = {
        "ld_any": data.nodes,
        "ld_article": 0 < articles <= 2,
        "ld_listing": types & _LISTING,
        "ld_service": types & _SERVICE,
        "ld_talk": types & _TALK,
        "ld_product": types & _PRODUCT,
        "ld_crumbs": "breadcrumblist" in types,
        "ld_dated": dated,
        "ld_author": authored,
        "ld_place": placed,
        "og_article": kind in ("article", "blog", "news"),
        "og_website": kind in ("website", "product", "profile"),
        "og_none": not kind,
        "meta_published": meta(
            "article:published_time", "datepublished", "date", "dc.date", "pubdate"
        ),
        "meta_modified": meta("article:modified_time", "last-modified", "dcterms.modified"),
        "meta_author": meta("author", "article:author"),
        "meta_image": meta("og:image"),
        "has_feed": any(("feed" in href or "rss" in href) and "comments" not in href for href in feeds),
    }  # fmt: skip
    return {name: 1.0 if value else 0.0 for name, value in says.items()}
