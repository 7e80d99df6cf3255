"""A date that moves while the words stay makes nothing fresh, in that run and in all later ones."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from audits.freshness.article_age import age
from audits.freshness.believed_dates import Past, first_sight, refreshed, seen_before
from audits.run import audit_site
from audits.site_facts import site_facts
from schemas.article import Article
from schemas.finding import Finding
from schemas.vocabulary import DateRole, FreshnessState, Genre
from tests.audits.build import article, context, date, judge

START = datetime.datetime(2026, 11, 1, 12, tzinfo=datetime.UTC)
WEEK = datetime.timedelta(days=7)
WORDS = [f"word{number}" for number in range(200)]
TEXT = " ".join(WORDS)
EDITED = " ".join([*WORDS[:150], *(f"new{number}" for number in range(50))])
OLD, NEW = "2019-05-01", "2026-11-05"


def page(text: str = TEXT, **dates: str) -> Article:
    """Return a guide with these dates."""
    return article(text, genre=Genre.GUIDE, **{name: date(value) for name, value in dates.items()})  # type: ignore[arg-type]


def runs(*pages: Article, days: int = 7, is_first_run: bool = True) -> list[Article]:
    """Return one page as each of several runs sees it, a week apart, with the dates that count."""
    past: Past | None = None
    seen: list[Article] = []
    for number, look in enumerate(pages):
        now = START + number * datetime.timedelta(days=days)
        believed = seen_before(look, now, past=past, is_first_run=is_first_run and number == 0)
        body = (
            look.body_text if believed.content_hash == look.content_hash else past.body_text if past else ""
        )
        past = Past(believed, body)
        seen.append(look.model_copy(update={"believed": believed}))
    return seen


def states(seen: list[Article]) -> list[FreshnessState]:
    """Return the state in each run, a week apart."""
    return [
        age(look, context((START + number * WEEK).date())).freshness.state for number, look in enumerate(seen)
    ]


def alarms(*looks: Article, **settings: Any) -> list[tuple[str, str]]:
    """Return the audits of the site that speak, with what they say, of pages as the runs see them."""
    _, findings = audit_site(site_facts(texts=looks), context(**settings))
    return [(finding.audit, finding.message) for finding in findings]


def test_a_moved_date_makes_nothing_fresh_ever() -> None:
    """Three runs later the page is as overdue as it was; a new text with a new date ends it."""
    seen = runs(
        page(modified=OLD), page(modified=NEW), page(modified=NEW), page(modified="2026-11-20"),
        page(EDITED, modified="2026-11-27"),
    )  # fmt: skip
    assert states(seen) == [FreshnessState.OVERDUE] * 4 + [FreshnessState.CURRENT]
    assert [refreshed(look) for look in seen] == [None, *[(DateRole.MODIFIED, OLD)] * 3, None]


@pytest.mark.parametrize("name", ["modified", "published", "reviewed"])
def test_each_date_that_an_age_is_counted_from_is_held_to_it(name: str) -> None:
    """A review that changes no word may be honest; it makes nothing fresh either."""
    assert states(runs(page(**{name: OLD}), page(**{name: NEW})))[1] is not FreshnessState.CURRENT


def test_text_that_moves_after_its_date_ends_the_alarm() -> None:
    """The date stands for the new text from then on."""
    seen = runs(page(modified=OLD), page(modified=NEW), page(EDITED, modified=NEW))
    assert states(seen)[2] == FreshnessState.CURRENT
    assert [audit for audit, _ in alarms(seen[1])] == ["refreshed-date-only"]
    assert alarms(seen[2]) == []


def test_a_few_words_are_the_same_text() -> None:
    """Five corrections are; six words, here, are an edit."""
    five, six = (" ".join(["x"] * count + WORDS[count:]) for count in (5, 6))
    assert alarms(runs(page(modified=OLD), page(five, modified=NEW))[1]) == [
        (
            "refreshed-date-only",
            "Update date: May 1, 2019 → Nov 5, 2026. Only 5 words changed.",
        )
    ]
    assert alarms(runs(page(modified=OLD), page(six, modified=NEW))[1]) == []


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("膝の痛みは休むと治ります。" * 20, "手術が必要な場合もあります。"),
        ("อาการปวดเข่าจะดีขึ้นเมื่อได้พัก" * 12, "บางครั้งต้องผ่าตัด"),
        ("膝关节疼痛通常休息后会好转。" * 20, "有时需要手术治疗。"),
    ],
    ids=["Japanese", "Thai", "Chinese"],
)
def test_a_text_without_blanks_between_words_moves_by_its_letters(text: str, edit: str) -> None:
    """A new sentence with a new date counts; one letter with a new date does not; a sentence alone is silent."""
    assert (
        states(runs(page(text, modified=OLD), page(text + edit, modified=NEW)))[1] == FreshnessState.CURRENT
    )
    assert refreshed(runs(page(text, modified=OLD), page(text[1:], modified=NEW))[1]) is not None
    silent = page(text + edit, modified=OLD).model_copy(update={"word_count": 120})
    seen = runs(page(text, modified=OLD), silent)[1]
    assert [audit for audit, _ in alarms(seen)] == ["silent-edit"]


def test_a_date_that_moves_back_is_believed() -> None:
    """It makes the page older."""
    seen = runs(page(modified=NEW), page(modified=OLD))
    assert states(seen)[1] == FreshnessState.OVERDUE
    assert alarms(seen[1]) == []


def test_a_time_zone_moves_no_date() -> None:
    """A day either way is the host's clock."""
    seen = runs(page(modified="2021-05-01"), page(modified="2021-05-02"), page(modified="2021-04-30"))
    assert [refreshed(look) for look in seen] == [None, None, None]


