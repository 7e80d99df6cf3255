"""Test that the people and the day that a template states on every page are not an article's."""

from __future__ import annotations

import pytest

from extraction import PageReading, finish, learn, read
from schemas.article import Article

HOST = "http://clinic.example"
IDS = {"page_id": "p-0123456789abcdef"}
TEXT = "A sore heel is worst with the first steps of the morning, and it eases when the foot has warmed up. "
OTHERS = ("", "contact.html", "about.html", "services.html")


def page(path: str, head: str, byline: str = "") -> PageReading:
    is_post = path.startswith("blog/")
    title = "Heel pain" if is_post else path or "Home"
    body = f"<h1>{title}</h1>{byline}" + f"<p>{TEXT} {path}</p>" * (9 if is_post else 1)
    html = f"<html lang=en><head><title>{title} {path}</title>{head}</head><body><main><article>{body}</article></main>"
    return read(html.encode(), f"{HOST}/{path}", "text/html")


def article(head: str, byline: str, others: str) -> Article:
    post = page("blog/heel-pain/", head, byline)
    facts = learn([*(page(path, others) for path in OTHERS), post], f"{HOST}/")
    found = finish(post, facts, **IDS).article
    assert found is not None
    return found


META = '<meta name="author" content="Badger Webworks"><meta name="date" content="2008-02-11">'


def test_who_made_the_site_is_no_author() -> None:
    """A name in the head of home, contact and every other page is the template's, like the day beside it."""
    found = article(META, "<p>By Dr. Edda Kowal, DPM</p>", META)
    assert [person.name for person in found.people] == ["Dr. Edda Kowal"]
    assert found.published is None


def test_an_author_named_in_posts_only_stays() -> None:
    """The same words in a post's head alone are its author and its day."""
    found = article(META, "", "")
    assert [person.name for person in found.people] == ["Badger Webworks"]
    assert found.published is not None
    assert found.published.value == "2008-02-11"


def test_a_byline_outweighs_the_template() -> None:
    """The person in the visible byline is the author, though the head of every page names him too."""
    head = '<meta name="author" content="Edda Kowal">'
    assert [person.name for person in article(head, "<p>By Edda Kowal</p>", head).people] == ["Edda Kowal"]


@pytest.mark.parametrize("turned", [False, True])
def test_facts_hang_on_no_order(turned: bool) -> None:
    """The template's people are learned alike from any order of the pages, and change the facts' digest."""
    readings = [page(path, META) for path in OTHERS]
    facts = learn(readings[::-1] if turned else readings, f"{HOST}/")
    assert facts.template_people == ["badgerwebworks"]
    assert facts.digest != learn([page(path, "") for path in OTHERS], f"{HOST}/").digest
