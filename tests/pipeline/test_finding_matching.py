"""The findings of two runs are matched one to one, the most alike first, and an upgrade makes none new."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from itertools import product
from weakref import finalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audits.finding_ids import identity_of
from audits.run import audit_page
from audits.site_facts import Stream
from pipeline.finding_matching import LEAST_ALIKE, likeness, matched_ids, minted_again
from pipeline.finding_order import reading_key, reading_order
from pipeline.gate import Gate
from schemas.finding import Finding, Occurrence, Quote
from schemas.vocabulary import FindingStatus, Severity, Tier
from tests.audits.build import article, context, judge, judge_words

CONTEXT = context()
AUDITS = ("long-sentence", "repeated-word")
SUBJECT = f"t-{1:016x}"
LONG = (
    "If the pain in your back has lasted for more than some weeks, and neither rest nor heat nor the tablets that your "
    "own doctor gave you have helped you at all, then please call us and ask for a visit."
)
WORDS = LONG.split()


def findings(*paragraphs: str) -> list[Finding]:
    """Return what audits of text find in these paragraphs."""
    result = judge([article(*paragraphs)], CONTEXT)
    _, doubled = judge_words(result.words, CONTEXT, "repeated-word")
    return [f for f in (*doubled, *result.findings) if f.audit in AUDITS]


def carried(before: Sequence[Finding], now: Sequence[Finding], audit: str) -> list[str | None]:
    """Return the former id of each finding of an audit in the order of the text, null for a new one."""
    ids = matched_ids(before, now)
    return [ids.get(finding.finding_id) for finding in now if finding.audit == audit]


def ids_of(found: Sequence[Finding], audit: str) -> list[str]:
    """Return the ids of an audit's findings in the order of the text."""
    return [finding.finding_id for finding in found if finding.audit == audit]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param(LONG, LONG.replace("lasted", "lastde"), id="a typo in it"),
        pytest.param(LONG, LONG.replace("If the pain", "Where the long ache"), id="other first words"),
        pytest.param(f"Mind this well. {LONG}", f"Mind that too. {LONG}", id="a word beside it"),
    ],
)
def test_a_reworded_sentence_keeps_its_id(before: str, now: str) -> None:
    """Its own minted id is another one."""
    was, found = findings(before), findings(now)
    assert ids_of(was, "long-sentence") != ids_of(found, "long-sentence")
    assert ids_of(was, "long-sentence") == carried(was, found, "long-sentence")


def test_an_edited_neighbour_is_told_apart_by_the_other_side() -> None:
    """Of two equal quotes the one with a word beside it edited keeps its own id, also where the first was fixed."""
    was = findings("Sit down, take the the pill at noon.", "Then stand, take the the walk back home.")
    found = findings("Sit down, take the pill at noon.", "Then stand, take the the stairs back home.")
    assert ids_of(was, "repeated-word")[1:] == carried(was, found, "repeated-word")


def test_the_most_alike_are_the_same() -> None:
    """Two similar sentences, both edited and in another order: each keeps its own id."""
    one, two = LONG, LONG.replace("tablets", "creams").replace("nurse", "doctor").replace("weeks", "months")
    was = findings(one, "Rest.", two)
    found = findings(two.replace("visit", "vsit"), "Rest.", one.replace("visit", "vsit"))
    first, second = ids_of(was, "long-sentence")
    assert [second, first] == carried(was, found, "long-sentence")


GATE = Gate(severity=Severity.REVIEW, tier=Tier.MAYBE)


def under_former_ids(found: list[Finding], ids: dict[str, str]) -> list[Finding]:
    """Return findings as the next run publishes them: open under the former id, else new."""
    return [
        finding.model_copy(
            update={
                "finding_id": ids.get(finding.finding_id, finding.finding_id),
                "status": FindingStatus.OPEN if finding.finding_id in ids else FindingStatus.NEW,
            }
        )
        for finding in found
    ]