def test_days_that_creep_do_not_add_up_to_a_new_date() -> None:
    """A day more each run is a new date in the end, counted from the first."""
    seen = runs(*(page(modified=f"2021-05-{day:02}") for day in range(1, 6)))
    assert refreshed(seen[1]) is None
    assert refreshed(seen[4]) == (DateRole.MODIFIED, "2021-05-01")


def test_a_finer_precision_is_no_move() -> None:
    """``2021-08`` and ``2021-08-03`` may be the same day."""
    assert refreshed(runs(page(modified="2021-08"), page(modified="2021-08-03"))[1]) is None


def test_a_date_that_appears_later_than_its_words_dates_nothing() -> None:
    """The words were seen before that day; an older day is believed."""
    seen = runs(page(), page(modified="2026-11-07"))
    assert states(seen) == [FreshnessState.UNKNOWN] * 2
    assert alarms(seen[1]) == [
        (
            "refreshed-date-only",
            "New update date: Nov 7, 2026. Not a word changed since Nov 1, 2026.",
        )
    ]
    assert states(runs(page(), page(modified="2026-10-20")))[1] == FreshnessState.CURRENT


def test_a_date_that_is_hidden_for_a_week_is_not_new() -> None:
    """It comes back as what it was, or as a move."""
    seen = runs(page(modified=OLD), page(), page(modified=NEW))
    assert states(seen) == [FreshnessState.OVERDUE, FreshnessState.UNKNOWN, FreshnessState.OVERDUE]


def test_an_edit_without_a_date_is_an_alarm_until_a_date_moves() -> None:
    """Small edits add up; putting the old words back ends it too."""
    small = [" ".join(["x"] * count + WORDS[count:]) for count in (3, 6, 9)]
    seen = runs(page(modified=OLD), *(page(text, modified=OLD) for text in small))
    assert [len(alarms(look)) for look in seen] == [0, 0, 1, 1]
    assert alarms(seen[2]) == [
        (
            "silent-edit",
            "3% of the words changed since Nov 1, 2026. The update date is still May 1, 2019.",
        )
    ]
    assert alarms(runs(page(modified=OLD), page(EDITED, modified=OLD), page(EDITED, modified=NEW))[2]) == []
    assert alarms(runs(page(modified=OLD), page(EDITED, modified=OLD), page(modified=OLD))[2]) == []


