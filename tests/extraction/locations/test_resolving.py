"""Test the offices of a whole site: each once, none of others, the same in any order."""

from __future__ import annotations

import pytest

from extraction.locations.candidate import UnreadAddress
from extraction.locations.read_offices import read_offices
from extraction.locations.site.resolve_offices import resolve_offices, select_offices
from extraction.page.document import parse_text
from extraction.page_reading import PageReading
from schemas.location import Location
from schemas.vocabulary import Source

HOME = "https://www.hillclinic.example/"
FOOTER = "<footer><p>{}</p></footer>"
UNION = "2500 Morris Ave., Suite 220<br>Union, NJ 07083"


def reading(path: str, body: str, title: str = "Hill Clinic") -> PageReading:
    url = HOME + path
    offices, phones = read_offices(parse_text(f"<html><body>{body}</body></html>", url))
    return PageReading(url=url, title=title, site_names=["Hill Clinic"], offices=offices, phones=phones)


def site(*extra: PageReading, footer: str = UNION, pages: int = 12) -> list[Location]:
    plain = [reading(f"post-{n}/", f"<p>Text {n}</p>" + FOOTER.format(footer)) for n in range(pages)]
    return resolve_offices([*extra, *plain], HOME, {})


def streets(locations: list[Location]) -> list[str | None]:
    return [location.address.street for location in locations]


def test_spellings_of_one_office_are_one() -> None:
    """Suffix, case, dots and designator do not make another office; every mention is kept with its wording."""
    contact = reading("contact/", "<p>2500 MORRIS AVENUE #220, Union, New Jersey 07083</p>")
    (office,) = site(contact)
    assert len(office.seen_on) == 13
    assert office.seen_on[0].raw == "2500 MORRIS AVENUE #220, Union, New Jersey 07083"
    assert [s.url for s in office.seen_on] == sorted(s.url for s in office.seen_on)


def test_id_is_of_the_normal_form() -> None:
    """The id does not change when only the spelling does."""
    one = resolve_offices(
        [reading("contact/", "<p>2500 Morris Ave, Suite 220, Union, NJ 07083</p>")], HOME, {}
    )
    two = resolve_offices(
        [reading("contact/", "<p>2500 MORRIS AVENUE, #220, Union, NJ 07083-1111</p>")], HOME, {}
    )
    assert one[0].location_id == two[0].location_id


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("mockup-1.html", FOOTER.format("2790 Sandy Plains Rd Suite 100<br>Marietta, GA 30066")),
        (
            "about/",
            "<h2>Hospital privileges</h2><p>Mercy Hospital<br>17200 St. Luke's Way<br>Edison, NJ 08837</p>",
        ),
        ("a-study/", "<p>Write to Acme Supplies, 77 Prospect Ave, Hackensack, NJ 07601 for a sample.</p>"),
        ("pay/", "<p>PO BOX 132764</p><p>Spring, TX 77393</p>"),
        ("areas/stuart/", "<h1>Stuart</h1><p>We serve Stuart, FL 34994</p>"),
        ("contact/", "<p>Insurance claims: 12 Market Street, Hartford, CT 06103</p>"),
        (
            "partners/",
            '<script type="application/ld+json">{"@type":"MedicalClinic","name":"Valley Ortho",'
            '"url":"https://valley.example/",'
            '"address":{"streetAddress":"9 Elm St","addressLocality":"Salem","addressRegion":"OR",'
            '"postalCode":"97301"}}</script>',
        ),
    ],
)
def test_other_peoples_addresses_stay_out(path: str, body: str) -> None:
    """Mock-ups, hospitals, vendors, boxes, service areas, insurers and sister practices are not offices here."""
    assert streets(site(reading(path, body))) == ["2500 Morris Ave."]


def test_hospitals_in_the_footer_are_no_offices() -> None:
    """Even where the frame of every page holds only the hospitals, the contact page's address is the office."""
    contact = reading("contact-our-office/", f"<h2>Location</h2><p>{UNION}</p>")
    footer = "<b>Privileges</b><br>Mercy Hospital<br>17200 Oak Way<br>Edison, NJ 08837"
    assert streets(site(contact, footer=footer)) == ["2500 Morris Ave."]


