"""Test the reading of a page's offices and phones, with hours and names."""

from __future__ import annotations

import json

import pytest

from extraction.locations.candidate import OfficeCandidate, PhoneCandidate
from extraction.locations.read_offices import read_offices
from extraction.page.document import parse_text
from schemas.vocabulary import Region, Source

SEED = (
    "<footer><p>732.906.9600 732.906.9300</p><p>2500 Morris Ave.,<br>Suite 220<br>Union, NJ 07083</p>"
    "<p>10 Parsonage Road<br>Suite 208<br>Edison, NJ 08837</p><h4>West Caldwell</h4>"
    "<p>185 Fairfield Ave.,<br>Suite 2A<br>West Caldwell, NJ 07006</p><p>836 Broadway<br>Bayonne, NJ 07002</p>"
    "<h4>West Orange</h4><p>445 Pleasant Valley Way<br>West Orange, NJ 07052</p></footer>"
)


def read(
    html: str, url: str = "https://clinic.example/"
) -> tuple[list[OfficeCandidate], list[PhoneCandidate]]:
    return read_offices(parse_text(f"<html><body>{html}</body></html>", url))


def test_labels_and_phones_of_a_flat_footer() -> None:
    """A heading between two addresses names the next one only; phones before a list belong to none of them."""
    offices, phones = read(SEED)
    assert [office.label for office in offices] == [None, None, "West Caldwell", None, "West Orange"]
    assert [office.phones for office in offices] == [[]] * 5
    assert [phone.phone.e164 for phone in phones] == ["+17329069600", "+17329069300"]
    assert {office.region for office in offices} == {Region.FOOTER}


def test_phones_inside_an_offices_element_are_its_own() -> None:
    """A number inside the element that holds one address only is tied to it."""
    offices, phones = read(
        "<div><div><h3>Naples</h3><p>5700 Taylor Rd, #A-3<br>Naples, FL 34109</p><p>(239) 309-1373</p></div>"
        "<div><h3>Venice</h3><p>3129 Tamiami Trail<br>Venice, FL 34293</p><p>(941) 216-1335</p></div></div>"
    )
    assert [[p.phone.e164 for p in office.phones] for office in offices] == [
        ["+12393091373"],
        ["+19412161335"],
    ]
    assert [office.label for office in offices] == ["Naples", "Venice"]
    assert phones == []


def test_phones_in_a_flat_list_follow_their_address() -> None:
    """Without elements to decide by, a number after each address is that address's."""
    offices, _ = read(
        "<p>5700 Taylor Rd<br>Naples, FL 34109<br>(239) 309-1373<br>"
        "3129 Tamiami Trail<br>Venice, FL 34293<br>(941) 216-1335</p>"
    )
    assert [[p.phone.e164 for p in office.phones] for office in offices] == [
        ["+12393091373"],
        ["+19412161335"],
    ]


def test_a_link_that_dials_something_else_is_kept_beside_its_text() -> None:
    """A number's text carries the target of its link, so that an audit can compare the two."""
    _, phones = read('<p><a href="tel:+17329069999">732-906-9600</a></p>')
    assert [(p.phone.e164, p.link) for p in phones] == [("+17329069600", "+17329069999")]


def test_structured_data() -> None:
    """JSON-LD gives offices, nested departments too, with phones and hours; a full address in one string is split."""
    data = {
        "@type": "MedicalOrganization",
        "name": "Hale Group",
        "department": {
            "@type": "MedicalClinic",
            "name": "North",
            "telephone": "+1 512 474 1111",
            "openingHours": "Mo-Fr 09:00-17:00",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "1301 W 38th St, Suite 705, Austin, TX 78705",
            },
        },
    }
    offices, _ = read(f'<script type="application/ld+json">{json.dumps(data)}</script>')
    (office,) = offices
    assert (office.source, office.label, office.types) == (Source.JSON_LD, "North", ["medicalclinic"])
    assert (office.address.street, office.address.unit) == ("1301 W 38th St", "Suite 705")
    assert [p.phone.e164 for p in office.phones] == ["+15124741111"]
    assert office.hours[0].closes == "17:00"


def test_hours_beside_an_office() -> None:
    """Hours inside an office's element are its own."""
    (office,), _ = read("<div><p>5700 Taylor Rd<br>Naples, FL 34109</p><p>Mon-Fri 8am-5pm</p></div>")
    assert [h.raw for h in office.hours] == ["Mon-Fri 8am-5pm"]


def test_country_by_the_pages_own_addresses() -> None:
    """Numbers are read by the country of the page's addresses, where nothing declares one."""
    (office,), _ = read(
        "<p>35 Parkgate Road, London SW11 4NP | Tel: 020 7223 7223</p>", "https://clinic.com/"
    )
    assert [p.phone.e164 for p in office.phones] == ["+442072237223"]


