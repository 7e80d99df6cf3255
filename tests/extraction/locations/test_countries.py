"""Test the readers of each country's addresses: every usual form, wherever it is, and nothing in prose."""

from __future__ import annotations

import json

import pytest

from extraction.locations.address.address_text import read_addresses
from extraction.locations.candidate import OfficeCandidate
from extraction.locations.read_offices import read_offices
from extraction.locations.sources.passing_mention import is_passing
from extraction.locations.sources.unread_addresses import unread_addresses
from extraction.page.document import parse_text

Parts = tuple[str | None, ...]


def offices(
    html: str, lang: str = "en", url: str = "https://clinic.example/contact/"
) -> list[OfficeCandidate]:
    return read_offices(parse_text(f'<html lang="{lang}"><body>{html}</body></html>', url))[0]


def linked_data(address: object) -> str:
    node = {"@type": "MedicalClinic", "name": "Hill Clinic", "address": address}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    ("country", "text", "expected"),
    [
        ("CA", "Suite 410 – 1620 West 8th Avenue, Vancouver, British Columbia V6J 1V4",
         ("1620 West 8th Avenue", "Suite 410", "Vancouver", "BC", "V6J 1V4")),
        ("CA", "438 College Avenue, Suite 1800\nToronto, ON M5G 2K8",
         ("438 College Avenue", "Suite 1800", "Toronto", "ON", "M5G 2K8")),
        ("CA", "438 College Avenue, Suite 1800\nToronto, ON",
         ("438 College Avenue", "Suite 1800", "Toronto", "ON", None)),
        ("CA", "#105, 11523 - 100 Avenue NW, Edmonton, AB T5K 0J8",
         ("11523 - 100 Avenue NW", "#105", "Edmonton", "AB", "T5K 0J8")),
        ("CA", "204-1665 Ellis Street\nKelowna, British Columbia\nV1Y 2B3\nCanada",
         ("1665 Ellis Street", "204", "Kelowna", "BC", "V1Y 2B3")),
        ("CA", "1250, boul. Saint-Joseph Est, bureau 101\nMontréal (Québec) H2J 1L8",
         ("1250, boul. Saint-Joseph Est", "bureau 101", "Montréal", "QC", "H2J 1L8")),
        ("CA", "5012 49 Street\nPO Box 220\nLloydminster, Alberta T9V 0K2",
         ("5012 49 Street", None, "Lloydminster", "AB", "T9V 0K2")),
        ("CA", "1012 Beach Ave., Suite 3, Vancouver, B.C. V6E 1T7",
         ("1012 Beach Ave.", "Suite 3", "Vancouver", "BC", "V6E 1T7")),
        ("AU", "Suite 1, Level 1, 44 Harbour Street, Sydney NSW 2000",
         ("44 Harbour Street", "Suite 1, Level 1", "Sydney", "NSW", "2000")),
        ("AU", "7/88 Bay Street, Port Melbourne VIC 3207", ("88 Bay Street", "7", "Port Melbourne", "VIC", "3207")),
        ("AU", "31 Smith St, Parramatta, New South Wales, 2150",
         ("31 Smith St", None, "Parramatta", "NSW", "2150")),
        ("AU", "Shop 1078, 1151 Creek Road, Carindale, Queensland",
         ("1151 Creek Road", "Shop 1078", "Carindale", "QLD", None)),
        ("AU", "Cnr Smith & Johnston Streets, Fitzroy VIC 3065",
         ("Cnr Smith & Johnston Streets", None, "Fitzroy", "VIC", "3065")),
        ("NZ", "Level 3, 55 Anzac Avenue, Auckland Central, Auckland 1010",
         ("55 Anzac Avenue", "Level 3", "Auckland", None, "1010")),
        ("NZ", "Shop 7\n33 Hurstmere Road\nTakapuna\nAuckland 0622",
         ("33 Hurstmere Road", "Shop 7", "Auckland", None, "0622")),
        ("NZ", "5/24 Bright Street, Gisborne 4010", ("24 Bright Street", "5", "Gisborne", None, "4010")),
        ("NZ", "16A Rust Avenue, Whangārei 0110", ("16A Rust Avenue", None, "Whangārei", None, "0110")),
        ("IE", "45 Lower Baggot Street, Dublin 2, D02 W6X1",
         ("45 Lower Baggot Street", None, "Dublin", None, "D02 W6X1")),
        ("IE", "Second Floor, 70 Merrion Square, Dublin 2",
         ("70 Merrion Square", "Second Floor", "Dublin 2", None, None)),
        ("IE", "8 Parnell Street, Ennis, Co. Clare V95 X6R2",
         ("8 Parnell Street", None, "Ennis", "Clare", "V95 X6R2")),
        ("IE", "The Granary, Michael Street, Waterford, X91 P2C7",
         ("The Granary, Michael Street", None, "Waterford", None, "X91 P2C7")),
        ("GB", "Second Floor\n10 Wimpole Street\nLondon\nW1G 9SS",
         ("10 Wimpole Street", "Second Floor", "London", None, "W1G 9SS")),
        ("GB", "18 St Giles Street, Norwich, Norfolk", ("18 St Giles Street", None, "Norwich", "Norfolk", None)),
        ("GB", "14 Fore Street\nPO Box 12\nBodmin\nCornwall\nPL31 2HQ",
         ("14 Fore Street", None, "Bodmin", "Cornwall", "PL31 2HQ")),
        ("GB", "UK Address: 12 High Street, Guildford, Surrey GU1 3HQ",
         ("12 High Street", None, "Guildford", "Surrey", "GU1 3HQ")),
        ("IN", "Shop No. 7, First Floor, Shanti CHS, S.V. Road, Malad West, Mumbai, Maharashtra 400064",
         ("Shanti CHS, S.V. Road, Malad West", "Shop No. 7, First Floor", "Mumbai", "Maharashtra", "400064")),
        ("IN", "No. 45, 9th Cross Road\n4th Phase, J P Nagar\nBengaluru, Karnataka - 560078",
         ("No. 45, 9th Cross Road, 4th Phase, J P Nagar", None, "Bengaluru", "Karnataka", "560078")),
        ("IN", "301, Silver Arch, Hill Road, Bandra (W), Mumbai - 50, Maharashtra, India",
         ("Silver Arch, Hill Road, Bandra (W)", "301", "Mumbai", "Maharashtra", None)),
        ("IN", "3rd floor, 18, 5th B main road, 2nd Block, Jayanagar, Bangalore",
         ("18, 5th B main road, 2nd Block, Jayanagar", "3rd floor", "Bangalore", None, None)),
    ],
)  # fmt: skip
def test_forms_of_each_country(country: str, text: str, expected: Parts) -> None:
    """A country's published forms are read with unit, street, town, region and code, whatever the lines are."""
    (found,) = read_addresses(text.split("\n"), country)
    address = found.address
    assert (
        address.street, address.unit, address.city, address.region, address.postal_code, address.country
    ) == (*expected, country)  # fmt: skip


