"""An office is one card: what agrees has a tick, what differs stands inside, and a letter says what to change."""

from __future__ import annotations

import json

from reports.names import Names
from reports.office_markup import office_markup
from reports.offices import OfficeCard, office_cards
from reports.site_words import SiteWords
from reports.task import task_of
from schemas.finding import Finding, Occurrence, Quote
from schemas.location import Hours, Location, Phone, SeenOn
from schemas.vocabulary import PhoneKind, PhoneScope, Region, Scope, Tier
from tests.reports.clinic_sample import SITE, finding, sample

CLINIC = "Maple Ridge Spine & Pain"


def _office() -> Location:
    office = sample().locations[0]
    seen = office.seen_on[0]
    return office.model_copy(
        update={
            "phones": [
                Phone(e164="+19085550134", raw="(908) 555-0134", scope=PhoneScope.OFFICE),
                Phone(e164="+19085550100", raw="(908) 555-0100", scope=PhoneScope.SITE),
                Phone(e164="+19085550135", raw="(908) 555-0135", kind=PhoneKind.FAX, scope=PhoneScope.OFFICE),
            ],
            "hours": [
                Hours(days=["mo"], opens="09:00", closes="17:00", raw="Mon 9-5"),
                Hours(days=["tu"], opens="09:00", closes="17:00", raw="Tue 9-5"),
                Hours(days=["sa"], by_appointment=True, raw="Sat by appointment"),
            ],
            "seen_on": [seen, SeenOn(url=f"{SITE}contact/", region=Region.FOOTER, raw=seen.raw)],
        }
    )


def _wrong_phone(office: Location) -> Finding:
    quote = Quote(field="/seen_on/1/phones/0/raw", quote="908-555-0143")
    found = finding(
        "unattached-phone", office.location_id, f"{SITE}contact/",
        "908-555-0143 on Contact Us, (908) 555-0134 everywhere else.", quote,
        scope=Scope.LOCATION, tier=Tier.LIKELY, suggestions=["(908) 555-0134"],
    )  # fmt: skip
    return found.model_copy(
        update={
            "occurrences": [Occurrence(subject=office.location_id, url=f"{SITE}contact/", evidence=quote)]
        }
    )


def _card(office: Location, *findings: Finding) -> OfficeCard:
    tasks = [task_of(one) for one in findings]
    (card,) = office_cards([office], tasks, Names(sample()), SiteWords("en-US"), CLINIC, SITE)
    return card


def test_a_line_has_a_tick_or_the_difference() -> None:
    """Never both; a number of the whole clinic says so."""
    office = _office()
    lines = {(line.label, line.values[0]): line for line in _card(office, _wrong_phone(office)).lines}
    phone = lines["Phone", "(908) 555-0134"]
    assert (phone.is_agreed, len(phone.tasks)) == (False, 1)
    assert lines["Phone", "(908) 555-0100"].note == "not shown next to this address"
    assert lines["Fax", "(908) 555-0135"].is_agreed
    assert lines["Hours", "Mon, Tue 9 am–5 pm"].values[1] == "Sat by appointment"
    assert all(line.is_agreed for line in _card(office).lines)


def test_one_place_agrees_with_nobody() -> None:
    """A tick needs two places."""
    office = _office()
    alone = office.model_copy(update={"seen_on": office.seen_on[:1]})
    assert not any(line.is_agreed for line in _card(alone).lines)


def test_the_letter_names_place_quote_and_change() -> None:
    """One point a place; no letter where nothing differs."""
    office = _office()
    letter = _card(office, _wrong_phone(office)).letter
    assert letter is not None
    assert letter.splitlines()[2] == (
        f"1. Contact Us, {SITE}contact/: it says “908-555-0143”. Other pages say “(908) 555-0134”."
    )
    assert "our office in Union" in letter
    assert "Please check which is right" in letter
    assert _card(office).letter is None


def test_hours_are_never_changed_without_their_days() -> None:
    """A Monday's "Closed" is the weekend's, too: the letter has the whole difference, and no row a fix to copy."""
    office = _office()
    quote = Quote(field="/seen_on/1/hours/0", quote="Closed")
    wrong = finding(
        "unattached-phone", office.location_id, f"{SITE}contact/",
        "Contact Us says closed on Monday, others 9 am–5 pm.", quote, scope=Scope.LOCATION, suggestions=["9 am–5 pm"],
    ).model_copy(update={"evidence": quote.model_copy(update={"field": "/seen_on/1/hours/0/raw"})})  # fmt: skip
    letter = _card(office, wrong).letter
    assert letter is not None
    assert "Contact Us says closed on Monday, others 9 am–5 pm." in letter
    assert "“Closed”" not in letter
    assert not task_of(wrong).is_exact


def test_a_finding_of_another_office_is_not_here() -> None:
    """By the subject."""
    office = _office()
    other = _wrong_phone(sample().locations[5])
    assert _card(office, other).letter is None


def test_two_offices_of_one_town_are_told_apart() -> None:
    """By name or street."""
    one = _office()
    two = one.model_copy(update={"location_id": "l-00000000000000aa", "label": "Annex"})
    cards = office_cards([one, two], [], Names(sample()), SiteWords("en-US"), CLINIC, SITE)
    assert [card.title for card in cards] == [f"Union, {one.label or one.address.street}", "Union, Annex"]


def test_structured_data_states_what_is_known() -> None:
    """Only this office's numbers; hours with both ends; parts that the site does not say are left out."""
    office = _office()
    data = json.loads(office_markup(office, CLINIC, SITE))
    assert data["@type"] == "MedicalClinic"
    assert data["telephone"] == "+19085550134"
    assert data["faxNumber"] == "+19085550135"
    assert data["address"]["addressLocality"] == "Union"
    assert [line["dayOfWeek"] for line in data["openingHoursSpecification"]] == [["Monday"], ["Tuesday"]]
    bare = office.model_copy(update={"phones": [], "hours": []})
    assert set(json.loads(office_markup(bare, CLINIC, SITE))) == {
        "@context",
        "@type",
        "name",
        "url",
        "address",
    }


def test_structured_data_ends_no_script() -> None:
    """A page's text in it cannot close the element that it is pasted into."""
    office = _office().model_copy(update={"label": "</script><script>alert(1)"})
    markup = office_markup(office, CLINIC, SITE)
    assert "</script" not in markup
    assert json.loads(markup)["name"].endswith("</script><script>alert(1)")
