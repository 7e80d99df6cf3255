"""Store and read back the facts that a killed crawl needs to go on, and that the manifest names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from schemas.crawl_note import CrawlNote, read_crawl_note
from schemas.left_out import LeftOut, read_left_out
from store.run_store import RunStore


class RobotsState(Enum):
    """The four ends of a request for a robots.txt."""

    RULES = auto()
    """It holds rules."""
    MOVED = auto()
    """It redirects."""
    CLOSED = auto()
    """It never answered, which forbids everything (RFC 9309, 2.3.1.4)."""
    NO_RULES = auto()
    """There is none, or none that can be read, which allows everything (RFC 9309, 2.3.1.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsFile:
    """One robots.txt as it answered."""

    state: RobotsState
    """The end of its request."""
    text: str = ""
    """The rules, where it holds some."""
    target: str = ""
    """URL that it redirects to, where it moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlMemory:
    """State of a crawl beside the rows of the store's tables."""

    robots: Mapping[str, RobotsFile] = field(default_factory=dict)
    """By the URL of the robots.txt."""
    start_url_final: str | None = None
    """The start URL after its redirects; null until they are known."""
    notes: tuple[CrawlNote, ...] = ()
    """Faults of the site's own map, in the order in which they were met."""
    end_notes: tuple[CrawlNote, ...] = ()
    """All notes, sorted, once the crawl has ended."""
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)
    """URLs that were known and not requested, by reason, once the crawl has ended."""


def read_memory(store: RunStore) -> CrawlMemory:
    """Return the memory of the run's crawl; an empty one where none was written.

    Keys that are missing are taken as empty and others ignored, so that the store of another version can be read.
    """
    row = store.connection.execute("SELECT crawl_json FROM runs WHERE run = ?", (store.run,)).fetchone()
    values = json.loads(row[0]) if row else {}
    end = values.get("end", {})
    return CrawlMemory(
        robots={url: _robots_file(answer) for url, answer in values.get("robots", {}).items()},
        start_url_final=values.get("start_url_final"),
        notes=_notes(values),
        end_notes=_notes(end),
        left_out={read_left_out(text): number for text, number in end.get("left_out", {}).items()},
    )


def write_memory(store: RunStore, memory: CrawlMemory) -> None:
    """Replace the memory of the run's crawl, in the caller's transaction."""
    values = {
        "robots": {url: _answer(file) for url, file in memory.robots.items()},
        "start_url_final": memory.start_url_final,
        "notes": [str(note) for note in memory.notes],
        "end": {
            "notes": [str(note) for note in memory.end_notes],
            "left_out": {str(reason): number for reason, number in memory.left_out.items()},
        },
    }
    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    store.connection.execute("UPDATE runs SET crawl_json = ? WHERE run = ?", (text, store.run))


def _notes(values: Mapping[str, list[str]]) -> tuple[CrawlNote, ...]:
    return tuple(read_crawl_note(text) for text in values.get("notes", []))


def _robots_file(answer: Mapping[str, str | bool]) -> RobotsFile:
    if "moved" in answer:
        return RobotsFile(state=RobotsState.MOVED, target=str(answer["moved"]))
    if answer.get("closed"):
        return RobotsFile(state=RobotsState.CLOSED)
    if "text" in answer:
        return RobotsFile(state=RobotsState.RULES, text=str(answer["text"]))
    return RobotsFile(state=RobotsState.NO_RULES)


def _answer(file: RobotsFile) -> dict[str, str | bool]:
    match file.state:
        case RobotsState.MOVED:
            return {"moved": file.target}
        case RobotsState.CLOSED:
            return {"closed": True}
        case RobotsState.RULES:
            return {"text": file.text}
        case RobotsState.NO_RULES:
            return {}