def test_the_order_of_the_words_does_not_matter() -> None:
    """Paragraphs that change places are no edit."""
    turned = " ".join([*WORDS[100:], *WORDS[:100]])
    assert alarms(runs(page(modified=OLD), page(turned, modified=OLD))[1]) == []
    assert refreshed(runs(page(modified=OLD), page(turned, modified=NEW))[1]) is not None


def test_an_edit_of_the_template_is_no_silent_edit() -> None:
    """The same words on three pages; different ones on each are three edits."""

    def edited(number: int, words: str) -> Article:
        body = f"page{number} {TEXT}"
        return runs(
            article(body, number=number, genre=Genre.GUIDE, modified=date(OLD)),
            article(f"{body} {words}", number=number, genre=Genre.GUIDE, modified=date(OLD)),
        )[1]  # fmt: skip

    line = "call us now to book your first visit free"
    assert alarms(*(edited(number, line) for number in range(1, 4))) == []
    own = [edited(number, " ".join(f"own{number}x{word}" for word in range(9))) for number in range(1, 4)]
    assert [audit for audit, _ in alarms(*own)] == ["silent-edit"] * 3


def test_a_third_of_the_site_at_once_is_a_redesign() -> None:
    """No alarm for each of its pages."""
    moved = [
        runs(
            article(f"page{n} {TEXT}", number=n, genre=Genre.GUIDE, modified=date(OLD)),
            article(f"page{n} {TEXT} " + " ".join(f"own{n}x{w}" for w in range(20)), number=n, genre=Genre.GUIDE,
                    modified=date(OLD)),
        )[1]
        for n in range(1, 13)
    ]  # fmt: skip
    assert alarms(*moved) == []


def test_a_bulk_edit_that_the_runs_saw_is_one_finding() -> None:
    """One line for all pages of that day, none for each; four pages of another day keep theirs."""

    def moved(number: int, day: str) -> Article:
        own = date(f"2019-05-{number:02}")
        before = article(f"page{number} {TEXT}", number=number, genre=Genre.GUIDE, modified=own)
        return runs(before, before.model_copy(update={"modified": date(day)}))[1]

    found = alarms(*(moved(n, NEW) for n in range(1, 13)), *(moved(n, "2026-11-06") for n in range(13, 17)))
    assert [audit for audit, _ in found] == ["bulk-date-bump", *["refreshed-date-only"] * 4]
    assert found[0][1] == "12 pages got the same new date, Nov 5, 2026. Not a word changed."


def test_pages_that_moved_alone_stay_alone_when_others_get_their_day() -> None:
    """A page is of the edit that the first run took it for, whatever the others do; the stamp of many stays a stamp."""
    before = [
        article(f"page{n} {TEXT}", number=n, genre=Genre.GUIDE, modified=date(f"2019-05-{n:02}"))
        for n in range(1, 13)
    ]

    def looks(moved: int, edits: dict[int, str], day: str = NEW) -> list[Article]:
        seen = []
        for number, page in enumerate(before[:moved], 1):
            look = runs(page, page.model_copy(update={"modified": date(day)}))[1]
            assert look.believed is not None
            believed = look.believed.model_copy(update={"edit": edits.get(number)})
            seen.append(look.model_copy(update={"believed": believed}))
        return seen

    assert [audit for audit, _ in alarms(*looks(4, {}))] == ["refreshed-date-only"] * 4
    alone = dict.fromkeys(range(1, 5), "alone")
    assert [audit for audit, _ in alarms(*looks(5, alone))] == ["refreshed-date-only"] * 5
    found = alarms(*looks(9, alone))
    assert [audit for audit, _ in found] == ["bulk-date-bump", *["refreshed-date-only"] * 4]
    assert found[0][1].startswith("5 pages got the same new date, Nov 5, 2026.")
    bulk = dict.fromkeys(range(1, 13), NEW)
    assert alarms(*looks(1, bulk, "2026-11-07")) == [
        (
            "bulk-date-bump",
            "1 page got the same new date as many others, Nov 5, 2026, and another one since. Not a word changed.",
        )
    ]
    stamp = dict.fromkeys(range(1, 13), "stamp")
    assert [message.partition(",")[0] for _, message in alarms(*looks(12, stamp))] == [
        "12 pages share one update date"
    ]
    assert alarms(*looks(9, stamp)) == []


