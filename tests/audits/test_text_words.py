"""Words are counted once where they were written once: in a text, in a leaflet, in a template."""

from __future__ import annotations

from audits.run import RecordAudits, audit_page, audit_template
from schemas.vocabulary import OutcomeKind, PageKind, Region
from tests.audits.build import article, context, judge_words, text
from tests.audits.facts import seen_on, template, template_text

CONTEXT = context()
SLIP = "We care for the helath of our patients and for that of their families."


def leaflet(*lines: str) -> str:
    """Return the text of a document."""
    return "\n".join(lines)


def document(body: str) -> RecordAudits:
    """Return what the audits say of a document."""
    return audit_page(
        CONTEXT, text=text(body, kind=PageKind.OTHER, body_text=body, body_blocks=[], language="en")
    )


def test_a_word_on_a_home_a_service_and_a_doctors_page_and_in_the_footer_is_one_finding() -> None:
    """With all four places among its occurrences, the footer once."""
    kinds = (PageKind.HOME, PageKind.SERVICE, PageKind.PERSON)
    words = [
        fact
        for number, kind in enumerate(kinds, 1)
        for fact in audit_page(CONTEXT, text=text(SLIP, number=number, kind=kind)).words
    ]
    words += audit_page(CONTEXT, text=article("Your health is our work. " * 4, number=9)).words
    shown = seen_on(1, 2, 3, 4, pages=87)
    words += audit_template(template(template_texts=[template_text(SLIP, shown)]), CONTEXT).words
    _, (finding,) = judge_words(words, CONTEXT)
    assert (finding.subject, finding.page_count, finding.value) == ("helath", 87, 4)
    assert [place.subject for place in finding.occurrences] == [
        f"t-{1:016x}",
        "template:footer",
        f"t-{2:016x}",
        f"t-{3:016x}",
    ]
    footer = finding.occurrences[1].evidence
    assert (footer.field, footer.start, footer.quote) == ("/template_texts/0/text", 16, "helath")


def test_what_a_template_repeats_does_not_make_a_slip_the_sites_own_word() -> None:
    """It was written once, however many pages show it."""
    words = audit_template(
        template(template_texts=[template_text(SLIP, seen_on(1, pages=500))]), CONTEXT
    ).words
    _, (finding,) = judge_words(words, CONTEXT)
    assert finding.page_count == 500


def test_a_templates_texts_have_one_verdict() -> None:
    """Failed where one of them has a slip, inapplicable where none is in English."""
    spanish = (
        "La clínica atiende a los pacientes con dolor de espalda y de cuello todos los días de la semana."
    )
    shown = seen_on(1, 2)
    footer = [template_text(SLIP, shown), template_text("Rest helps.", shown), template_text(spanish, shown)]
    sidebar = [template_text(spanish, shown, Region.SIDEBAR)]
    words = [
        *audit_template(template(template_texts=footer), CONTEXT).words,
        *audit_template(template(Region.SIDEBAR, template_texts=sidebar), CONTEXT).words,
    ]
    outcomes, _ = judge_words(words, CONTEXT)
    assert {(outcome.subject, outcome.outcome) for outcome in outcomes} == {
        ("template:footer", OutcomeKind.FAILED),
        ("template:sidebar", OutcomeKind.INAPPLICABLE),
    }


def test_the_order_of_a_templates_texts_does_not_change_its_verdict() -> None:
    """It passes where one of them is in English, wherever that one stands."""
    english = "We care for the health of our patients and for that of their families."
    spanish = (
        "La clínica atiende a los pacientes con dolor de espalda y de cuello todos los días de la semana."
    )
    texts = [template_text(spanish, seen_on(1, 2)), template_text(english, seen_on(1, 2))]
    for shown in (texts, texts[::-1]):
        words = audit_template(template(template_texts=shown), CONTEXT).words
        outcomes, _ = judge_words(words, CONTEXT, "repeated-word")
        assert [outcome.outcome for outcome in outcomes] == [OutcomeKind.PASSED]


def test_a_leaflet_is_spell_checked_and_not_graded() -> None:
    """The ends of its lines are not those of its sentences."""
    body = leaflet(
        "Before your injection you should not eat or drink for six hours, and you",
        "should bring somebody who can drive you home. We care for your helath and we",
        "will call you on the next day.",
    )
    result = document(body)
    ends = {outcome.audit: outcome for outcome in result.outcomes}
    for audit in ("hard-to-read", "long-sentence"):
        assert ends[audit].outcome is OutcomeKind.INAPPLICABLE
        assert ends[audit].reason == "the lines of a document don't show where its sentences end"
    assert result.text is not None
    assert result.text.readability is None
    _, (finding,) = judge_words(result.words, CONTEXT)
    assert finding.subject == "helath"


def test_a_word_that_the_end_of_a_line_tears_is_not_two_slips() -> None:
    """Nor is a word that closes one line and opens the next."""
    body = leaflet(
        "The injec-",
        "tion helps most of the pa\u00ad",
        "tients who have had pain in the",
        "the back for a long time and who cannot sleep.",
    )
    result = document(body)
    assert result.findings == []
    assert judge_words(result.words, CONTEXT)[1] == []


def test_the_half_of_a_leaflet_in_another_language_is_not_english() -> None:
    """Line by line; a short line is in the language of the lines before it."""
    body = leaflet(
        "Call our office if the fever lasts for more than three days, because we can help you.",
        "Llame a nuestra oficina si la fiebre dura más de tres días, porque podemos ayudarle.",
        "Traiga su tarjeta del seguro",
    )
    result = document(body)
    assert judge_words(result.words, CONTEXT)[1] == []
    assert "tarjeta" not in result.words[0].words


def test_what_facts_join_is_no_lost_blank() -> None:
    """A card's title and its button, two links of a menu, a word of a menu in Spanish."""
    cards = [
        "Do you qualify for the premium tax credit?Read more",
        "developmenttherapist",
        "Seminarios virtuales",
    ]
    facts = template(template_texts=[template_text(card, seen_on(1, 2)) for card in cards])
    assert judge_words(audit_template(facts, CONTEXT).words, CONTEXT)[1] == []
    footer = (
        "We treat our patients with care.The clinic is open each day of the week, and we look forward to you."
    )
    _, (finding,) = judge_words(
        audit_template(template(template_texts=[template_text(footer, seen_on(1, 2))]), CONTEXT).words,
        CONTEXT,
    )
    assert finding.evidence.quote == "care.The"


def test_an_articles_words_are_still_its_own() -> None:
    """Headline and body, under the id of its text."""
    (words,) = audit_page(CONTEXT, text=article("Many pateints rest.", headline="Rest helps")).words
    assert (words.subject, words.seen_on, words.words["rest"]) == (f"t-{1:016x}", None, 2)
