"""Predict a pinned sample again by the shipped trees, and check the provenance that they state.

The samples are written by ``--sample`` of the trainers that `WEIGHTS` names.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extraction.body.features import NAMES
from extraction.body.vote_features import VOTE_NAMES
from extraction.kinds.evidence import evidence
from extraction.models import trees
from extraction.models.trees import compiled
from extraction.page.blocks import segment
from extraction.page.document import parse

HERE = Path(__file__).parent
WEIGHTS = {
    "train_body_scorer": Path(trees.__file__).parent / "body_scorer.json",
    "train_kinds": Path(trees.__file__).parent / "article_score.json",
}


def _weights(trainer: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(WEIGHTS[trainer].read_text(encoding="utf-8"))
    return loaded


def _model(name: str) -> dict[str, Any]:
    model: dict[str, Any] = (
        _weights("train_kinds") if name == "article" else _weights("train_body_scorer")[name]
    )
    return model


def _sample(name: str) -> list[dict[str, Any]]:
    file = HERE / ("article_sample.jsonl" if name == "article" else "body_sample.jsonl")
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [row for row in rows if row["model"] == name]


@pytest.mark.parametrize("name", ["article", "alone", "with_vote"])
def test_a_pinned_sample_is_predicted_again(name: str) -> None:
    model, sample = _model(name), _sample(name)
    score = compiled(model["trees"], len(model["features"]))
    assert [row["probability"] for row in sample] == pytest.approx(
        [score(row["vector"]) for row in sample], rel=0, abs=1e-9
    )


@pytest.mark.parametrize("name", ["article", "alone", "with_vote"])
def test_a_sample_holds_both_answers(name: str) -> None:
    probabilities = [row["probability"] for row in _sample(name)]
    assert len(probabilities) == 12
    assert min(probabilities) < 0.1
    assert max(probabilities) > 0.9


def test_the_features_are_those_that_the_code_reads() -> None:
    document = parse(b"<title>Knee pain</title><p>Rest the knee.", "https://clinic.example/knee-pain")
    assert tuple(_model("article")["features"]) == tuple(evidence(document, segment(document.body)))
    assert tuple(_model("alone")["features"]) == NAMES
    assert tuple(_model("with_vote")["features"]) == NAMES + VOTE_NAMES


@pytest.mark.parametrize("trainer", WEIGHTS)
def test_weights_say_what_they_were_made_from(trainer: str) -> None:
    made = _weights(trainer)["made"]
    assert re.match(rf"python -m \w+\.{trainer}\b", made["command"])
    assert re.fullmatch(r"lightgbm \d+\.\d+\.\d+", made["library"])
    assert made["date"] == date.fromisoformat(made["date"]).isoformat()
    assert re.match(r"[0-9a-f]{7,40}\b", made["code"])
    assert {"article-extraction-benchmark", "wcxb"} == {part["set"] for part in made["data"]}
    for part in made["data"]:
        assert part["pages"] > 0
        assert re.fullmatch(r"[0-9a-f]{64}", part["sha256"])
        assert part["credit"]


@pytest.mark.parametrize("trainer", WEIGHTS)
def test_the_library_is_pinned_to_the_version_that_made_the_weights(trainer: str) -> None:
    root = next(folder for folder in HERE.parents if (folder / "pyproject.toml").is_file())
    pins = (root / "requirements-bench.txt").read_text(encoding="utf-8")
    assert _weights(trainer)["made"]["library"].replace(" ", "==") in pins.splitlines()
