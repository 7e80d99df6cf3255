"""Audits of forms name the odd ones, count what was written once, and follow the style sheet."""

from __future__ import annotations

import doctest
import importlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from audits.consistency.majority import Majority
from audits.consistency.tally import Form
from audits.consistency.wording import found_forms
from audits.draft import audit_text
from audits.run import audit_page, audit_site, audit_template
from audits.site_facts import site_facts
from schemas.block import Block
from schemas.errors import ProfileError
from schemas.facts.meta import Meta
from schemas.facts.text_forms import MOST_NAMES, TextForms
from schemas.finding import Finding
from schemas.profile import StyleSettings
from schemas.profile_file import read_profile
from schemas.vocabulary import BlockKind, Genre, PageKind, Tier
from tests.audits.build import article, context, text
from tests.audits.facts import image, page_facts, seen_on, template, template_text
from tests.audits.pages import cases, run

CONTEXT = context()
FORMS = {
    "brand-spelling",
    "person-name-form",
    "term-spelling",
    "date-style",
    "phone-style",
    "heading-case",
}


def forms_of(*pages: str, **fields: Any) -> list[TextForms]:
    """Return the forms of pages of one paragraph each."""
    return [
        form
        for number, page in enumerate(pages, 1)
        for form in audit_page(CONTEXT, text=article(page, number=number, **fields)).forms
    ]


def found(forms: Sequence[TextForms], **profile: Any) -> list[Finding]:
    """Return what the audits of forms say of these texts."""
    _, findings = audit_site(site_facts(forms=forms), context(**profile) if profile else CONTEXT)
    return [finding for finding in findings if finding.audit in FORMS]


@pytest.mark.parametrize("module", ["brand_spelling", "term_spelling", "person_names", "office_label_form"])
def test_the_examples_hold(module: str) -> None:
    """Those of the docstrings."""
    assert doctest.testmod(importlib.import_module(f"audits.consistency.{module}")).failed == 0


def test_a_finding_names_the_usual_form_its_count_and_its_pages() -> None:
    """The difference first, then the numbers."""
    pages = [f"Number {number} of Redefine Healthcare is here." for number in ("one", "two", "six")]
    (finding,) = found(forms_of("Call Redefine HealthCare now.", *pages))
    assert (
        finding.message
        == "“Redefine HealthCare” → “Redefine Healthcare” (in 1 of 4 places; 3 pages write “Redefine Healthcare”)"
    )
    assert finding.suggestions == ["Redefine Healthcare"]
    assert (finding.audit, finding.page_count, finding.value) == ("brand-spelling", 1, 1)
    assert [place.url for place in finding.occurrences] == ["https://clinic.example/1/"]


def test_a_sentence_that_pages_repeat_was_written_once() -> None:
    """Three pages with one sentence are no majority."""
    assert not found(forms_of("The co-pay is due.", *["Ask what your copay will be."] * 5))


def test_what_a_template_repeats_was_written_once_and_is_on_its_pages() -> None:
    """The odd form in a footer is one edit."""
    footer = template_text("Ask about the co-pay.", seen_on(*range(30)))
    shared = audit_template(template(template_texts=[footer]), CONTEXT).forms
    pages = [f"The copay of plan {number} is due." for number in ("one", "two", "six")]
    (finding,) = found([*forms_of(*pages), *shared])
    assert finding.message == "“co-pay” → “copay” (in 1 of 4 places; 3 pages write “copay”)"
    assert (finding.subject, finding.value) == ("copay", 1)
    assert finding.page_count >= 20


@pytest.mark.parametrize(
    "odd",
    [
        "“The co-pay was fine,” she said.",
        'A friend said "the co-pay was fine" to us.',
        "Smith AB, Jones C. The co-pay of plans. J Am Acad Dermatol. 2015;12(3):45-67.",
        "See www.clinic.example/co-pay for more.",
    ],
)
def test_other_peoples_words_are_left_alone(odd: str) -> None:
    """Quotations, references and addresses."""
    pages = [f"The copay of plan {number} is due." for number in ("one", "two", "six")]
    assert not found(forms_of(odd, *pages))


def test_stories_and_legal_pages_are_left_alone() -> None:
    """A patient's words are not the clinic's, a licence's not anybody's to change."""
    story = audit_page(CONTEXT, text=article("The co-pay is due.", genre=Genre.STORY))
    legal = audit_page(CONTEXT, text=text("The co-pay is due.", kind=PageKind.LEGAL))
    assert [form.forms for form in (*story.forms, *legal.forms)] == [[], []]


