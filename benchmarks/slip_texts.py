"""Texts that the rules for slips are measured on: health texts, whole clinic sites, and general English prose.

- ``health``: the clean texts of the health-text folder (MedQuAD, CC BY 4.0, Ben Abacha and Demner-Fushman);
- ``clinics``: all that the pages of the eight clinic sites show, each wording once;
- ``general``: bodies of articles and of pages of services of WCXB (CC BY 4.0, Murrough Foley) and of
  article-extraction-benchmark (MIT, Scrapinghub).

An even place in its source is the tuned half, an odd one the unseen half.
"""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from audits.draft_article import draft_article
from audits.shown_texts import page_texts
from extraction import extract_pages
from language.text_blocks import BlockText, read_blocks, read_text
from schemas.block import Block

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
PROSE = ("article", "service")
"""Page types of WCXB whose text is prose."""


class SlipText(NamedTuple):
    """One text with its English blocks."""

    source: str
    """``health``, ``clinics`` or ``general``."""
    half: str
    """``tuned`` or ``unseen``."""
    text: str
    blocks: tuple[BlockText, ...]


def slip_texts() -> Iterator[SlipText]:
    """Yield the texts of all three sources whose folders are there."""
    for source, texts in (("health", _health()), ("general", _general())):
        for place, text in enumerate(texts):
            blocks = tuple(read_text(draft_article(text)).english())
            yield SlipText(source, _half(place), text, blocks)
    for place, archive in enumerate(sorted((DATA / "clinic-sites").glob("*/site.tar.gz"))):
        seen: set[str] = set()
        for text, blocks in _site(archive):
            fresh = tuple(block for block in blocks if text[block.start : block.end] not in seen)
            seen.update(text[block.start : block.end] for block in fresh)
            yield SlipText("clinics", _half(place), text, fresh)


def _half(place: int) -> str:
    return "unseen" if place % 2 else "tuned"


def _health() -> Iterator[str]:
    for row in _rows(DATA / "health-text" / "clean.jsonl"):
        yield row["text"]


def _general() -> Iterator[str]:
    for row in _rows(DATA / "wcxb" / "truth.jsonl"):
        if row["page_type"] in PROSE:
            yield row["main_content"]
    truth = DATA / "article-extraction-benchmark" / "truth.json"
    if truth.exists():
        for page in json.loads(truth.read_text("utf-8")).values():
            yield page["articleBody"]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        for line in path.read_text("utf-8").strip().split("\n"):
            yield json.loads(line)


def _site(archive: Path) -> Iterator[tuple[str, tuple[BlockText, ...]]]:
    pages = []
    with tarfile.open(archive) as site:
        for member in site:
            held = site.extractfile(member) if member.name.endswith((".html", ".htm")) else None
            if held is not None:
                url = f"https://clinic.example/{member.name}"
                pages.append((url, url, held.read(), "text/html"))
    for _, finished, _ in extract_pages(pages):
        if finished.text is not None:
            yield finished.text.body_text, tuple(read_text(finished.text).english())
        if finished.facts is not None:
            for item in page_texts(finished.facts):
                alone = Block(kind=item.kind, start=0, end=len(item.text), language=item.language)
                yield item.text, tuple(read_blocks(item.text, [alone], "en").english())
