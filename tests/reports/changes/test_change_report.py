"""What changed is said once, in words, and what the site did not do is kept apart."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.changes.change_report import change_report
from reports.changes.lines import Event
from reports.html.report_files import report_files
from schemas.change import Change
from schemas.vocabulary import ChangeCause, ChangeOp, Lifecycle
from tests.reports.changes.told import SITE, change, date, lines, page, told
from tests.reports.hostile_clinic import TEXT

TEXT_BEFORE = "Most infections heal in a week.\nRest and drink water."


def test_a_page_and_its_text_are_one_line() -> None:
    """Title, headline, text and date of one page: one line, the title's edit once, no hash and no pointer."""
    found = lines(
        [
            change(1, "page", title=("Knees | Hill", "Hips | Hill"), content_hash=("v1:aa", "v1:bb")),
            change(
                1,
                headline=("Knees", "Hips"),
                body_text=(TEXT_BEFORE, TEXT_BEFORE.replace("infections", "infectons")),
                body_blocks=([{"start": 0}], [{"start": 1}]),
                content_hash=("v1:aa", "v1:bb"),
                word_count=(10, 10),
                modified=(date("2012-09-25"), date("2026-11-20")),
            ),
        ],
        [page(1, title="Hips")],
    )
    assert found == [
        "Hips: 1 word changed (“infections” → “infectons”), title: 1 word changed (“Knees” → “Hips”), "
        "update date moved Sep 25, 2012 → Nov 20, 2026"
    ]


def test_dates_are_written_as_the_site_writes_them() -> None:
    """The day comes first where its readers expect that."""
    changes = [change(1, reviewed=(None, date("2026-11-20"))), change(2, published=(date("2021-08"), None))]
    assert lines(changes, [page(1), page(2)], locale="en-GB") == [
        "Page 1: review date added: 20 Nov 2026",
        "Page 2: publication date removed: Aug 2021",
    ]


def test_a_date_that_stays_is_not_said_to_move() -> None:
    """The same day in other words, at another place, or with another time never reads ``A → A``."""
    place = {**date("2024-08-03", "Updated"), "selector": "div"}
    changes = [
        change(1, modified=(date("2024-08-03", "Updated 3 Aug"), date("2024-08-03", "As of 3 Aug"))),
        change(2, modified=(date("2024-08-03", "Updated"), place)),
        change(3, modified=(date("2024-08-03T10:00:00Z"), date("2024-08-03T12:00:00Z"))),
    ]
    assert lines(changes, [page(1), page(2), page(3)]) == [
        "Page 1: update date as written Updated 3 Aug → As of 3 Aug",
        "Page 2: update date Aug 3, 2024 is elsewhere on the page now",
        "Page 3: update date Aug 3, 2024: only the time of day changed",
    ]


def test_an_offices_phone_is_said_as_such() -> None:
    """Old and new number, without a word of the record's form."""
    phone = {"e164": None, "raw": "555-0134", "kind": "voice", "scope": "office", "extension": None}
    fax = {**phone, "raw": "555-0001", "kind": "fax"}
    numbers = [fax, phone], [{**phone, "raw": "555-0199"}, {**fax, "raw": "555-0002"}]
    (found,) = lines([change(1, "location", phones=numbers, label=("Tustin", "Tustin East"))])
    assert (
        found == "/1/ office: name Tustin → Tustin East, phone 555-0134 → 555-0199, fax 555-0001 → 555-0002"
    )
    assert lines([change(1, "location", phones=([phone], [{**phone, "scope": "site"}]))]) == [
        "/1/ office: phone: same numbers, matched to the office differently"
    ]


def test_a_footer_edited_on_many_pages_is_one_line() -> None:
    """The same words on 48 pages are one line with its pages; what else one of them did stays its own."""
    texts = [f"Page about number {number}.\nCall 555-0134 now." for number in range(48)]
    changes = [
        change(number, body_text=(text, text.replace("0134", "0199"))) for number, text in enumerate(texts)
    ]
    changes[7] = change(7, body_text=(texts[7], texts[7].replace("0134", "0199").replace("about", "on the")))
    report = change_report(told(changes, [page(number) for number in range(48)]))
    shared, own = report.lines
    assert (shared.event, shared.total, len(shared.about)) == (Event.SHARED, 48, 48)
    assert lines(changes, [page(number) for number in range(48)]) == [
        "48 pages: 1 word changed (“555-0134” → “555-0199”)",
        "Page 7: 2 words changed (“about” → “on the”)",
    ]
    assert own.total == 1


