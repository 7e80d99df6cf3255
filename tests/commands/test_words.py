"""`checkup words` shows what was found by word, and keeps the words that people call right, in plain text too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import UsageError
from schemas.right_word import right_word
from schemas.vocabulary import Exit
from store.word_list import checked_words, read_word_list, word_lines
from tests.commands.checkup import checkup
from tests.pipeline.small_clinic import HOST, Weeks, records

SLIP = "Please take the recieved tablets with water each morning of the week."
OTHER = 'They are seperate from those <b>"that"</b> you took before, and help as well.'


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with one run of a clinic with two misspelt words, one of them on two pages."""
    data = tmp_path_factory.mktemp("data")
    with Weeks(data) as weeks:
        weeks.clinic.posts["hip"].texts.append(SLIP)
        weeks.clinic.posts["knee"].texts += [
            OTHER,
            "Keep the recieved note in a drawer until the last day of all.",
        ]
        weeks.run()
    return data


def triage(data: Path, *options: str) -> list[dict[str, Any]]:
    """Return the rows of the command."""
    done = checkup("words", "triage", "--json", *options, "--data", str(data))
    assert (done.returncode, done.stderr) == (Exit.DONE, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_one_row_a_word_with_its_pages_its_context_and_its_correction(data: Path) -> None:
    """The word on more pages comes first."""
    rows = triage(data)
    assert [(one["word"], one["page_count"], one["occurrences"]) for one in rows] == [
        ("recieved", 2, 2), ("seperate", 1, 1),
    ]  # fmt: skip
    first = rows[0]
    assert (first["site"], first["audit"], first["suggestions"][0]) == (HOST, "misspelling", "received")
    assert first["context"] == {
        "before": "Please take the ",
        "quote": "recieved",
        "after": " tablets with water",
    }
    assert first["url"].endswith("/blog/hip/")
    said = checkup("words", "triage", "--data", str(data)).stdout.splitlines()
    assert "recieved → received" in said[0]
    assert "2× on 2 pages · …Please take the [recieved] tablets with water…" in said[0]
    assert said[2].endswith(": 2 words to look at.")


def test_a_word_that_is_called_right_leaves_the_list_and_is_counted(data: Path) -> None:
    """At once, before the next run; with --all it is at the end, and says why."""
    checkup("words", "add", "Recieved", "--data", str(data))
    try:
        assert [one["word"] for one in triage(data)] == ["seperate"]
        last = triage(data, "--all")[-1]
        assert (last["word"], last["status"], last["why"]) == (
            "recieved",
            "ignored",
            "in the list of right words",
        )
        assert "1 word to look at; 1 more ignored" in checkup("words", "triage", "--data", str(data)).stdout
    finally:
        checkup("words", "remove", "recieved", "--data", str(data))
    assert len(triage(data)) == 2


def test_a_decision_is_obeyed_and_one_that_has_ended_is_not(data: Path) -> None:
    found = triage(data)[1]["finding_ids"][0]
    decide = ("decide", found, "--data", str(data))
    checkup(*decide, "ignore", "--reason", "quoted", "--until", "2199-01-31")
    assert [one["word"] for one in triage(data)] == ["recieved"]
    assert triage(data, "--all")[-1]["why"] == "quoted"
    checkup(*decide, "undo")
    assert [one["word"] for one in triage(data)] == ["recieved", "seperate"]


def test_a_known_misspelling_is_obeyed_with_a_warning(data: Path, tmp_path: Path) -> None:
    """A person's word counts; what it resembles is said, of none of the names beside it."""
    done = checkup("words", "add", "recieve", "LumaStretch", "--shared", "--data", str(tmp_path))
    assert done.returncode == Exit.DONE
    assert done.stderr.count("Warning") == 1
    assert (
        "'recieve' is a known misspelling of 'receive'. It is right from now on, because you say so"
        in done.stderr
    )
    assert checkup("words", "list", "--shared", "--data", str(tmp_path)).stdout == "lumastretch\nrecieve\n"


def test_lists_go_from_one_site_to_another_as_text(data: Path, tmp_path: Path) -> None:
    """With their reasons: what is exported is what is read."""
    own = tmp_path / "own.txt"
    own.write_text("\ufeff# Ours\n\nLumaStretch  # our table\nzyvanta\t# a drug\nc#\nzyvanta\n", "utf-8")
    try:
        added = checkup("words", "add", "apoquel", "--from", own, "--reason", "all ours", "--data", str(data))
        assert added.returncode == Exit.DONE, added.stderr
        exported = checkup("words", "export", "--data", str(data)).stdout
        assert (
            exported == "apoquel  # all ours\nc#  # all ours\nlumastretch  # our table\nzyvanta  # a drug\n"
        )
        assert checkup("words", "list", "--data", str(data)).stdout == "apoquel\nc#\nlumastretch\nzyvanta\n"
        other = tmp_path / "data"
        checkup("words", "add", "--shared", "--from", "-", "--data", str(other), stdin=exported)
        assert (other / "words.txt").read_text("utf-8") == exported
        assert checkup("words", "export", "--shared", "--data", str(other)).stdout == exported
    finally:
        checkup("words", "remove", "--from", own, "apoquel", "--data", str(data))
    assert checkup("words", "list", "--data", str(data)).stdout == ""


def test_a_reason_of_the_shared_file_stays_when_others_are_added(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("# ours\nZyvanta # a drug\nno word at all\n", "utf-8")
    checkup("words", "add", "apoquel", "--shared", "--data", str(tmp_path))
    assert (tmp_path / "words.txt").read_text(
        "utf-8"
    ) == "# ours\napoquel\nno word at all\nzyvanta  # a drug\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["add"], "name the words"),
        (["add", "two words"], "is not a word: it has a blank inside"),
        (["add", "#x"], "it begins with #"),
        (["add", "<b>hi</b>"], "'<b>hi</b>' is not a word: it has < or >, so it is code"),
        (["add", "\U0001f600"], "it has no letter"),
        (["add", "24/7"], "it has no letter"),
        (["add", "a\u202eb"], "'a\\u202eb' is not a word"),
        (["add", "\x1b[31m"], "is not a word"),
        (["add", "x" * 61], "at most 60"),
        (["list", "x"], "list takes no words"),
        (["triage", "--shared"], "--shared does not go with triage"),
        (["list", "--json"], "--json does not go with list"),
        (["add", "x", "--shared", "--site", HOST], "exclude each other"),
        (["add", "--from", "/nowhere/words.txt"], "cannot read"),
        (["why"], "name the words."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(data: Path, typed: list[str], said: str) -> None:
    done = checkup("words", *typed, "--data", str(data))
    assert (done.returncode, said in done.stderr) == (Exit.USAGE, True), done.stderr
    assert checkup("words", "list", "--data", str(data)).stdout == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("“quoted”", "quoted"),
        ("Durolane,", "durolane"),
        ("Euflexxa.", "euflexxa"),
        ("(C#)", "c#"),
        ("‘hurts.then’", "hurts.then"),
        ("Crohn’s", "crohn's"),
    ],
)
def test_marks_around_a_word_are_not_of_it(typed: str, kept: str) -> None:
    """Those inside are; the form that is kept stays as it is."""
    assert right_word(typed) == right_word(kept) == kept


def test_a_wrong_line_of_a_file_is_named_and_none_of_it_is_kept(data: Path) -> None:
    done = checkup("words", "add", "--from", "-", "--data", str(data), stdin="fine\n# x\nnot one word\n")
    assert done.returncode == Exit.USAGE
    assert "line 3: 'not one word' is not a word" in done.stderr
    assert checkup("words", "list", "--data", str(data)).stdout == ""


def test_why_a_word_is_reported_or_is_not(data: Path) -> None:
    """Which list has it, what the engine says, what the newest run reports."""
    checkup("words", "add", "lumastretch", "--reason", "our table", "--who", "Ann", "--data", str(data))
    try:
        words = ("recieved", "LumaStretch", "water", "zyvanta")
        said = checkup("words", "why", *words, "--data", str(data)).stdout.splitlines()
    finally:
        checkup("words", "remove", "lumastretch", "--data", str(data))
    assert said[0].startswith("recieved: Not in the dictionaries; sure: received")
    assert "Reported (misspelling, " in said[0]
    assert said[1].startswith("lumastretch: Called right on this site by Ann on ")
    assert "“our table”" in said[1]
    assert said[2].startswith("water: Known")
    assert "near to no word" in said[3]
    assert "does not report it" in said[3]


def test_a_word_that_was_called_right_is_gone_and_not_fixed(tmp_path: Path) -> None:
    """Nobody mended it: the next run says that it left the list because of us."""
    with Weeks(tmp_path) as weeks:
        weeks.clinic.posts["hip"].texts.append(SLIP)
        weeks.run()
        checkup("words", "add", "recieved", "--data", str(tmp_path))
        found = [one for one in records(weeks.run(), "findings") if one["subject"] == "recieved"]
        assert [(one["status"], one["cause"]) for one in found] == [("gone", "ours")]
        assert triage(tmp_path, "--all") == []
        checkup("words", "remove", "recieved", "--data", str(tmp_path))
        again = [one for one in records(weeks.run(), "findings") if one["subject"] == "recieved"]
        assert [one["status"] for one in again] in (["reopened"], ["new"])


@given(st.lists(st.text(max_size=12), max_size=8), st.text(max_size=20))
def test_whatever_is_right_in_form_is_read_as_it_was_written(texts: list[str], reason: str) -> None:
    words = {}
    for text in texts:
        try:
            words[right_word(text)] = reason
        except UsageError:
            continue
    lines = list(word_lines(words))
    assert all(line.splitlines() == [line] for line in lines)
    read = read_word_list("\n".join(lines))
    assert list(read.words) == sorted(words) == list(checked_words(lines))
    assert set(read.words.values()) <= {" ".join(reason.split())}
