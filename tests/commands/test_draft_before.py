"""`checkup draft NEW --before OLD` says what an edit changed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from schemas.vocabulary import Exit
from tests.commands.checkup import checkup
from tests.commands.test_draft import document
from tests.commands.test_draft_way_out import LONG, SHORT


def compared(tmp_path: Path, old: str | bytes, new: str, *more: str, name: str = "old.txt") -> str:
    """Return what is said of a draft and its former self."""
    (tmp_path / name).write_bytes(old if isinstance(old, bytes) else old.encode())
    (tmp_path / "new.txt").write_text(new)
    done = checkup("draft", "new.txt", "--before", name, *more, cwd=tmp_path, env={"COLUMNS": "80"})
    assert done.returncode == Exit.DONE, done.stderr
    return done.stdout


def states(tmp_path: Path, old: str | bytes, new: str, name: str = "old.txt") -> list[tuple[str, str, str]]:
    """Return id, words and state of each finding, in order."""
    lines = compared(tmp_path, old, new, "--format", "jsonl", name=name).splitlines()
    return [(line["id"], line["evidence"], line["state"]) for line in map(json.loads, lines)]


def test_findings_are_new_kept_or_fixed(tmp_path: Path) -> None:
    """Fixed ones are the former draft's, and come last."""
    assert states(tmp_path, "The pateint is here. We recieve you.\n", "We recieve you seperately.\n") == [
        ("new.txt", "recieve", "kept"),
        ("new.txt", "seperately", "new"),
        ("old.txt", "pateint", "fixed"),
    ]


def test_a_moved_text_is_not_new(tmp_path: Path) -> None:
    """The words count, not where they are."""
    one, other = "The pateint is here.", "Please come in at eight on any day."
    found = states(tmp_path, f"{one}\n\n{other}\n", f"{other}\n\n{one}\n")
    assert found == [("new.txt", "pateint", "kept")]


def test_a_word_is_kept_as_often_as_it_was_there(tmp_path: Path) -> None:
    """Of three, one that was corrected is fixed."""
    found = states(
        tmp_path, "A pateint. One pateint. Each pateint.\n", "A pateint. One patient. Each pateint.\n"
    )
    assert [state for _, _, state in found] == ["kept", "kept", "fixed"]


def test_formats_may_differ(tmp_path: Path) -> None:
    """A Word document is compared with the text that was made of it."""
    old = document("<w:p><w:r><w:t>The pateint is here, and we recieve you.</w:t></w:r></w:p>")
    found = states(tmp_path, old, "The pateint is here, and we receive you.\n", name="old.docx")
    assert found == [("new.txt", "pateint", "kept"), ("old.docx", "recieve", "fixed")]


def test_scores_are_side_by_side(tmp_path: Path) -> None:
    """With the hardest sentences that were changed."""
    first, rest = LONG.split(", and you should")
    said = compared(tmp_path, f"{LONG} {SHORT * 4}\n", f"{first}. You should{rest} {SHORT * 4}\n")
    row = re.search(r"(?m)^  Grade +(\d+\.\d) +(\d+\.\d)$", said)
    assert row is not None
    assert float(row[1]) > float(row[2])
    changed = "Hardest sentences of old.txt changed or gone: 1 of 1"
    assert f"{changed}\n  1:1  {len(LONG.split())} words: “You will" in said


def test_an_unchanged_draft_has_nothing_new(tmp_path: Path) -> None:
    """And its hardest sentence is as it was."""
    text = f"{LONG} {SHORT * 4} The pateint.\n"
    said = compared(tmp_path, text, text)
    assert "Hardest sentences of old.txt as they were: 1 of 1" in said
    assert re.search(r"\n\d findings? in 1 draft: 0 new, \d still there; 0 fixed since old\.txt\.\n$", said)


def test_a_kept_finding_still_fails(tmp_path: Path) -> None:
    """`--fail-on` is about the draft, not about the edit."""
    for name in ("old.txt", "new.txt"):
        (tmp_path / name).write_text("The pateint is here.\n")
    done = checkup("draft", "new.txt", "--before", "old.txt", "--fail-on", "moderate", cwd=tmp_path)
    assert done.returncode == Exit.NEW_FINDINGS


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["a.txt", "b.txt", "--before", "c.txt"], "one pair at a time"),
        (["--batch", "-", "--before", "c.txt"], "one pair at a time"),
        (["-", "--before", "-"], "save the other one"),
        (["a.txt", "--before", "gone.txt"], "cannot read gone.txt"),
    ],
)
def test_what_cannot_be_compared_is_said(tmp_path: Path, arguments: list[str], says: str) -> None:
    """With what to do instead."""
    (tmp_path / "a.txt").write_text("We treat pain.\n")
    done = checkup("draft", *arguments, cwd=tmp_path)
    assert done.returncode == Exit.USAGE
    assert says in done.stderr