def test_a_titles_suffix_that_moves_everywhere_is_one_line() -> None:
    """A field's edit is shared as a text's is; on two pages it is not."""
    changes = [
        change(at, "page", title=(f"About {at} | Hill", f"About {at} | Hill Clinic")) for at in range(5)
    ]
    assert lines(changes, [page(at) for at in range(5)]) == [
        "5 pages: title: 1 word added (“Clinic” after “About 0 | Hill”)"
    ]
    assert len(lines(changes[:2], [page(0), page(1)])) == 2


def test_a_move_its_redirect_and_its_texts_edit_are_one_line() -> None:
    """Page and article moved, the text changed too: one line, from one path to the other."""
    urls = (f"{SITE}/old/", f"{SITE}/1/")
    found = lines(
        [
            change(1, "page", op=ChangeOp.MOVED, at=urls[1], final_url=urls),
            change(1, op=ChangeOp.MOVED, at=urls[1], url=urls, body_text=("one two", "one three")),
        ],
        [page(1, previous_urls=[urls[0]])],
    )
    assert found == ["Page 1: address moved /old/ → /1/, 1 word changed (“two” → “three”)"]


def test_a_page_that_left_for_another_is_told_with_that_one() -> None:
    """Its address leads to the other page, whether that one changed or not."""
    gone = change(1, "page", op=ChangeOp.GONE)
    edited = change(2, body_text=("one two", "one three"))
    pages = [page(2, previous_urls=[f"{SITE}/1/"])]
    assert lines([gone, edited], pages) == ["Page 2 (/1/ leads here now): 1 word changed (“two” → “three”)"]
    assert lines([gone], pages) == ["Page 2 (/1/ leads here now)"]


def test_a_move_of_the_whole_site_is_one_line() -> None:
    """Another scheme or host on every page is said once, with both."""
    changes = [
        change(at, "page", op=ChangeOp.MOVED, final_url=(f"http://hill.example/{at}/", f"{SITE}/{at}/"))
        for at in range(9)
    ]
    assert lines(changes, [page(at) for at in range(9)]) == [
        "9 pages: start of the address moved http://hill.example → https://hill.example"
    ]


def test_a_change_of_kind_is_one_line() -> None:
    """The article that went and the text that came are the page's line, without their records."""
    kinds = ("article", "service")
    found = lines(
        [
            change(1, "page", kind=kinds),
            change(1, "text", op=ChangeOp.ADDED, kind=kinds),
            change(1, "article", op=ChangeOp.GONE, kind=kinds),
        ],
        [page(1)],
    )
    assert found == ["Page 1: kind of page article → service"]


def test_a_removed_page_says_its_answer_and_its_links() -> None:
    """By the name that it had, with the status and the pages that still link to it."""
    changes = [change(1, "page", op=ChangeOp.GONE), change(1, op=ChangeOp.GONE)]
    gone = page(1, title=None, http_status=404, lifecycle=Lifecycle.GONE, inlinks=3)
    assert lines(changes, [gone], former_names={"a-0000000000000001": "After Sinus Lift"}) == [
        "Removed: After Sinus Lift (404, still linked from 3 pages)"
    ]
    assert lines(changes, former_names={"a-0000000000000001": "After Sinus Lift"}) == [
        "Removed: After Sinus Lift"
    ]


def test_a_page_that_fails_is_one_line_without_its_fields() -> None:
    """Its title, kind and notes went with the answer; back again, it is as short."""
    was, now = ("Knees", 200, "article", []), (None, 404, "other", ["not_linked"])
    names = ("title", "http_status", "kind", "notes")
    away = dict(zip(names, zip(was, now, strict=True), strict=True))
    back = dict(zip(names, zip(now, was, strict=True), strict=True))
    assert lines([change(1, "page", **away)], [page(1, http_status=404, title=None)]) == [
        "Not reachable: Knees (404)"
    ]
    assert lines([change(1, "page", **back)], [page(1)]) == ["Back: Page 1"]


def test_a_page_that_is_back_says_what_changed_meanwhile() -> None:
    """Its text is compared with the last one that could be read; what came with the answer is not listed."""
    changes = [
        change(1, "page", title=("One moment", "Knees"), notes=(["wall"], [])),
        change(1, body_text=("one two", "one three"), lifecycle=("unreachable", "live")),
        change(1, "page", op=ChangeOp.RESTORED),
    ]
    assert lines(changes, [page(1)]) == ["Back: Page 1: 1 word changed (“two” → “three”)"]


