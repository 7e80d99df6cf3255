"""``outdated-reference`` finds what time has overtaken, and leaves history, quotations and what is to come alone."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from audits.contract import CannotTell, Failed, Inapplicable, Passed, Verdict
from audits.freshness.outdated_reference import INFO, check
from schemas.article import Article
from schemas.block import Block
from schemas.finding import Finding
from schemas.profile import AuditSettings
from schemas.text import RunningText
from schemas.vocabulary import BlockKind, BlockLabel, Genre, PageKind, Severity, Tier
from tests.audits.build import article, context, date, judge, text

CONTEXT = context()
OLD = date("2020-06-03")


def said(record: RunningText) -> list[str]:
    """Return the messages on a text."""
    verdict = check(record, CONTEXT)
    return [found.message for found in verdict.findings] if isinstance(verdict, Failed) else []


def findings(record: RunningText, **profile: Any) -> list[Finding]:
    """Return the findings on a text as they are published."""
    found = judge([record], context(**profile) if profile else CONTEXT).findings
    return [finding for finding in found if finding.audit == INFO.audit]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            "Our Lakewood office will open in spring 2022.",
            "“will open in spring 2022”: that was 4 years ago.",
        ),
        ("Join us on March 4, 2023.", "“Join us on March 4, 2023”: that was 3 years and 8 months ago."),
        (
            "Offer valid until May 31, 2022.",
            "“Offer valid until May 31, 2022”: that was 4 years and 5 months ago.",
        ),
        ("As of 2019, one in ten has diabetes.", "“As of 2019”: that was 7 years ago."),
        (
            "The latest guidelines (2015) say so.",
            "“latest guidelines (2015)”: that was 11 years ago, and there may be a newer one.",
        ),
        (
            "Please join us Saturday, March 4 at 10.",
            "“join us Saturday, March 4”: that was Mar 4, 2023 (3 years and 8 months ago).",
        ),
    ],
)
def test_the_message_names_the_words_and_their_age(words: str, message: str) -> None:
    """The quoted words first, then how long ago it was."""
    assert said(text(words)) == [message]


def test_the_quoted_words_are_at_the_offsets() -> None:
    """Of the second sentence of the second block, too."""
    record = text("We are here for you.", "Hello. Flu shots will be available from October 3, 2022.")
    (finding,) = findings(record)
    quote = finding.evidence
    assert quote.start is not None
    assert (
        record.body_text[quote.start : quote.end] == quote.quote == "will be available from October 3, 2022"
    )


def test_an_age_is_counted_from_the_texts_own_day() -> None:
    """What comes soon is over a year after the text's last date; without one nobody can tell."""
    words = "Coming soon: a second location in Jupiter!"
    assert said(text(words, published=OLD)) == ["“Coming soon”: this text is from Jun 3, 2020 (6 years ago)."]
    assert said(text(words, published=OLD, modified=date("2026-09-14"))) == []
    assert check(text(words), CONTEXT) == CannotTell(
        "the page says “Coming soon” but has no date to count from"
    )


def test_a_year_is_worked_out_from_what_is_near() -> None:
    """From the text's day, a heading, a year in the block, or the weekday; else there is none."""
    words = "Join us on April 8 for a free talk."
    assert "Apr 8, 2019" in said(text(words, published=date("2019-04-07")))[0]
    headed = text("Events 2021", words)
    blocks = [headed.body_blocks[0].model_copy(update={"kind": BlockKind.HEADING}), headed.body_blocks[1]]
    assert "Apr 8, 2021" in said(headed.model_copy(update={"body_blocks": blocks}))[0]
    assert "Apr 8, 2018" in said(text(f"Our 2018 series goes on. {words}"))[0]
    assert said(text(words)) == []


def test_a_weekday_that_fits_the_coming_year_is_to_come() -> None:
    """December 12 is a Saturday in 2026, and was in 2020."""
    assert said(text("Join us on Saturday, December 12.")) == []
    assert "Dec 10, 2022" in said(text("Join us on Saturday, December 10."))[0]


def test_what_is_below_a_heading_of_announcements_is_announced() -> None:
    """A day there needs no further words; below another heading it does."""
    found = {}
    for heading in ("Upcoming events", "Our history"):
        record = text(heading, "March 4, 2023: Knee pain seminar")
        blocks = [record.body_blocks[0].model_copy(update={"kind": BlockKind.HEADING}), record.body_blocks[1]]
        found[heading] = said(record.model_copy(update={"body_blocks": blocks}))
    assert found == {
        "Upcoming events": ["“March 4, 2023”: that was 3 years and 8 months ago."],
        "Our history": [],
    }


