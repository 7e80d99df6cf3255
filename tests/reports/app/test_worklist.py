"""A worklist has every finding that its filters choose once, the worst first, and its numbers are those of its rows."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reports.app.facets import Facets
from reports.app.filters import CONFIDENCES, NOBODY, STATES, Filters
from reports.app.open_run import OpenRun
from reports.app.page_list import PageLists
from reports.app.review_state import ReviewState
from reports.app.standing import Standing
from reports.app.worklist import Key, Row, read_all, read_rows
from reports.sections import SECTIONS, section_of
from reports.shared_cause import LEAST_ALIKE
from schemas.finding import Finding
from schemas.finding_ranks import SEVERITY_RANK, TIER_RANK
from schemas.finding_states import ASKS_FOR_WORK, CLOSED, DECIDED
from schemas.vocabulary import AuditCategory, FindingStatus, Genre, Severity, Tier
from store.alike_findings import alike_key
from tests.reports.app import review_site
from tests.reports.app.made_decisions import TODAY, Shown, Step, make, steps
from tests.reports.app.review_site import GOLDEN, HOST, publish
from tests.reports.app.reviewer import SITE, Reviewer

_COPIES = 8
_ODD = (" links  like these ", "a_b", "100% sure", "it's", "back\\slash", "<b>", "Ünder")


def copies() -> list[dict[str, Any]]:
    """Return the example clinic's findings several times over, with other states, pages, owners and words."""
    lines = (GOLDEN / "later" / "findings.jsonl").read_text("utf-8").splitlines()
    links = [line for line in lines if json.loads(line)["category"] == AuditCategory.LINKS]
    found = []
    for number, record in enumerate(json.loads(line) for line in (*lines * _COPIES, *links * 150)):
        digest = hashlib.blake2b(str(number).encode(), digest_size=8)
        at = digest.digest()
        record |= {
            "finding_id": f"f-{digest.hexdigest()}",
            "status": list(FindingStatus)[at[0] % 2 if at[0] < 200 else at[0] % len(FindingStatus)],
            "severity": list(Severity)[at[1] % len(Severity)],
            "tier": list(Tier)[at[2] % len(Tier)],
            "owner": (None, "Front desk", "Web team")[at[3] % 3],
        }
        if record["status"] in DECIDED:
            record |= {"decision": "accept", "reason": "As it was.", "who": "Zoe"}
        if record["category"] == AuditCategory.LINKS and at[4] % 3 == 0:
            record["evidence"] |= {"quote": _ODD[at[5] % 3 * 2] * (1 + 6 * (at[6] % 2))}
        if at[7] % 40 == 0:
            record |= {"url": None, "occurrences": []}
        found.append(record)
    return found


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """Return a published run of some hundred findings, with causes that many share."""
    data, golden = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("golden") / "later"
    golden.mkdir()
    for file in (GOLDEN / "later").glob("*.jsonl"):
        (golden / file.name).write_bytes(file.read_bytes())
    text = "".join(f"{json.dumps(record)}\n" for record in copies())
    (golden / "findings.jsonl").write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(review_site, "GOLDEN", golden.parent)
        run = OpenRun(publish(data, week="later"))
    with run.reading() as database:
        rows = database.connection.execute("SELECT line, json FROM findings").fetchall()
    return Shown(data / HOST, run, [(line, Finding.model_validate_json(text)) for line, text in rows])


@pytest.fixture(scope="module")
def reading(shown: Shown) -> Reading:
    """Return what a person would read of the run."""
    return Reading(shown.run.published.folder)


