"""Test addresses in lines by the grammar of each country."""

from __future__ import annotations

import pytest

from extraction.locations.address.address_text import read_addresses

Parts = tuple[str | None, ...]


def parts(lines: str, country: str = "US") -> list[Parts]:
    return [
        (a.address.street, a.address.unit, a.address.city, a.address.region, a.address.postal_code)
        for a in read_addresses(lines.split("|"), country)
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("2500 Morris Ave.,|Suite 220|Union, NJ 07083",
         ("2500 Morris Ave.", "Suite 220", "Union", "NJ", "07083")),
        ("445 Pleasant Valley Way|West Orange, NJ 07052",
         ("445 Pleasant Valley Way", None, "West Orange", "NJ", "07052")),
        ("836 Broadway|Bayonne, NJ 07002", ("836 Broadway", None, "Bayonne", "NJ", "07002")),
        ("4020-A Chino Hills Pkwy Chino Hills CA 91709",
         ("4020-A Chino Hills Pkwy", None, "Chino Hills", "CA", "91709")),
        ("517 B Highway 210 N, Cromwell, MN 55726", ("517 B Highway 210 N", None, "Cromwell", "MN", "55726")),
        ("1365 Clifton Way|Reno, NV 89509|Suite 12", ("1365 Clifton Way", "Suite 12", "Reno", "NV", "89509")),
        ("731 Hospital Drive|Shelbyville, KY 40065|Ph. 502/633-4190",
         ("731 Hospital Drive", None, "Shelbyville", "KY", "40065")),
        ("2970 US Hwy 25E|Middlesboro, KY 40965", ("2970 US Hwy 25E", None, "Middlesboro", "KY", "40965")),
        ("Oak Avenue entrance: 401 N. 4th Street|Fargo, ND 58102",
         ("401 N. 4th Street", None, "Fargo", "ND", "58102")),
        ("City: Portland|Address: 22 Bramhall St.|City: Portland|State: ME|ZIP: 04102",
         ("22 Bramhall St.", None, "Portland", "ME", "04102")),
        ("On the ground floor of the building. Our address is 4160 John R Street, Suite 917,|Detroit, MI 48201",
         ("4160 John R Street", "Suite 917", "Detroit", "MI", "48201")),
        ("Sunset Tower. 100 Ocean Blvd. North, Bldg. C, Reno, NV 89509",
         ("100 Ocean Blvd. North", "Bldg. C", "Reno", "NV", "89509")),
        ("550 Division Street|Elizabeth, NJ 07201", ("550 Division Street", None, "Elizabeth", "NJ", "07201")),
        ("301 West 5400 South, Murray, UT 84107", ("301 West 5400 South", None, "Murray", "UT", "84107")),
        ("212 1/2 Main Street, Ames, IA 50010", ("212 1/2 Main Street", None, "Ames", "IA", "50010")),
        ("W238 N1660 Busse Road, Waukesha, WI 53188",
         ("W238 N1660 Busse Road", None, "Waukesha", "WI", "53188")),
        ("One University Drive|Orange, CA 92866-1234",
         ("One University Drive", None, "Orange", "CA", "92866-1234")),
        ("6671 S. Las Vegas Blvd., Building D, Suite 210, Las Vegas, NV, 89119",
         ("6671 S. Las Vegas Blvd.", "Building D, Suite 210", "Las Vegas", "NV", "89119")),
        ("400 Shadow Lane|Suite 207 (Second Floor)|Las Vegas, Nevada 89106",
         ("400 Shadow Lane", "Suite 207 (Second Floor)", "Las Vegas", "NV", "89106")),
        ("800 Maine Avenue, S.W., Suite 900, Washington, DC 20024",
         ("800 Maine Avenue, S.W.", "Suite 900", "Washington", "DC", "20024")),
        ("3906|NW 7st,|Miami, Florida. 33126", ("3906 NW 7st", None, "Miami", "FL", "33126")),
        ("922 main street, suite 201|paterson, nj 07503",
         ("922 main street", "suite 201", "paterson", "NJ", "07503")),
        ("2420 Old Ivy Road|P.O. Box 400764|Charlottesville, VA 22903",
         ("2420 Old Ivy Road", None, "Charlottesville", "VA", "22903")),
        ("185 Fairfield Ave, Suite 2A|West Caldwell, NJ",
         ("185 Fairfield Ave", "Suite 2A", "West Caldwell", "NJ", None)),
        ("311 E Sherman Ave, Coeur d'Alene, ID 83814",
         ("311 E Sherman Ave", None, "Coeur d'Alene", "ID", "83814")),
        ("Studio: #310 – 88 W. Lake Street, Chicago, IL 60601",
         ("88 W. Lake Street", "#310", "Chicago", "IL", "60601")),
        ("5770 S 250 E #235, Murray, Utah 84107", ("5770 S 250 E", "#235", "Murray", "UT", "84107")),
        ("123½ Main Street|Union, NJ 07083", ("123½ Main Street", None, "Union", "NJ", "07083")),
        ("45-12 Broadway, 2nd Fl|Astoria, NY 11103", ("45-12 Broadway", "2nd Fl", "Astoria", "NY", "11103")),
        ("100 Hospital Drive, Building 2, 3rd Floor, Suite 310|Toledo, OH 43614",
         ("100 Hospital Drive", "Building 2, 3rd Floor, Suite 310", "Toledo", "OH", "43614")),
        ("123 Main St, Lower Level|Union, NJ 07083", ("123 Main St", "Lower Level", "Union", "NJ", "07083")),
        ("W230S3500 Milky Way Rd, Waukesha, WI 53189",
         ("W230S3500 Milky Way Rd", None, "Waukesha", "WI", "53189")),
        ("5100 FM 1960 Rd W, Houston, TX 77069", ("5100 FM 1960 Rd W", None, "Houston", "TX", "77069")),
        ("1234 US-1 S, St. Augustine, FL 32086", ("1234 US-1 S", None, "St. Augustine", "FL", "32086")),
        ("2500 Morris Ave|Union|NJ|07083", ("2500 Morris Ave", None, "Union", "NJ", "07083")),
        ("Clinic, 2500 Morris Ave., Union, N.J., 07083", ("2500 Morris Ave.", None, "Union", "NJ", "07083")),
        ("See us at Suite 12, 640 Canal Row, Lowell, MA 01851",
         ("640 Canal Row", "Suite 12", "Lowell", "MA", "01851")),
        ("On the third floor of 41 Mill Street, Keene, NH 03431",
         ("41 Mill Street", "third floor", "Keene", "NH", "03431")),
        ("27 Harbor Road, Suite 3 in Juneau, AK 99801", ("27 Harbor Road", "Suite 3", "Juneau", "AK", "99801")),
        ("Cypress Office: 5150 Fry Road #410, Cypress TX 77429",
         ("5150 Fry Road", "#410", "Cypress", "TX", "77429")),
        ("77 Mason Road, Ste. C & D, Katy, TX 77450", ("77 Mason Road", "Ste. C & D", "Katy", "TX", "77450")),
        ("Suite 8|Harbor Medical Center|19 Commercial Street|Rockland, ME 04841",
         ("19 Commercial Street", "Suite 8", "Rockland", "ME", "04841")),
        ("At 18 Tannery Lane, Suite 6, Concord, New Hampshire. Ring twice.",
         ("18 Tannery Lane", "Suite 6", "Concord", "NH", None)),
    ],
)  # fmt: skip
def test_us_address_in_parts(lines: str, expected: Parts) -> None:
    """A US address is split into street, unit, city, state and ZIP, with the page's own wording of each."""
    assert parts(lines) == [expected]