@pytest.mark.parametrize(
    "words",
    [
        "Our Lakewood office opened in spring 2022.",
        "A 2019 study found that walking lowers blood pressure.",
        "“We will open our doors in May 2020,” the nurse wrote.",
        "Smith AB, Jones C. Lichen sclerosus. J Am Acad Dermatol. 2015;12(3):45-67.",
        "© 2019 Maple Hill Clinic will open in 2020",
        "Last updated: March 12, 2021",
        "Our office is at 2020 Main Street, and we will validate your parking.",
        "Call us at (770) 499-2020; we will be glad to help.",
        "Our Jupiter office will open in spring 2027.",
        "Every June, we host a free skin check.",
        "The FDA announced in 2019 that it would review the device by 2021.",
    ],
)
def test_what_is_no_fault(words: str) -> None:
    """History, studies, quotations, references, rights, stamps, numbers, what is to come and habits."""
    assert said(text(words, published=OLD)) == []


def test_sources_and_quotations_are_not_judged() -> None:
    """Blocks that extraction knows as such."""
    words = "Join us on March 4, 2023."
    whole = Block(kind=BlockKind.PARAGRAPH, start=0, end=len(words))
    for changed in ({"kind": BlockKind.QUOTE}, {"label": BlockLabel.SOURCES}):
        assert said(text(words, body_blocks=[whole.model_copy(update=changed)])) == []


@pytest.mark.parametrize("genre", [Genre.NEWS, Genre.EVENT])
def test_a_post_about_its_day_is_exempt_and_a_page_is_not(genre: Genre) -> None:
    """An announcement among the news is of its day; on the home page it is a fault."""
    words = "Join us on March 4, 2023."
    assert isinstance(check(article(words, genre=genre), CONTEXT), Inapplicable)
    for kind in (PageKind.HOME, PageKind.SERVICE, PageKind.LOCATION):
        assert said(text(words, kind=kind, genre=genre))


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(article("Join us on March 4, 2023.", genre=Genre.STORY), id="a patient's words"),
        pytest.param(text("Join us on March 4, 2023.", kind=PageKind.LISTING), id="a listing"),
        pytest.param(
            text("We will change this notice on May 1, 2019.", kind=PageKind.LEGAL), id="a legal page"
        ),
        pytest.param(text("Join us on March 4, 2023.", body_blocks=[]), id="a document"),
        pytest.param(
            text("Únase a nosotros el 4 de marzo de 2023 para una charla sobre el dolor de espalda."),
            id="Spanish",
        ),
    ],
)
def test_texts_that_are_not_judged(record: RunningText) -> None:
    """And nothing is said of them."""
    assert isinstance(check(record, CONTEXT), Inapplicable)


def test_how_much_it_matters_and_how_sure_it_is() -> None:
    """A day that readers would come on matters more than a figure; a day with its year is sure."""
    words = {
        "Join us on March 4, 2023.": (Severity.MODERATE, Tier.SURE),
        "This coupon expires 6/30/2018.": (Severity.MODERATE, Tier.SURE),
        "We will move to Oak Street in May 2021.": (Severity.MODERATE, Tier.LIKELY),
        "By 2020, 50 million people will have arthritis.": (Severity.MINOR, Tier.LIKELY),
        "As of 2019, one in ten has diabetes.": (Severity.MINOR, Tier.LIKELY),
        "The latest guidelines (2015) say so.": (Severity.MINOR, Tier.MAYBE),
        "Join us on Saturday, March 4.": (Severity.MODERATE, Tier.MAYBE),
    }
    for sentence, expected in words.items():
        (finding,) = findings(text(sentence))
        assert (finding.severity, finding.tier) == expected, sentence


def test_a_sentence_is_one_finding_however_often_it_is_there() -> None:
    """For wide and narrow screens, and with two times in it."""
    twice = "Join us on March 4, 2023 or on March 11, 2023."
    assert len(said(text(twice, twice))) == 1


def test_the_worst_of_a_page_are_shown() -> None:
    """The others wait, and the last of the shown says how many."""
    lines = [f"Join us on March {day}, 2023." for day in range(1, 9)]
    found = findings(text("As of 2019, one in ten has diabetes.", *lines))
    assert [finding.shown for finding in found] == [False] + [True] * 5 + [False] * 3
    assert found[5].message.endswith(" And 4 more on this page.")


def test_an_id_stays_when_a_year_goes_by() -> None:
    """The message counts on, the finding is the same; another sentence is another finding."""
    record = text("Join us on March 4, 2023.")
    (now,), (later,) = findings(record), findings(record, today=datetime.date(2028, 1, 3))
    assert now.finding_id == later.finding_id
    assert now.message != later.message
    assert findings(text("Join us on March 5, 2023."))[0].finding_id != now.finding_id


def test_the_grace_is_the_profiles() -> None:
    """Fourteen days, or as many as a clinic wants."""
    record = text("Join us on November 5, 2026.")
    assert len(findings(record)) == 1
    options = AuditSettings(tiers="claimed", options={INFO.audit: {"grace_days": 30}})
    assert findings(record, audits=options) == []