class Reading:
    """What a person would read of the run's files."""

    def __init__(self, folder: Path) -> None:
        self.texts: dict[str, tuple[str | None, float | None]] = {}
        for name in ("articles", "texts"):
            for record in self._records(folder, name):
                self.texts[record["url"]] = record.get("genre"), record.get("confidence")
        self.titles: dict[str, str] = {}
        for record in self._records(folder, "pages"):
            if record.get("final_url"):
                self.titles[record["final_url"]] = record.get("title") or ""

        self.offices = {
            record["location_id"]: [record.get("label") or "", record["address"].get("city") or ""]
            for record in self._records(folder, "locations")
        }

    def _records(self, folder: Path, name: str) -> list[dict[str, Any]]:
        file = folder / f"{name}.jsonl"
        return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.is_file() else []

    def cells(self, finding: Finding, standing: Standing) -> dict[str, str]:
        """Return the values that a finding is filtered by."""
        url = finding.url if finding.page_count == 1 else None
        genre, confidence = self.texts.get(url or "", (None, None))
        path = urlsplit(url).path.strip("/") if url else ""
        bands = {
            name
            for name, (_, low, high) in CONFIDENCES.items()
            if confidence is not None and low <= confidence < high
        }
        return {
            "topic": section_of(finding.category).anchor,
            "audit": finding.audit,
            "severity": finding.severity,
            "tier": finding.tier,
            "section": "" if url is None else f"/{path.split('/')[0]}/" if "/" in path else "/",
            "genre": genre or "",
            "owner": standing.owner or NOBODY,
            "confidence": next(iter(bands), ""),
        }

    def cause(self, finding: Finding) -> str | None:
        """Return what a finding has in common with others."""
        return alike_key(
            category=finding.category,
            scope=finding.scope,
            unit=finding.unit,
            value=finding.value,
            field=finding.evidence.field,
            quote=finding.evidence.quote,
        )

    def chooses(self, filters: Filters, finding: Finding, standing: Standing) -> bool:
        """Return whether filters choose a finding."""
        states = {
            "open": ASKS_FOR_WORK,
            "new": {FindingStatus.NEW, FindingStatus.REOPENED},
            "decided": DECIDED,
            "closed": CLOSED,
            "all": set(FindingStatus),
        }
        cells = self.cells(finding, standing)
        fits = standing.status in states[filters.state]
        fits &= all(getattr(filters, name) in ("", value) for name, value in cells.items())
        fits &= filters.page in ("", finding.url)
        fits &= filters.subject in ("", finding.subject)
        fits &= filters.alike in ("", self.cause(finding))
        if filters.q:
            shown = [finding.message, finding.evidence.quote, finding.url or "", finding.subject]
            shown += [self.titles.get(finding.url or "", ""), *self.offices.get(finding.subject, ())]
            words, sought = _words(" ".join(shown)), _words(filters.q)
            fits &= bool(sought) and all(any(one.startswith(term) for one in words) for term in sought)
        return fits