def test_another_sentence_is_new() -> None:
    """Half of the words are not enough, and of one former finding only one is the same."""
    half = " ".join(
        [*WORDS[: len(WORDS) // 2], *(f"word{number}" for number in range(len(WORDS) // 2)), "end."]
    )
    was = findings(LONG)
    assert carried(was, findings(half), "long-sentence") == [None]
    twice = findings(LONG.replace("weeks", "months"), "Rest.", LONG.replace("pain", "ache"))
    assert sorted(ids_of(was, "long-sentence")) == [id for id in carried(was, twice, "long-sentence") if id]


def week(*numbers: int) -> list[Finding]:
    """Return the doubled words of a site of these pages, which share a paragraph."""
    words = [
        fact
        for number in numbers
        for fact in audit_page(
            CONTEXT, text=article("Sit down and take the the pill at noon.", number=number)
        ).words
    ]
    return judge_words(words, CONTEXT, "repeated-word")[1]


def test_a_slip_of_several_pages_is_the_same_when_one_of_them_leaves() -> None:
    """Whether it was the first page, and whether one page or several are left."""
    for before, now in (((1, 2, 3), (2, 3)), ((1, 2), (2,)), ((2,), (1, 2)), ((1, 2), (1,))):
        (was,), (found,) = week(*before), week(*now)
        assert matched_ids([was], [found]) == {found.finding_id: was.finding_id}
    (both,), (three,) = week(2, 3), week(1, 2, 3)
    assert (both.subject, both.finding_id) == ("site", three.finding_id)


def test_a_slip_of_one_page_is_not_that_of_another() -> None:
    """Neither is about the site."""
    assert matched_ids(week(1), week(2)) == {}


def test_a_reworded_finding_never_fails_the_gate() -> None:
    """A new one does; it has the former id and is open."""
    was = findings(LONG)
    found = findings(LONG.replace("weeks", "months"), "Sit down, take the the pill at noon.")
    states = under_former_ids(found, matched_ids(was, found))
    new = [finding for finding in states if GATE.fails(finding)]
    assert {"repeated-word"} == {finding.audit for finding in new}
    (sentence,) = [finding for finding in states if finding.audit == "long-sentence"]
    assert (sentence.finding_id, sentence.status) == (was[-1].finding_id, FindingStatus.OPEN)


def test_an_id_stays_over_many_edits() -> None:
    """The former findings are those published, with the ids that they were carried under."""
    published = findings(LONG)
    first = published[-1].finding_id
    text = LONG
    for old, new in (("weeks", "months"), ("tablets", "creams"), ("visit", "date"), ("rest", "sleep")):
        text = text.replace(old, new)
        found = findings(text)
        published = under_former_ids(found, matched_ids(published, found))
        assert [first] == ids_of(published, "long-sentence")


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("a b c d e", "a b x d e", 0.8),
        ("a b c d e", "b c d e a", 0.8),
        ("a b c d e f", "a x b c d e f", 6 / 7),
        ("a b c d e f g", "g f e d c b a", 1 / 7),
        ("a b c d", "a b c d", 1.0),
        ("a b c d", "a b c x", 0.0),
        ("a b c d e", "a b c d e f g h", 0.0),
    ],
)
def test_likeness(one: str, other: str, share: float) -> None:
    """Words in order, of the longer quote; below five words only an equal quote is alike."""
    assert likeness(one.split(), other.split()) == pytest.approx(share)


@given(st.lists(st.sampled_from("abcd"), max_size=9), st.lists(st.sampled_from("abcd"), max_size=9))
def test_likeness_is_the_longest_common_subsequence(one: list[str], other: list[str]) -> None:
    """Against the table of the textbook."""
    row = [0] * (len(other) + 1)
    for word in one:
        above = row
        row = [0]
        for at, mine in enumerate(other):
            row.append(above[at] + 1 if word == mine else max(above[at + 1], row[at]))
    longer, shorter = max(len(one), len(other)), min(len(one), len(other))
    if one != other and (shorter < 5 or shorter < LEAST_ALIKE * longer):
        assert likeness(one, other) == 0
    else:
        assert likeness(one, other) == pytest.approx(row[-1] / longer if longer else 1)


PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            LONG,
            LONG.replace("weeks", "months"),
            LONG.replace("pain", "ache").replace("visit", "date"),
            f"Mind this. {LONG} Rest well.",
            "Sit down, take the the pill at noon.",
            "Then stand, take the the walk back home.",
            "The the end and the the end.",
            "Rest helps most people.",
        ]
    ),
    max_size=6,
)


@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_an_untouched_finding_keeps_its_id(
    kept: list[str], removed: list[str], added: list[str], order: random.Random
) -> None:
    """Whatever goes, comes and moves around it; where equal ones are fewer than before, as many ids stay."""
    before, now = [*kept, *removed], [*kept, *added]
    order.shuffle(before)
    order.shuffle(now)
    was, found = findings(*before), findings(*now)
    kinds = [Counter((f.audit, *identity_of(f.evidence)) for f in run) for run in (was, found)]
    minted = [{f.finding_id: (f.audit, *identity_of(f.evidence)) for f in run} for run in (was, found)]
    same = Counter(kind for finding_id, kind in minted[1].items() if finding_id in minted[0])
    for kind in kinds[0]:
        if kind[0] != "hard-to-read":
            assert min(kinds[0][kind], kinds[1][kind]) == same[kind]