def test_a_date_that_is_always_the_day_of_the_visit_dates_nothing() -> None:
    """One finding for its pages; a post that was new on the day of the first look has its day by right."""
    seen = runs(*(page(modified=f"2026-11-{day:02}") for day in (1, 8, 15)))
    assert states(seen)[1:] == [FreshnessState.UNKNOWN] * 2
    assert alarms(seen[1]) == [
        (
            "automatic-date",
            "Nov 1, 2026 on one visit, Nov 8, 2026 on another, with the same text.",
        )
    ]
    new = runs(page(modified="2026-11-01"), page(modified="2026-11-08"), is_first_run=False)
    assert [audit for audit, _ in alarms(new[1])] == ["refreshed-date-only"]
    fixed = runs(
        page(modified="2026-11-01"), page(modified="2026-11-01"), page(modified="2026-11-01"), days=1
    )
    assert [alarms(look) for look in fixed] == [[], [], []]


def test_an_automatic_date_names_days_that_the_page_had() -> None:
    """A clock a day ahead names its own days; of pages with different days, two of one page are named."""

    def visits(number: int, *days: str, start: int = 0) -> Article:
        looks = [article(TEXT, number=number, genre=Genre.GUIDE, modified=date(day)) for day in days]
        past = None
        for week, look in enumerate(looks, start):
            believed = seen_before(look, START + week * WEEK, past=past, is_first_run=past is None)
            past = Past(believed, look.body_text)
        return looks[-1].model_copy(update={"believed": believed})

    one = visits(1, "2026-11-02", "2026-11-09")
    assert [message for _, message in alarms(one)] == [
        "Nov 2, 2026 on one visit, Nov 9, 2026 on another, with the same text."
    ]
    two = visits(2, "2026-11-02", "2026-11-09")
    assert alarms(one, two)[0][1] == (
        "Nov 2, 2026 on one visit, Nov 9, 2026 on another, with the same text. 2 pages do this."
    )
    other = visits(3, "2026-11-08", "2026-11-15", start=1)
    assert [message for _, message in alarms(one, other, two)] == [
        "Nov 2, 2026 on one visit, Nov 9, 2026 on another, with the same text. "
        "3 pages do this, each with its own days."
    ]


def test_daily_runs_see_it_too() -> None:
    """Days that lie together prove nothing, days apart do."""
    seen = runs(*(page(modified=f"2026-11-{day:02}") for day in range(1, 6)), days=1)
    assert [bool(look.believed and look.believed.automatic) for look in seen] == [
        False,
        False,
        False,
        True,
        True,
    ]


def test_the_same_look_twice_changes_nothing() -> None:
    """Audits run again on the same crawl believe the same."""
    for looks in (
        [page(modified=OLD), page(modified=NEW)],
        [page(modified=OLD), page(EDITED, modified=OLD)],
        [page(modified="2026-11-01"), page(modified="2026-11-08")],
        [page(), page(modified="2026-11-07")],
    ):
        first, second = runs(*looks)
        assert first.believed is not None
        assert second.believed is not None
        own = second.believed.content_hash == second.content_hash
        again = Past(second.believed, second.body_text if own else first.body_text)
        assert seen_before(second, START + WEEK, past=again) == second.believed


