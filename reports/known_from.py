"""Say in words where a finding's words are from, and how certain it is."""

from __future__ import annotations

from schemas.finding import Finding, Quote
from schemas.vocabulary import Tier

CERTAINTY = {Tier.SURE: "we’re certain", Tier.LIKELY: "probably", Tier.MAYBE: "please check"}
"""As people say it."""
_FIELDS = (
    ("/structured_data/", "the page’s hidden data for search engines"),
    ("/modified/value", "the page’s hidden data"),
    ("/published/value", "the page’s hidden data"),
    ("/reviewed/value", "the page’s hidden data"),
    ("/modified/", "a date on the page"),
    ("/published/", "a date on the page"),
    ("/reviewed/", "a date on the page"),
    ("/next_review_due/", "the review date on the page"),
    ("/date_observations/", "the dates on the page and in its hidden data"),
    ("/seen_on/", "the address, phone numbers and hours on your pages"),
    ("/links/", "a link on the page"),
    ("/contact_links/", "a phone or mail link on the page"),
    ("/images/", "a picture on the page"),
    ("/headings/", "a heading of the page"),
    ("/template_texts/", "a part that many pages share"),
    ("/other_texts/", "the page outside of its main text"),
    ("/headline", "the page’s title"),
    ("/description", "the page’s description for search engines"),
    ("/meta/", "the page’s hidden data"),
    ("/body_text", "the page’s text"),
)
"""Beginnings of the pointers that a quote names, with what a reader calls the place."""


def known_from(evidence: Quote) -> str:
    """Return what a finding was read from, e.g. ``the page’s text``."""
    place = next((words for start, words in _FIELDS if evidence.field.startswith(start)), "the page")
    if evidence.visible or "hidden" in place or evidence.field.startswith("/links/"):
        return place
    return f"{place} (patients don’t see it)"


def in_ten(share: float) -> str:
    """Return a measured share as people say it: the mean over sites is no count of the alarms.

    >>> in_ten(0.93), in_ten(0.7), in_ten(1.0)
    ('about 9 in 10 were right', 'about 7 in 10 were right', 'all were right')
    """
    if share >= 1:
        return "all were right"
    return f"about {min(9, max(1, round(10 * share)))} in 10 were right" if share > 0 else "none was right"


def certainty(finding: Finding) -> str:
    """Return how certain a finding is, as people say it."""
    return CERTAINTY[finding.tier]