@given(PARAGRAPHS, PARAGRAPHS, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_matching_is_one_to_one_and_deterministic(
    before: list[str], now: list[str], order: random.Random
) -> None:
    """Only former ids are given, each once, to findings of the same audit, in whatever order the runs come."""
    was, found = findings(*before), findings(*now)
    ids = matched_ids(was, found)
    audits = [{finding.finding_id: finding.audit for finding in run} for run in (was, found)]
    assert len(set(ids.values())) == len(ids)
    assert all(audits[1][own] == audits[0][former] for own, former in ids.items())
    final = [ids.get(finding.finding_id, finding.finding_id) for finding in found]
    assert len(set(final)) == len(final)
    mixed = [order.sample(run, len(run)) for run in (was, found)]
    assert ids == matched_ids(*mixed)


def test_a_page_of_thousands_is_matched_within_few_comparisons(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is compared with a bounded number of others, however alike all of them are."""
    asked = 0

    def counted(one: Sequence[str], other: Sequence[str]) -> float:
        nonlocal asked
        asked += 1
        return likeness(one, other)

    monkeypatch.setattr("pipeline.finding_matching.likeness", counted)

    def run(word: str) -> list[Finding]:
        (finding,) = findings(LONG)
        return [
            finding.model_copy(
                update={
                    "finding_id": f"f-{word}{number}",
                    "evidence": Quote(
                        field="/body_text", quote=f"{number} {LONG} {word}", start=number, end=number
                    ),
                }
            )
            for number in range(2000)
        ]

    was, found = run("before"), run("after")
    assert matched_ids(was, found) == {f"f-after{number}": f"f-before{number}" for number in range(2000)}
    assert asked <= 2000 * 31


OLD = f"a-{1:016x}"


def older(audit: str, evidence: Quote, subject: str = OLD, number: int = 0) -> Finding:
    """Return a finding as the format before published it, with an id that says nothing."""
    (sentence,) = findings(LONG)
    return sentence.model_copy(
        update={
            "finding_id": f"f-{number:016x}",
            "audit": audit,
            "subject": subject,
            "evidence": evidence,
            "occurrences": [Occurrence(subject=OLD, url=sentence.url or "", evidence=evidence)],
        }
    )


def test_an_upgrade_makes_no_finding_new() -> None:
    """Quotes and ordinals, judgements of a whole text, words and contradictions: the ids are today's, but that of a
    doubled word, which is found by its quote."""
    paragraphs = ["Sit down, take the the pill at noon.", *[LONG.replace("pain", "ache")] * 6, *[LONG] * 2]
    record = article(*paragraphs, "Many pateints rest.")
    _, words = judge_words(judge([record], CONTEXT).words, CONTEXT)
    found = [*findings(*paragraphs), *words]
    former = [
        older(f.audit, f.evidence, OLD if f.subject == SUBJECT else f.subject, number=at)
        for at, f in enumerate(reversed(found))
    ]
    again = minted_again(former)
    assert {"long-sentence", "repeated-word", "misspelling"} == {finding.audit for finding in found}
    (doubled,) = ids_of(found, "repeated-word")
    assert {f.finding_id for f in found} - {doubled} <= {f.finding_id for f in again}
    assert {SUBJECT, "pateints"} == {finding.subject for finding in again}
    assert {SUBJECT} == {finding.occurrences[0].subject for finding in again}
    same = {f.finding_id: f.finding_id for f in found} | {doubled: ids_of(again, "repeated-word")[0]}
    assert same == matched_ids(again, found)


def test_an_upgrade_matches_by_the_quote_what_the_evidence_does_not_say() -> None:
    """The kind of a date and the link of a number are in no stored evidence."""
    dates = Quote(field="/date_observations/3/raw", quote="2021-08-03")
    former = [older("conflicting-dates", dates), older("phone-link-mismatch", dates, subject="l-1", number=1)]
    found = [
        older("conflicting-dates", dates, subject=SUBJECT, number=7),
        older("phone-link-mismatch", dates, subject="l-1", number=8),
    ]
    again = {finding.audit: finding.finding_id for finding in minted_again(former)}
    ids = matched_ids(minted_again(former), found)
    assert {f.finding_id: again[f.audit] for f in found} == ids


def test_matching_holds_no_finding_that_both_runs_have() -> None:
    """A site's findings do not fit into memory: they are walked through, one of each run at a time."""
    (template,) = findings(LONG)
    alive: Counter[str] = Counter()
    most = 0

    def numbered(number: int) -> Finding:
        nonlocal most
        one = template.model_copy(update={"finding_id": f"f-{number:016x}", "subject": f"t-{number:016x}"})
        alive["findings"] += 1
        finalize(one, alive.subtract, ("findings",)).atexit = False
        most = max(most, alive["findings"])
        return one

    was = Stream(lambda: map(numbered, range(400)))
    found = Stream(lambda: map(numbered, range(1, 401)))
    ids = matched_ids(was, found)
    assert ids == {f"f-{number:016x}": f"f-{number:016x}" for number in range(1, 400)}
    assert most <= 3


def test_the_store_sorts_findings_as_they_are_read() -> None:
    """By severity, certainty, audit, page and place; a shorter address comes before one that continues it."""
    (template,) = findings(LONG)
    urls = (None, "https://clinic.example/a", "https://clinic.example/a!b/", "https://clinic.example/ä/")
    made = [
        template.model_copy(
            update={
                "finding_id": f"f-{number:016x}",
                "severity": severity,
                "url": url,
                "evidence": Quote(field="/body_text", quote="x", start=start, end=start),
            }
        )
        for number, (severity, url, start) in enumerate(product(Severity, urls, (9, 10, 200)))
    ]
    random.Random(7).shuffle(made)
    assert sorted(made, key=reading_key) == sorted(made, key=reading_order)
    stored = sorted(made, key=lambda finding: reading_key(finding).encode())  # as SQLite compares texts
    assert stored == sorted(made, key=reading_order)