def test_our_own_better_reading_is_no_edit_and_no_date() -> None:
    """The old bytes, read by today's code, are what today's page is compared with."""
    before = page(TEXT, modified="2021-01-01")
    again = page(f"{TEXT} {' '.join(f'more{n}' for n in range(40))}", modified="2022-02-02")
    past = Past(first_sight(before, START, is_new=False), before.body_text)
    believed = seen_before(again, START + WEEK, past=past, previous=(before, START), again=again)
    assert (believed.modified, believed.moved_words) == ("2022-02-02", 0)
    later = again.model_copy(update={"modified": date(NEW)})
    believed = seen_before(later, START + WEEK, past=past, previous=(before, START), again=again)
    assert believed.modified == "2022-02-02"


def test_the_future_is_never_fresh() -> None:
    """Not as an update, a review or a publication; tomorrow is a time zone."""
    today = context(datetime.date(2026, 11, 29))
    for name in ("modified", "published", "reviewed"):
        assert age(page(**{name: "2026-12-08"}), today).freshness.state == FreshnessState.UNKNOWN
        assert age(page(**{name: "2026-11-30"}), today).freshness.state == FreshnessState.CURRENT


def test_a_day_that_was_to_come_dates_nothing_when_it_has_passed() -> None:
    """The words were seen before it."""
    seen = runs(page(modified="2026-11-05"), page(modified="2026-11-05"))
    assert states(seen) == [FreshnessState.UNKNOWN] * 2
    seen = runs(page(published=OLD, modified="2026-11-05"), page(published=OLD, modified="2026-11-05"))
    assert states(seen) == [FreshnessState.UNKNOWN, FreshnessState.OVERDUE]
    later = judge([seen[1]], context(datetime.date(2026, 11, 8))).findings
    assert [finding.message for finding in later if finding.audit == "future-date"] == [
        "Updated Nov 5, 2026, says the page. That day hadn't come when we first read it."
    ]


def test_an_edit_is_no_review() -> None:
    """Reviewed in 2020 and edited last week is as old as its review."""
    freshness = age(page(reviewed="2020-01-01", modified="2026-11-20"), context()).freshness
    assert (freshness.state, freshness.basis) == (FreshnessState.OVERDUE, DateRole.REVIEWED)


def test_what_comes_soon_is_counted_from_the_day_that_is_believed() -> None:
    """A date that moves alone, or with each visit, makes no promise young; one that moves with a word does."""

    def overdue(*looks: Article) -> list[str]:
        found = judge([runs(*looks)[-1]], context()).findings
        return [finding.message for finding in found if finding.audit == "outdated-reference"]

    words = f"Coming soon: a second office. {TEXT}."
    assert overdue(page(words, modified=OLD), page(words, modified=NEW)) == [
        "“Coming soon”: this text is from May 1, 2019 (7 years ago)."
    ]
    assert overdue(page(words, modified=OLD), page(f"{words} Now.", modified=NEW)) == []
    automatic = [page(words, published=OLD, modified=f"2026-11-{day:02}") for day in (1, 8, 15)]
    assert overdue(*automatic) == ["“Coming soon”: this text is from May 1, 2019 (7 years ago)."]
    assert overdue(page(words, published=OLD), page(words, published=OLD, modified=NEW)) != []


def test_stale_page_names_the_day_that_is_not_believed() -> None:
    """The reader sees why a page that says November is overdue."""
    text = "Arthritis is a disease of the joints. Treatment eases the pain and other symptoms."
    look = runs(page(text, modified=OLD), page(text, modified=NEW))[1]
    found: list[Finding] = [f for f in judge([look], context()).findings if f.audit == "stale-page"]
    assert [f.message.partition(").")[0] for f in found] == ["Last updated May 1, 2019 (7 years ago"]
    assert found[0].message.endswith("The page now says Nov 5, 2026, but the text is the same.")
