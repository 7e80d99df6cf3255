"""No login, account, portal or cart is ever requested; a page that tells of one is read."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from crawler.forbidden_paths import forbidden_reason
from tests.crawler.crawling import crawl, pages
from tests.hostile_site.loopback import Asked, LoopbackSite, Reply

DOORS = [
    "/wp-login.php", "/a/logout", "/cart/", "/Checkout", "/portal/x", "/wp-admin/post.php?id=1", "/patient-portal/",
    "/PatientPortal/default.aspx", "/patient_portal", "/patients/portal/", "/portals/", "/account/",
    "/my-account/orders/", "/myaccount", "/MyAccount.aspx", "/login", "/login.aspx", "/log-in/", "/member-login/",
    "/memberlogin.php", "/signin", "/sign-in", "/sign-up/", "/sign_out", "/user/register", "/mychart/",
    "/my-chart/", "/mychart-login/", "/followmyhealth", "/patient-portal-login/", "/portal-login",
    "/client%20portal/", "/shopping-cart/", "/view-cart", "/basket", "/wishlist/", "/lost-password/",
    "/my-account/lost-password/", "/forgot-password.html", "/staff-login", "/provider-portal/",
    "/blog/wp-login.php", "/blog/login/", "/2024/05/cart/", "/sso/", "/secure/login/", "/index.php/login",
]  # fmt: skip
ACTS = [
    "/shop/?add-to-cart=3", "/x?action=logout", "/x?a=1&_wpnonce=9", "/?login", "/?logout=1",
    "/index.php?page=login", "/index.php?route=account/login", "/index.php?option=com_users&view=login",
    "/?wc-ajax=add_to_cart", "/x?Action=LostPassword", "/x?do=login&next=/a", "/x?action=print",
]  # fmt: skip
PAGES = [
    "/", "/patient-portal-guide/", "/cartilage/", "/blog/login-problems/", "/x?action=view", "/x?view=list",
    "/blog/how-to-use-our-patient-portal/", "/how-to-log-in-to-mychart/", "/blog/patient-portal/", "/news/mychart/",
    "/2024/05/patient-portal/", "/category/portal/", "/accountability/", "/signs-of-a-stroke/", "/sign-language/",
    "/portal-hypertension/", "/portal-vein-thrombosis/", "/hepatic-portal/", "/our-patients/", "/new-patients/",
    "/patients/", "/members-of-our-team/", "/health/", "/chart/", "/my-health/", "/registered-nurses/",
    "/register-of-trials/", "/checkup/", "/check-out-our-new-office/", "/shopping/", "/online/", "/?p=12",
    "/?page=2", "/search?q=login", "/x?tag=portal", "/go?next=/my-account/", "/patient-registration/",
    "/accounts-of-recovery/",
]  # fmt: skip


@pytest.mark.parametrize("path", DOORS + ACTS)
def test_doors_are_known(path: str) -> None:
    """By a whole segment, and by what a query does or chooses."""
    assert forbidden_reason(f"http://c.example{path}") == "login_or_cart"


@pytest.mark.parametrize("host", ["portal", "login", "sso", "mychart", "patient-portal", "my-account"])
def test_hosts_are_doors_too(host: str) -> None:
    """A portal often has a name of its own."""
    assert forbidden_reason(f"https://{host}.c.example/") == "login_or_cart"
    assert forbidden_reason(f"https://{host}.example/") is None


@pytest.mark.parametrize("path", PAGES)
def test_pages_about_doors_are_pages(path: str) -> None:
    """A word within a segment shuts nothing, nor does a post that is called after what it is about."""
    assert forbidden_reason(f"http://c.example{path}") is None


def test_a_crawl_enters_no_door_and_says_so(tmp_path: Path) -> None:
    """Doors are recorded as not requested, with the reason; the post about one is read."""
    links = [
        "/patient-portal/",
        "/account/",
        "/index.php?route=account/login",
        "/blog/how-to-use-our-patient-portal/",
    ]

    async def serve(asked: Asked, writer: asyncio.StreamWriter) -> Reply:
        return Reply("".join(f'<a href="{link}">here</a>' for link in links))

    with LoopbackSite(serve) as site:
        crawl(tmp_path, site.port)
        assert [link for link in links if link in site.paths()] == links[3:]
    found = pages(tmp_path)
    for link in links[:3]:
        page = found[f"http://clinic.example{link}"]
        assert (page.fetch, [str(note) for note in page.notes]) == ("skipped", ["login_or_cart"])
