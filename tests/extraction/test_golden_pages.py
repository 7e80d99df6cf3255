"""Compare the records of whole pages; ``--update`` writes the records again, for a person to read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from extraction import extract_pages
from extraction.finished_page import FinishedPage

PAGES = Path(__file__).resolve().parents[1] / "pages"
CASES = sorted(folder.name for folder in PAGES.iterdir() if (folder / "page.html").is_file())


@pytest.mark.parametrize("case", CASES)
def test_a_page_gives_its_record(case: str, update: bool) -> None:
    folder = PAGES / case
    url = f"https://clinic.example/blog/{case}/"
    ((_, page, locations),) = extract_pages([(case, url, (folder / "page.html").read_bytes(), "text/html")])
    found = {
        "page": record_of(page),
        "locations": [json.loads(location.to_json()) for location in locations],
    }
    record = folder / "record.json"
    if update:
        record.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert found == json.loads(record.read_text(encoding="utf-8"))


def record_of(page: FinishedPage) -> dict[str, object]:
    """Return all that a page gives as JSON's values, its facts among them."""
    values: dict[str, object] = TypeAdapter(FinishedPage).dump_python(page, mode="json")
    del values["own_facts"], values["words_left"]
    return values | {"facts": page.facts.model_dump(mode="json") if page.facts else None}
