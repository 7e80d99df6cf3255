"""``broken-structured-data`` is one finding for each error of a template."""

from __future__ import annotations

from collections.abc import Sequence

from audits.run import audit_site
from audits.site_facts import site_facts
from schemas.facts.page_facts import PageFacts, TemplateFacts
from schemas.finding import Finding
from schemas.outcome import Outcome
from schemas.vocabulary import OutcomeKind, Region, Scope, Severity
from tests.audits.build import context
from tests.audits.facts import block, page_facts, seen_on, template

CONTEXT = context()
AUDIT = "broken-structured-data"
ERROR = "Expecting ',' delimiter"


def judged(
    facts: Sequence[PageFacts], templates: Sequence[TemplateFacts] = ()
) -> tuple[list[Outcome], list[Finding]]:
    """Return what the audit says of a site."""
    outcomes, findings = audit_site(site_facts(page_facts=facts, template_facts=templates), CONTEXT)
    return [o for o in outcomes if o.audit == AUDIT], [f for f in findings if f.audit == AUDIT]


def test_the_line_and_the_reason_are_named() -> None:
    """And the words around the error are quoted."""
    _, (finding,) = judged([page_facts(1, structured_data=[block(), block(ERROR)])])
    assert finding.message == (
        "A comma is missing, or there is an extra quotation mark: Google can't read the hidden data on this page. "
        "See line 15 of its source."
    )
    assert finding.evidence.quote == '"name": "Maple Hill Clinic" "telephone":'
    assert (finding.evidence.field, finding.scope) == ("/structured_data/1/quote", Scope.PAGE)


def test_an_error_of_a_template_is_one_finding() -> None:
    """Whatever each page's words around it and the digest of its layout are; 87 pages are counted and 20 listed."""
    facts = [
        page_facts(
            number, template=f"d{number % 5}", structured_data=[block(ERROR, quote=f'"page {number}" "x"')]
        )
        for number in range(100, 187)
    ]
    _, (finding,) = judged(facts)
    assert (finding.page_count, len(finding.occurrences), finding.scope) == (87, 20, Scope.TEMPLATE)
    assert finding.subject == "site"
    assert "Google can't read the hidden data on 87 pages." in finding.message
    assert finding.message.endswith("See line 15 of the first page's source.")


def test_other_errors_and_second_blocks_are_other_findings() -> None:
    """Two blocks with the same error are two faults, on each page alike."""
    facts = [
        page_facts(1, template="d1", structured_data=[block(ERROR), block(ERROR)]),
        page_facts(2, template="d1", structured_data=[block(ERROR), block(ERROR), block("Extra data")]),
        page_facts(3, template="d2", structured_data=[block(ERROR)]),
        page_facts(4, structured_data=[block(ERROR)]),
    ]
    _, findings = judged(facts)
    assert [finding.page_count for finding in findings] == [4, 2, 1]
    assert len({finding.finding_id for finding in findings}) == 3


def test_a_block_that_some_pages_share_and_others_vary_is_one_finding() -> None:
    """Those with the very same block are the template's, and have the same cause."""
    facts = [page_facts(number, structured_data=[block(ERROR)]) for number in range(100, 104)]
    shared = [
        template(
            Region.HEAD,
            structured_data=[block(ERROR, seen_on=seen_on(1, 2)), block(ERROR, seen_on=seen_on(3, 4))],
        )
    ]
    _, (finding,) = judged(facts, shared)
    assert (finding.page_count, len(finding.occurrences)) == (8, 8)


def test_two_blocks_of_one_template_are_two_findings() -> None:
    """Pages that have both have two faults."""
    both = [block(ERROR, seen_on=seen_on(1, 2)), block(ERROR, seen_on=seen_on(1, 2))]
    _, findings = judged([], [template(Region.HEAD, structured_data=both)])
    assert [finding.page_count for finding in findings] == [2, 2]


def test_an_empty_block_is_no_fault() -> None:
    """It withholds nothing."""
    outcomes, findings = judged([page_facts(1, structured_data=[block("The script is empty")])])
    assert ([outcome.outcome for outcome in outcomes], findings) == ([OutcomeKind.PASSED], [])


def test_the_order_of_the_pages_changes_nothing() -> None:
    """The first page by its URL is the evidence."""
    facts = [
        page_facts(number, template="d1", structured_data=[block(ERROR, error_line=number)])
        for number in (1, 2, 3)
    ]
    assert judged(facts)[1] == judged(facts[::-1])[1]


def test_a_block_that_the_template_repeats_counts_its_pages() -> None:
    """Gathered once, found once."""
    shared = template(Region.HEAD, structured_data=[block(ERROR, seen_on=seen_on(1, 2, pages=30))])
    _, (finding,) = judged([], [shared])
    assert (finding.subject, finding.page_count, finding.scope) == ("site", 30, Scope.TEMPLATE)


def test_an_error_that_readers_forgive_is_minor() -> None:
    """And the message says what that means."""
    _, (finding,) = judged([page_facts(1, structured_data=[block(ERROR, lenient=True)])])
    assert finding.severity is Severity.MINOR
    assert "Google may not read the hidden data on this page." in finding.message


def test_each_page_has_a_verdict() -> None:
    """Inapplicable without structured data."""
    facts = [
        page_facts(1, structured_data=[block()]),
        page_facts(2, structured_data=[block(ERROR)]),
        page_facts(3),
    ]
    outcomes, _ = judged(facts)
    assert [outcome.outcome for outcome in outcomes] == [
        OutcomeKind.PASSED,
        OutcomeKind.FAILED,
        OutcomeKind.INAPPLICABLE,
    ]
