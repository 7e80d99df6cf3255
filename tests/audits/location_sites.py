"""Small sites of clinics, right and wrong, with the findings on offices that they must bring, in words of each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TEXT = "<p>Rest and gentle stretching help most people with back pain within some weeks of care.</p>"
UNION = "2500 Morris Ave.<br>Suite 208<br>Union, NJ 07083"
EDISON = "10 Parsonage Road, Suite 3<br>Edison, NJ 08837"
PATERSON = "922 Main Street, Suite 201<br>Paterson, NJ 07503"
LONDON = "14 Kings Road<br>London SW3 4UD"


@dataclass(frozen=True, eq=False)
class ClinicSite:
    """A site and what must be found on it."""

    name: str
    pages: Mapping[str, str]
    """Path to the page's main part; ``/`` is the start page."""
    footer: str = ""
    head: Mapping[str, str] | str = ""
    """Of all pages, or by path."""
    finds: tuple[tuple[str, str], ...] = ()
    """(audit, words of its message) for each finding on offices, and no other."""
    host: str = "maplehill.example"

    def html(self) -> dict[str, bytes]:
        """Return its pages by URL."""
        made = {}
        for path, main in self.pages.items():
            head = self.head if isinstance(self.head, str) else self.head.get(path, "")
            title = path.strip("/").replace("-", " ").title() or "Home"
            made[f"https://{self.host}{path}"] = (
                f'<!DOCTYPE html><html lang="en"><head><title>{title} – Maple Hill Clinic</title>{head}</head><body>'
                f'<header><a href="/">Maple Hill Clinic</a></header><main><h1>{title}</h1>{TEXT}{main}</main>'
                f"<footer>{self.footer}</footer></body></html>"
            ).encode()
        return made


def office(address: str, more: str = "", name: str = "") -> str:
    """Return an office as a visitor reads it."""
    title = f"<h3>{name}</h3>" if name else ""
    return f'<div class="office">{title}<p>{address}</p>{more}</div>'


def tel(shown: str, href: str | None = None) -> str:
    """Return a number with its link."""
    return f'<p>Phone: <a href="tel:{href or shown}">{shown}</a></p>'


def data(street: str, city: str, region: str, code: str, **more: Any) -> str:
    """Return an office as JSON-LD."""
    node = {
        "@context": "https://schema.org",
        "@type": "MedicalClinic",
        "name": "Maple Hill Clinic",
        "url": "https://maplehill.example/",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": street,
            "addressLocality": city,
            "addressRegion": region,
            "postalCode": code,
        },
    }
    return f'<script type="application/ld+json">{json.dumps(node | more)}</script>'


KNOWN = data("2500 Morris Ave., Suite 208", "Union", "NJ", "07083")
"""Structured data of the office in Union."""
KNOWN_TWO = KNOWN + data("10 Parsonage Road, Suite 3", "Edison", "NJ", "08837")
BROKEN = KNOWN.replace('"name": "Maple Hill Clinic",', '"name": "Maple Hill Clinic"')
ORGANISATION = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Organization", '
    '"name": "Maple Hill Clinic", "url": "https://maplehill.example/"}</script>'
)
CALL = tel("(908) 555-0142", "+19085550142")
POSTS = {f"/post-{n}/": TEXT for n in range(4)}


def one(name: str, contact: str, footer: str = "", *finds: tuple[str, str], **more: Any) -> ClinicSite:
    """Return a site with a contact page, posts and a footer, and structured data of its office."""
    head = more.pop("head", KNOWN)
    pages = {"/": TEXT, "/contact/": contact, **POSTS, **more.pop("also", {})}
    return ClinicSite(name, pages, footer, head, tuple(finds), **more)


def london(name: str, contact: str, footer: str = "", *finds: tuple[str, str], **more: Any) -> ClinicSite:
    """Return a British site."""
    head = data("14 Kings Road", "London", "", "SW3 4UD", url="https://maplehill.example.co.uk/")
    return one(
        name, contact, footer, *finds, head=more.pop("head", head), host="maplehill.example.co.uk", **more
    )


CONFLICT, LINK, LOOSE = "conflicting-location", "phone-link-mismatch", "unattached-phone"
IMPOSSIBLE, MISSING, BROKEN_DATA = (
    "impossible-address",
    "structured-location-missing",
    "broken-structured-data",
)

