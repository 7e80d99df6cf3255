"""An audit is handed the facts that it declares, of each subject that offers them, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from audits import draft, run
from audits.context import Context
from audits.contract import Failed, Found, Passed, RecordAudit, SiteAudit, SiteVerdicts, Verdict
from audits.registry import OURS, active, can_read
from audits.run import audit_page, audit_site, audit_template, audit_text
from audits.site_facts import Stream, site_facts
from audits.subjects import kinds_of
from schemas.audit_info import AuditInfo
from schemas.facts.page_facts import PageFacts
from schemas.vocabulary import AuditCategory, FactName, OutcomeKind, PageKind, Region, Severity, Tier
from tests.audits.build import article, context, text
from tests.audits.facts import image, link, page, page_facts, seen_on, template

CONTEXT = context()


def info(*reads: FactName, kind: Any = "page") -> AuditInfo:
    """Return the description of an audit that reads these facts."""
    return AuditInfo(
        audit="an-audit",
        version=1,
        kind=kind,
        reads=list(reads),
        category=AuditCategory.LINKS,
        title="Good",
        failure_title="Bad",
        why="It matters.",
        fix="Mend it.",
        severity=Severity.MINOR,
    )


def only(monkeypatch: pytest.MonkeyPatch, audit: RecordAudit | SiteAudit) -> None:
    """Let this audit be the only one."""
    monkeypatch.setattr(run, "active", lambda profile: (audit,))


class Recorder:
    """A check that remembers what it was handed."""

    def __init__(self) -> None:
        self.handed: list[tuple[Any, ...]] = []

    def __call__(self, *handed: Any) -> Verdict:
        """Remember, and pass."""
        self.handed.append(handed)
        return Passed()


@pytest.mark.parametrize(
    ("reads", "kinds"),
    [
        ([FactName.TEXT], {"text"}),
        ([FactName.TEXT, FactName.LINKS], {"text"}),
        ([FactName.OBSERVATIONS], {"text"}),
        ([FactName.LOCATION], {"location"}),
        ([FactName.PAGE], {"page"}),
        ([FactName.PAGE, FactName.IMAGES], {"page"}),
        ([FactName.META, FactName.HEADINGS], {"page"}),
        ([FactName.LINKS], {"page", "template"}),
        ([FactName.LINKS, FactName.IMAGES], {"page", "template"}),
        ([FactName.TEMPLATE_TEXTS, FactName.LINKS], {"template"}),
        ([FactName.TEXT, FactName.LOCATION], set()),
        ([FactName.WORDS], set()),
        ([FactName.TEXT_FORMS], set()),
        ([], set()),
    ],
)
def test_the_subject_follows_from_what_is_read(reads: list[FactName], kinds: set[str]) -> None:
    """Each kind of subject that offers all of the facts."""
    assert kinds_of(reads) == kinds


def test_every_audit_of_ours_reads_what_some_subject_offers() -> None:
    """And an audit that reads what none offers is refused."""
    assert [audit.info.audit for audit in OURS if not can_read(audit)] == []
    assert not can_read(RecordAudit(info(FactName.TEXT, FactName.LOCATION), Recorder()))
    assert not can_read(SiteAudit(info(FactName.OBSERVATIONS, kind="site"), Recorder()))


def test_facts_are_handed_in_the_declared_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the context, and nothing else."""
    check = Recorder()
    only(monkeypatch, RecordAudit(info(FactName.LINKS, FactName.TEXT), check))
    record, facts = article("Rest helps."), page_facts(1, links=[link(2)], images=[image("a.jpg")])
    audit_page(CONTEXT, page=page(1), text=record, facts=facts)
    assert check.handed == [(facts.links, record, CONTEXT)]


