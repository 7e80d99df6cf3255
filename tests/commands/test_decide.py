"""`checkup decide` and `checkup words` keep what reviewers decide, and say what is wrong with what they typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands.decide import _reach
from schemas.vocabulary import DecisionScope, Exit
from tests.commands.checkup import checkup
from tests.pipeline.small_clinic import HOST, Weeks, records


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with one run of the clinic."""
    data = tmp_path_factory.mktemp("data")
    with Weeks(data) as weeks:
        weeks.clinic.posts["hip"].texts.append(
            "Please take the recieved tablets with water each morning of the week."
        )
        weeks.run()
    return data


def finding_id(data: Path) -> str:
    """Return the id of the finding about the misspelt word."""
    run = next((data / HOST / "runs").iterdir())
    lines = (run / "findings.jsonl").read_text("utf-8").splitlines()
    return str(
        next(found["finding_id"] for found in map(json.loads, lines) if found["subject"] == "recieved")
    )


def test_a_false_alarm_is_listed_exported_as_a_label_and_taken_back(data: Path, tmp_path: Path) -> None:
    """The exported line is what the benchmark of alarms reads."""
    found = finding_id(data)
    done = checkup(
        "decide", found, "false-alarm", "--reason", "a drug", "--who", "Ann", "--until", "2099-01-31",
        "--data", str(data),
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (
        Exit.DONE, f"{HOST}: 1 decision kept until 2099-01-31. The next run obeys.\n",
    )  # fmt: skip
    listed = checkup("decide", "--list", "--data", str(data)).stdout
    assert f"false-alarm misspelling, {found} until 2099-01-31: a drug, Ann" in listed
    labels = tmp_path / "labels.jsonl"
    checkup("decide", "--export", str(labels), "--data", str(data))
    (label,) = map(json.loads, labels.read_text("utf-8").splitlines())
    assert {key: label[key] for key in ("site", "audit", "path", "quote", "label", "why")} == {
        "site": HOST, "audit": "misspelling", "path": "/blog/hip/", "quote": "recieved", "label": "false",
        "why": "a drug",
    }  # fmt: skip
    assert checkup("decide", found, "undo", "--data", str(data)).returncode == Exit.DONE
    assert "(taken back)" in checkup("decide", "--list", "--data", str(data)).stdout
    assert checkup("decide", found, "undo", "--data", str(data)).returncode == Exit.USAGE


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["f-0000000000000000", "ignore", "--reason", "x"], "there is no finding"),
        (["FOUND", "ignore"], "say why with --reason"),
        (["FOUND", "dismiss", "--reason", "x"], "say what you decide as the last word"),
        (["ignore", "--reason", "x"], "name at least one finding"),
        (["FOUND", "ignore", "--reason", "x", "--until", "2001-01-01"], "has passed"),
        (
            ["FOUND", "ignore", "--reason", "x", "--site", "other.example"],
            "no published run of other.example",
        ),
        ([], "say what you decide"),
        (["FOUND", "assign", "--owner", " "], "1 to 60 printable characters"),
        (["FOUND", "assign", "--owner", "x" * 61], "1 to 60 printable characters"),
        (["FOUND", "assign", "--owner", "Web\nteam"], "'Web\\nteam' is not"),
        (["FOUND", "assign", "--owner", "\u202eWeb"], "printable"),
        (["FOUND", "assign", "--owner", "Dana", "--until", "2099-01-31"], "assign takes no --until"),
        (["FOUND", "assign", "--owner", "Dana", "--scope", "page"], "assign takes no --scope"),
        (["FOUND", "assign", "--owner", "Dana", "--reason", "x"], "assign takes no --reason"),
        (["FOUND", "ignore", "--reason", "x", "--owner", "Dana"], "--owner goes with assign"),
        (["FOUND", "f-0000000000000000", "assign", "--owner", "Dana"], "there is no finding"),
    ],
)
def test_what_cannot_be_decided_is_said(data: Path, words: list[str], said: str) -> None:
    """With exit code 2, and nothing is kept."""
    typed = [finding_id(data) if word == "FOUND" else word for word in words]
    before = checkup("decide", "--list", "--data", str(data)).stdout
    done = checkup("decide", *typed, "--data", str(data))
    assert done.returncode == Exit.USAGE
    assert said in done.stderr
    assert checkup("decide", "--list", "--data", str(data)).stdout == before


