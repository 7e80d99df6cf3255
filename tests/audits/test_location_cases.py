"""Small sites of clinics bring the findings on offices that they must, no other, and each on pages with its words."""

from __future__ import annotations

from functools import cache

import pytest
from lxml import html

from audits.run import audit_office, audit_site
from audits.site_facts import site_facts
from extraction import extract_pages
from extraction.site.template_collector import TemplateCollector
from schemas.finding import Finding
from tests.audits.build import context
from tests.audits.location_sites import SITES, ClinicSite

CONTEXTS = {"com": context(locale="en-US"), "uk": context(locale="en-GB")}
AUDITS = {
    "conflicting-location",
    "phone-link-mismatch",
    "unattached-phone",
    "impossible-address",
    "structured-location-missing",
    "broken-structured-data",
}


@cache
def findings(site: ClinicSite) -> tuple[Finding, ...]:
    """Return the findings on the offices and the structured data of a site."""
    given = CONTEXTS["uk" if site.host.endswith(".uk") else "com"]
    read = list(
        extract_pages([(url, url, body, "text/html; charset=utf-8") for url, body in site.html().items()])
    )
    offices = {office.location_id: office for _, _, own in read for office in own}
    found = [finding for office in offices.values() for finding in audit_office(office, given).findings]
    facts = [finished.facts for _, finished, _ in read if finished.facts]
    template = TemplateCollector()
    for _, finished, _ in read:
        template.add(finished.url, finished.shared)
    streams = site_facts(locations=list(offices.values()), page_facts=facts, template_facts=template.facts())
    found += audit_site(streams, given)[1]
    return tuple(finding for finding in found if finding.audit in AUDITS)


def text_of(body: bytes) -> str:
    """Return the text of a page, white space folded."""
    return " ".join(html.document_fromstring(body.decode()).body.text_content().split())


CASES = pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)


@CASES
def test_a_site_brings_its_findings(site: ClinicSite) -> None:
    """Each with these words in its sentence, and no other."""
    said = [(finding.audit, finding.message) for finding in findings(site)]
    assert len(site.finds) == len(said), said
    for audit, words in site.finds:
        assert any(audit == other and words in message for other, message in said), said


@CASES
def test_a_finding_is_on_pages_that_hold_its_words(site: ClinicSite) -> None:
    """And counts these pages; words that no reader sees are not quoted, but for the source of structured data."""
    texts = {
        url: " ".join(html.document_fromstring(body.decode()).body.text_content().split())
        for url, body in site.html().items()
    }
    for finding in findings(site):
        assert finding.page_count == len({place.url for place in finding.occurrences})
        assert (finding.url, finding.evidence) == (
            finding.occurrences[0].url,
            finding.occurrences[0].evidence,
        )
        if finding.audit != "broken-structured-data":
            assert all(place.evidence.quote in texts[place.url] for place in finding.occurrences)