def test_a_slip_in_the_unit_is_no_second_office() -> None:
    """One page with another suite is a conflict of one office, not two; a list of both makes two."""
    slip = reading("contact/", "<p>2500 Morris Ave., Suite 230<br>Union, NJ 07083</p>")
    (office,) = site(slip)
    assert office.address.unit == "Suite 220"
    assert any("230" in seen.raw for seen in office.seen_on)
    both = reading(
        "contact/", f"<ul><li>{UNION}</li><li>2500 Morris Ave., Suite 230<br>Union, NJ 07083</li></ul>"
    )
    assert len(site(both)) == 2


def test_phones_by_scope() -> None:
    """A number tied to one office is its own; one on all pages is the site's; a slip is left out."""
    locations = resolve_offices(
        [
            reading(
                "contact/",
                "<div><div><p>5700 Taylor Rd<br>Naples, FL 34109</p><p>(239) 309-1373</p></div>"
                "<div><p>3129 Tamiami Trail<br>Venice, FL 34293</p><p>(941) 216-1335</p></div></div>",
            ),
            *(reading(f"post-{n}/", "<header>800-223-2273</header>") for n in range(9)),
            reading("post-x/", "<p>Or call 239-390-1373 for help.</p>"),
        ],
        HOME,
        {},
    )
    assert [[(p.e164, p.scope.value) for p in location.phones] for location in locations] == [
        [("+12393091373", "office"), ("+18002232273", "site")],
        [("+19412161335", "office"), ("+18002232273", "site")],
    ]


def test_order_of_pages_does_not_matter() -> None:
    """The same page readings in another order give the same records."""
    readings = [reading(f"post-{n}/", FOOTER.format(UNION)) for n in range(4)]
    readings.append(reading("contact/", "<p>10 Parsonage Road<br>Suite 208<br>Edison, NJ 08837</p>"))
    assert resolve_offices(readings, HOME, {}) == resolve_offices(readings[::-1], HOME, {})


def test_page_ids_and_provenance() -> None:
    """Sightings carry page ids, and the provenance has the reason why it counts as an office."""
    (office,) = resolve_offices([reading("contact/", f"<p>{UNION}</p>")], HOME, {HOME + "contact/": "p-1"})
    assert office.seen_on[0].page_id == "p-1"
    assert office.provenance["/seen_on"].raw == "on a contact or location page"


@pytest.mark.parametrize(
    ("path", "body", "raw", "why", "words"),
    [
        (
            "about/",
            "<h2>Hospital privileges</h2><p>Mercy Hospital<br>17200 Oak Way<br>Edison, NJ 08837</p>",
            "17200 Oak Way, Edison, NJ 08837",
            "anothers_name",
            "Hospital privileges",
        ),
        (
            "insurance/",
            "<p>Acme Insurance claims: 12 Market Street, Hartford, CT 06103</p>",
            "12 Market Street, Hartford, CT 06103",
            "anothers_name",
            "claims",
        ),
        (
            "a-study/",
            "<p>Write to Acme, 77 Prospect Ave, Hackensack, NJ 07601 for a sample.</p>",
            "77 Prospect Ave, Hackensack, NJ 07601",
            "passing_mention",
            "one page",
        ),
        (
            "mockup-1.html",
            "<footer><p>2790 Sandy Plains Rd<br>Marietta, GA 30066</p></footer>",
            "2790 Sandy Plains Rd, Marietta, GA 30066",
            "hidden_page",
            "drafts",
        ),
        (
            "partners/",
            '<script type="application/ld+json">{"@type":"MedicalClinic","name":"Valley Ortho",'
            '"url":"https://valley.example/","address":{"streetAddress":"9 Elm St",'
            '"addressLocality":"Salem","addressRegion":"OR","postalCode":"97301"}}</script>',
            "9 Elm St, Salem, OR 97301",
            "anothers_data",
            "Valley Ortho",
        ),
    ],
)
def test_what_is_no_office_is_told_with_its_reason(
    path: str, body: str, raw: str, why: str, words: str
) -> None:
    """A hospital, an insurer, a mention, a mock-up and a sister practice are listed with the evidence that decided."""
    contact = reading("contact/", f"<p>{UNION}</p>")
    (other,) = select_offices([reading(path, body), contact], HOME, {}).others
    assert (other.address_raw, other.why, other.urls) == (raw, why, [HOME + path])
    assert words in other.reason