def test_a_finding_is_assigned_listed_and_handed_back(data: Path) -> None:
    """No reason is asked for; the list as JSON says which lines are which."""
    found = finding_id(data)
    done = checkup("decide", found, "assign", "--owner", " Web team ", "--who", "Ann", "--data", str(data))
    assert (done.returncode, done.stdout) == (
        Exit.DONE, f"{HOST}: 1 finding assigned to Web team. The next run obeys.\n",
    )  # fmt: skip
    done = checkup("decide", found, "assign", "--who", "Bob", "--data", str(data))
    assert done.stdout == f"{HOST}: 1 finding handed back to the profile's rules. The next run obeys.\n"
    listed = checkup("decide", "--list", "--data", str(data)).stdout
    assert f"assign {found} to Web team, Ann\n" in listed
    assert f"assign {found} to the owner by the profile, Bob\n" in listed
    checkup("decide", found, "ignore", "--reason", "x", "--data", str(data))
    lines = checkup("decide", "--list", "--json", "--data", str(data)).stdout.splitlines()
    records = [json.loads(line) for line in lines]
    assert {record["record"] for record in records} == {"decision", "assignment"}
    made = [record for record in records if record["record"] == "assignment"]
    assert [(one["site"], one["finding_id"], one["owner"], one["who"]) for one in made] == [
        (HOST, found, "Web team", "Ann"), (HOST, found, None, "Bob"),
    ]  # fmt: skip
    checkup("decide", found, "undo", "--data", str(data))


def test_words_are_added_listed_and_removed(data: Path) -> None:
    """On the site, in lower case; removing an unknown one is an error."""
    assert checkup("words", "add", "LumaStretch", "zyvanta", "--data", str(data)).returncode == Exit.DONE
    assert checkup("words", "list", "--data", str(data)).stdout == "lumastretch\nzyvanta\n"
    assert checkup("words", "remove", "zyvanta", "--data", str(data)).returncode == Exit.DONE
    done = checkup("words", "remove", "zyvanta", "--data", str(data))
    assert (done.returncode, "not in the list: zyvanta" in done.stderr) == (Exit.USAGE, True)
    assert checkup("words", "list", "--data", str(data)).stdout == "lumastretch\n"


def test_shared_words_are_lines_that_people_may_write(data: Path) -> None:
    """Their comments stay."""
    (data / "words.txt").write_text("# our drugs\nzyvanta\n", "utf-8")
    checkup("words", "add", "Apoquel", "--shared", "--data", str(data))
    assert (data / "words.txt").read_text("utf-8") == "# our drugs\napoquel\nzyvanta\n"
    assert checkup("words", "list", "--shared", "--data", str(data)).stdout == "apoquel\nzyvanta\n"


def test_the_next_run_obeys_what_the_command_kept(tmp_path: Path) -> None:
    with Weeks(tmp_path) as weeks:
        weeks.clinic.posts["hip"].texts.append(
            "Please take the recieved tablets with water each morning of the week."
        )
        weeks.run()
        checkup("decide", finding_id(tmp_path), "accept", "--reason", "quoted", "--data", str(tmp_path))
        found = [one for one in records(weeks.run(), "findings") if one["subject"] == "recieved"]
    assert [(one["status"], one["reason"]) for one in found] == [("accepted", "quoted")]


def test_what_a_decision_reaches_is_in_plain_words(data: Path) -> None:
    """A sort of text is named as the report does; what a finding has not is said in whole sentences."""
    found = finding_id(data)
    done = checkup("decide", found, "ignore", "--reason", "x", "--scope", "word", "--data", str(data))
    assert (
        done.stdout == f"{HOST}: 1 decision kept, everything about the word recieved. The next run obeys.\n"
    )
    listed = checkup("decide", "--list", "--data", str(data)).stdout
    assert "ignore misspelling, everything about the word recieved: x" in listed
    checkup("decide", found, "undo", "--data", str(data))
    done = checkup("decide", found, "ignore", "--reason", "x", "--scope", "block", "--data", str(data))
    assert "has no sort of text of its own to decide about: “recieved” → “received”. Leave --scope out." in (
        done.stderr
    )
    assert _reach(DecisionScope.BLOCK, "list_item") == "everything in lists"