def test_an_older_day_never_finds_more() -> None:
    """Words that are in time stay so on every day before."""
    record = text("Our office will open in spring 2022.", "As of 2019, one in ten has diabetes.")
    days = (datetime.date(year, 7, 20) for year in range(2018, 2027))
    counts = [len(findings(record, today=day)) for day in days]
    assert counts == sorted(counts)


def test_a_measure_of_the_pandemic_is_over_and_the_illness_is_not() -> None:
    """A rule of 2020 on a page without a date; advice for the ill stays."""
    rule = "Due to COVID-19, our waiting room is closed and you must wait in your car."
    (message,) = said(text(rule))
    assert message.endswith("the COVID-19 emergency ended on May 11, 2023.")
    assert said(text("If you test positive for COVID-19, stay at home until your fever is gone.")) == []
    assert said(text("During the pandemic in 2020, we were closed for six weeks.")) == []


@pytest.mark.parametrize("day", ["2020-03-18", "2026-08-01"])
def test_until_further_notice(day: str) -> None:
    """Holds for a year."""
    expected = Passed if day > "2025" else Failed
    assert isinstance(
        check(text("The office is closed until further notice.", published=date(day)), CONTEXT), expected
    )


def test_an_anniversary_is_reckoned() -> None:
    """1970 and 44 years are 2014."""
    (message,) = said(text("Open since 1970, we are celebrating our 44th anniversary this year!"))
    assert message.endswith("that was 2014 (12 years ago).")


def verdict_on(record: Article | RunningText) -> Verdict:
    """Return the verdict on a text."""
    return check(record, CONTEXT)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(
            " ".join(f"March {n % 28 + 1}, 2023" for n in range(10_000)), id="10,000 dates in a line"
        ),
        pytest.param(
            "\n".join(f"March {n % 28 + 1}, 2023 at noon" for n in range(10_000)), id="10,000 lines"
        ),
        pytest.param("2019 " * 10_000, id="years"),
        pytest.param("offer valid until " * 5_000 + "2019", id="cues"),
        pytest.param("(" * 10_000 + "2019", id="brackets"),
        pytest.param("“a" * 10_000 + " will open in 2019", id="quotation marks"),
        pytest.param("2019-" * 10_000, id="a chain of years"),
        pytest.param("will open on February 30, 2021 and 31/31/2021", id="days that no calendar has"),
        pytest.param("since 1970 celebrating our 999th anniversary this year", id="a jubilee to come"),
        pytest.param("will open in spring 2022\ud800", id="half a character"),
        pytest.param("will open in ２０２２", id="other digits"),
    ],
)
def test_hostile_texts_are_judged(words: str) -> None:
    """Whatever the words are, there is a verdict."""
    assert isinstance(verdict_on(article(*words.split("\n"), published=OLD)), Passed | Failed)


@pytest.mark.parametrize(
    "words",
    [
        "Tonight's antenatal class is cancelled because of the snow.",
        "Nurse Okafor is away until Thursday.",
        "Entries for our competition close on the 30th.",
        "The new imaging wing opens in two years' time.",
        "Our hydrotherapy pool remains closed.",
    ],
)
def test_a_notice_is_counted_from_the_texts_own_day(words: str) -> None:
    """It is over long after that day, holds a few days after it, and nobody knows without a day."""
    assert len(said(text(words, published=OLD))) == 1
    assert said(text(words, published=date("2026-11-20"))) == []
    assert said(text(words)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Rest tonight; call us on Monday if the swelling has not gone down.",
        "You will see us next week for the stitches to come out.",
        "The clinic is closed on Sunday.",
        "Normal activity resumes by the end of the week.",
        "The cause of the disease remains unknown.",
        "We are not currently accepting Medicaid plans.",
        "Your new smile is coming soon!",
    ],
)
def test_instructions_and_habits_are_not_notices(words: str) -> None:
    """However old the text is."""
    assert said(text(words, published=OLD)) == []


@pytest.mark.parametrize(
    ("words", "over"),
    [
        ("This fee list is current to 30 June 2022.", True),
        ("2023 membership dues are $80, or $65 if paid by May 31.", True),
        ("Christmas 2022 opening: 24 December 9–1.", True),
        ("Webinar | Menopause | Thursday 9 May 2024, 7pm | Places are free", True),
        ("The hospital was founded in 1990; next year it will be thirty years old.", True),
        ("Dr. Cole earned her M.D. in 2018 and is now in the third year of residency.", True),
        ("Fees from 1 April 2026: examination £62.", False),
        ("Photos: fun run, 3 July 2022, 10am start", False),
        ("The hospital was founded in 1976 and is now fifty years old.", False),
        ("We opened in 1996 and are now more than twenty-five years old.", False),
    ],
)
def test_a_time_of_the_sentence_is_over(words: str, over: bool) -> None:
    """A validity, a listing and a counted age are; a list that holds from a day on and an age that fits are not."""
    assert bool(said(text(words))) is over
