"""The example's run lists its PDF and the links that lead nowhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from schemas.vocabulary import Exit
from tests.commands.checkup import checkup


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the published folder of a run of the example clinic."""
    data = tmp_path_factory.mktemp("inventory")
    done = checkup("demo", "--json", "--data", data, "--now", "2026-11-22")
    assert done.returncode == Exit.DONE, done.stderr
    return Path(json.loads(done.stdout)["run"])


def pages(run: Path) -> dict[str, dict[str, Any]]:
    """Return the run's page records by path."""
    records = [json.loads(line) for line in (run / "pages.jsonl").read_text("utf-8").splitlines()]
    return {record["url"].removeprefix("http://clinic.example"): record for record in records}


def test_the_pdf_is_listed_with_date_size_and_words(run: Path) -> None:
    """Nothing went wrong with it, and it is not an article."""
    page = pages(run)["/wp-content/uploads/2025/09/home-exercise-sheet.pdf"]
    document = page["document"]
    assert (page["kind"], page["error"], page["language"]) == ("other", None, "en")
    assert page["title"] == "Home exercise sheet for a stiff back"
    assert document["media_type"] == "application/pdf"
    assert document["modified"] == "2025-09-12T09:00:00Z"
    assert document["size_bytes"] > 1_000
    assert document["word_count"] == 85
    assert document["text_start"].startswith(
        "Home exercise sheet for a stiff back Do each exercise once a day."
    )
    assert "PDF files" in (run / "report" / "data.html").read_text("utf-8")


def test_a_dead_page_names_the_pages_that_link_to_it(run: Path) -> None:
    """Only pages in trouble do; the others have their number of inlinks."""
    known = pages(run)
    dead = [page for page in known.values() if (page["http_status"] or 0) in (404, 410)]
    assert dead
    for page in dead:
        assert page["linked_from"] == sorted(page["linked_from"])
        assert len(page["linked_from"]) == min(20, page["inlinks"])
    assert not any(page["linked_from"] for page in known.values() if page["http_status"] == 200)


def test_the_manifest_says_what_was_not_asked_for(run: Path) -> None:
    """The login page and the folder that robots.txt shuts; a calendar that a cap ended would be here too."""
    manifest = json.loads((run / "manifest.json").read_text("utf-8"))
    assert manifest["left_out"] == {"login_or_cart": 1, "robots": 1}
    assert manifest["notes"] == []