def test_pages_that_are_rewritten_share_nothing_by_chance() -> None:
    """Small words that many of them have in common make no line; each page has its own."""
    before = [f"{word} comes before {number}" for number, word in enumerate("abcdefghijklmnop")]
    changes = [
        change(
            at,
            body_text=("\n".join(before), "\n".join(line.replace("before", f"of {at}") for line in before)),
        )
        for at in range(4)
    ]
    rewritten = [
        one.model_copy(
            update={"after": {"body_text": str(one.after["body_text"]).replace("comes", f"c{at}")}}
        )
        for at, one in enumerate(changes)
    ]
    report = change_report(told(rewritten, [page(at) for at in range(4)]))
    assert [(line.event, line.total) for line in report.lines] == [(Event.CHANGED, 1)] * 4


def test_added_pages_are_one_line_each() -> None:
    """The page and its article are one."""
    added = [change(at, record, op=ChangeOp.ADDED) for at in range(4) for record in ("page", "article")]
    assert lines(added, [page(at) for at in range(4)]) == [f"New: Page {at}" for at in range(4)]


def test_what_the_site_did_not_do_is_apart() -> None:
    """Each cause has its number and its pages; a page with a cause of both kinds is in both."""
    changes = [
        change(1, cause=ChangeCause.EXTRACTOR, headline=("A", "B")),
        change(2, cause=ChangeCause.NEIGHBOURS, body_text=("a b", "a c")),
        change(3, cause=ChangeCause.SETTINGS, lifecycle=("live", "excluded")),
        replace_cause(change(4, headline=("A", "B"), tags=(["x"], [])), "/tags", ChangeCause.EXTRACTOR),
    ]
    report = change_report(told(changes, [page(at) for at in range(1, 5)]))
    assert [line.about[0].name for line in report.lines] == ["Page 4"]
    assert [(ours.cause, ours.total, [line.labels for line in ours.lines]) for ours in report.ours] == [
        (ChangeCause.SETTINGS, 1, [("whether we check it",)]),
        (ChangeCause.EXTRACTOR, 2, [("headline",), ("tag",)]),
        (ChangeCause.NEIGHBOURS, 1, [("text",)]),
    ]


def replace_cause(one: Change, field: str, cause: ChangeCause) -> Change:
    """Return a change with another cause of one field."""
    return one.model_copy(update={"cause": {**one.cause, field: cause}})


def test_nothing_vanishes() -> None:
    """A field that no reader sees, or that nobody has put into words, leaves a line all the same."""
    changes = [
        change(1, "page", content_hash=("v1:a", "v1:b")),
        change(2, body_blocks=([], [{"start": 0}])),
        change(3, word_count=(1, 2)),
        change(4, a_field_to_come=(1, 2)),
        change(5, op=ChangeOp.GONE),
    ]
    assert lines(changes, [page(at) for at in range(1, 6)]) == [
        "Page 1: words outside the main text changed (cards, lists or boxes)",
        "Page 2: headings, lists or paragraphs are split differently",
        "Page 3: word count changed",
        "Page 4: a field to come changed",
        "Page 5: no longer has text of its own",
    ]


def test_long_differences_show_the_first_places() -> None:
    """Three places with what is around them, and the number of the others."""
    before = "\n".join(f"Line {number} is about one of the {number} things here" for number in range(9))
    (line,) = lines([change(1, body_text=(before, before.replace(" things", "0 things")))], [page(1)])
    assert line == "Page 1: 9 words changed (“0” → “00”; “1” → “10”; “2” → “20”; and 6 more places)"


@settings(deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_the_changes_says_nothing(order: list[int]) -> None:
    """The lines and the digests of their events are the same in any order."""
    changes = [
        change(at, record, headline=("A", f"B{at}")) for at in range(3) for record in ("page", "article")
    ]
    first = change_report(told(changes, [page(at) for at in range(3)])).lines
    other = change_report(told([changes[at] for at in order], [page(at) for at in range(3)])).lines
    assert [(line.about, line.event_key) for line in first] == [
        (line.about, line.event_key) for line in other
    ]


def test_hostile_text_in_every_field() -> None:
    """Markup, controls and overrides of a page are text in the report, and both sides are still told apart."""
    fields = dict.fromkeys(
        ("headline", "title", "body_text", "description", "section", "url", "canonical_url", TEXT),
        (TEXT, f"{TEXT[:-1]}x ]]>"),
    )
    found = [
        change(1, tags=([TEXT], [f"{TEXT}]]>"]), **fields),
        change(2, title=("a" * 1_000_000, "a" * 999_999 + "b")),
    ]
    data = replace(told(found, [page(1, title=TEXT), page(2)]), previous="x")
    html = dict(report_files(data))["changes.html"]
    section = html[html.index("<main") : html.index("</main>")]
    assert "<script>window" not in section
    assert "\u202e" not in section
    assert "\x1b" not in section
    assert len(section) < 60_000