@pytest.mark.parametrize("lang", ["en-CA", "en-AU", "en-GB", "en-IN", "de-DE", "en"])
def test_the_page_switches_no_reader_off(lang: str) -> None:
    """An office in Pennsylvania is read as American, and its number too, whatever a generator wrote into ``lang``."""
    (office,) = offices("<p>120 Main Street, Suite 4<br>Lancaster, PA 17603<br>(717) 555-0134</p>", lang)
    assert (office.address.region, office.address.country) == ("PA", "US")
    assert [phone.phone.e164 for phone in office.phones] == ["+17175550134"]


def test_offices_of_two_countries_on_one_page() -> None:
    """Each address is read by its own country's form, and each number as one of its country."""
    found = offices(
        "<div><p>438 College Avenue, Toronto, ON M5G 2K8</p><p>(416) 555-0134</p></div>"
        "<div><p>12 Harbour Street, Sydney NSW 2000</p><p>(02) 5550 1234</p></div>"
    )
    assert [office.address.country for office in found] == ["CA", "AU"]
    assert [[p.phone.e164 for p in office.phones] for office in found] == [["+14165550134"], ["+61255501234"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("120 Main Street, Spokane, WA", "US"), ("664 Euclid Ave., Ontario, CA 91762", "US"),
     ("664 Richmond St., London, Ontario N6A 3G6", "CA"), ("12 Main Street, Perth WA 6000", "AU")],
)  # fmt: skip
def test_evidence_decides_between_countries(text: str, expected: str) -> None:
    """Names that two countries have are distinguished by the code and the region beside them."""
    assert [found.address.country for found in read_addresses([text], None)] == [expected]


