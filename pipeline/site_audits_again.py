"""Ask the audits of the site whether they would have found a fault in the run before."""

from __future__ import annotations

import datetime
import json
from functools import cached_property

from audits.context import Context, site_context
from audits.contract import SiteAudit
from audits.findings import site_findings
from audits.registry import AUDITS
from audits.site_facts import site_facts
from audits.subjects import MARKUP
from pipeline.old_records import OldRecords
from pipeline.session import Session
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.finding import Finding
from schemas.page import Page
from schemas.profile import Profile
from schemas.vocabulary import FactName
from store import lines

PAGES = frozenset((*MARKUP, FactName.PAGE, FactName.META))
"""Facts of single pages: an audit that reads no others judges a few pages alone as it judges them within the site."""


class SiteAuditsAgain:
    """Today's audits of the site on the old records of the pages that a finding names."""

    def __init__(self, session: Session, profile: Profile, old: OldRecords, day: datetime.date) -> None:
        """Take the run, the profile that its audits judge by, the records of the run before, and that run's day."""
        self._day = day
        self._session = session
        self._profile = profile
        self._old = old
        self._audits = {audit.info.audit: audit for audit in AUDITS if isinstance(audit, SiteAudit)}

    def judges(self, finding: Finding) -> bool:
        """Return whether an audit of the site made the finding."""
        return finding.audit in self._audits

    def finds(self, finding: Finding) -> bool:
        """Return whether the run before had the fault.

        Of an audit of pages and their markup: where today's audit finds it on the old pages among its occurrences and
        the old page at the address that is its subject. Of others, whose words need the whole site: where an old record
        holds the quoted words.
        """
        audit = self._audits[finding.audit]
        if not set(audit.info.reads) <= PAGES:
            return any(self._old.holds(place) for place in finding.occurrences)
        facts = site_facts(
            pages=self._pages(finding),
            page_facts=self._facts(finding),
            template_facts=self._templates(finding),
        )
        try:
            answer = audit.check(*[facts[name] for name in audit.info.reads], self._context)
            return finding.finding_id in {
                found.finding_id
                for found in site_findings(audit.info, answer.findings, self._context.profile)
            }
        except Exception:  # an error on this run's records is in its outcomes; a cause is only a comment
            return False

    @cached_property
    def _context(self) -> Context:
        return site_context(self._profile, self._day)

    def _pages(self, finding: Finding) -> list[Page]:
        urls = sorted({finding.subject, *(place.url for place in finding.occurrences)})
        found = (self._old.page_at(url) for url in urls)
        return [Page.model_validate_json(json.dumps(values)) for values in found if values is not None]

    def _facts(self, finding: Finding) -> list[PageFacts]:
        ids = sorted({place.subject for place in finding.occurrences if place.subject.startswith("p-")})
        found = (self._old.facts(page_id) for page_id in ids)
        return [PageFacts.model_validate_json(data) for data in found if data is not None]

    def _templates(self, finding: Finding) -> list[TemplateFacts]:
        """Return this run's facts of a template that a page shows whose bytes are those of the run before."""
        unchanged = {
            place.subject
            for place in finding.occurrences
            if place.subject.startswith("template:") and self._old.same_bytes(place.url)
        }
        if not unchanged:
            return []
        stored = (
            TemplateFacts.model_validate_json(line)
            for line in lines.values(self._session.store, "template_facts")
        )
        return [facts for facts in stored if facts.subject in unchanged]
