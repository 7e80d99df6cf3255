"""Long paragraphs and long texts without a heading are reported once, with where to break them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from audits.contract import CannotTell, Failed, Found, Inapplicable, Passed, RecordAudit
from audits.readability import long_paragraph, wall_of_text
from schemas.block import Block
from schemas.profile import AuditSettings
from schemas.text import RunningText
from schemas.vocabulary import BlockKind, Genre, Severity
from tests.audits.build import article, context

CONTEXT = context()
PARAGRAPH, WALL = long_paragraph.AUDIT, wall_of_text.AUDIT


def found(audit: RecordAudit, record: RunningText) -> Sequence[Found]:
    """Return the findings on a text; none where it passed."""
    verdict = audit.check(record, CONTEXT)
    assert isinstance(verdict, Failed | Passed)
    return verdict.findings if isinstance(verdict, Failed) else ()


def prose(sentences: int) -> str:
    """Return so many sentences of ten words."""
    return " ".join(f"A sore back gets well after {at + 2} days or so." for at in range(sentences))


def headed(paragraphs: Sequence[str], kind: BlockKind, at: int) -> RunningText:
    """Return an article whose block at an index is of another kind."""
    record = article(*paragraphs)
    blocks = [
        Block(kind=kind if index == at else block.kind, start=block.start, end=block.end)
        for index, block in enumerate(record.body_blocks)
    ]
    return record.model_copy(update={"body_blocks": blocks})


def test_where_a_long_paragraph_breaks() -> None:
    """At the sentence nearest to its middle, which is quoted."""
    record = article(prose(16))
    (one,) = found(PARAGRAPH, record)
    assert one.message == "160-word paragraph. Begin a new one here, at sentence 9 of 16."
    assert record.body_text[one.start : one.end] == "A sore back gets well after 10 days or so."
    assert (one.value, one.severity) == (160, Severity.MINOR)


@pytest.mark.parametrize(
    ("ninth", "message"),
    [
        ("This sore back gets well after some days or so.", "at sentence 8 of 16."),
        ("However, a back gets well after some days or so.", "at sentence 8 of 16."),
        ("In addition, backs get well after some days or so.", "at sentence 8 of 16."),
        ("A cold pack helps a sore back on some days, too.", "at sentence 8 of 16."),
        ("Cold works too, and you need nothing but an ice pack.", "at sentence 9 of 16."),
    ],
)
def test_sentences_that_go_on(ninth: str, message: str) -> None:
    """A paragraph does not break before what hangs on the sentence before."""
    sentences = prose(16).split(". ")
    (one,) = found(PARAGRAPH, article(". ".join([*sentences[:8], ninth.removesuffix("."), *sentences[9:]])))
    assert one.message.endswith(message)


def test_a_break_before_a_label() -> None:
    """A label says best where an idea begins."""
    record = article(f"{prose(5)} Tip Number Two: sleep on your side with a pillow. {prose(10)}")
    (one,) = found(PARAGRAPH, record)
    assert record.body_text[one.start : one.end] == "Tip Number Two: sleep on your side with a pillow."


def test_tips_belong_in_a_list() -> None:
    """A paragraph of them does not break between two."""
    tips = " ".join(f"Rest your sore back for {at + 2} days or even more." for at in range(16))
    record = article(f"A sore back is common. {tips}")
    (one,) = found(PARAGRAPH, record)
    assert one.message == "165-word paragraph with 16 tips. Put them in a list."
    assert record.body_text[one.start : one.end] == "Rest your sore back for 2 days or even more."


@pytest.mark.parametrize(
    ("sentences", "messages"),
    [(16, []), (26, ["260-word paragraph of 26 sentences. Divide it into shorter ones."])],
)
def test_no_good_place_to_break(sentences: int, messages: list[str]) -> None:
    """Below 250 words nothing is said; above, only that it is long."""
    written = " ".join(f"This sore back is well after {at + 2} days or so." for at in range(sentences))
    assert [one.message for one in found(PARAGRAPH, article(written))] == messages


@pytest.mark.parametrize(
    ("sentences", "severity"), [(15, None), (25, Severity.MINOR), (26, Severity.MODERATE)]
)
def test_length_of_a_paragraph(sentences: int, severity: Severity | None) -> None:
    """More than 150 words; from 250 on it is worse."""
    assert [one.severity for one in found(PARAGRAPH, article(prose(sentences)))] == (
        [severity] if severity else []
    )


def test_the_longest_three_are_shown() -> None:
    """The last one counts the others."""
    findings = found(PARAGRAPH, article(prose(16), prose(18), prose(17), prose(19)))
    assert [one.shown for one in findings] == [False, True, True, True]
    assert findings[-1].message.endswith("And 1 more on this page.")


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("rest " * 160 + "well.", id="one sentence, which is a long sentence"),
        pytest.param(" ".join(f"- Rest for {at} days. Then walk a bit." for at in range(30)), id="a list in a line"),
        pytest.param(
            f"Why Rest Is Good For You {prose(8)} How To Sleep With Back Pain {prose(8)}", id="cards with titles"
        ),
        pytest.param(f"“{prose(16)}” – Ann P.", id="a quote"),
    ],
)  # fmt: skip
def test_what_is_no_long_paragraph(written: str) -> None:
    """Nothing that an editor would divide."""
    assert not found(PARAGRAPH, article(written, "Rest helps most people."))


def test_where_a_heading_belongs() -> None:
    """Before the paragraph nearest to the middle, whose first sentence is quoted."""
    record = article(*[prose(7)] * 6)
    (one,) = found(WALL, record)
    assert one.message == "420 words without a heading or a list. A heading belongs here."
    assert one.start == record.body_blocks[3].start


def test_paragraphs_that_a_heading_does_not_belong_before() -> None:
    """What goes on with the paragraph before, or names no topic."""
    paragraphs = [prose(7)] * 6
    paragraphs[3] = f"But a sore back needs rest. {prose(7)}"
    paragraphs[2] = f"Wait. {prose(7)}"
    record = article(*paragraphs)
    (one,) = found(WALL, record)
    assert one.start == record.body_blocks[4].start


def test_length_of_a_wall() -> None:
    """More than 400 words."""
    assert not found(WALL, article(*[prose(8)] * 5))


@pytest.mark.parametrize(
    "kind", [BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE_ROW]
)
def test_what_ends_a_stretch(kind: BlockKind) -> None:
    """Whatever a reader's eye finds."""
    assert not found(WALL, headed([prose(7)] * 3 + ["At home"] + [prose(7)] * 3, kind, 3))