@pytest.mark.parametrize(
    "address",
    [
        "Munzinger Str. 9, 79111 Freiburg im Breisgau",
        {
            "streetAddress": "Munzinger Str. 9",
            "postalCode": "79111",
            "addressLocality": "Freiburg im Breisgau",
        },
        {"streetAddress": "Munzinger Str. 9", "postalCode": "79111"},
        {"streetAddress": "Calle de Alcalá 400", "postalCode": "28027", "addressLocality": "Madrid"},
        {"streetAddress": "Calle de Alcalá 400", "addressLocality": "28027 Madrid"},
        "Calle de Alcalá 400, 28027 Madrid",
    ],
)
def test_no_country_by_default(address: object) -> None:
    """Five digits are no ZIP where the town is not the ZIP's: no state is filled in, and no country."""
    for office in offices(linked_data(address), "en-US"):
        assert (office.address.region, office.address.country) == (None, None)


def test_an_address_that_no_reader_knows_is_listed() -> None:
    """A form that cannot be read is said, with its words."""
    html = linked_data("Munzinger Str. 9, 79111 Freiburg im Breisgau") + (
        "<address>Praxis<br>Lindenweg 4<br>10969 Berlin</address>"
    )
    document = parse_text(f"<html><body>{html}</body></html>", "https://praxis.example/kontakt/")
    unread = unread_addresses(document, read_offices(document)[0])
    assert [address.raw for address in unread] == [
        "Munzinger Str. 9, 79111 Freiburg im Breisgau", "Praxis, Lindenweg 4, 10969 Berlin",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "html",
    [
        "<p>© 2023 Meadow Publications, Inc., P.O. Box 280<br>Lancaster, PA 17603</p>",
        linked_data({"streetAddress": "United States, United States", "addressLocality": "Reno",
                     "addressRegion": "NV", "postalCode": "89509"}),
        "<p>103 Twin Elms Circle<br>Mark T. Lowell, D.C.</p>",
        "<p>103 Twin Elms Circle<br>Mark Lowell, MD</p>",
        "<p>PO Box 10094, Wellington 6143</p>",
        "<p>In 2021, 1 in 4 deaths in Perth WA 6000 to 6999 was caused by heart disease.</p>",
        "<p>12 Bridge Street was opened in 1931 by the mayor of Bath, who had been promised tea.</p>",
        "<p>She trained at 2 hospitals in Toronto, Ontario and 3 in Vancouver, British Columbia.</p>",
        "<p>Take the tram to Main Street, Dublin 4, and walk 12 minutes.</p>",
    ],
)  # fmt: skip
def test_what_is_no_address(html: str) -> None:
    """Copyrights, boxes, a country's name, degrees and figures in sentences give no office."""
    assert offices(html) == []


def test_a_passing_mention_is_told_from_the_clinics_own() -> None:
    """An address in a sentence about something else is not the clinic's."""
    assert is_passing("Our sleep study is run together with the Woolcock Institute at ")
    assert not is_passing("Our new clinic is at ")
    assert not is_passing("Parking is behind the house. We are located at ")


@pytest.mark.parametrize(
    "around",
    [
        "<p>{} | Tel: {}</p>",
        "<p>Tel: {1} | {0}</p>",
        "<p><strong>Address:</strong> {}</p><p>{}</p>",
        "<p>Riverside Dental Clinic, {}</p><p>{}</p>",
        "<p>Our clinic is located at {}. Parking is free. {}</p>",
        "<footer><p>© 2024 Riverside Dental. {}. {}</p></footer>",
        "<p>Riverside Dental • {} • {}</p>",
    ],
)
@pytest.mark.parametrize(
    ("text", "phone", "street"),
    [
        ("#105, 11523 - 100 Avenue NW, Edmonton, AB", "+1 780-555-0134", "11523 - 100 Avenue NW"),
        ("Rear 55 Collins Pl, Kirribilli NSW 2061", "+61 2 5550 1234", "55 Collins Pl"),
        ("50 Bay Road, St Heliers, Auckland", "+64 9 555 0142", "50 Bay Road"),
        ("Second Floor, 70 Merrion Square, Dublin 2", "+353 1 555 0146", "70 Merrion Square"),
        ("18 St Giles Street, Norwich, Norfolk", "+44 1603 496 014", "18 St Giles Street"),
        (
            "Door No. 8, 3rd Street, RS Puram, Coimbatore 641002",
            "+91 98200 55501",
            "Door No. 8, 3rd Street, RS Puram",
        ),
    ],
)
def test_the_words_around_an_address_change_nothing(around: str, text: str, phone: str, street: str) -> None:
    """Labels, names, numbers, sentences and copyrights on its line are no part of an address."""
    assert [office.address.street for office in offices(around.format(text, phone))] == [street]
