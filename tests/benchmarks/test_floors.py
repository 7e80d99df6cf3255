"""The quality that was reached is kept: every quick figure is at least its floor, where the data is there."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks import floors
from benchmarks.quick_figures import CORPORA, Corpus

KEPT = floors.load()


@pytest.mark.parametrize("corpus", CORPORA, ids=[corpus.name for corpus in CORPORA])
@pytest.mark.filterwarnings("ignore")  # what the extraction's libraries deprecate is not news here
def test_every_figure_is_at_least_its_floor(corpus: Corpus) -> None:
    """A change that makes a figure worse is seen before it is committed."""
    if why := corpus.missing():
        pytest.skip(why)
    assert [check.line() for check in floors.check(corpus, KEPT) if not check.ok] == []


def _kept(**floor: Any) -> dict[str, Any]:
    return {"typo_recall": {"corpus": "made up", "digest": "sha256:0", "measured": 0.9, "floor": 0.9} | floor}


def _corpus(figure: float) -> Corpus:
    return Corpus("made up", list, lambda: {"typo_recall": figure})


def test_a_floor_rises_with_what_is_measured_and_never_falls() -> None:
    """``record`` moves a floor one way."""
    kept = _kept(digest=_corpus(0).digest())
    floors.record(_corpus(0.95), kept)
    assert kept["typo_recall"]["floor"] == 0.945
    floors.record(_corpus(0.5), kept)
    assert kept["typo_recall"]["floor"] == 0.945


def test_a_lowered_floor_keeps_its_reason() -> None:
    """The way down leaves a trace."""
    kept = _kept()
    floors.lower(kept, "typo_recall", 0.8, "the truth was wrong on four texts")
    assert kept["typo_recall"]["floor"] == 0.8
    assert kept["typo_recall"]["lowered"] == [
        {"from": 0.9, "to": 0.8, "reason": "the truth was wrong on four texts"}
    ]


def test_another_corpus_cannot_be_compared() -> None:
    """A floor holds for the bytes it was measured on."""
    with pytest.raises(ValueError, match="other bytes"):
        floors.check(_corpus(1), _kept())