@pytest.mark.parametrize(
    "line",
    [
        "At home",
        "What helps at home?",
        "Tip Number Five. Warm packs are a good way to soothe a sore back.",
        "| Day | Exercise | | Sunday | Walk for ten minutes. | | Monday | Swim for ten minutes. |",
    ],
)
def test_a_line_that_works_as_a_heading(line: str) -> None:
    """Though the page does not mark it as one."""
    assert not found(WALL, article(*[prose(7)] * 3, line, *[prose(7)] * 3))


def test_no_paragraph_is_reported_twice() -> None:
    """One that is too long by itself does not make a wall."""
    record = article(prose(16), prose(16), prose(16))
    assert len(found(PARAGRAPH, record)) == 3
    assert not found(WALL, record)


def test_a_paragraph_that_the_profile_allows() -> None:
    """It is not reported by itself, so that its words make a wall."""
    options = {"long-paragraph": {"max_words": 200}}
    allowed = context(audits=AuditSettings(tiers="claimed", options=options))
    record = article(prose(16), prose(16), prose(16))
    assert PARAGRAPH.check(record, allowed) == Passed()
    assert isinstance(WALL.check(record, allowed), Failed)


@pytest.mark.parametrize("audit", [PARAGRAPH, WALL])
def test_a_paper(audit: RecordAudit) -> None:
    """What cites a source every few lines is written for colleagues."""
    cited = " ".join(f"A sore back gets well after {at + 2} days or so [{at + 1}]." for at in range(20))
    assert isinstance(audit.check(article(*[cited] * 4), CONTEXT), Inapplicable)


def test_answers_without_their_questions() -> None:
    """The titles of the panels that open are not in the text."""
    record = article(*[prose(7)] * 6, headline="Frequently asked questions")
    assert isinstance(WALL.check(record, CONTEXT), CannotTell)


@pytest.mark.parametrize("audit", [PARAGRAPH, WALL])
def test_a_story_is_not_edited(audit: RecordAudit) -> None:
    """A patient's own words."""
    assert isinstance(audit.check(article(prose(60), genre=Genre.STORY), CONTEXT), Inapplicable)
