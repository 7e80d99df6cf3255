"""A page gets the best name that is known, and no other page shares it."""

from __future__ import annotations

from dataclasses import replace

from reports.names import Names, office
from tests.reports.clinic_sample import SITE, sample, summaries


def test_a_headline_else_a_title_else_the_path() -> None:
    """The best name that is known; an office by its label or its street."""
    data = sample()
    names = Names(data)
    assert names.title(f"{SITE}blog/what-is-myalgia/") == "What Is Myalgia: Causes, Symptoms, and Treatments"
    assert names.title(f"{SITE}contact/") == "Contact Us"
    assert names.title(f"{SITE}nowhere/?p=1") == "/nowhere/?p=1"
    assert names.title(None) == "the whole site"
    offices = ["250 Morris Ave., Suite 220, Union", "West Orange"]
    assert [office(data.locations[0]), office(data.locations[5])] == offices


def test_two_pages_of_one_title_are_told_apart() -> None:
    """A print view has its article's headline."""
    data = sample()
    copy = data.articles[1].model_copy(update={"url": f"{SITE}print/myalgia/"})
    names = Names(replace(data, texts=summaries([*data.articles, copy])))
    title = "What Is Myalgia: Causes, Symptoms, and Treatments"
    assert names.title(copy.url) == f"{title} (/print/myalgia/)"
    assert names.title(data.articles[1].url) == f"{title} (/blog/what-is-myalgia/)"


def test_the_clinics_name_is_no_part_of_a_pages() -> None:
    """At the end of a title, whatever is between; a title that is nothing else stays, and none takes long."""
    data = sample()
    titles = {
        "Back pain | Maple Ridge Spine & Pain": "Back pain",
        "Fees - Maple Ridge Spine and Pain": "Fees - Maple Ridge Spine and Pain",
        "| Maple Ridge Spine & Pain": "| Maple Ridge Spine & Pain",
        " " * 100_000 + "Spine": " " * 100_000 + "Spine",
    }
    pages = [
        data.pages[0].model_copy(update={"url": f"{SITE}{at}", "final_url": f"{SITE}{at}", "title": title})
        for at, title in enumerate(titles)
    ]
    names = Names(replace(data, pages=pages, texts=[]))
    assert [names.title(page.final_url) for page in pages] == list(titles.values())
