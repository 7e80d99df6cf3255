"""The kinds of a site's pages are decided with all of them in sight."""

from __future__ import annotations

import pytest

from extraction import read
from extraction.kinds.decide_kinds import decide_kinds
from extraction.kinds.purpose import purpose_of_folder, purpose_of_list, purpose_of_name
from schemas.vocabulary import PageKind

HOST = "https://clinic.example"
TEXT = "<p>Gentle exercise eases the pain of most people with a stiff back within a few weeks.</p>" * 14
ARTICLE = (
    '<meta property="og:type" content="article"><meta property="article:modified_time" content="2024-05-01">'
    '<script type="application/ld+json">{"@type": "Article", "headline": "x", "author": {"@type": "Person",'
    ' "name": "Ann Good"}, "datePublished": "2024-05-01"}</script>'
)
MENU = (
    '<nav><ul><li><a href="/">Home</a></li><li><a href="/meet-the-team/">Meet the team</a></li>'
    '<li><a href="/procedures/">Procedures</a><ul><li><a href="/dental-implants.html">Implants</a></li>'
    '<li><a href="/root-canal/">Root canals</a></li></ul></li>'
    '<li><button>Our Locations <svg><path/></svg></button><div><a href="/union/">Union</a>'
    '<a href="/paterson/">Paterson</a></div></li></ul></nav>'
)


def kinds(pages: dict[str, str], *, head: str = "", menu: str = "") -> dict[str, PageKind]:
    """Return the kinds of pages by path; each is given as its h1, a bar, and its body."""
    readings = []
    for path, page in pages.items():
        title, _, body = page.partition("|")
        html = (
            f"<html lang=en><head><title>{title} | Hill Clinic</title>{head}</head><body>{menu}"
            f"<main><h1>{title}</h1>{body or TEXT}</main><footer>Hill Clinic</footer></body></html>"
        )
        readings.append(read(html.encode(), HOST + path, "text/html"))
    found = decide_kinds(readings)
    return {path: found[HOST + path].kind for path in pages}


def test_markup_that_stands_on_every_page_says_nothing() -> None:
    """A generator that calls the privacy policy and the contact page articles calls no page one."""
    pages = {
        "/": "Hill Clinic",
        "/privacy-policy/": "Privacy Policy",
        "/contact/": "Contact",
        "/about-us/": "About us",
        "/insurance/": "Insurance",
        "/dental-implants.html": "Dental implants",
        "/blog/sore-back/": "What helps a sore back",
    }
    found = kinds(pages, head=ARTICLE, menu=MENU)
    assert found["/privacy-policy/"] is PageKind.LEGAL
    assert found["/contact/"] is PageKind.LOCATION
    assert found["/about-us/"] is found["/insurance/"] is PageKind.OTHER
    assert found["/dental-implants.html"] is PageKind.SERVICE
    assert found["/blog/sore-back/"] is PageKind.ARTICLE


def test_pages_under_the_services_of_a_menu_are_services_wherever_they_are() -> None:
    """The menu names them; the neighbours of a label in one list are not its own."""
    pages = {
        "/": "Hill Clinic",
        "/dental-implants.html": "Dental implants",
        "/root-canal/": "Root canals",
        "/services/dental-implants/": "Dental implants",
        "/union/": "Your dentist in Union, NJ",
        "/meet-the-team/": "Meet the team",
    }
    found = kinds(pages, menu=MENU)
    services = ("/dental-implants.html", "/root-canal/", "/services/dental-implants/")
    assert {found[path] for path in services} == {PageKind.SERVICE}
    assert found["/union/"] is PageKind.LOCATION
    assert found["/meet-the-team/"] is PageKind.OTHER


@pytest.mark.parametrize(
    "name",
    ["Ana Brown", "Ana Brown, LCSW", "Jo Hill, PsyD", "Kim Lee, DNP", "Sam Roe, FNP-BC", "Ida Ray, IBCLC",
     "Al Fox, RDN",
     "Mia Orr, DVM", "Lee Cox, LMFT", "Sara O'Neil, BDS", "Eve Ash, CNM", "Tom Day, DO", "Ben Law, DC"],
)  # fmt: skip
def test_a_person_is_known_by_the_folder_or_the_degree(name: str) -> None:
    """Whatever markup the page has; no profile is an article."""
    slug = name.partition(",")[0].lower().replace(" ", "-").replace("'", "")
    pages = {"/": "Hill Clinic", f"/providers/{slug}/": name, "/about/": "About us", "/contact/": "Contact"}
    assert kinds(pages, head=ARTICLE)[f"/providers/{slug}/"] is PageKind.PERSON


def test_pages_that_a_listing_with_days_names_are_posts() -> None:
    """Wherever they are; a service beside them is none."""
    cards = "".join(
        f'<article><h2><a href="/{slug}/">{slug}</a></h2><time datetime="2024-05-0{n}">May {n}, 2024</time></article>'
        for n, slug in enumerate(("sore-back", "stiff-neck", "our-new-x-ray"), start=1)
    )
    pages = {
        "/": "Hill Clinic",
        "/journal/": f"Journal|{cards}",
        "/sore-back/": "Sore back",
        "/stiff-neck/": "Stiff neck",
        "/our-new-x-ray/": "Our new x-ray",
        "/services/massage/": "Massage",
    }
    found = kinds(pages)
    assert {found[f"/{slug}/"] for slug in ("sore-back", "stiff-neck", "our-new-x-ray")} == {PageKind.ARTICLE}
    assert found["/services/massage/"] is PageKind.SERVICE


