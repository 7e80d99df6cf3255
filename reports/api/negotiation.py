"""Choose the form of an answer by what the reader accepts."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from reports.api.problem import ProblemError


class Format(StrEnum):
    """A form in which records are sent."""

    JSON = "json"
    JSONL = "jsonl"


JSON, SCHEMA_JSON = "application/json", "application/schema+json"
JSONL, NDJSON = "application/jsonl", "application/x-ndjson"


def media_type(accept: str | None, format: Format | None) -> str:
    """Return the media type of an answer with records: ``?format=`` wins over the header, JSON over others.

    Raises the problem ``not-acceptable``.
    """
    if format is Format.JSON:
        return JSON
    if format is Format.JSONL:
        return (
            NDJSON if _accepted(accept, (NDJSON,)) == NDJSON and _quality(accept or "", JSONL) == 0 else JSONL
        )
    return choose(accept, (JSON, JSONL, NDJSON))


def choose(accept: str | None, offered: Sequence[str]) -> str:
    """Return the offered media type that a reader likes best, the first of equals; raise ``not-acceptable``."""
    found = _accepted(accept, offered)
    if found is None:
        raise ProblemError(
            "not-acceptable", f"Accept one of {', '.join(offered)}, or leave the header Accept away."
        )
    return found


def _accepted(accept: str | None, offered: Sequence[str]) -> str | None:
    if accept is None or not accept.strip():
        return offered[0]
    qualities = [(_quality(accept, name), name) for name in offered]
    best = max(quality for quality, _ in qualities)
    return next(name for quality, name in qualities if quality == best) if best > 0 else None


def _quality(accept: str, name: str) -> float:
    """Return how much a reader likes a media type, 0 to 1: the most specific range of the header counts (RFC 9110)."""
    kind = name.partition("/")[0]
    ranks = {"*/*": 1, f"{kind}/*": 2, name: 3}
    best = (0, 0.0)
    for part in accept.lower().split(","):
        media_range, *parameters = (piece.strip() for piece in part.split(";"))
        rank = ranks.get(media_range, 0)
        if rank > best[0]:
            best = (rank, _q(parameters))
    return best[1]


def _q(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(max(float(parameter[2:]), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