def test_a_hyphen_beside_a_space_is_grammar_where_the_first_part_is_a_word() -> None:
    """*Long-term care* and *in the long term*; but *co pay* is never right beside *co-pay*."""
    three = ("one", "two", "six")
    assert not found(
        forms_of("Good skin care helps.", *[f"Some skin-care cream is {number}." for number in three])
    )
    (finding,) = found(forms_of("The co pay is due.", *[f"The co-pay of plan {number}." for number in three]))
    assert finding.message.startswith("“co pay” → “co-pay”")


def test_the_sites_english_decides_on_a_word_with_two_spellings() -> None:
    """One British word on an American site is the odd one, whatever its own count."""
    words = "color gray fiber tumor center favor honor neighbor behavior"
    (finding,) = found(forms_of("The neighbour waits.", f"These are {words} today."))
    assert finding.message.startswith("“neighbour” → “neighbor”")


def test_dates_get_the_usual_style() -> None:
    """A list of many dates on one page is one choice."""
    listing = " ".join(f"Posted Jan {day}, 2024." for day in range(1, 21))
    pages = [f"Updated on January {day}, 2025." for day in range(1, 21)]
    (finding,) = found(forms_of(listing, *pages))
    assert finding.audit == "date-style"
    assert finding.message == (
        "“Jan 1, 2024” → “January 1, 2024”, and 19 more (in 20 of 40 places; 20 pages write the usual style)"
    )
    assert finding.suggestions == []  # one date's would be wrong for the next


@pytest.mark.parametrize(
    ("odd", "said", "suggestions"),
    [
        ("8/23/2023", "“8/23/2023” → “August 23, 2023”", ["August 23, 2023"]),
        ("2023-08-03", "“2023-08-03” → “August 3, 2023”", ["August 3, 2023"]),
        ("08/03/2023", "“08/03/2023”: write it like “June 11, 2025”", []),
    ],
)
def test_a_date_is_told_as_itself_in_the_usual_style(odd: str, said: str, suggestions: list[str]) -> None:
    """Never as another day; where two numbers may be two days, as a day of the site to write it like."""
    pages = [
        f"The {visit} visit was on June {day}, 2025."
        for day, visit in enumerate(("first", "next", "last"), 11)
    ]
    (finding,) = found(forms_of(*pages, f"Seen on {odd}."))
    assert (finding.message.partition(" (")[0], finding.suggestions) == (said, suggestions)


def test_each_date_of_a_draft_has_its_own_finding() -> None:
    """With its own day, not the first one's."""
    draft = "Seen on June 11, 2025, June 12, 2025, June 13, 2025 and June 14, 2025. Then Jul 3, 2025 and Aug 4, 2025."
    findings = [finding for finding in audit_text(draft, CONTEXT) if finding.audit == "date-style"]
    assert [finding.suggestions for finding in findings] == [["July 3, 2025"], ["August 4, 2025"]]
    assert findings[1].message.startswith("“Aug 4, 2025” → “August 4, 2025” (")


def test_a_message_has_thirty_words_at_most() -> None:
    """Long names leave room for fewer of them."""
    odd = ["The Zorablat Family CarePlan", "The Zorablat Family Careplan"]
    usual = Form("The Zorablat Family Care Plan", count=5)
    judged = Majority(usual, [Form(f"{form} {'of the Hill ' * 2}") for form in odd])
    message = found_forms("plan", judged, tier=Tier.LIKELY).message
    assert len(message.split()) <= 30
    assert message.startswith("“The Zorablat Family CarePlan")


def test_a_persons_name_has_one_form_and_the_last_name_alone_is_none() -> None:
    """An initial here and none there; a first name with one other letter; people of one last name are two."""
    doctor = [f"Dr. Eric D. Freeman sees patient {number}." for number in ("one", "two", "six")]
    for odd, said in (
        ("Ask Dr. Eric Freeman.", "“Eric Freeman” → “Eric D. Freeman”"),
        ("Ask Dr. Erik D. Freeman.", "“Erik D. Freeman” → “Eric D. Freeman”"),
        ("Ask Dr. Freeman.", None),
        ("Ask Dr. Laura Freeman.", None),
    ):
        messages = [finding.message for finding in found(forms_of(odd, *doctor))]
        assert [message.partition(" (")[0] for message in messages] == ([said] if said else [])