def test_a_map_link_takes_the_suite_of_the_only_address_it_fits() -> None:
    """A map's URL seldom gives the suite: the page's own address does, and the link says that it is inferred."""
    link = '<a href="https://www.google.com/maps/place/640+F+St+NE,+Washington,+DC+20002/data=!3m1">Map</a>'
    text = "<p>640 F Street NE, Suite {}, Washington, DC 20002</p>"
    one, _ = read(link + text.format(30))
    assert [(o.address.unit, o.source, o.inferred) for o in one] == [
        ("Suite 30", Source.VISIBLE, []),
        ("Suite 30", Source.MAP_LINK, ["unit"]),
    ]
    two, _ = read(link + text.format(30) + text.format(40))
    assert [o.address.unit for o in two] == ["Suite 30", "Suite 40", None]


def cards(html: str) -> list[OfficeCandidate]:
    return [office for office in read(html)[0] if office.source is Source.MICROFORMAT]


def test_cards_by_class_names() -> None:
    """Several hCards on a page are several offices, each with its own numbers; a fax says so."""
    one, two = cards(
        '<div class="vcard"><span class="fn org">Hill Clinic Union</span><div class="adr">'
        '<span class="street-address">2500 Morris Ave.</span> <span class="extended-address">Suite 220</span>'
        '<span class="locality">Union</span> <abbr class="region" title="New Jersey">NJ</abbr>'
        '<span class="postal-code">07083</span></div><span class="tel">(908) 555-0142</span>'
        '<span class="tel"><span class="type">Fax</span> <span class="value">908-555-0143</span></span></div>'
        '<div class="h-card"><b class="p-name">Hill Clinic Edison</b><p class="p-adr h-adr">'
        '<span class="p-street-address">10 Parsonage Road</span><br><span class="p-locality">Edison</span>, '
        '<span class="p-region">NJ</span> <span class="p-postal-code">08837</span></p>'
        '<a class="p-tel" href="tel:+17325550187">Call</a></div>'
    )
    assert one.label == "Hill Clinic Union"
    assert one.address.model_dump(exclude={"country"}) == {
        "street": "2500 Morris Ave.", "unit": "Suite 220", "city": "Union", "region": "NJ", "postal_code": "07083",
    }  # fmt: skip
    assert [(p.phone.e164, p.phone.kind.value) for p in one.phones] == [
        ("+19085550142", "voice"),
        ("+19085550143", "fax"),
    ]
    assert (two.label, two.address.street, two.address.postal_code) == (
        "Hill Clinic Edison",
        "10 Parsonage Road",
        "08837",
    )
    assert [p.phone.e164 for p in two.phones] == ["+17325550187"]


def test_two_addresses_in_one_card_share_no_number() -> None:
    """A number beside two addresses is tied to neither; an author's card without a street is not an office."""
    adr = '<p class="adr"><span class="street-address">{}</span>, <span class="locality">{}</span>, '
    adr += '<span class="region">NJ</span> <span class="postal-code">{}</span></p>'
    both = cards(
        '<div class="vcard"><span class="fn">Hill Clinic</span>'
        + adr.format("2500 Morris Ave.", "Union", "07083")
        + adr.format("10 Parsonage Road", "Edison", "08837")
        + '<span class="tel">908-555-0142</span></div><span class="author vcard"><a class="fn">A. Writer</a></span>'
    )
    assert [(office.address.city, office.phones) for office in both] == [("Union", []), ("Edison", [])]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>2500</h2><h2>Morris Ave,</h2><h2>Union, NJ 07083</h2>",
        "<p><span>2</span><span>500 Mor</span><span>ris Ave</span><br>Unio<span>n</span>, NJ 07083</p>",
        "<table><tr><td>Address</td><td>2500 Morris Ave</td></tr><tr><td>City</td><td>Union</td></tr>"
        "<tr><td>State</td><td>NJ</td></tr><tr><td>Zip</td><td>07083</td></tr></table>",
        "<p>2500 Morris Ave<br>P.O. Box 12<br>Union, NJ 07083</p>",
    ],
    ids=["over headings", "letters in spans", "labelled rows", "with a box"],
)
def test_an_address_in_pieces(html: str) -> None:
    """Headings, spans and rows that split an address do not hide it."""
    ((office,), _) = read(html)
    assert office.address.model_dump(exclude={"country", "unit"}) == {
        "street": "2500 Morris Ave", "city": "Union", "region": "NJ", "postal_code": "07083",
    }  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["4.7 out of 5 (346 Ratings)", "Come Visit Us", "Referring Doctors", "7pm and Saturdays", "Ana Brown, MD",
     "Dr. Ana Brown", "UK Address", "Contact us by telephone"],
)  # fmt: skip
def test_what_names_no_office(words: str) -> None:
    """A rating, a call, an audience, hours, a doctor and a heading of the address are not an office's name."""
    offices, _ = read(f"<div><h2>{words}</h2><p>17 Main St<br>Edison, NJ 08837</p></div>")
    assert [office.label for office in offices] == [None]


