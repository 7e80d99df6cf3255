"""A draft is held against what people decided about its site; a word that is wrong often is one line."""

from __future__ import annotations

import datetime
import json
from contextlib import closing
from pathlib import Path

import pytest

from schemas.finding import Finding
from schemas.vocabulary import DecisionAction, DecisionScope, Exit
from store.connection import open_review
from store.review import decide, decisions, undo
from tests.commands.checkup import checkup
from tests.pipeline.small_clinic import HOST, Weeks

DRAFT = """\
# Our day

We recieve you at eight, and recieve your forms. The seperate room is upstairs, and we
recieved them.

> I seperate my day since then.

Zyvanta works, and works works.
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with one run of a clinic with a misspelt word."""
    data = tmp_path_factory.mktemp("data")
    with Weeks(data) as weeks:
        weeks.clinic.posts["hip"].texts.append(
            "Please take the recieved tablets with water each morning of it."
        )
        weeks.run()
    (data / "d.md").write_text(DRAFT, "utf-8")
    return data


def lines(data: Path, *more: str) -> list[str]:
    """Return what is said of the draft."""
    done = checkup("draft", data / "d.md", "--data", data, *more)
    assert done.returncode == Exit.DONE, done.stderr
    return done.stdout.splitlines()


def test_a_word_that_is_wrong_often_is_one_line_with_its_places(data: Path) -> None:
    """In JSON each place is a line of its own."""
    said = lines(data)
    (row,) = [line for line in said if "“recieve”" in line.lower() and "recieved" not in line]
    assert ":3:4: " in row
    assert row.endswith(" 2 times, also at 3:30.")
    found = [json.loads(line) for line in lines(data, "--format", "jsonl")]
    assert [one["evidence"] for one in found].count("recieve") == 2
    assert said[-1] == f"{len(found)} findings in 1 draft."


def test_a_line_says_the_word_once_and_once_in_its_words(data: Path) -> None:
    """What to write is in the message alone; certainty is said as in the report, and no stop is added to a word."""
    done = checkup("draft", "-", "--data", data, stdin="You should of come at 9 A.M. to us, and the ofice.\n")
    lines = done.stdout.splitlines()
    assert "-:1:5: “should of” → “should have” (minor, " in lines[0]
    assert lines[0].endswith(" · …You [should of] come at 9…")
    assert "“ofice” → “office” (moderate, " in lines[1]
    assert "Write" not in done.stdout
    assert not any(" sure" in line or "maybe" in line for line in lines)


def test_words_that_are_right_on_the_site_or_on_all_are_right_in_a_draft(data: Path) -> None:
    """Those of a site are asked for by its name."""
    checkup("words", "add", "recieve", "--data", data)
    checkup("words", "add", "seperate", "--shared", "--data", data)
    try:
        assert not any("“seperate”" in line for line in lines(data))
        assert any("“recieve”" in line for line in lines(data))
        of_site = lines(data, "--site", HOST)
        # Of “seperate”, one is in a paragraph and one in a quotation; “recieve” is right on the site alone.
        assert of_site[-1].endswith(" 4 findings more left out, as called right: recieve, seperate.")
        assert lines(data)[-1].endswith(" 2 findings more left out, as called right: seperate.")
        assert not any("“recieve”" in line for line in of_site)
        assert any("recieved" in line for line in of_site)
    finally:
        checkup("words", "remove", "recieve", "--data", data)
        checkup("words", "remove", "seperate", "--shared", "--data", data)


@pytest.mark.parametrize("scope", ["finding", "word"])
def test_what_was_ignored_on_the_site_is_ignored_and_counted(data: Path, scope: str) -> None:
    """Until it is taken back; JSON lines keep their shape, and the count is said beside them."""
    (run,) = (data / HOST / "runs").iterdir()
    found = next(
        one["finding_id"]
        for one in map(json.loads, (run / "findings.jsonl").read_text("utf-8").splitlines())
        if one["subject"] == "recieved"
    )
    checkup("decide", found, "ignore", "--reason", "quoted", "--scope", scope, "--data", data)
    try:
        said = lines(data, "--site", HOST)
        assert not any("“recieved”" in line for line in said)
        assert said[-1].endswith(f" 1 finding more ignored, as decided for {HOST}.")
        done = checkup("draft", data / "d.md", "--data", data, "--site", HOST, "--format", "jsonl")
        assert done.stderr == f"1 finding more ignored, as decided for {HOST}.\n"
        assert all(json.loads(line)["evidence"] != "recieved" for line in done.stdout.splitlines())
    finally:
        checkup("decide", found, "undo", "--data", data)
    assert any("“recieved”" in line for line in lines(data, "--site", HOST))
    with closing(open_review(data / HOST)) as review:
        assert all(one.undone_at for one in decisions(review))


@pytest.mark.parametrize(("days", "ignored"), [(1, True), (-1, False)])
def test_what_is_ignored_in_quotations_is_ignored_in_those_of_a_draft(
    data: Path, days: int, ignored: bool
) -> None:
    """The same word in a paragraph is not; a decision that has ended holds nothing."""
    (run,) = (data / HOST / "runs").iterdir()
    line = (run / "findings.jsonl").read_text("utf-8").splitlines()[0]
    finding = Finding.model_validate_json(line).model_copy(update={"audit": "misspelling"})
    now = datetime.datetime.now(datetime.UTC)
    with closing(open_review(data / HOST)) as review:
        kept = decide(
            review, [(finding, "quote")], action=DecisionAction.IGNORE, scope=DecisionScope.BLOCK,
            reason="their own words", who="Ann", until=now.date() + datetime.timedelta(days=days), now=now,
        )  # fmt: skip
        said = lines(data, "--site", HOST)
        undo(review, kept.numbers, now)
    (row,) = [line for line in said if "“seperate”" in line]
    assert ("times, also at" in row) is not ignored
    assert ("more ignored" in said[-1]) is ignored


def test_a_site_that_is_not_there_is_named(data: Path) -> None:
    done = checkup("draft", data / "d.md", "--site", "other.example", "--data", data)
    assert done.returncode == Exit.USAGE
    assert "no published run of other.example" in done.stderr


@pytest.mark.parametrize("word", ["dont", "hurts.then", "anumber", "pateint"])
def test_a_word_that_is_called_right_is_right_whatever_suspects_it(tmp_path: Path, word: str) -> None:
    """A lost apostrophe and a lost blank as well: a person's word counts."""
    text = (
        "We dont know. It hurts.Then it stops. The pateint and anumber of others come to see us each day.\n"
    )
    checkup("words", "add", word, "--shared", "--data", tmp_path)
    done = checkup("draft", "-", "--data", tmp_path, "--format", "jsonl", stdin=text)
    found = {json.loads(line)["evidence"].lower() for line in done.stdout.splitlines()}
    assert found == {"dont", "hurts.then", "anumber", "pateint"} - {word}
