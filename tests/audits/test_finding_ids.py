"""A finding keeps its id whatever happens elsewhere, and never takes another's."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import pytest

from audits.finding_ids import FindingIds, side_words
from audits.freshness.believed_dates import first_sight
from audits.run import audit_site
from audits.site_facts import site_facts
from schemas.article import Article
from schemas.finding import Finding
from schemas.location import Address, Location, SeenOn, SeenPhone
from schemas.vocabulary import DateRole, Genre, Region
from tests.audits.build import article, context, date, judge, judge_words
from tests.audits.dated import dated, hidden, shown

CONTEXT = context()
DOUBLED = "Sit down, take the the pill at noon."
ALSO_DOUBLED = "Then take the the walk home."
LONG = (
    "If the pain has lasted for more than some weeks and neither rest nor heat nor the tablets that your own doctor "
    "gave you have helped at all, then please call us and ask for a visit with one of our nurses."
)
HARD = (
    "Comprehensive evaluation of your shoulder incorporates radiological investigation and individual physiotherapy "
    "whenever conservative management has been unsatisfactory."
)
EASIER = (
    "Comprehensive evaluation of your shoulder and back incorporates a radiological investigation of both."
)


def findings(record: Article | Location, audit: str) -> list[Finding]:
    """Return what an audit finds on a record, in the order of the text."""
    result = judge([record], CONTEXT)
    _, of_words = judge_words(result.words, CONTEXT, audit)
    return [*(finding for finding in result.findings if finding.audit == audit), *of_words]


def ids(record: Article | Location, audit: str) -> list[str]:
    """Return the ids of what an audit finds on a record, in the order of the text."""
    return [finding.finding_id for finding in findings(record, audit)]


def test_the_subject_of_a_text_is_its_pages_text_id() -> None:
    """Of its findings, their occurrences and its outcomes; of a misspelling only the occurrences."""
    record = article(DOUBLED, "Many pateints rest.")
    result = judge([record], CONTEXT)
    result.findings += judge_words(result.words, CONTEXT, "repeated-word")[1]
    outcomes, words = judge_words(result.words, CONTEXT)
    text = f"t-{1:016x}"
    assert {text} == {finding.subject for finding in result.findings}
    assert {text} == {place.subject for f in [*result.findings, *words] for place in f.occurrences}
    assert {text} == {outcome.subject for outcome in [*result.outcomes, *outcomes]}
    assert [finding.subject for finding in words] == ["pateints"]


def test_fixing_one_of_two_never_hands_its_id_to_the_other() -> None:
    """Both quote "the the"; the words beside it differ."""
    first, second = ids(article(DOUBLED, ALSO_DOUBLED), "repeated-word")
    assert first != second
    assert [second] == ids(article("Sit down, take the pill at noon.", ALSO_DOUBLED), "repeated-word")
    assert [first] == ids(article(DOUBLED, "Then take the walk home."), "repeated-word")


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param((ALSO_DOUBLED, DOUBLED), id="the paragraphs changed places"),
        pytest.param(("A new first paragraph.", DOUBLED, ALSO_DOUBLED), id="text was inserted before"),
        pytest.param((f"Mind this. {DOUBLED}", ALSO_DOUBLED), id="the sentence before is new"),
        pytest.param(("Sit down; TAKE the the pill, at noon!", ALSO_DOUBLED), id="only case and punctuation"),
    ],
)
def test_an_edit_elsewhere_renews_nothing(paragraphs: tuple[str, ...]) -> None:
    """Each finding has the id that it had before."""
    before, now = (
        {side_words(f.evidence.suffix).split()[0]: f.finding_id for f in findings(record, "repeated-word")}
        for record in (article(DOUBLED, ALSO_DOUBLED), article(*paragraphs))
    )
    assert before.keys() == {"pill", "walk"}
    assert before == now


def test_a_moved_page_keeps_its_findings() -> None:
    """The subject is from the page's id, which survives a redirect."""
    moved = article(DOUBLED, LONG, url="https://clinic.example/moved/")
    assert ids(article(DOUBLED, LONG), "repeated-word") == ids(moved, "repeated-word")
    assert ids(article(DOUBLED, LONG), "long-sentence") == ids(moved, "long-sentence")


def test_findings_equal_in_all_differ_by_an_ordinal() -> None:
    """Three equal ones have three ids; where one is fixed, two of them stay."""
    three, two = FindingIds(), FindingIds()
    minted = [three.mint("long-sentence", "t-1", ("rest well", "and", "now")) for _ in range(3)]
    assert len(set(minted)) == 3
    assert minted[:2] == [two.mint("long-sentence", "t-1", ("rest well", "and", "now")) for _ in range(2)]


def test_a_better_grade_is_the_same_finding() -> None:
    """Also with another hardest sentence."""
    worse = findings(article(*[HARD] * 16), "hard-to-read")
    better = findings(article(*[EASIER] * 16), "hard-to-read")
    assert worse[0].value is not None
    assert better[0].value is not None
    assert worse[0].value > better[0].value
    assert worse[0].evidence.quote != better[0].evidence.quote
    assert [finding.finding_id for finding in worse] == [finding.finding_id for finding in better]


def test_an_older_page_is_the_same_finding() -> None:
    """Stale by its last update, then by a later one, then by its review."""
    dates = [
        {"modified": date("2015-01-01")},
        {"modified": date("2016-02-03")},
        {"modified": date("2026-02-03"), "reviewed": date("2016-03-01")},
    ]
    records = [
        article("Rest helps.", headline="Symptoms of a cold", genre=Genre.GUIDE, **each) for each in dates
    ]
    assert len({finding for record in records for finding in ids(record, "stale-page")}) == 1


