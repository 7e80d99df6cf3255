"""Whoever asks for the day is noted, and the words and forms of a text are told without it."""

from __future__ import annotations

from audits.context import build_context
from audits.run import audit_page, audit_template
from audits.text_forms import text_forms
from audits.text_words import text_words
from audits.watched_context import WatchedContext
from schemas.profile import Profile
from schemas.vocabulary import Region
from tests.audits.build import TODAY, article, text
from tests.audits.facts import page, page_facts, seen_on, template, template_text

SLIP = "Take the the pill at noon on March 3, 2020, and call (973) 555-0123 when it aches. It's open until May 2021."


def test_who_asks_for_the_day_is_named() -> None:
    """A page without a text and a region of the template are judged alike on every day; of a text its age is not."""
    context = WatchedContext(build_context(Profile(url="https://clinic.example/"), TODAY))
    whole = audit_page(context, page=page(1), facts=page_facts(1))
    region = audit_template(
        template(Region.FOOTER, template_texts=[template_text(SLIP, seen_on(1, 2))]), context
    )
    assert (whole.of_day, region.of_day) == (set(), set())
    of_text = audit_page(context, page=page(1), text=article(SLIP), facts=page_facts(1))
    assert {"stale-page", "outdated-reference"} <= of_text.of_day
    assert not {"misspelling", "hard-to-read", "dead-link"} & of_text.of_day
    assert not of_text.words_of_day


def test_audits_that_are_named_alone_are_asked() -> None:
    """They say what they say among all; there are no words and no forms, and the text has its age of the day."""
    context = build_context(Profile(url="https://clinic.example/"), TODAY)
    whole, facts = page(1), page_facts(1)
    every = audit_page(context, page=whole, text=article(SLIP), facts=facts)
    only = audit_page(context, page=whole, text=every.text, facts=facts, only=("outdated-reference",))
    assert only.outcomes == [one for one in every.outcomes if one.audit == "outdated-reference"]
    assert only.findings == [one for one in every.findings if one.audit == "outdated-reference"]
    assert (only.text, only.words, only.forms) == (every.text, [], [])


def test_the_words_and_forms_of_a_text_hang_on_no_day() -> None:
    """The audits of the site that read them need not be asked again on another day."""
    context = WatchedContext(build_context(Profile(url="https://clinic.example/"), TODAY))
    for one in (text(SLIP), article(SLIP)):
        text_words(one, context, page_facts(1))
        text_forms(one, context, page_facts(1))
    assert not context.asked
