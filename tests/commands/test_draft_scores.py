"""`checkup draft --format scores`: one line a text, whatever the text is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.drafts.read import plain_draft
from pipeline.drafts.scores import DraftScorer
from schemas.vocabulary import Exit
from tests.commands.checkup import ROOT, checkup

SEVEN = ["words", "sentences", "syllables", "reading_ease", "reading_grade", "smog_grade", "dale_chall"]
KEYS = ["id", *SEVEN, *(f"{name}_without_terms" for name in SEVEN), "difficulty"]
SPANISH = "El paciente debe recibir la atención que necesita con su médico en la clínica."
SCORER = DraftScorer()


def lines(*texts: str) -> list[dict[str, object]]:
    """Return the lines of a batch."""
    batch = "\n".join(json.dumps({"id": place, "text": text}) for place, text in enumerate(texts))
    done = checkup("draft", "--batch", "-", "--format", "scores", stdin=batch)
    assert (done.returncode, done.stderr) == (Exit.DONE, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_line_a_text_in_order() -> None:
    """Another language, an empty text and one word have their lines, too, with exactly the same keys."""
    found = lines("We treat pain. Call us.", "", SPANISH, "Hypertension", "\ud800 \0\x1b[31m hi")
    assert [line["id"] for line in found] == [0, 1, 2, 3, 4]
    assert all(list(line) == KEYS for line in found)


def test_null_only_without_a_word() -> None:
    """A single word has every score; a text without one has counts of zero and no score."""
    empty, word, spanish = lines("– …", "Rest.", SPANISH)
    assert [empty[name] for name in SEVEN] == [0, 0, 0, None, None, None, None]
    assert empty["difficulty"] is None
    assert all(line[name] is not None for line in (word, spanish) for name in (*SEVEN, "difficulty"))


def test_a_heading_is_counted_only_where_nothing_else_is() -> None:
    """Formulas were made for sentences; a lone title still has its scores."""
    alone, beside = lines("Back pain", "Back pain\n\nWe treat it.")
    assert (alone["words"], beside["words"]) == (2, 3)


def test_files_have_their_names_for_ids(tmp_path: Path) -> None:
    """Markup is not counted, an empty file is not skipped."""
    (tmp_path / "a.md").write_text("# Care\n\nWe [treat](http://clinic.example/) **pain**.\n")
    (tmp_path / "b.txt").write_text("")
    done = checkup("draft", "a.md", "b.txt", "--format", "scores", cwd=tmp_path)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["id"], line["words"]) for line in found] == [("a.md", 3), ("b.txt", 0)]


def test_a_former_draft_is_beside(tmp_path: Path) -> None:
    """With its own id and all scores."""
    (tmp_path / "new.txt").write_text("We treat pain.\n")
    (tmp_path / "old.md").write_text("We *alleviate* all discomfort.\n")
    done = checkup("draft", "new.txt", "--before", "old.md", "--format", "scores", cwd=tmp_path)
    (line,) = map(json.loads, done.stdout.splitlines())
    assert list(line) == [*KEYS, "before"]
    assert list(line["before"]) == KEYS
    assert (line["before"]["id"], line["before"]["words"], line["words"]) == ("old.md", 4, 3)


def test_there_is_nothing_to_fail_on() -> None:
    """A check that looks for no findings must not look as if it had passed."""
    done = checkup("draft", "-", "--format", "scores", "--fail-on", "minor", stdin="We treat pain.\n")
    assert done.returncode == Exit.USAGE
    assert "--fail-on" in done.stderr


def test_no_audit_and_no_engine_is_loaded() -> None:
    """Only what is needed: thousands of texts are scored in the time that loading the others takes."""
    loaded = (
        "import sys, commands.draft, pipeline.drafts.batch\n"
        "from pipeline.drafts.read import plain_draft\n"
        "from pipeline.drafts.scores import DraftScorer\n"
        "DraftScorer().line(1, plain_draft('We treat pain.'))\n"
        "names = 'audits.registry', 'extraction', 'trafilatura', 'scrapy'\n"
        "import gc\n"
        "engines = [one for one in gc.get_objects() if type(one).__name__ == 'SpellingEngine']\n"
        "print([name for name in names if name in sys.modules], engines)"
    )
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == "[] []\n"


PIECES = st.lists(
    st.sampled_from(
        [*"ab é.!?:;…\"'“”’()[]-–—/•*·#>|@&%\n\r\t\f\0\x1b\ud800😀\u0301\u2028\ufeff1,",
         "Dr. ", "TMJ ", "3.5 mg", "\n\n", "- ", "1. ",
         "We treat pain. ", "hypertension ", "http://a.b/ ", "el dolor de la espalda "]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(pieces=PIECES)
def test_any_text_has_a_line(pieces: list[str]) -> None:
    """Nothing raises; words, sentences and syllables agree with each other."""
    line = json.loads(SCORER.line("a", plain_draft("".join(pieces))))
    assert list(line) == KEYS
    assert line["words"] >= line["sentences"] >= (line["words"] > 0)
    assert line["words_without_terms"] <= line["words"]
    assert (line["reading_grade"] is None) == (line["difficulty"] is None) == (line["words"] == 0)


@pytest.mark.parametrize("text", ["a" * 1_000_000, "a. " * 60_000, "• a " * 20_000, "\n- a" * 20_000])
def test_a_long_text_has_a_line(text: str) -> None:
    """A line of a megabyte, tens of thousands of sentences and of items."""
    assert list(json.loads(SCORER.line(1, plain_draft(text)))) == KEYS