def test_degrees_contradict_and_titles_lose_their_full_stop() -> None:
    """*DO* and *MD* are two professions."""
    doctor = [f"Eric Freeman, DO, sees patient {number}." for number in ("one", "two", "six")]
    (finding,) = found(forms_of("Eric Freeman, MD, is here.", *doctor))
    assert finding.message.startswith("“MD” → “DO”")
    titled = [f"Patient {number} asks Dr. Freeman." for number in ("one", "two", "six")]
    (finding,) = found(forms_of("Ask Dr Freeman.", *titled))
    assert finding.message.startswith("“Dr” → “Dr.”")


def test_a_full_stop_of_an_alternative_text_is_no_difference() -> None:
    """Nobody sees it; a name in it is a name."""
    doctor = [f"Eric Freeman, D.D.S., {verb} here." for verb in ("works", "teaches", "stays")]
    misspelt = "“Erik Freeman” → “Eric Freeman”"
    for alternative, said in (("Eric Freeman, DDS", []), ("Erik Freeman, DDS", [misspelt])):
        portrait = page_facts(9, images=[image("eric.jpg", alternative)])
        findings = found([*forms_of(*doctor), *audit_page(CONTEXT, facts=portrait).forms])
        assert [finding.message.partition(" (")[0] for finding in findings] == said


@pytest.mark.parametrize(("procedures", "said"), [(1, 1), (4, 0)])
def test_headings_that_may_be_names_leave_the_usual_case_open(procedures: int, said: int) -> None:
    """*Root Canal Therapy* may be title case; where many headings may, no other one is odd."""
    kinds = ("dental implants cost", "a crown lasts", "your gums bleed", "tooth whitening works")
    asked = [f"{ask} {kind}" for kind in kinds for ask in ("How", "Why", "When")]
    names = [
        "Root Canal Therapy",
        "Tooth Whitening and Bleaching",
        "Partial Denture Repair",
        "Gum Tissue Grafts",
    ]
    titled = "Scaling the Teeth and Planing Their Roots Before Deep Cleaning Begins"
    headings = [*asked, titled, *names[:procedures]]
    blocks, start = [], 0
    for heading in headings:
        blocks.append(Block(kind=BlockKind.HEADING, level=2, start=start, end=start + len(heading)))
        start += len(heading) + 1
    forms = forms_of("\n".join(headings), body_blocks=blocks)
    assert len(found(forms)) == said


def test_the_titles_of_the_pages_show_the_name_of_the_site() -> None:
    """Though all their words have capitals, and a few texts run the name together."""
    inside = [f"Welcome to Maplehill for {care} today." for care in ("skin", "hair", "lips", "nails")]
    titled = [
        page_facts(number, meta=Meta(title=f"{care} - Maple Hill Med Spa"))
        for number, care in enumerate(
            ("Skin", "Hair", "Lips", "Nails", "Eyes", "Chin", "Neck", "Hands", "Face"), 11
        )
    ]
    pages = [form for facts in titled for form in audit_page(CONTEXT, facts=facts).forms]
    (finding,) = found([*forms_of(*inside), *pages])
    assert finding.message == "“Maplehill” → “Maple Hill” (in 4 of 13 places; 9 pages write “Maple Hill”)"


def test_a_term_that_has_no_usual_form_has_none_in_capitals() -> None:
    """It is no name; one of letters that differ in case alone is."""
    terms = [
        "The transradial way in.",
        "A trans-radial stent.",
        "Some transradial care.",
        "This trans-radial path.",
    ]
    named = [f"Ask {who} about Transradial here." for who in ("him", "her", "them")]
    assert not found(forms_of("Read the Trans-Radial page.", *terms, *named))
    (finding,) = found(forms_of("Read the TransRadial page.", *terms, *named))
    assert finding.message.startswith("“TransRadial” → “Transradial”")
    (finding,) = found(forms_of("Read the Trans-Radial page.", *named))
    assert finding.message.startswith("“Trans-Radial” → “Transradial”")


