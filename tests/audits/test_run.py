"""The audits keep an error to its record, and order and repetition change nothing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audits import run
from audits.context import Context, site_context
from audits.contract import RecordAudit, Verdict
from audits.freshness import stale_page
from audits.registry import active
from audits.run import audit_site, audit_text
from audits.site_facts import site_facts
from schemas.facts.text_words import TextWords
from schemas.profile import Profile, SpellingSettings
from schemas.text import RunningText
from schemas.vocabulary import OutcomeKind, Tier
from tests.audits.build import TODAY, article, context, judge, judge_words

CONTEXT = context()
TEXT = st.text(
    st.one_of(
        st.sampled_from(list(" \n.,;:!?-'’\"()abcdefghijklmnoprstuvyzABCDEGLMPST0123456789")), st.characters()
    ),
    max_size=400,
)
WORDS = st.lists(
    st.sampled_from(
        ["pain", "Pateints", "teh", "the", "symp", "toms", "whenthey", "dont", "rest.The", "Dr.", "Noonan"]
    ),
    max_size=60,
)


def test_an_exception_is_that_audits_error_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the exception's type and text."""

    def check(record: RunningText, observations: object, context: Context) -> Verdict:
        raise ValueError("no such day")

    broken = RecordAudit(stale_page.INFO, check)
    others = [audit for audit in active(CONTEXT.profile) if audit.info.audit != "stale-page"]
    monkeypatch.setattr(run, "active", lambda profile: (broken, *others))
    result = judge([article("Rest helps.")], CONTEXT)
    first, *rest = result.outcomes
    assert (first.outcome, first.reason) == (OutcomeKind.ERROR, "ValueError: no such day")
    assert rest
    assert all(outcome.outcome is not OutcomeKind.ERROR for outcome in rest)


@given(TEXT)
@settings(deadline=None, max_examples=60)
def test_any_text_can_be_audited_and_every_quote_stands_in_it(text: str) -> None:
    """No exception, no error outcome, exact offsets, unique ids."""
    findings = audit_text(text, CONTEXT)
    for finding in findings:
        quote = finding.evidence
        assert quote.start is not None
        assert quote.quote == text[quote.start : quote.end]
    ids = [finding.finding_id for finding in findings]
    assert sorted(set(ids)) == sorted(ids)
    assert findings == audit_text(text, context())


@given(st.lists(WORDS, min_size=1, max_size=5), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_the_order_of_records_changes_nothing(pages: list[list[str]], order: random.Random) -> None:
    """One page a call or all in one, in any order: the same findings."""
    records = [article(" ".join(words), number=number) for number, words in enumerate(pages)]
    facts = judge(records, CONTEXT).words
    order.shuffle(records)
    alone = [fact for record in records for fact in judge([record], CONTEXT).words]
    assert judge_words(facts, CONTEXT) == judge_words(alone, CONTEXT)


def test_facts_survive_the_store() -> None:
    """Dump and load is identity."""
    (facts,) = judge([article("Many pateints rest.")], CONTEXT).words
    assert facts == TextWords.model_validate_json(facts.to_json())


def test_one_word_on_many_pages_is_one_finding() -> None:
    """With a page count, and its occurrences in the order of their URLs."""
    records = [article("Many pateints rest here.", number=number) for number in (2, 1)]
    outcomes, findings = judge_words(judge(records, CONTEXT).words, CONTEXT)
    (finding,) = findings
    assert (
        finding.subject,
        finding.page_count,
        finding.suggestions,
    ) == ("pateints", 2, ["patients", "patents"])
    assert [place.url for place in finding.occurrences] == [
        "https://clinic.example/1/",
        "https://clinic.example/2/",
    ]
    assert {OutcomeKind.FAILED} == {outcome.outcome for outcome in outcomes}


def test_a_word_of_the_profile_is_right() -> None:
    """In any case, and in its possessive."""
    text = "Ask for Physiocore. Physiocore's nurses and physiocores help. We use Painpatch."
    mine = context(spelling=SpellingSettings(words=["Physiocore", "physiocores", "painpatch"]))
    assert [f.evidence.quote for f in audit_text(text, mine) if f.audit == "misspelling"] == []


@pytest.mark.parametrize(
    ("text", "quote", "suggestion", "tier"),
    [
        ("Many pateints rest.", "pateints", "patients", Tier.SURE),
        ("The symp toms stay.", "symp toms", "symptoms", Tier.SURE),
        ("Rest whenthey hurt.", "whenthey", "when they", Tier.SURE),
        ("It is gone in weeks.The doctor knows.", "weeks.The", "weeks. The", Tier.SURE),
        ("You dont need it.", "dont", "don't", Tier.SURE),
    ],
)
def test_what_a_slip_is_answered_with(text: str, quote: str, suggestion: str, tier: Tier) -> None:
    """The words, the correction, the tier."""
    (finding,) = [finding for finding in audit_text(text, CONTEXT) if finding.audit == "misspelling"]
    assert (quote, suggestion, tier) == (finding.evidence.quote, finding.suggestions[0], finding.tier)


@pytest.mark.parametrize(
    "text",
    [
        "See www.clinik.example/pateints or mail deskk@clinic.example, or tag #backpian and @pateints.",
        "The FMR1 gene and the 46,XY karyotype, p53, 12mg, COVID19 and HbA1c are codes.",
        "Dr. Kowalczyk and Nguyen use radiofrequency ablation for spondylolisthesis.",
        "Ancylostoma duodenale and Coxiella burnetii cause disease.",
        "The colour of the haemoglobin, the oesophagus and the paediatric centre are British.",
        "The doctor's notes, the doctors’ notes, it's, don’t, o'clock and rock 'n' roll.",
        "Neurofibromatosis, hyperparathyroidism, cholecystectomy, immunohistochemical, electroencephalographic.",
    ],
)
def test_what_is_no_slip(text: str) -> None:
    """Addresses, handles, codes, names, species, British spellings, apostrophes, composed medical words."""
    assert [f.evidence.quote for f in audit_text(text, CONTEXT) if f.audit == "misspelling"] == []


def test_audits_of_the_site_load_no_engine() -> None:
    """They run in the process that has a site to hold; workers load the engines, 60 MB each."""
    context = site_context(Profile(url="https://clinic.example/"), TODAY)
    assert audit_site(site_facts(), context)[0]
    assert vars(context.engines).keys().isdisjoint(("spelling", "text", "readability", "places"))
    context.engines.loaded()
    assert vars(context.engines).keys() >= {"spelling", "text", "readability", "places"}