@pytest.mark.parametrize(
    ("lines", "country", "expected"),
    [
        ("4 Ransomes Dock|35 Parkgate Road|London|SW11 4NP", "GB",
         ("4 Ransomes Dock, 35 Parkgate Road", None, "London", None, "SW11 4NP")),
        ("4th Floor, 180 Hampstead Road, London NW1 7AW", "GB",
         ("180 Hampstead Road", "4th Floor", "London", None, "NW1 7AW")),
        ("Long Lane Surgery|8 Long Lane|Exeter EX4 6AB", "GB", ("8 Long Lane", None, "Exeter", None, "EX4 6AB")),
        ("Our rooms are at Suite 9, 17 Bridge Street, Chester CH1 1NQ", "GB",
         ("17 Bridge Street", "Suite 9", "Chester", None, "CH1 1NQ")),
        ("Ganga Dental Hospital|31, Temple Street|Madurai, Tamil Nadu 625001", "US",
         ("31, Temple Street", None, "Madurai", "Tamil Nadu", "625001")),
        ("A-12, Defence Colony, New Delhi - 110024", "IN",
         ("A-12, Defence Colony", None, "New Delhi", None, "110024")),
        ("Lane 2, Karan Nagar, near Amphalla Chowk, Jammu – 180005", "IN",
         ("Lane 2, Karan Nagar, near Amphalla Chowk", None, "Jammu", None, "180005")),
    ],
)  # fmt: skip
def test_other_countries(lines: str, country: str, expected: Parts) -> None:
    """British and Indian addresses end at their own postal codes."""
    assert parts(lines, country) == [expected]


@pytest.mark.parametrize(
    "lines",
    [
        "PO BOX 132764|Spring, TX 77393-2765",
        "Pleasant Valley Way|West Orange, NJ 07052",
        "Over 500 patients|Union, NJ 07083",
        "We serve Union, NJ 07083 and Edison, NJ 08837.",
        "Take 500 mg every 8 hours for 10 days.",
        "[Title] [Address1]|[City], [State] [Zip]",
        "CPT 99213, NJ 64483",
        "1 Department of Surgery, Emory University, Atlanta, GA 30322, USA.",
        "3 School of Nursing, Duke University, Durham, NC 27710",
    ],
)
def test_what_is_no_address(lines: str) -> None:
    """Boxes, service areas, doses, templates and codes are not addresses."""
    assert parts(lines) == []


def test_missing_parts_are_inferred_and_say_so() -> None:
    """A city or state that only the ZIP gives is filled in and named as inferred."""
    (city,) = read_addresses(["836 Broadway, NJ 07002"], "US")
    assert (city.address.city, city.inferred) == ("Bayonne", ("city",))
    (region,) = read_addresses(["445 Pleasant Valley Way, West Orange 07052"], "US")
    assert (region.address.region, region.inferred) == ("NJ", ("region",))
    (both,) = read_addresses(["2500 Morris Ave, Suite 220, 07083"], "US")
    assert (both.address.city, both.address.region, both.inferred) == ("Union", "NJ", ("city", "region"))


def test_addresses_of_a_run_on_line() -> None:
    """Several addresses in one sentence are several addresses."""
    line = "Orlando: 20 North Orange Ave, Suite 1600, Orlando, FL 32801 Tampa: 201 N. Franklin Street, Tampa, FL 33602"
    assert [p[0] for p in parts(line)] == ["20 North Orange Ave", "201 N. Franklin Street"]