def test_a_style_sheet_makes_findings_sure() -> None:
    """What it asks for needs no majority, and what it bans is found at once."""
    style = StyleSettings(
        use=["e-mail", "Redefine Healthcare", "Eric D. Freeman", "12 December 2022", "(732) 906-9600"],
        never=["best-in-class"],
    )
    asked = context(style=style)
    page = article(
        "Email Redefine HealthCare, the best-in-class team.",
        "Dr. Eric Freeman and Dr. Eric D. Freeman moved on Dec 12, 2022. Call 732.906.9600.",
    )
    findings = found(audit_page(asked, text=page).forms, style=style)
    assert {finding.tier for finding in findings} == {Tier.SURE}
    assert {finding.message for finding in findings} == {
        "“Email” → “e-mail” (your style sheet)",
        "“Redefine HealthCare” → “Redefine Healthcare” (your style sheet)",
        "“Eric Freeman” → “Eric D. Freeman” (your style sheet)",
        "“Dec 12, 2022” → “12 December 2022” (your style sheet)",
        "“732.906.9600” → “(732) 906-9600” (your style sheet)",
        "“best-in-class” is on your style sheet's list of words not to use (once)",
    }


def test_a_draft_marks_each_odd_form_in_its_place() -> None:
    """Also those after the first."""
    draft = "Your copay is due. The copay is set. A copay is fine. A copay helps. My copay. "
    draft += "One co-pay, two co-pay."
    findings = [finding for finding in audit_text(draft, CONTEXT) if finding.audit == "term-spelling"]
    starts = [finding.evidence.start for finding in findings]
    assert [draft[start : start + 6] for start in starts if start is not None] == ["co-pay", "co-pay"]


def test_the_forms_of_a_text_are_bounded() -> None:
    """A page of names is no reason to keep a store of them."""
    names = " ".join(
        f"The Zor{a}{b} Quil{b}{a} is here." for a in "abcdefghijklmnop" for b in "qrstuvwxyzabcdef"
    )
    (forms,) = forms_of(names)
    assert len([form for form in forms.forms if form.kind == "name"]) == MOST_NAMES
    assert forms.left_out > 0


def test_an_office_without_a_name_is_not_told_to_be_its_town() -> None:
    """The message names the street; nothing replaces it."""
    _, findings, _ = run(cases("office-label-form")["bad"], CONTEXT)
    (finding,) = (finding for finding in findings if finding.subject == "labels")
    assert finding.suggestions == []
    assert finding.message == (
        "2 of 6 offices have their names above the address; 4 don't: "
        "836 Broadway, 10 Parsonage Road, 922 Main Street and 1 more"
    )


def test_what_breaks_the_style_sheet_is_not_lost_behind_names() -> None:
    """However many a text has before it."""
    style = StyleSettings(never=["best-in-class"])
    names = " ".join(
        f"The Zor{a}{b} Quil{b}{a} is here." for a in "abcdefghijklmnop" for b in "qrstuvwxyzabcdef"
    )
    (found_form,) = found(
        audit_page(context(style=style), text=article(f"{names} A best-in-class team.")).forms, style=style
    )
    assert found_form.subject == "never:best-in-class"


def said(use: Sequence[str], *pages: str, never: Sequence[str] = ()) -> list[tuple[str, str, str]]:
    """Return audit, subject and message up to the reason of what a style sheet finds on pages."""
    style = StyleSettings(use=list(use), never=list(never))
    asked = context(style=style)
    forms = [
        form
        for number, page in enumerate(pages, 1)
        for form in audit_page(asked, text=article(page, number=number)).forms
    ]
    return [
        (finding.audit, finding.subject, finding.message.partition(" (")[0])
        for finding in found(forms, style=style)
    ]


def test_a_longer_entry_decides_on_the_words_in_it() -> None:
    """And one place is one finding, though it is banned, too."""
    page = "The BrightPath Healthcare team. BrightPath HealthCare has e-mail."
    assert said(["BrightPath Healthcare", "health care", "email"], page, never=["e-mail"]) == [
        ("brand-spelling", "brightpathhealthcare", "“BrightPath HealthCare” → “BrightPath Healthcare”"),
        ("term-spelling", "email", "“e-mail” → “email”"),
    ]


def test_a_chosen_form_of_a_person_need_not_be_on_a_page() -> None:
    """Its degrees are none of it, another person of the name is left alone, and a draft is held against it, too."""
    use = ["Eric D. Freeman, DO"]
    expected = [("person-name-form", "eric freeman", "“Eric Freeman” → “Eric D. Freeman”")]
    assert said(use, "Ask Dr. Eric Freeman.", "Ask Dr. Eric A. Freeman.") == []  # the first may be either
    assert said(use, "Ask Dr. Eric Freeman.") == expected
    assert said(use, "Ask Dr. Eric A. Freeman.") == []
    (finding,) = audit_text("Ask Dr. Eric Freeman here.", context(style=StyleSettings(use=use)))
    assert finding.suggestions == ["Eric D. Freeman"]


