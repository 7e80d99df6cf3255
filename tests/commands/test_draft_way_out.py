"""`checkup draft` says what would make a draft easier to read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.drafts.read import plain_draft
from pipeline.drafts.scores import DraftScorer
from pipeline.drafts.way_out import ScoredDraft, way_out
from schemas.readability import HardSentence, SplitPlace
from schemas.vocabulary import Exit
from tests.commands.checkup import checkup

LONG = (
    "You will take the pills that your doctor gave you each day for about six weeks after you leave us, and you should "
    "call our front desk at once if you see that your leg is red, hot or sore."
)
SHORT = (
    "Recovery usually requires several appointments. Physical therapy improves mobility after surgery. "
    "Your insurance covers medication and equipment. "
)
DRAFT = (
    f"# Your knee\n\n{LONG}\n\n{SHORT * 4}\n\n- Ice\n\n> She was kind to me the whole time, and I am glad.\n"
)


def said(tmp_path: Path, text: str, *more: str, columns: str = "80", name: str = "a.md") -> list[str]:
    """Return the lines that a person reads of a draft."""
    (tmp_path / name).write_text(text, "utf-8")
    done = checkup("draft", name, *more, cwd=tmp_path, env={"COLUMNS": columns})
    assert done.returncode == Exit.DONE, done.stderr
    return done.stdout.splitlines()


def test_the_grade_follows_the_findings(tmp_path: Path) -> None:
    """With the grade to aim for; the count of findings stays the last line."""
    lines = said(tmp_path, DRAFT)
    (place,) = [place for place, line in enumerate(lines) if line.startswith("a.md: grade ")]
    assert all(re.match(r"a\.md:\d+:\d+: ", line) for line in lines[:place])
    assert re.fullmatch(r"\d+ findings? in 1 draft\.", lines[-1])


def test_a_long_sentence_is_named_with_what_splitting_it_gains(tmp_path: Path) -> None:
    """By line and column, words, and the grade that this leads to."""
    lines = said(tmp_path, DRAFT)
    (place,) = [place for place, line in enumerate(lines) if "Split or shorten this sentence: grade " in line]
    now, then = map(float, re.findall(r"\d+\.\d", lines[place]))
    assert now > then
    assert re.match(
        rf"    3:1  {len(LONG.split())} words, make it 2 sentences: “You will take", lines[place + 1]
    )


def test_the_counted_share_is_said(tmp_path: Path) -> None:
    """And what is left out."""
    text = " ".join(said(tmp_path, DRAFT))
    assert re.search(r"\d+ of \d+ words counted; left out: .*1 quote", " ".join(text.split()))
    assert "1 heading" in text


def test_how_far_to_trust_the_scores_is_said(tmp_path: Path) -> None:
    """What was measured, once behind the last draft; a text without a grade has nothing to trust."""
    text = " ".join(" ".join(said(tmp_path, DRAFT)).split())
    assert re.search(r"How far to trust the scores: People who rated [\d,]+ medical sentences agree", text)
    assert "How far to trust" not in " ".join(said(tmp_path, "Rest at home."))


def test_lines_fit_the_terminal(tmp_path: Path) -> None:
    """At words; findings alone, which editors read by line, are in one."""
    lines = [line for line in said(tmp_path, DRAFT, columns="60") if not re.match(r"a\.md:\d", line)]
    assert max(map(len, lines)) < 60


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Ice helps a lot.", "a.md: too short to grade: 4 words. A grade needs 100."),
        ("# Ice", "a.md: too short to grade: 0 words (not counted: 1 heading). A grade needs 100."),
    ],
)
def test_too_little_text_is_said(tmp_path: Path, text: str, says: str) -> None:
    assert says in said(tmp_path, text)


def test_a_text_without_a_word_is_said() -> None:
    done = checkup("draft", "--batch", "-", "--format", "text", stdin='{"id": 7, "text": "– …"}')
    assert done.stdout == "7: nothing to grade: there is no word in it.\n0 findings in 1 draft.\n"


def test_another_language_is_not_graded() -> None:
    """Formulas made for English say nothing of Spanish."""
    spanish = "El paciente debe recibir la atención que necesita con su médico en la clínica. " * 10
    done = checkup("draft", "-", stdin=spanish)
    assert "-: not graded: only English can be" in done.stdout


def test_the_site_s_own_aim_counts(tmp_path: Path) -> None:
    """As for its pages."""
    (tmp_path / "checkup.toml").write_text(
        'url = "http://clinic.example/"\n[audits.options.hard-to-read]\nmax_grade = 2\n'
    )
    assert any("aim for 2 or below" in line for line in said(tmp_path, DRAFT, "--profile", "checkup.toml"))


def test_a_place_to_split_at_is_told_in_the_sentence_s_own_words() -> None:
    """Words left out between the two parts are in neither."""
    draft = plain_draft(f"{LONG} {SHORT * 4}")
    scores = DraftScorer().scores(draft)
    start = LONG.index(", and you should")
    hard = HardSentence(
        start=0,
        end=len(LONG),
        word_count=len(LONG.split()),
        difficulty=1,
        parts=2,
        split_at=[SplitPlace(start=start, end=start + len(", and "))],
    )
    scores = scores.model_copy(update={"hard_sentences": [hard], "reading_grade_after": 1.0})
    lines = [line.text for line in way_out(ScoredDraft(identifier="a", draft=draft, scores=scores), 9)]
    assert "End one after “…after you leave us”, begin the next with “You should call our…”" in lines


def test_a_word_to_correct_needs_no_plainer_one(tmp_path: Path) -> None:
    """“Pateint” is rare because it is wrong."""
    lines = said(tmp_path, f"{LONG} {SHORT * 4} The pateint has rheumatoid arthritis.\n", name="a.txt")
    words = " ".join(line for line in lines if not line.startswith("a.txt:"))
    assert "rheumatoid" in words
    assert "pateint" not in words