def test_a_name_before_a_rating_is_the_offices() -> None:
    """The name over a rating widget is the label, not the rating."""
    offices, _ = read(
        "<div><h2>Midtown Primary Care</h2><div>4.7 out of 5 (346 Ratings)</div>"
        "<p>17 Main St<br>Edison, NJ 08837</p></div>"
    )
    assert [office.label for office in offices] == ["Midtown Primary Care"]


TABLE = (
    "<table><tr><th></th><th>Downtown</th><th>Lake Oswego</th></tr>"
    "<tr><th>Address</th><td>410 SW Morrison St<br>Portland, OR 97204</td>"
    "<td>310 N State St<br>Lake Oswego, OR 97034</td></tr>"
    "<tr><th>Phone</th><td>503-555-0114</td><td>503-555-0139</td></tr>"
    "<tr><th>Monday</th><td>8am-5pm</td><td>Closed</td></tr><tr><th>Tuesday</th><td>9am-6pm</td>"
    "<td>10am-7pm</td></tr></table>"
)
ROWS = (
    "<table><tr><th>Office</th><th>Address</th><th>Mon</th><th>Tue</th></tr>"
    "<tr><td>Downtown</td><td>410 SW Morrison St, Portland, OR 97204</td><td>8am-5pm</td><td>9am-6pm</td></tr>"
    "<tr><td>Lake Oswego</td><td>310 N State St, Lake Oswego, OR 97034</td>"
    "<td>Closed</td><td>10am-7pm</td></tr></table>"
)
APART = (
    "<p>410 SW Morrison St<br>Portland, OR 97204</p><p>310 N State St<br>Lake Oswego, OR 97034</p>"
    "<table><tr><th></th><th>Portland</th><th>Lake Oswego</th></tr>"
    "<tr><td>Mon</td><td>8am-5pm</td><td>Closed</td></tr><tr><td>Tue</td><td>9am-6pm</td><td>10am-7pm</td></tr></table>"
)


@pytest.mark.parametrize("html", [TABLE, ROWS, APART])
def test_a_table_of_days_and_offices(html: str) -> None:
    """Days and offices may be rows or columns; each office has its own, its address in the table or before it."""
    offices, _ = read(html)
    assert [
        [(day, hours.opens, hours.closes) for hours in office.hours for day in hours.days] for office in offices
    ] == [
        [("mo", "08:00", "17:00"), ("tu", "09:00", "18:00")],
        [("mo", None, None), ("tu", "10:00", "19:00")],
    ]  # fmt: skip


def test_a_column_has_its_name_and_number() -> None:
    """The head of an address's column names its office, and the column's number is its own."""
    offices, phones = read(TABLE)
    assert [office.label for office in offices] == ["Downtown", "Lake Oswego"]
    assert [[p.phone.e164 for p in office.phones] for office in offices] == [
        ["+15035550114"],
        ["+15035550139"],
    ]
    assert phones == []


def test_hours_away_from_the_only_address_are_its() -> None:
    """On a page with one office, hours in a sidebar belong to it; those of a pharmacy or of another place do not."""
    footer = "<footer><p>17 Main St, Edison, NJ 08837</p></footer>"
    week = "<dl><dt>Mon</dt><dd>8–5</dd><dt>Tue</dt><dd>8–5</dd><dt>Wed</dt><dd>10–7</dd></dl>"
    (office,), _ = read(f"<main><p>Text</p><div><h3>Hours</h3>{week}</div></main>{footer}")
    assert {day for hours in office.hours for day in hours.days} == {"mo", "tu", "we"}
    for heading in ("Pharmacy", "Union Office"):
        (office,), _ = read(f"<main><p>Text</p><div><h3>{heading}</h3>{week}</div></main>{footer}")
        assert office.hours == []


def test_hours_that_need_a_guess_are_counted() -> None:
    """A bare pair that may be morning or evening is left out, and the line is counted."""
    (office,), _ = read(
        "<div><p>17 Main St, Edison, NJ 08837</p><p>Mon - Thu: 8am - 5pm<br>Fri: 6–8</p></div>"
    )
    assert [hours.days for hours in office.hours] == [["mo", "tu", "we", "th"]]
    assert office.hours_left_out == 1