def test_a_date_that_is_refreshed_again_is_the_same_finding() -> None:
    """A page that moves its date at every run is new once."""
    page = article("Rest helps.", modified=date("2026-01-01"))
    believed = first_sight(page, datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), is_new=True)
    days = [
        page.model_copy(update={"modified": date(f"2026-0{month}-01"), "believed": believed})
        for month in (2, 3)
    ]
    (first,), (second,) = (audit_site(site_facts(texts=[day]), CONTEXT)[1] for day in days)
    assert first.evidence.quote != second.evidence.quote
    assert first.finding_id == second.finding_id


def test_dates_that_contradict_each_other_are_told_apart_by_their_kind() -> None:
    """A new day that contradicts the hidden data still is the same finding; fixing one kind keeps the other."""

    def found(published: str, modified: str) -> list[str]:
        page = dated(
            hidden("2026-05-05", DateRole.MODIFIED),
            hidden("2020-05-05", DateRole.PUBLISHED),
            shown(modified, modified, DateRole.MODIFIED),
            shown(published, published, DateRole.PUBLISHED),
        )
        findings = audit_site(site_facts(texts=[page]), CONTEXT)[1]
        return [finding.finding_id for finding in findings if finding.audit == "conflicting-dates"]

    published, modified = found("2019-01-01", "2025-01-01")
    assert [published, modified] == found("2018-01-01", "2024-01-01")
    assert [published] == found("2019-01-01", "2026-05-05")


def test_a_misspelling_is_its_word() -> None:
    """On whatever page it stands first, and however it is written there."""
    one = judge_words(judge([article("Many pateints rest.", number=2)], CONTEXT).words, CONTEXT)[1]
    two = [article("Pateints rest.", number=1), article("Many pateints rest.", number=2)]
    more = judge_words(judge(two, CONTEXT).words, CONTEXT)[1]
    assert [finding.finding_id for finding in one] == [finding.finding_id for finding in more]


def place(page: int, *phones: SeenPhone, unit: str = "Suite 5") -> SeenOn:
    """Return an office as a page's text gives it."""
    url = f"https://clinic.example/{page}/"
    address = Address(street="12 Elm St", unit=unit, city="Union", region="NJ", postal_code="07083")
    raw = f"12 Elm St, {unit}, Union, NJ 07083"
    return SeenOn(url=url, region=Region.MAIN, raw=raw, address=address, phones=list(phones))


def office(places: Sequence[SeenOn], **fields: Any) -> Location:
    """Return an office that stands in these places."""
    values = {"location_id": f"l-{1:016x}", "address_raw": places[0].raw, "address": places[0].address}
    return Location(**(values | fields), seen_on=list(places))


def phone(raw: str, link: str | None = None) -> SeenPhone:
    """Return a number that is tied to the office."""
    return SeenPhone(
        e164="+1" + "".join(filter(str.isdigit, raw))[-10:], raw=raw, link=link, link_e164=link, tied=True
    )


def test_a_contradiction_is_its_two_values() -> None:
    """Also when another page says it in other words first, or the other value is on more pages now."""
    before = office([place(2), place(3), place(4, unit="Suite 6")])
    respelt = office([place(1, unit="Ste. 6"), place(2), place(3), place(4, unit="Suite 6"), place(5)])
    turned = office([place(2), place(4, unit="Suite 6"), place(5, unit="Suite 6")])
    (was,) = findings(before, "conflicting-location")
    assert tuple(
        findings(record, "conflicting-location")[0].evidence.quote for record in (respelt, turned)
    ) == ("Ste. 6", "Suite 5")
    assert [was.finding_id] * 2 == [
        *ids(respelt, "conflicting-location"),
        *ids(turned, "conflicting-location"),
    ]


def test_a_number_that_contradicts_is_the_two_numbers() -> None:
    """However they are written, and whatever else contradicts at the office."""
    right, slip = "(908) 555-0142", "(908) 555-0124"
    before = office([place(2, phone(right)), place(3, phone(right)), place(4, phone(slip), unit="Suite 6")])
    after = office([place(2, phone(right)), place(3, phone(right)), place(4, phone("908.555.0124"))])
    _, number = ids(before, "conflicting-location")
    assert [number] == ids(after, "conflicting-location")


def test_two_wrong_links_of_one_number_are_told_apart() -> None:
    """Fixing the first leaves the second its id."""
    shown = "(908) 555-0142"
    wrong = [place(page, phone(shown, f"+1908555014{page}")) for page in (7, 8)]
    first, second = ids(office(wrong), "phone-link-mismatch")
    assert first != second
    fixed = office([place(7, phone(shown, "+19085550142")), wrong[1]])
    assert [second] == ids(fixed, "phone-link-mismatch")


def test_a_judgement_of_all_offices_is_one_finding() -> None:
    """Whatever the first page calls the address, and whichever offices are added."""
    second = office([place(3)], location_id=f"l-{2:016x}")
    runs = [[office([place(2)])], [office([place(1, unit="Ste 5"), place(2)])], [office([place(2)]), second]]
    made = [audit_site(site_facts(locations=offices), CONTEXT)[1] for offices in runs]
    missing = [[f for f in found if f.audit == "structured-location-missing"] for found in made]
    assert [len(found) for found in missing] == [1, 1, 1]
    assert len({found[0].finding_id for found in missing}) == 1