def test_an_audit_of_markup_judges_each_page_and_each_region_of_the_template(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With the same function; the items of a template name the pages that show them."""
    check = Recorder()
    only(monkeypatch, RecordAudit(info(FactName.LINKS), check))
    own, shown = link(2), link(3, region=Region.FOOTER, seen_on=seen_on(1, 2))
    first = audit_page(CONTEXT, page=page(1), text=article("Rest helps."), facts=page_facts(1, links=[own]))
    second = audit_template(template(links=[shown]), CONTEXT)
    assert check.handed == [([own], CONTEXT), ([shown], CONTEXT)]
    assert [outcome.subject for outcome in first.outcomes] == [f"p-{1:016x}"]
    assert [(outcome.subject, outcome.url) for outcome in second.outcomes] == [
        ("template:footer", "https://clinic.example/1/")
    ]


def test_a_page_that_was_not_read_has_no_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    """An audit of its links is inapplicable, with the reason, and not asked."""
    check = Recorder()
    only(monkeypatch, RecordAudit(info(FactName.PAGE, FactName.LINKS), check))
    (outcome,) = audit_page(CONTEXT, page=page(1, 404)).outcomes
    assert outcome.outcome is OutcomeKind.INAPPLICABLE
    assert outcome.reason == "this isn't an ordinary web page, so its links can't be checked"
    assert check.handed == []


LONG = (
    "If the pain has lasted for more than some weeks and neither rest nor heat nor the tablets that your own doctor "
    "gave you have helped at all, then please call us and ask for a visit with one of our nurses."
)


def test_a_text_of_every_kind_is_judged_but_no_junk() -> None:
    """Junk ends inapplicable everywhere, and its words are not counted."""
    service = audit_page(CONTEXT, text=text(LONG))
    assert {finding.audit for finding in service.findings} == {"long-sentence"}
    assert [words.subject for words in service.words] == [f"t-{1:016x}"]
    junk = audit_page(
        CONTEXT,
        page=page(1, kind=PageKind.JUNK),
        text=text("Take the the pill at noon.", kind=PageKind.JUNK),
        facts=page_facts(1, images=[image("a.jpg")]),
    )
    assert {outcome.outcome for outcome in junk.outcomes} == {OutcomeKind.INAPPLICABLE}
    assert (junk.findings, junk.words) == ([], [])


def test_only_articles_are_asked_for_dates() -> None:
    """A service page has readability, and no freshness; each audit of dates says why it is inapplicable."""
    page = text("Rest helps.")
    result = audit_page(CONTEXT, text=page)
    reasons = {
        outcome.audit: outcome.reason
        for outcome in [*result.outcomes, *audit_site(site_facts(texts=[page]), CONTEXT)[0]]
        if outcome.outcome is OutcomeKind.INAPPLICABLE and outcome.subject != "site"
    }
    reason = "only articles need a date, and this page isn't one (service)"
    undated = {
        "future-date": "the page has no date of its own",
        "modified-before-published": "the page doesn't have both a publication date and an update date",
        "review-overdue": "the page doesn't say when its next review is due",
    }
    asked = ("stale-page", "missing-date", "conflicting-dates")
    compared = ("refreshed-date-only", "silent-edit", "automatic-date")
    assert reasons == undated | dict.fromkeys((*asked, *compared), reason)
    assert result.text is not None
    assert result.text.readability is not None
    assert result.text.freshness is None


def found_at(items: list[Any], context: Context) -> Verdict:
    """Return a finding on all items."""
    return Failed([Found(message="Bad.", at=items, field="/words", tier=Tier.MAYBE)])


def test_a_finding_points_to_a_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the words, the region and a pointer into the page's facts; its id does not depend on the place in the list."""
    only(monkeypatch, RecordAudit(info(FactName.LINKS), lambda links, context: found_at(links[-1:], context)))
    one = audit_page(CONTEXT, facts=page_facts(1, links=[link(2, "Fees")])).findings[0]
    two = audit_page(CONTEXT, facts=page_facts(1, links=[link(3), link(2, "Fees")])).findings[0]
    assert (two.evidence.field, two.evidence.quote) == ("/links/1/words", "Fees")
    assert (two.subject, two.url, two.page_count) == (f"p-{1:016x}", "https://clinic.example/1/", 1)
    assert two.occurrences[0].region is Region.MAIN
    assert one.finding_id == two.finding_id


def test_a_finding_on_a_template_counts_the_pages_that_show_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its url is one of them, its scope the template."""
    only(monkeypatch, RecordAudit(info(FactName.LINKS), found_at))
    footer = template(links=[link(2, "Fees", region=Region.FOOTER, seen_on=seen_on(1, 2, pages=87))])
    (finding,) = audit_template(footer, CONTEXT).findings
    assert (finding.subject, finding.scope.value, finding.page_count) == ("template:footer", "template", 87)
    assert [place.url for place in finding.occurrences] == [
        "https://clinic.example/1/",
        "https://clinic.example/2/",
    ]
    assert finding.url == "https://clinic.example/1/"


def test_a_finding_on_a_fact_that_was_not_handed_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of that audit on that page."""
    only(monkeypatch, RecordAudit(info(FactName.LINKS), lambda links, context: found_at([link(9)], context)))
    result = audit_page(CONTEXT, facts=page_facts(1, links=[link(2)]))
    assert [outcome.outcome for outcome in result.outcomes] == [OutcomeKind.ERROR]


def test_an_audit_of_the_site_is_handed_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read again at each pass; links with their page or their region of the template, and nothing else of it."""
    read: list[int] = []

    def pages() -> Any:
        for number in (1, 2):
            read.append(number)
            yield page_facts(number, links=[link(3)], images=[image("a.jpg")])

    seen = []

    def check(links: Any, context: Context) -> SiteVerdicts:
        for _ in range(2):
            seen.append(
                [(owner.subject, owner.url, [item.words for item in items]) for owner, items in links]
            )
        return SiteVerdicts([], {})

    only(monkeypatch, SiteAudit(info(FactName.LINKS, kind="site"), check))
    stream: Stream[PageFacts] = Stream(pages)
    assert read == []
    audit_site(site_facts(page_facts=stream, template_facts=[template(links=[link(4, "Fees")])]), CONTEXT)
    assert read == [1, 2, 1, 2]
    assert seen[0] == seen[1]
    assert seen[0][1:] == [
        (f"p-{2:016x}", "https://clinic.example/2/", ["our offices"]),
        ("template:footer", None, ["Fees"]),
    ]


def test_a_draft_runs_the_audits_of_text_words_and_forms_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """By what they declare: one of dates or links has nothing to judge in a draft."""
    asked: list[str] = []

    def recording(audit: Any) -> Any:
        def check(*handed: Any) -> Any:
            asked.append(audit.info.audit)
            return audit.check(*handed)

        return type(audit)(audit.info, check)

    audits = tuple(recording(audit) for audit in active(CONTEXT.profile))
    monkeypatch.setattr(draft, "active_of_drafts", lambda profile: audits)
    audit_text("Take the the pill at noon.", CONTEXT)
    assert asked == [
        "outdated-reference",
        "misspelling",
        "repeated-word",
        "wrong-article",
        "doubled-punctuation",
        "slip",
        "wrong-word",
        "brand-spelling",
        "person-name-form",
        "term-spelling",
        "date-style",
        "phone-style",
        "heading-case",
        "hard-to-read",
        "hard-section",
        "long-sentence",
        "passive-instruction",
        "doubled-negative",
        "jargon",
        "undefined-abbreviation",
        "long-paragraph",
        "wall-of-text",
        "vague-call-to-action",
        "number-without-context",
    ]