def test_people_of_one_name_keep_their_findings_apart() -> None:
    """Whoever is written more often."""

    def ids(often: str, seldom: str) -> dict[str, str]:
        pages = [
            f"Dr. Eric {often}. Freeman sees patient {number}." for number in ("one", "two", "six", "ten")
        ]
        pages += [f"Dr. Eric {seldom}. Freeman sees patient {number}." for number in ("four", "nine", "five")]
        pages += [f"Ask Dr. Eric {middle}ann Freeman." for middle in (often, seldom)]
        findings = found(forms_of(*pages))
        assert len(findings) == 2
        return {finding.suggestions[0]: finding.finding_id for finding in findings}

    assert ids("A", "D") == ids("D", "A")


def test_a_finding_goes_on_when_its_form_is_chosen() -> None:
    """The same id; now it is sure."""
    pages = [f"Plan {number} of health care is good." for number in ("one", "two", "six")]
    odd = "Our healthcare is good."
    style = StyleSettings(use=["health care"])
    (before,) = found(forms_of(odd, *pages))
    asked = context(style=style)
    forms = [
        form
        for number, page in enumerate((odd, *pages), 1)
        for form in audit_page(asked, text=article(page, number=number)).forms
    ]
    (after,) = found(forms, style=style)
    assert (before.finding_id, before.subject) == (after.finding_id, "healthcare")
    assert after.tier is Tier.SURE


def test_an_entry_is_followed_by_one_audit() -> None:
    """A number or a date with hyphens is no brand, and a spelling of two is no word with other letters."""
    pages = ("Call (732) 906-9600.", "Seen on Dec 12, 2022.", "The grey hair.")
    assert sorted(said(["732-906-9600", "2022-12-12", "gray"], *pages)) == [
        ("date-style", "dates", "“Dec 12, 2022” → “2022-12-12”"),
        ("phone-style", "phones:nanp", "“(732) 906-9600” → “732-906-9600”"),
        ("term-spelling", "gray", "“grey” → “gray”"),
    ]


def test_a_name_is_told_within_a_longer_one_by_whole_words() -> None:
    """*Zorcare* is not in *NonzorCare Plan*, but *HealthCare* is in *Redefine HealthCare*."""
    three = ("one", "two", "six")
    pages = [f"Here is ZorCare {number} with {number} NonzorCare Hill {number}." for number in three]
    subjects = {
        finding.subject for finding in found(forms_of("Call Zorcare and NonzorCare HIll now.", *pages))
    }
    assert {"zorcare", "nonzorcarehill"} <= subjects


def test_a_name_in_another_case_is_not_torn_apart() -> None:
    """One finding, with the name's form."""
    draft = "BrightPath helps. BrightPath is here. Ask BrightPath. We like BrightPath. Call Brightpath today."
    findings = audit_text(draft, CONTEXT)
    assert [(finding.audit, finding.suggestions) for finding in findings] == [
        ("brand-spelling", ["BrightPath"])
    ]


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ('use = ["email", "e-mail"]', "“email” and “e-mail” are forms of the same word"),
        ('use = ["email"]\nnever = ["Email"]', "“Email” is in `use` and in `never`"),
        ('never = [" "]', "an entry is blank"),
        ('use = [""]', "at least 1 character"),
    ],
)
def test_a_style_sheet_that_contradicts_itself_is_refused(style: str, said: str, tmp_path: Path) -> None:
    """With the clash in the message."""
    path = tmp_path / "checkup.toml"
    path.write_text(f'url = "https://clinic.example/"\n[style]\n{style}\n', "utf-8")
    with pytest.raises(ProfileError, match=re.escape(said)):
        read_profile(path)


def test_a_chosen_name_may_have_either_apostrophe() -> None:
    """A typed one and a printed one are one name."""
    expected = [("person-name-form", "shane o'brien", "“Shane O'Brien” → “Shane T. O'Brien”")]
    assert said(["Shane T. O’Brien"], "Ask Dr. Shane O'Brien.") == expected