@pytest.mark.parametrize(
    "body",
    [
        "<address>[Title] [Address1] [Address2] [City], [State] [Zip]</address>",
        "<h1>Stuart</h1><p>We serve Stuart, FL 34994 and Jupiter, FL 33458</p>",
        "<p>PO Box 132764, Spring, TX 77393</p>",
    ],
)
def test_what_is_no_address_is_not_even_listed(body: str) -> None:
    """A template's brackets, the towns that a clinic serves and a post box have no street."""
    found = select_offices([reading("areas/", body), reading("contact/", f"<p>{UNION}</p>")], HOME, {})
    assert (len(found.offices), found.others) == (1, [])


def test_numbers_of_each_office_in_a_frame_stay_their_offices() -> None:
    """A footer that lists every office's number makes none of them the site's."""
    contact = reading(
        "contact/",
        "<table><tr><td>Union</td><td>2500 Morris Ave, Union, NJ 07083</td><td>908-555-0108</td></tr>"
        "<tr><td>Edison</td><td>17 Main St, Edison, NJ 08837</td><td>908-555-0136</td></tr></table>",
    )
    found = site(contact, footer="Union: 908-555-0108<br>Edison: 908-555-0136")
    numbers = {office.address.city: [phone.e164 for phone in office.phones] for office in found}
    assert numbers == {"Union": ["+19085550108"], "Edison": ["+19085550136"]}


def cards(count: int) -> str:
    return "".join(
        f'<div class="card"><h3>Center {n}</h3><p>{100 + n} Oak St, Suite {n + 1}<br>Edison, NJ 08837</p>'
        f"<p>(908) 555-{1000 + n}</p><p>Mon–Fri 8am–{1 + n % 5}pm</p>"
        f"<p>Veins and arteries, and all that they need.</p></div>"
        for n in range(count)
    )


@pytest.mark.parametrize("count", [40, 104])
def test_every_card_of_a_page_is_an_office(count: int) -> None:
    """A page of a hundred cards gives each office once, with its own name, number and hours."""
    found = select_offices(
        [reading("vascular-centers/", f'<div class="grid">{cards(count)}</div>')], HOME, {}
    )
    assert (len(found.offices), found.others) == (count, [])
    assert {office.label for office in found.offices} == {f"Center {n}" for n in range(count)}
    assert all(len(office.phones) == 1 and office.hours for office in found.offices)


@pytest.mark.parametrize(
    "path", ["vascular-centers/tampa/", "our-centres/", "branches/tampa/", "clinics/tampa", "offices/"]
)
def test_office_pages_by_their_path(path: str) -> None:
    """Centers, centres, branches, clinics and offices are office pages as locations are."""
    page = reading(path, "<p>17 Main St, Edison, NJ 08837</p>")
    assert streets(site(page)) == ["17 Main St", "2500 Morris Ave."]


def test_a_hospital_is_no_stranger_on_its_own_site() -> None:
    """A word of other people's addresses says nothing where the clinic calls itself so."""
    body = "<p>Sunrise Hospital, 17 Main St, Edison, NJ 08837</p>"
    own = reading("contact/", body, "Contact | Valley Hospital").model_copy(
        update={"site_names": ["Valley Hospital"]}
    )
    assert streets(resolve_offices([own], HOME, {})) == ["17 Main St"]
    assert resolve_offices([reading("contact/", body)], HOME, {}) == []


