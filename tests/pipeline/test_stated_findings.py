"""A finding's state is set into its line, and the line is the one that the whole record would be written as."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.id_set import IdSet
from pipeline.stated_findings import StatedFinding
from schemas.finding import Finding, Occurrence, Quote
from schemas.finding_state import FindingState
from schemas.vocabulary import (
    AuditCategory,
    DecisionAction,
    FindingCause,
    FindingStatus,
    Scope,
    Severity,
    Tier,
)
from tests.pipeline.small_clinic import Weeks, records

TRAPS = (
    '"status":"new","cause":null,"first_seen":null',
    '"finding_id":"f-0123456789abcdef"',
    '\\","minutes":null,"shown":true}',
    "naïve 😀 \u2028 \x00",
)
"""Words of a page that look like parts of a line."""
texts = st.one_of(st.sampled_from(TRAPS), st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
ids = st.integers(0, 2**64 - 1).map("f-{:016x}".format)
zones = st.sampled_from([datetime.UTC, datetime.timezone(datetime.timedelta(hours=1))])
MOMENT = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
moments = st.none() | zones.map(MOMENT.astimezone) | st.datetimes(timezones=zones)
quotes = st.builds(
    Quote, field=st.just("/body_text"), quote=texts, prefix=texts, start=st.none() | st.just(7)
)
places = st.builds(Occurrence, subject=texts, url=texts, evidence=quotes)
states = st.builds(
    FindingState,
    status=st.sampled_from(FindingStatus), cause=st.none() | st.sampled_from(FindingCause),
    first_seen=moments, last_seen=moments, last_judged=moments, closed_at=moments,
    decision=st.none() | st.sampled_from(DecisionAction), reason=st.none() | texts, who=st.none() | texts,
    until=st.none() | st.dates(), owner=st.none() | texts,
)  # fmt: skip
findings = st.builds(
    Finding,
    finding_id=ids, audit=st.just("long-sentence"), audit_version=st.just(1),
    category=st.sampled_from(AuditCategory), severity=st.sampled_from(Severity), tier=st.sampled_from(Tier),
    scope=st.sampled_from(Scope), subject=texts, url=st.none() | texts, page_count=st.just(1),
    occurrences=st.lists(places, max_size=2), message=texts, evidence=quotes,
    suggestions=st.lists(texts, max_size=2), value=st.none() | st.floats(0, 1e9), unit=st.none() | texts,
    minutes=st.none() | st.just(5), shown=st.booleans(),
)  # fmt: skip
others = st.sampled_from(
    (*TRAPS, "f-00000000000000AB", "f-+00000000000000a", "f-000000000000_0ab", "f-0", "")
)


@given(found=findings, state=states, finding_id=ids)
def test_a_state_in_a_line_is_as_the_whole_record_is_written(
    found: Finding, state: FindingState, finding_id: str
) -> None:
    """From the line of an audit, and from a whole finding with another state: byte for byte."""
    wanted = found.model_copy(update={**state._asdict(), "finding_id": finding_id}).to_json()
    of_line = StatedFinding.of_line(found.to_json()).with_id(finding_id)._replace(state=state)
    assert of_line.line() == wanted
    assert StatedFinding.of(found).with_id(finding_id)._replace(state=state).line() == wanted
    assert StatedFinding.of(Finding.model_validate_json(wanted)).line() == wanted


@given(found=findings, state=states)
def test_another_state_replaces_one_that_was_written(found: Finding, state: FindingState) -> None:
    """Such as that of a finding of the run before."""
    former = StatedFinding.of(found.model_copy(update=state._asdict()))
    assert former.state == state
    assert former._replace(state=FindingState()).line() == found.to_json()


def older(values: dict[str, Any]) -> dict[str, Any]:
    """Return a line's values as a version without minutes wrote them."""
    return {name: value for name, value in values.items() if name != "minutes"}


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(older, id="a field less"),
        pytest.param(lambda values: {**values, "new": 1}, id="a field more"),
        pytest.param(lambda values: dict(reversed(values.items())), id="another order"),
        pytest.param(lambda values: {**values, "status": "open"}, id="another state"),
    ],
)
def test_a_line_of_another_shape_is_parsed_whole(shape: Any) -> None:
    """And written as today's version writes it."""
    line = json.dumps(shape(json.loads(an_example())), separators=(",", ":"))
    wanted = Finding.model_validate_json(line, extra="ignore")
    stated = StatedFinding.of_line(line)
    assert stated.line() == wanted.to_json()
    assert stated.state == FindingState.of(wanted)


def an_example() -> str:
    """Return the line of one finding."""
    quote = Quote(field="/body_text", quote="the the", start=1, end=8)
    return Finding(
        finding_id=f"f-{1:016x}", audit="repeated-word", audit_version=1, category=AuditCategory.SPELLING,
        severity=Severity.MINOR, tier=Tier.SURE, scope=Scope.PAGE, subject="t-1", url=None, page_count=1,
        message="Repeated.", evidence=quote,
    ).to_json()  # fmt: skip


def test_one_moment_in_two_zones_is_written_as_it_was_given() -> None:
    """Though both are equal: what was written for one is not taken for the other."""
    other = MOMENT.astimezone(datetime.timezone(datetime.timedelta(hours=1)))
    stated = StatedFinding.of_line(an_example())
    written = [
        json.loads(stated._replace(state=FindingState(first_seen=at)).line())["first_seen"]
        for at in (MOMENT, other)
    ]
    assert written == ["2026-11-22T00:00:00Z", "2026-11-22T01:00:00+01:00"]


@given(st.sets(ids | others), st.sets(ids | others))
def test_a_set_of_ids_holds_what_a_set_holds(own: set[str], asked: set[str]) -> None:
    """Ids in eight bytes, and whatever else there is as it is."""
    held = IdSet(own)
    assert (set(held), len(held)) == (own, len(own))
    assert {one for one in own | asked if one in held} == own


@pytest.fixture
def weeks(tmp_path: Path) -> Iterator[Weeks]:
    """Yield the clinic with two slips."""
    with Weeks(tmp_path) as weeks:
        weeks.clinic.posts["hip"].texts.append("Please take the recieved tablets with water each morning.")
        weeks.clinic.posts["knee"].texts.append("We give you the apointment that suits you on the same day.")
        yield weeks


def test_an_unchanged_site_s_findings_are_compared_by_their_lines(
    weeks: Weeks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None of them is parsed, in either run, before they are published."""
    parsed: list[str] = []
    in_stage: list[bool] = []
    from pipeline import compared_findings, next_state, stated_findings

    whole = stated_findings.Finding.model_validate_json

    def noted(line: Any, **options: Any) -> Finding:
        if in_stage:
            parsed.append(str(line)[:60])
        return whole(line, **options)

    compare = compared_findings.compare_findings

    def staged(*arguments: Any) -> None:
        in_stage.append(True)
        compare(*arguments)
        in_stage.clear()

    monkeypatch.setattr(Finding, "model_validate_json", noted)
    monkeypatch.setattr(next_state, "compare_findings", staged)
    first, second = weeks.run(), weeks.run()
    assert len(records(first, "findings")) == len(records(second, "findings")) > 1
    assert parsed == []
