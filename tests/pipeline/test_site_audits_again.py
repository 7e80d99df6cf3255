"""A fault of the site is ours only where the old pages had it too: both ends of a link, not its words alone."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest

from audits.run import audit_site
from audits.site_facts import site_facts
from pipeline.site_audits_again import SiteAuditsAgain
from schemas.facts.page_facts import PageFacts
from schemas.finding import Finding
from schemas.page import Page
from schemas.profile import Profile
from tests.audits.build import TODAY, context
from tests.audits.facts import SITE, block, link, page, page_facts

CONTEXT = context()
SESSION: Any = SimpleNamespace(
    profile=Profile(url=SITE), now=datetime.datetime.combine(TODAY, datetime.time(), datetime.UTC)
)


class Old:
    """The records of the run before."""

    def __init__(self, pages: list[Page], facts: list[PageFacts]) -> None:
        self._pages = {page.url: json.loads(page.to_json()) for page in pages}
        self._facts = {one.page_id: one.to_json().encode() for one in facts}
        self.page_at: Callable[[str], Any] = self._pages.get
        self.facts: Callable[[str], Any] = self._facts.get
        self.same_bytes: Callable[[str], bool] = lambda url: False


def again(pages: list[Page], facts: list[PageFacts]) -> SiteAuditsAgain:
    """Return the audits of the site over the old pages."""
    return SiteAuditsAgain(SESSION, SESSION.profile, cast(Any, Old(pages, facts)), TODAY)


def found_today(facts: PageFacts) -> Finding:
    """Return what is found today, where page 9 is gone."""
    _, findings = audit_site(site_facts(pages=[page(1), page(9, 404)], page_facts=[facts]), CONTEXT)
    return next(finding for finding in findings if finding.audit != "misspelling")


@pytest.mark.parametrize(
    ("status", "target", "ours"),
    [
        pytest.param(404, 9, True, id="the link led nowhere before"),
        pytest.param(200, 9, False, id="the page went since"),
        pytest.param(404, 2, False, id="the link is new"),
    ],
)
def test_a_broken_link_is_ours_where_it_was_broken_before(status: int, target: int, ours: bool) -> None:
    """The audit looks at the old pages with today's eyes."""
    finding = found_today(page_facts(1, links=[link(9, "Fees")]))
    old = again([page(1), page(9, status)], [page_facts(1, links=[link(2), link(target, "Fees")])])
    assert old.judges(finding)
    assert old.finds(finding) is ours


def test_an_error_of_structured_data_is_ours_where_the_old_page_had_it() -> None:
    """The sites' own new error is not."""
    finding = found_today(page_facts(1, structured_data=[block("Extra data")]))
    assert again([page(1)], [page_facts(1, structured_data=[block("Extra data")])]).finds(finding)
    assert not again([page(1)], [page_facts(1, structured_data=[block()])]).finds(finding)
    assert not again([page(1)], []).finds(finding)
