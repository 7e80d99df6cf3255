"""Answers in the place of a page are recognised by what they are; pages of a clinic never are."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction import FinishedPage, PageReading, finish, learn, read
from schemas.vocabulary import PageKind

SITE = "https://hill-clinic.example"
MENU = "".join(
    f"<a href=/{name}/>{name.title()}</a> "
    for name in ("home", "about", "team", "services", "blog", "prices", "contact", "news")
)
TEXT = "<p>Gentle exercise eases the pain of most people with a stiff back within a few weeks.</p>" * 12
CAPTCHA = '<script src="https://www.google.com/recaptcha/api.js" async defer></script>'


def reading(html: str, path: str = "/blog/heat/") -> PageReading:
    return read(html.encode(), SITE + path, "text/html")


def finished(found: PageReading, *others: PageReading) -> FinishedPage:
    return finish(found, learn([found, *others], SITE), page_id="p-" + "0" * 16)


FOLDER = Path(__file__).parent / "walls"
"""Pages of many makers; its README says which of them the rules were made on."""
MISSED = FOLDER / "missed" / "scripts-alone.html"
ALL = {file.stem: file for file in sorted(FOLDER.glob("*/*.html")) if file != MISSED}


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_wall_is_a_wall_and_gives_no_text(name: str) -> None:
    """Of any maker; it says so in the page's notes, and is of no kind that a report would miss."""
    made = finished(reading(ALL[name].read_text("utf-8")))
    assert "wall" in made.page_notes()
    assert (made.kind, made.text) == (PageKind.OTHER, None)


def test_a_challenge_of_scripts_alone_is_missed_and_gives_no_text() -> None:
    """Whether it is one or a page that scripts draw, nobody can say without running them."""
    made = finished(reading(MISSED.read_text("utf-8")))
    assert made.text is None
    assert "wall" not in made.page_notes()


