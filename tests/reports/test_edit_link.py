"""Edit links: the profile's template first, else WordPress's own screen; never an unsafe one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.edit_link import edit_link
from schemas.linked_document import LinkedDocument
from schemas.page import Page
from schemas.software import Software
from schemas.vocabulary import Fetch, PageKind

URL = "https://clinic.example/blog/hip%20pain/?q=a&b=c"
BLOG = Software(name="wordpress", base_url="https://clinic.example/blog/", edit_id="178")


def page(url: str = URL, software: Software | None = None, document: LinkedDocument | None = None) -> Page:
    return Page(
        page_id="p-0000000000000001", url=url, final_url=url, fetch=Fetch.FETCHED, kind=PageKind.OTHER,
        software=software, document=document,
    )  # fmt: skip


def test_wordpress_in_a_folder() -> None:
    wanted = "https://clinic.example/blog/wp-admin/post.php?post=178&action=edit"
    assert edit_link(page(software=BLOG), None) == wanted


@pytest.mark.parametrize(
    "software",
    [
        None,
        Software(name="wordpress", base_url="https://clinic.example/"),
        Software(name="wordpress", edit_id="178"),
        Software(name="wordpress", base_url="javascript:alert(1)//", edit_id="178"),
    ],
)
def test_nothing_is_guessed(software: Software | None) -> None:
    """No software, an archive without a number, a folder that is not known, a base that is not of the web."""
    assert edit_link(page(software=software), None) is None


@pytest.mark.parametrize(
    ("template", "link"),
    [
        ("https://cms.example/edit?post={id}", "https://cms.example/edit?post=178"),
        ("https://cms.example/{path}index.md", "https://cms.example/blog/hip%20pain/index.md"),
        (
            "https://cms.example/?at={url}&mode=edit",
            "https://cms.example/?at=https%3A%2F%2Fclinic.example%2Fblog%2Fhip%2520pain%2F%3Fq%3Da%26b%3Dc&mode=edit",
        ),
        ("javascript:alert({id})", None),
    ],
)
def test_the_template_goes_first(template: str, link: str | None) -> None:
    """Even where the page is WordPress's."""
    assert edit_link(page(software=BLOG), template) == link


def test_a_template_of_ids_gives_no_link_without_one() -> None:
    assert edit_link(page(), "https://cms.example/{path}?post={id}") is None
    assert edit_link(page(), "https://cms.example/{path}") == "https://cms.example/blog/hip%20pain/"


def test_a_document_has_no_edit_screen() -> None:
    assert (
        edit_link(
            page(document=LinkedDocument(media_type="application/pdf", size_bytes=1)),
            "https://cms.example/{path}",
        )
        is None
    )


@given(st.text(max_size=60))
def test_no_page_leaves_the_place_that_the_template_gives_it(text: str) -> None:
    """Whatever its address is: the host, the parameters and the fragment are the template's."""
    url = f"https://clinic.example/{text}"
    link = edit_link(page(url=url), "https://cms.example/a?x={url}&y={path}&z=1")
    assert link is not None
    assert link.startswith("https://cms.example/a?x=https%3A%2F%2F")
    assert (link.count("&"), link.count("?"), link.count("#"), link.count('"'), link.count("<")) == (
        2,
        1,
        0,
        0,
        0,
    )
