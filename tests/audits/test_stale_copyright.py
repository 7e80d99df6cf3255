"""``stale-copyright`` names a template's copyright year that is over, once for the site."""

from __future__ import annotations

import datetime

import pytest

from audits.freshness.stale_copyright import INFO, copyright_line
from audits.run import audit_site
from audits.site_facts import site_facts
from schemas.facts.page_facts import TemplateFacts
from schemas.facts.template_text import TemplateText
from schemas.finding import Finding
from schemas.vocabulary import OutcomeKind, Region, Scope, Severity
from tests.audits.build import TODAY, context
from tests.audits.facts import seen_on, template, template_text


def judged(*shared: TemplateFacts, today: datetime.date = TODAY) -> tuple[OutcomeKind, list[Finding]]:
    """Return what is said of a site with these templates."""
    outcomes, findings = audit_site(site_facts(template_facts=shared), context(today))
    (end,) = [outcome.outcome for outcome in outcomes if outcome.audit == INFO.audit]
    return end, [finding for finding in findings if finding.audit == INFO.audit]


def footer(*texts: TemplateText) -> TemplateFacts:
    """Return a footer with these texts."""
    return template(Region.FOOTER, template_texts=list(texts))


def test_a_line_is_one_finding_for_the_site() -> None:
    """With the number of its pages, its words and their age."""
    line = template_text("© 2009 – 2014 Maple Hill Clinic | Website by Firm", seen_on(1, 2, pages=64))
    end, (finding,) = judged(footer(line))
    assert end is OutcomeKind.FAILED
    assert finding.message == "“© 2009 – 2014” in the footer is 12 years old."
    assert (finding.page_count, finding.scope, finding.severity) == (64, Scope.TEMPLATE, Severity.MINOR)
    quote = finding.evidence
    assert (quote.field, quote.start, quote.end) == ("/template_texts/0/text", 0, 13)
    assert quote.quote == "© 2009 – 2014"


def test_several_years_are_one_finding() -> None:
    """That names both with their pages, the one on most pages first, and counts all pages."""
    one = template_text("© 2022 Maple Hill Clinic", seen_on(7, 8))
    other = template_text("Copyright 2019 Maple Hill Clinic", seen_on(1, 2, 3))
    _, (finding,) = judged(footer(one, other))
    assert finding.message == "“Copyright 2019” on 3 pages and “© 2022” on 2 pages. It's 2026."
    assert (finding.page_count, len(finding.occurrences)) == (5, 5)


def test_pages_with_another_year_are_named() -> None:
    """Where some pages say the present year, the message says so."""
    one = template_text("© 2022 Maple Hill Clinic", seen_on(7, 8))
    other = template_text("© 2026 Maple Hill Clinic", seen_on(1, 2, 3))
    assert judged(footer(one, other))[1][0].message == (
        "“© 2022” in the footer is 4 years old. Other pages say 2026."
    )


@pytest.mark.parametrize(
    ("day", "end"),
    [
        ("2026-12-31", OutcomeKind.PASSED),
        ("2027-02-28", OutcomeKind.PASSED),
        ("2027-03-01", OutcomeKind.FAILED),
    ],
)
def test_last_years_line_is_left_alone_until_march(day: str, end: OutcomeKind) -> None:
    """Nobody edits a footer on New Year's Day."""
    line = template_text("© 2026 Maple Hill Clinic", seen_on(1, 2))
    assert judged(footer(line), today=datetime.date.fromisoformat(day))[0] is end


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("© 2004–2019 Maple Hill Clinic", 2019),
        ("© 2004-19 Maple Hill Clinic", 2019),
        ("Copyright © 2019. All rights reserved.", 2019),
        ("Copyright (c) 2019, 2021 Maple Hill Clinic", 2021),
        ("2018 © Maple Hill Clinic", 2018),
        ("© Maple Hill Clinic, 2017", 2017),
        ("Copyright Maple Hill Clinic 2016. Site by Firm", 2016),
        ("Photo: © 2012 Jane Doe. © 2020 Maple Hill Clinic", 2020),
        ("© Maple Hill Clinic", None),
        ("Photo © 2012 Jane Doe", None),
        ("Map data ©2018 Google", None),
        ("© 2018 Google", None),
        ("© Mayo Clinic 2015", None),
        ("Serving Tulsa since 1998", None),
        ("Call 555-010-2019", None),
    ],
)
def test_the_last_year_of_the_sites_own_line_counts(text: str, year: int | None) -> None:
    """Not that of a picture, of a map, or of what others publish."""
    found = copyright_line(text)
    assert (found and found[2]) == year


def test_a_site_without_a_year_has_nothing_to_judge() -> None:
    """Nor has one without a template, nor a comment that many pages show."""
    comment = template_text("© 2012 Jane", seen_on(1, 2), region=Region.COMMENT)
    for shared in ((), (footer(template_text("© Maple Hill Clinic", seen_on(1, 2))),)):
        assert judged(*shared) == (OutcomeKind.INAPPLICABLE, [])
    assert judged(template(Region.COMMENT, template_texts=[comment])) == (OutcomeKind.INAPPLICABLE, [])


def test_the_id_stays_when_the_year_and_the_pages_change() -> None:
    """It is the site's."""
    one = judged(footer(template_text("© 2019 Maple Hill Clinic", seen_on(1, 2))))[1][0]
    two = judged(footer(template_text("© 2020 Maple Hill Clinic", seen_on(3, 4, pages=9))))[1][0]
    assert one.finding_id == two.finding_id


@pytest.mark.parametrize(
    "text", ["©" * 10_000, "© 2019-" * 5_000, "©" + " 2019-" * 5_000, "copyright " * 5_000]
)
def test_hostile_lines_are_judged(text: str) -> None:
    """Whatever they hold."""
    end, _ = judged(footer(template_text(text, seen_on(1, 2))))
    assert end is not OutcomeKind.ERROR