HERE = office(UNION, CALL)
BOTH = office(UNION, name="Union") + office(EDISON, name="Edison")
WEEK = "<p>Mon–Fri: 8:30am – 5pm</p>"

SITES = (
    # Names
    one("an only office without a name", HERE, HERE),
    one("the clinic's name above the address", office(UNION, CALL, "Maple Hill Clinic"), HERE),
    one("the building's name above the address", office(UNION, CALL, "Morris Medical Plaza"), HERE),
    one(
        "two wordings of one name",
        office(UNION, CALL, "Union Office"),
        office(UNION, CALL, "Union, New Jersey"),
    ),
    one("one of two offices without a name", office(UNION) + office(EDISON, name="Edison"), head=KNOWN_TWO),
    one("an office named after the next town", office(UNION, CALL, "Springfield"), HERE),
    # One office shown twice
    one("the same address in footer and text", HERE, office(UNION, CALL)),
    one("a footer for telephones and one for desks", HERE, HERE + HERE),
    one("a page that repeats its address", HERE + TEXT + HERE, HERE),
    one(
        "two suites of one house, listed together",
        office(UNION, name="Skin") + office(UNION.replace("208", "310"), name="Back"),
        head=KNOWN + data("2500 Morris Ave., Suite 310", "Union", "NJ", "07083"),
    ),
    # Spellings
    one("avenue and Ave.", office(UNION.replace("Ave.", "Avenue"), CALL), HERE),
    one(
        "Ste and #",
        office(UNION.replace("Suite ", "Ste. "), CALL),
        office(UNION.replace("Suite ", "#"), CALL),
    ),
    one(
        "Saint and St.",
        office("100 Grand Ave<br>St. Paul, MN 55105"),
        office("100 Grand Avenue<br>Saint Paul, MN 55105"),
        head=data("100 Grand Ave", "Saint Paul", "MN", "55105"),
    ),
    one(
        "Fort and Ft.",
        office("100 Main St<br>Ft. Worth, TX 76102"),
        office("100 Main St<br>Fort Worth, TX 76102"),
        head=data("100 Main St", "Fort Worth", "TX", "76102"),
    ),
    one("a floor and a suite", office(UNION.replace("Suite 208", "2nd Floor, Suite 208"), CALL), HERE),
    london("a postcode without its blank", office("14 Kings Road<br>London SW34UD"), office(LONDON)),
    london("Rd and Road", office("14 Kings Rd<br>London SW3 4UD"), office(LONDON)),
    london(
        "the borough beside the town", office("14 Kings Road<br>Chelsea<br>London SW3 4UD"), office(LONDON)
    ),
    # Towns
    one(
        "a neighbourhood called like a town far away",
        office("11980 San Vicente Blvd<br>Brentwood, CA 90049"),
        head=data("11980 San Vicente Blvd", "Los Angeles", "CA", "90049"),
    ),
    one(
        "a town younger than the postal data",
        office("12523 Limonite Ave<br>Eastvale, CA 91752"),
        head=data("12523 Limonite Ave", "Eastvale", "CA", "91752"),
    ),
    one(
        "a ZIP of another state",
        office("2500 Morris Ave.<br>Union, NY 07083"),
        "",
        (IMPOSSIBLE, "Union, NJ, not NY"),
        head=data("2500 Morris Ave.", "Union", "NY", "07083"),
    ),
    one(
        "two digits of a ZIP changed places",
        office("100 Main Street<br>Cape May, NJ 02804"),
        "",
        (IMPOSSIBLE, "02804"),
        head=data("100 Main Street", "Cape May", "NJ", "02804"),
    ),
    # Contradictions
    one(
        "another suite on the contact page",
        office(UNION.replace("208", "210"), CALL),
        HERE,
        (
            CONFLICT,
            "The Contact page says Suite 210. Everywhere else (6 page footers, "
            "hidden data of 6 pages) says Suite 208.",
        ),
    ),
    one(
        "another suite in the footer", HERE, office(UNION.replace("208", "210"), CALL), (CONFLICT, "Suite 2")
    ),
    one(
        "another phone in the footer alone",
        HERE + TEXT,
        office(UNION, tel("(908) 555-0124")),
        (CONFLICT, "6 page footers say (908) 555-0124. Everywhere else (2 pages) says (908) 555-0142."),
        also={"/": HERE},
    ),
    one(
        "another ZIP on the contact page",
        office(UNION.replace("07083", "07038"), CALL),
        HERE,
        (CONFLICT, "The Contact page says 07038. Everywhere else"),
    ),
    one(
        "a street with a letter too many",
        office("2500 Morriss Ave.<br>Suite 208<br>Union, NJ 07083"),
        HERE,
        (CONFLICT, "Morriss"),
    ),
    one(
        "a neighbour's house number",
        HERE + TEXT,
        HERE,
        also={"/locations/": office("2502 Morris Ave.<br>Suite 208<br>Union, NJ 07083")},
        head=KNOWN + data("2502 Morris Ave., Suite 208", "Union", "NJ", "07083"),
    ),
    one(
        "a phone with two digits changed places",
        office(UNION, tel("(908) 555-0124")),
        HERE,
        (
            CONFLICT,
            "The Contact page says (908) 555-0124. Everywhere else (6 page footers) says (908) 555-0142.",
        ),
    ),
    one("a fax one digit after the phone", office(UNION, CALL + "<p>Fax: (908) 555-0143</p>"), HERE),
    one("an emergency number", office(UNION, CALL + "<p>After hours: (908) 555-0199</p>"), HERE),
    london(
        "another postcode on the contact page",
        office(LONDON.replace("4UD", "4UB")),
        office(LONDON),
        (CONFLICT, "The Contact page says SW3 4UB."),
    ),
    # Hours
    one(
        "hours in two forms",
        office(UNION, CALL + "<p>Monday to Friday: 8:30 a.m. to 5:00 p.m.</p>"),
        office(UNION, CALL + WEEK),
    ),
    one(
        "other hours on the contact page",
        office(UNION, CALL + "<p>Mon–Fri: 8:30am – 6pm</p>"),
        office(UNION, CALL + WEEK),
        (CONFLICT, "The Contact page says 8:30 am–6 pm Monday to Friday. Everywhere else"),
    ),
    one(
        "hours with a break at noon",
        office(UNION, CALL + "<p>Mon–Fri: 8:30am – 12pm<br>Mon–Fri: 1pm – 5pm</p>"),
        office(UNION, CALL + WEEK),
    ),
    one(
        "summer hours",
        office(UNION, CALL + "<h4>Summer hours (June to August)</h4><p>Mon–Fri: 8am – 3pm</p>"),
        office(UNION, CALL + WEEK),
    ),
    one(
        "holiday hours",
        office(UNION, CALL + WEEK + "<h4>Holiday hours</h4><p>Monday, December 24: 8am – 12pm</p>"),
        office(UNION, CALL + WEEK),
    ),
    one(
        "hours of a department",
        office(UNION, CALL + WEEK + "<h4>Lab hours</h4><p>Mon–Fri: 7am – 11am</p>"),
        office(UNION, CALL + WEEK),
    ),
    one(
        "hours of a doctor",
        office(UNION, CALL + WEEK + "<p>Dr. Ana Brown: Mon, Wed 9am – 1pm</p>"),
        office(UNION, CALL + WEEK),
    ),
    london(
        "British hours in two forms",
        office(LONDON, "<p>Monday to Friday: 8.30am to 5pm</p>"),
        office(LONDON, "<p>Mon–Fri 08:30–17:00</p>"),
    ),
    london(
        "other British hours on the contact page",
        office(LONDON, "<p>Monday to Friday: 8.30am to 6pm</p>"),
        office(LONDON, "<p>Monday to Friday: 8.30am to 5pm</p>"),
        (CONFLICT, "The Contact page says 8"),
    ),
    one(
        "hours of the telephone alone",
        office(UNION, CALL + "<h4>Phone hours</h4><p>Mon–Fri: 7am – 7pm</p>"),
        office(UNION, CALL + WEEK),
    ),
    one(
        "hours of a laboratory on its own page",
        HERE,
        office(UNION, CALL + WEEK),
        also={"/lab/": office(UNION, "<h4>Lab hours</h4><p>Mon–Fri: 7am – 11am</p>")},
    ),
    one(
        "hours of a flu clinic",
        HERE,
        office(UNION, CALL + WEEK),
        also={"/flu/": office(UNION, "<p>Flu clinic hours:</p><p>Mon–Fri: 1pm – 4pm</p>")},
    ),
    one(
        "hours of an open house",
        HERE,
        office(UNION, CALL + WEEK),
        also={
            "/news/open-house/": "<p>Join our open house on Monday, June 3, 10am – 2pm.</p>" + office(UNION)
        },
    ),
    one(
        "hours of a holiday on its own page",
        HERE,
        office(UNION, CALL + WEEK),
        also={"/holiday-hours/": office(UNION, "<h4>Thanksgiving hours</h4><p>Mon–Fri: 9am – 12pm</p>")},
    ),
    one(
        "a closed day in one place and none in the other",
        office(UNION, CALL + WEEK + "<p>Sat–Sun: Closed</p>"),
        office(UNION, CALL + WEEK),
    ),
    one(
        "Saturdays by appointment",
        office(UNION, CALL + WEEK + "<p>Saturday: by appointment</p>"),
        office(UNION, CALL + WEEK + "<p>Saturday: closed</p>"),
    ),
    # Numbers and their links
    one(
        "billing one digit after the office", HERE, HERE, also={"/billing/": "<p>Billing: (908) 555-0143</p>"}
    ),
    one(
        "a billing department one digit after",
        HERE,
        HERE,
        also={"/billing/": "<p>Call our billing department at (908) 555-0143 on weekdays.</p>"},
    ),
    one(
        "a line for appointments beside the office's",
        HERE,
        HERE,
        also={"/book/": "<p>Appointments: (908) 555-0144</p>"},
    ),
    one(
        "two offices with neighbouring numbers",
        office(UNION, CALL, "Union") + office(EDISON, tel("(908) 555-0143"), "Edison"),
        head=KNOWN_TWO,
        also={"/call/": "<p>Call us at (908) 555-0142 or (908) 555-0143 today.</p>"},
    ),
    one(
        "an office that has moved",
        HERE,
        HERE,
        also={
            "/news/we-have-moved/": "<p>Our old office was at 2500 Morris Ave., Suite 100, Union, NJ 07083.</p>"
        },
    ),
    one(
        "a link that calls another number",
        office(UNION, tel("(908) 555-0142", "+19085550149")),
        HERE,
        (LINK, "Tapping (908) 555-0142 on the Contact page calls 908-555-0149."),
    ),
    one(
        "a wrong link in the footer",
        HERE,
        office(UNION, tel("(908) 555-0142", "+19085550149")),
        (LINK, "Tapping (908) 555-0142 in 6 page footers calls 908-555-0149."),
    ),
    one(
        "a link with a digit missing",
        office(UNION, tel("(908) 555-0142", "908555014")),
        HERE,
        (LINK, "Tapping (908) 555-0142 on the Contact page calls nobody: its link dials 908555014."),
    ),
    one("an extension", office(UNION, tel("(908) 555-0142 ext. 12", "+19085550142;ext=12")), HERE),
    one("an extension after a comma", office(UNION, tel("(908) 555-0142 x12", "9085550142,12")), HERE),
    one("a number in letters", office(UNION, CALL + tel("1-800-44-SMILE", "+18004476453")), HERE),
    one("a number with spare letters", office(UNION, CALL + tel("1-800-DENTISTS", "18003368478")), HERE),
    one(
        "a fax with its own link",
        office(UNION, CALL + '<p>Fax: <a href="tel:9085550143">(908) 555-0143</a></p>'),
        HERE,
    ),
    one(
        "a line for texts",
        office(UNION, CALL + '<p>Text: <a href="sms:+19085550177">(908) 555-0188</a></p>'),
        HERE,
    ),
    one(
        "one link around two numbers",
        office(UNION, '<p><a href="tel:+19085550142">(908) 555-0142 or (908) 555-0155</a></p>'),
        HERE,
    ),
    one("a link with blanks and slashes", office(UNION, tel("908.555.0142", "//908%20555%200142")), HERE),
    one("a link with the international prefix", office(UNION, tel("(908) 555-0142", "0019085550142")), HERE),
    one(
        "a number with no such area code",
        office(UNION, "<p>Phone: (999) 555-0142</p>"),
        office(UNION),
        (IMPOSSIBLE, "(999) 555-0142 on the Contact page can't be called: there is no area code 999"),
    ),
    london(
        "a British number with its country code",
        office(LONDON, tel("020 7946 0123", "+442079460123")),
        office(LONDON),
    ),
    london(
        "a British link without it", office(LONDON, tel("+44 20 7946 0123", "02079460123")), office(LONDON)
    ),
    london(
        "a British link with 0 after the country code",
        office(LONDON, tel("020 7946 0123", "+4402079460123")),
        office(LONDON),
        (LINK, "may fail: its link has an extra 0 after +44"),
    ),
    london(
        "a British link to another number",
        office(LONDON, tel("020 7946 0123", "+442079460129")),
        office(LONDON),
        (LINK, "calls 020 7946 0129"),
    ),
    one(
        "a number that two offices share",
        office(UNION, CALL, "Union") + office(EDISON, CALL, "Edison"),
        head=KNOWN_TWO,
    ),
    one("one number beside two offices", TEXT, BOTH + "<p>(908) 555-0142</p>", head=KNOWN_TWO),
    one(
        "two numbers beside two offices",
        TEXT,
        BOTH + "<p>(908) 555-0142</p><p>(732) 555-0187</p>",
        (LOOSE, "It's unclear which office (908) 555-0142 and (732) 555-0187 reach (6 page footers)."),
        head=KNOWN_TWO,
    ),
    one(
        "two numbers that say what they are for",
        TEXT,
        BOTH + "<p>New patients: (908) 555-0142</p><p>Billing: (732) 555-0187</p>",
        head=KNOWN_TWO,
    ),
    # Structured data
    one("no structured data", HERE, HERE, (MISSING, "Google can't read this office's address."), head=""),
    one(
        "no structured data, with hours",
        office(UNION, CALL + WEEK),
        HERE,
        (MISSING, "Google can't read this office's address and hours."),
        head="",
    ),
    one(
        "an organisation without an address",
        HERE,
        HERE,
        (MISSING, "this office's address"),
        head=ORGANISATION,
    ),
    one(
        "a clinic in structured data without its address",
        HERE,
        HERE,
        (MISSING, "this office's address"),
        head=ORGANISATION.replace("Organization", "MedicalClinic"),
    ),
    one(
        "structured data with another address",
        HERE,
        HERE,
        head={
            "/post-1/": data(
                "1 Conference Plaza",
                "Newark",
                "NJ",
                "07102",
                name="Garden State Spine Meeting",
                url="https://gardenspine.example/",
            )
        },
    ),
    one(
        "three offices without structured data",
        BOTH + office(PATERSON, name="Paterson"),
        "",
        (MISSING, "Google can't read the addresses of your 3 offices."),
        head="",
    ),
    one(
        "one of two offices without structured data",
        BOTH,
        "",
        (MISSING, "Google can't read the address of one office: Edison."),
        head=KNOWN,
    ),
    one("structured data on one page alone", HERE, HERE, head={"/post-1/": KNOWN}),
    one(
        "broken structured data of the office",
        HERE,
        HERE,
        (BROKEN_DATA, "can't read the hidden data on 6 pages."),
        head=BROKEN,
    ),
    one(
        "broken structured data that differs by page",
        HERE,
        HERE,
        (BROKEN_DATA, "can't read the hidden data on 4 pages."),
        head={f"/post-{n}/": BROKEN.replace("Maple Hill Clinic", f"Part {n} of Rest") for n in range(4)},
    ),
    one(
        "an office in microdata",
        '<div itemscope itemtype="https://schema.org/MedicalClinic"><span itemprop="name">Maple '
        'Hill Clinic</span><div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">'
        '<span itemprop="streetAddress">2500 Morris Ave., Suite 208</span> '
        '<span itemprop="addressLocality">Union</span>, <span itemprop="addressRegion">NJ</span> '
        '<span itemprop="postalCode">07083</span></div></div>',
        head="",
    ),
)
