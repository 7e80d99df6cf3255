"""Compare the records of whole pages; ``--update`` writes the records again, for a person to read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extraction import extract_pages

PAGES = Path(__file__).resolve().parents[1] / "pages"
CASES = sorted(folder.name for folder in PAGES.iterdir() if (folder / "page.html").is_file())


@pytest.mark.parametrize("case", CASES)
def test_a_page_gives_its_record(case: str, update: bool) -> None:
    folder = PAGES / case
    url = f"https://clinic.example/blog/{case}/"
    ((_, page, locations),) = extract_pages([(case, url, (folder / "page.html").read_bytes(), "text/html")])
    found = {
        "page": json.loads(page.to_json()),
        "locations": [json.loads(location.to_json()) for location in locations],
    }
    record = folder / "record.json"
    if update:
        record.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert found == json.loads(record.read_text(encoding="utf-8"))