def test_two_departments_in_one_suite_stay_two() -> None:
    """Two names with numbers of their own, listed beside each other at one address, are two offices with two ids."""
    body = "".join(
        f"<div><h2>{name}</h2><p>3300 Gallows Rd, Suite 500<br>Falls Church, VA 22042</p><p>{number}</p></div>"
        for name, number in (("Cardiology", "703-555-0161"), ("Vascular Surgery", "703-555-0172"))
    )
    found = resolve_offices([reading("locations/", body)], HOME, {})
    assert {office.label: [phone.e164 for phone in office.phones] for office in found} == {
        "Cardiology": ["+17035550161"], "Vascular Surgery": ["+17035550172"],
    }  # fmt: skip
    assert len({office.location_id for office in found}) == 2


def test_a_number_of_one_notice_is_no_offices() -> None:
    """A number that a single notice gives beside the address is not the office's."""
    notice = reading("notice-of-privacy-practices/", f"<p>Privacy officer<br>{UNION}<br>908-555-0177</p>")
    contact = reading("contact/", f"<p>{UNION}<br>908-555-0108</p>")
    (office,) = site(notice, contact)
    assert [phone.e164 for phone in office.phones] == ["+19085550108"]


def test_an_address_in_a_sentence_about_something_else_is_no_office() -> None:
    """A venue is listed with the reason, on the only page read too; the clinic's own sentence gives its office."""
    run = "<p>The run starts in front of the Old Customs House, 31 Victoria Quay, Fremantle WA 6160, at nine.</p>"
    found = select_offices([reading("fun-run/", run)], HOME, {})
    assert (found.offices, [other.why for other in found.others]) == ([], ["passing_mention"])
    own = "<p>Our new clinic is at 31 Victoria Quay, Fremantle WA 6160, near the station.</p>"
    assert streets(resolve_offices([reading("news/", own)], HOME, {})) == ["31 Victoria Quay"]


def test_an_unread_address_is_listed() -> None:
    """A form that no reader knows is among the other addresses, with the reason."""
    page = reading("contact/", f"<p>{UNION}</p>").model_copy(
        update={"unread_addresses": [UnreadAddress(raw="Lindenweg 4, 10969 Berlin", source=Source.JSON_LD)]}
    )
    (other,) = select_offices([page], HOME, {}).others
    assert (other.address_raw, other.why, other.urls) == (
        "Lindenweg 4, 10969 Berlin",
        "unread",
        [HOME + "contact/"],
    )


def test_pages_of_a_template_are_listed_up_to_a_number_and_counted() -> None:
    """Of pages that say the same of an office the first are listed; who says anything else is listed all the same."""
    pages = [reading(f"post-{n:02}/", FOOTER.format(UNION)) for n in range(20)]
    contact = reading("contact/", f"<p>2500 Morris Ave., Suite 220<br>Union, NJ</p>{FOOTER.format(UNION)}")
    odd = reading("post-99/", FOOTER.format("2500 Morris Ave., Ste 220<br>Union, NJ 07083"))
    (few,) = select_offices([*pages, contact, odd], HOME, {}, most_listed=5).offices
    (all_,) = select_offices([*pages, contact, odd], HOME, {}, most_listed=None).offices
    assert (few.page_count, few.mention_count) == (all_.page_count, len(all_.seen_on))
    assert sum(more.pages for more in few.unlisted) == 15
    assert {seen.url for seen in few.seen_on} == {
        HOME + path for path in ("contact/", "post-99/", *(f"post-{n:02}/" for n in range(5)))
    }
    assert [seen.raw for seen in few.seen_on if seen.same_as is None] == [
        seen.raw for seen in all_.seen_on if seen.same_as is None
    ]


def test_what_is_listed_of_an_office_does_not_grow_with_its_pages() -> None:
    """A thousand more pages with the same footer change only a number."""
    small, large = (
        select_offices(
            (reading(f"post-{n:04}/", FOOTER.format(UNION)) for n in range(pages)), HOME, {}, most_listed=20
        ).offices
        for pages in (100, 1_100)
    )
    assert len(small[0].seen_on) == len(large[0].seen_on) == 20
    assert [more.model_dump() for more in large[0].unlisted] == [{"mentions": [0], "pages": 1_080}]