def _words(text: str) -> list[str]:
    """Return the words of a text, in lower case, without accents."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return re.findall(r"[^\W_]+", plain.lower())


_URLS = tuple(dict.fromkeys(record["url"] or "" for record in copies()))
_CAUSES = ("", *(f"{days} days" for days in (1.0, 1440.0)), *(odd * n for odd in _ODD for n in (1, 7)))


def one_of(*values: str) -> st.SearchStrategy[str]:
    """Return a strategy that mostly leaves a filter out."""
    return st.just("") | st.just("") | st.just("") | st.sampled_from(values)


filters_of_lists = st.builds(
    Filters,
    state=st.sampled_from(list(STATES)),
    topic=one_of(*(section.anchor for section in SECTIONS)),
    audit=one_of("misspelling", "broken-link", "stale-page", "no-such-audit"),
    severity=one_of(*Severity),
    tier=one_of(*Tier),
    section=one_of("/", "/blog/", "/none/"),
    genre=one_of(*Genre),
    owner=one_of(NOBODY, "Front desk", "Web team", "Nobody's"),
    confidence=one_of(*CONFIDENCES),
    page=one_of(*_URLS),
    subject=one_of("template:header", "definately", "theraphy"),
    alike=one_of(*(cause[:80] for cause in _CAUSES)),
    q=one_of(
        "pain",
        "PAIN",
        "100%",
        "%",
        "_",
        "a_b",
        "\\",
        "back\\",
        "it's",
        "<b>",
        "Ünder",
        "ünder",
        "recieve",
        "'",
    ),
)
profile = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def decided(shown: Shown, made: Sequence[Step]) -> ReviewState:
    """Return the state of the run after some decisions."""
    shown.forget()
    make(shown, made)
    return shown.review.state(shown.run, TODAY)


def place(line: int, finding: Finding) -> tuple[int, int, int, int]:
    """Return what sorts a finding: the worst, then the surest, then the one on most pages."""
    return SEVERITY_RANK[finding.severity], TIER_RANK[finding.tier], -finding.page_count, line


def paged(shown: Shown, state: ReviewState, filters: Filters, limit: int = 7) -> list[Row]:
    """Return the rows of a list, read a few at a time as a person does."""
    rows: list[Row] = []
    after: Key | None = None
    while True:
        some = read_rows(shown.run, state, filters, after, limit)
        rows += some.rows
        assert len(some.rows) == limit or some.following is None
        if some.following is None:
            return rows
        after = Key.of(str(some.following))
        assert after == some.following


@given(filters=filters_of_lists, made=steps)
@example(filters=Filters(), made=[])
@example(filters=Filters(state="all"), made=[])
@profile
def test_paging_gives_every_chosen_finding_once_and_each_cause_as_one_row(
    shown: Shown, reading: Reading, filters: Filters, made: list[Step]
) -> None:
    """In order; the row of a cause is at the place of the worst of it, has their number, and leads to all of them."""
    state = decided(shown, made)
    chosen = sorted(
        (place(line, one), line, one)
        for line, one in shown.findings
        if reading.chooses(filters, one, state.of(line, one))
    )
    causes = Counter((one.audit, reading.cause(one)) for _, _, one in chosen)
    folds = not filters.alike and not filters.page
    expected, seen = [], set()
    for _, line, one in chosen:
        cause = (one.audit, reading.cause(one))
        size = causes[cause] if folds and cause[1] is not None and causes[cause] >= LEAST_ALIKE else 1
        if size > 1 and cause in seen:
            continue
        seen.add(cause)
        expected.append((line, size))
    rows = paged(shown, state, filters)
    assert [(row.line, row.alike) for row in rows] == expected
    assert [row.line for row in read_all(shown.run, state, filters)] == [line for _, line, _ in chosen]
    for row in rows:
        assert row.standing == state.of(row.line, row.finding)
        if row.alike > 1:
            own = Filters.of(dict(parse_qsl(filters.query(audit=row.finding.audit, alike=row.alike_key))))
            members = [
                line
                for _, line, one in chosen
                if (one.audit, reading.cause(one)) == (row.finding.audit, row.alike_key)
            ]
            assert [one.line for one in paged(shown, state, own)] == members


@given(filters=filters_of_lists, made=steps)
@profile
def test_the_numbers_of_the_filters_are_those_of_the_rows(
    shown: Shown, reading: Reading, filters: Filters, made: list[Step]
) -> None:
    """Of each value the number of findings that would be left with the other filters as they are."""
    state = decided(shown, made)
    facets = Facets()
    standings = [(one, state.of(line, one)) for line, one in shown.findings]
    for _ in range(2):  # counted, then remembered
        assert facets.total(shown.run, state, filters) == sum(
            reading.chooses(filters, one, standing) for one, standing in standings
        )
    for name, choices in facets.of(shown.run, state, filters).items():
        without = Filters(**{**_values(filters), name: ""})
        counts = Counter(
            reading.cells(one, standing)[name]
            for one, standing in standings
            if reading.chooses(without, one, standing)
        )
        known = {choice.value: choice.count for choice in choices if choice.count}
        others = [value for value in counts if value not in ("", NOBODY)]
        expected = {value: count for value, count in counts.items() if value}
        if name == "owner" and not others:
            expected = {}  # a choice between nobody and nobody is none
        assert known == expected, name


def _values(filters: Filters) -> dict[str, str]:
    return {name: getattr(filters, name) for name in Filters.__slots__}


@given(made=steps)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_numbers_that_are_remembered_follow_every_decision(
    shown: Shown, reading: Reading, made: list[Step]
) -> None:
    """By one server that has counted before."""
    facets, lists = Facets(), PageLists()
    for count in range(len(made) + 1):
        state = decided(shown, made[:count])
        for name in STATES:
            filters = Filters(state=name)
            assert facets.total(shown.run, state, filters) == sum(
                reading.chooses(filters, one, state.of(line, one)) for line, one in shown.findings
            )
        open_ones = Counter(
            one.url for line, one in shown.findings if state.of(line, one).is_open and one.url
        )
        pages = {row.url: row.findings for row in lists.of(shown.run, state) if row.findings}
        assert pages == {url: number for url, number in open_ones.items() if url in reading.titles}


@given(
    query=st.dictionaries(
        st.sampled_from([*Filters.__slots__, "after", "done", "left", "x"]),
        st.text(max_size=40)
        | st.sampled_from(["1.2", "9" * 15 + ".1", "٣.٤", "-1", "0", "12-14", "%", "all"]),
        max_size=5,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_address_breaks_a_list(reviewer: Reviewer, query: dict[str, str]) -> None:
    """Whatever it says, in a page and in a part of one."""
    for path in (f"{SITE}/", f"{SITE}/pages", f"{SITE}/decisions", "/", f"{SITE}/newest"):
        answer = reviewer.client.get(path, params=query, headers={"HX-Request": "true"})
        assert answer.status_code in (200, 204, 303), (path, answer.text)


@pytest.fixture(scope="module")
def reviewer(shown: Shown) -> Reviewer:
    """Return a person who reads the run."""
    return Reviewer(shown.folder.parent, reads_a_minute=100_000)


@given(filters=filters_of_lists)
@settings(max_examples=100, deadline=None)
def test_an_address_says_what_it_was_made_of(filters: Filters) -> None:
    assert Filters.of(dict(parse_qsl(filters.query()))) == filters


@given(text=st.text("aeioubckprtspn 0129%_'\"*-()é.:\\\0“”^", max_size=20))
@example(text="\0")
@example(text="pain\0nothing like it")
@settings(max_examples=100, deadline=None)
def test_a_search_finds_what_has_the_words_and_nothing_else(
    shown: Shown, reading: Reading, text: str
) -> None:
    """None of its signs is a pattern."""
    state = decided(shown, [])
    filters = Filters.of({"q": text, "state": "all"})
    expected = [line for line, one in shown.findings if reading.chooses(filters, one, state.of(line, one))]
    assert sorted(row.line for row in read_all(shown.run, state, filters)) == expected


@pytest.mark.parametrize(
    "text", ["", "1", "1.", ".1", "1.2.3", "a.b", "-1.2", "1e3.2", "²." + "1", "1." + "9" * 16]
)
def test_a_place_that_is_none_is_the_beginning(text: str) -> None:
    assert Key.of(text) is None