PAGES = {
    "short contact page with a captcha": f"<title>Contact</title><nav><a href=/>Home</a> <a href=/a/>About</a></nav>"
    f"<main><h1>Contact us</h1><p>For bookings write to us.</p><form><div class=g-recaptcha></div><button>Send</button>"
    f"</form></main>{CAPTCHA}",
    "form of a landing page": f"<title>Free check</title><h1>Book your free check</h1><form><input name=your-name>"
    f"<input type=tel name=phone><p>Please confirm that you are human</p><button>Send</button></form>{CAPTCHA}",
    "thanks": f"<title>Thank you</title><h1>Thank you!</h1><p>We have your message and call you back"
    f" soon.</p>{CAPTCHA}",
    "normal page behind Imperva": "<title>Parking</title><h1>Parking</h1><p>Park behind the clinic, free for"
    " two hours.</p>"
    '<script src="/_Incapsula_Resource?SWJIYLWA=719d34&ns=1" async></script>',
    "normal page with DataDome's tag": "<title>Hill Clinic</title><h1>Hill Clinic</h1><p>Doctors for feet and"
    " backs.</p>"
    '<script>window.ddjskey="ABC"</script><script src="https://ct.captcha-delivery.com/c.js"></script>',
    "home page with a captcha and a sign-in": "<title>Hill Clinic</title><main><h1>Hill Clinic</h1><p>Stories"
    " and ideas from"
    f' our doctors. A place to read.</p><a href="/signin">Sign in</a></main>{CAPTCHA}',
    "picture": "<title>Our building</title><img src=/building.jpg><p>The clinic in 2012</p><a href=/>Back</a>",
    "nothing but a picture": "<title>Our building</title><img src=/building.jpg>" + CAPTCHA,
    "coming soon within the site": f"<title>Podcast | Hill Clinic</title><nav>{MENU}</nav><h1>Coming"
    f" soon</h1><p>Our podcast"
    " starts in May.</p>",
    "article on robots": f"<title>Robot or human? Who does your surgery</title><h1>Robot or human?</h1>{TEXT}",
    "article on access": f"<title>Access denied: when insurers refuse</title><h1>Access denied</h1>{TEXT}{TEXT}{TEXT}",
    "small post on age": "<title>Are you over 21?</title><nav><a href=/>Home</a></nav><article><h1>Are you"
    " over 21?</h1><p>Then"
    " you should have your blood pressure taken once every two years, and more often when it is high.</p></article>",
    "how it works": "<title>Telehealth</title><h1>Telehealth</h1><h2>How it works</h2><p>Call us, and we send"
    " you a link.</p>",
    "a hidden form for the browser": "<title>Deploy fails - Forum</title><noscript>"
    f"{TEXT}</noscript><form id=hidden-login style='display: none'><input name=u><input type=password name=p></form>",
    "a login in the header": "<title>Photos</title><header class=site-header><form><input name=u><input"
    " type=password name=p>"
    "<button>Log in</button></form></header><h1>Photos of our open day</h1><p>Sunday in May</p>",
    "a cookie banner on a short page": f"<title>Hours</title><nav>{MENU}</nav><h1>Hours</h1><p>Monday to"
    f" Friday, 9 to 5</p>"
    "<div class=cookies><p>We use cookies. Do you accept them?</p><button>Accept</button></div>",
    "closed for a holiday": f"<title>Holidays | Hill Clinic</title><nav>{MENU}</nav><h1>Closed on May"
    f" 25</h1><p>We will be back"
    " on Tuesday.</p>",
    "maintenance of implants": "<title>Implant maintenance</title><h1>Maintenance of implants</h1><p>Brush"
    " twice a day, and see"
    " our hygienist every six months.</p><p>Call 973 555 0123 for an appointment.</p>",
    "a page that renews itself": "<title>Waiting room</title><meta http-equiv=refresh"
    ' content="30"><h1>Waiting room</h1><p>Four'
    " people are before you today.</p>",
    "a booking frame": f"<title>Book</title><nav>{MENU}</nav><iframe src=https://book.example/hill></iframe>",
}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_page_of_a_clinic_is_no_wall(name: str) -> None:
    """However short, with a form or a captcha, behind a firewall that names itself on every page."""
    made = finished(reading(f"<html lang=en><head></head><body>{PAGES[name]}</body></html>"))
    assert "wall" not in made.page_notes()


def answer(path: str, number: int = 0, *, canonical: str = "") -> PageReading:
    """Return a page in no words that any rule knows, with the request's number."""
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    return reading(f"<title>Hill Clinic</title>{link}<p>Hold the line, traveller {number}0a1b.</p>", path)


def test_the_same_few_words_at_many_addresses_are_walls() -> None:
    """Whatever they are, and though each names its own request."""
    walls = [answer(f"/page-{n}/", n) for n in range(3)]
    assert ["wall" in finished(one, *walls).page_notes() for one in walls] == [True] * 3
    post = reading(f"<title>Heat</title><article><h1>Heat</h1>{TEXT}</article>")
    assert "wall" not in finished(post, *walls).page_notes()


def test_few_words_at_two_addresses_or_in_views_of_one_page_are_no_walls() -> None:
    """Nor are pages that name themselves as the original, that have a menu, or stubs that lead on to one page."""
    two = [answer("/a/"), answer("/b/")]
    views = [answer(f"/a/?view={n}") for n in range(4)]
    own = [answer(f"/p{n}/", canonical=f"/p{n}/") for n in range(4)]
    menus = [
        reading(f"<title>Hill Clinic</title><nav>{MENU}</nav><p>Photo of the day.</p>", f"/g{n}/")
        for n in range(4)
    ]
    stubs = [
        reading(
            '<title>Moved</title><meta http-equiv="refresh" content="0; url=/new/"><p>This page has moved.</p>',
            f"/s{n}/",
        )
        for n in range(4)
    ]
    for pages in (two, views, own, menus, stubs):
        assert not any("wall" in finished(one, *pages).page_notes() for one in pages)