def test_a_title_that_all_pages_share_is_not_theirs() -> None:
    """Their ``<title>`` and path name them."""
    pages = dict.fromkeys(
        ("/", "/contact/", "/contact/fees/", "/about/", "/treatments/a/"), "Welcome to Hill Clinic"
    )
    found = kinds(pages)
    assert (found["/contact/"], found["/contact/fees/"], found["/about/"]) == (
        PageKind.LOCATION,
        PageKind.OTHER,
        PageKind.OTHER,
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Insurance & Payment Options", PageKind.OTHER),
        ("Insurance professional vs consultant", None),
        ("New Patients", PageKind.OTHER),
        ("Meet Our Team", PageKind.OTHER),
        ("Contact our office", PageKind.LOCATION),
        ("Conditions we treat", PageKind.LISTING),
        ("Notice of Privacy Practices", PageKind.LEGAL),
        ("Contact dermatitis", None),
        ("Forms of arthritis", None),
        ("Thank you for your question", PageKind.OTHER),
        ("Before and after", PageKind.OTHER),
        ("Before and after your surgery", None),
    ],
)
def test_a_name_counts_in_full_alone(name: str, kind: PageKind | None) -> None:
    """A text about insurance is not the insurance page."""
    assert purpose_of_name(name) is kind


def test_folders_and_labels_name_their_pages() -> None:
    """In the words of more than one country."""
    assert purpose_of_folder(["vascular-centers", "union"]) is PageKind.LOCATION
    assert purpose_of_folder(["centres", "union"]) is PageKind.LOCATION
    assert purpose_of_folder(["terms-of-service", "x"]) is None
    assert purpose_of_folder(["about", "our-doctors", "ann"]) is PageKind.PERSON
    assert purpose_of_list("Latest Blog Posts") is PageKind.ARTICLE
    assert purpose_of_list("Conditions & About") is None


def test_the_site_s_own_name_heads_no_list() -> None:
    """A clinic that is called after its services, or only a clinic, lists its posts on its front page as others do."""
    links = '<ul><li><a href="/a/">A</a></li><li><a href="/b/">B</a></li></ul>'
    for name in ("Hill Medical Services", "Hill Clinic"):
        html = f"<html><head><title>{name}</title></head><body><h1>{name}</h1>{links}</body></html>"
        reading = read(html.encode(), f"{HOST}/", "text/html")
        assert reading.kind_evidence is not None
        assert reading.kind_evidence.lists == {}


BASE = {
    "/": "Hill Clinic", "/about/": "About us", "/contact/": "Contact", "/privacy-policy/": "Privacy Policy",
    "/reviews/": "Reviews", "/faq/": "FAQ", "/fees/": "Fees",
}  # fmt: skip
CARDS = "".join(
    f'<article><h2><a href="/p{n}/">Post {n}</a></h2><time datetime="2024-05-0{n}">May {n}, 2024</time></article>'
    for n in range(1, 9)
)


@pytest.mark.parametrize(
    ("path", "page", "kind"),
    [
        ("/emergency-dentist/", "Emergency Dentist", PageKind.SERVICE),
        ("/services/family-dentist/", "Family Dentist", PageKind.SERVICE),
        ("/services/travel/", "Travel", PageKind.SERVICE),
        ("/hip-surgery/", "Hip Surgery", PageKind.SERVICE),
        ("/education-center/implants/", "Dental implants", PageKind.SERVICE),
        ("/locations/bethesda-md/", "Bethesda, MD", PageKind.LOCATION),
        ("/locations/dr-phillips/", "Dr. Phillips", PageKind.LOCATION),
        ("/silver-spring/", "Silver Spring, MD", PageKind.SERVICE),
        ("/family/", f"Family|<p>12 Family Way, Union, NJ 07083</p>{TEXT}", PageKind.SERVICE),
        ("/team/join-us/", "Join us", PageKind.OTHER),
        ("/our-blog/", f"Our Blog|{CARDS}", PageKind.LISTING),
        ("/latest-news/", f"Latest News|{CARDS}", PageKind.LISTING),
        ("/equipo/ana-garcia/", "Ana García", PageKind.PERSON),
        ("/preguntas/", "Preguntas frecuentes", PageKind.OTHER),
    ],
)
def test_names_that_lead_astray(path: str, page: str, kind: PageKind) -> None:
    """A word for people is not their page, a state's code no degree, a street's first word no office."""
    assert kinds(BASE | {path: page})[path] is kind


CASINO = (
    "<p>Play at the best online casinos with free spins. Slots online and roulette: the casino bonus waits.</p>"
    * 2
)


@pytest.mark.parametrize(
    ("page", "spam"),
    [
        (f"Best Online Casino Slots 2025|{CASINO}{TEXT}", True),
        (
            f"Join us for Casino Night|<p>Our casino night helps the free clinic, with casino games for all.</p>{TEXT}",
            False,
        ),
        (
            f'Generic Viagra for men|<p>Read <a href="https://drugs.example/viagra">more here</a>.</p>{TEXT}',
            False,
        ),
        ("Hitting the jackpot: brush your teeth", False),
        ("Download the Hill app for Windows", False),
        (f"Casino gambling: how we treat it|{CASINO}{TEXT}", False),
    ],
)
def test_spam_is_what_sells(page: str, spam: bool) -> None:
    """A fund-raising night, a drug that the clinic prescribes and an addiction that it treats are the clinic's own."""
    assert (kinds(BASE | {"/x/": page})["/x/"] is PageKind.JUNK) is spam
