"""Read a batch of drafts from JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.drafts.draft import Draft
from pipeline.drafts.read import plain_draft
from schemas.errors import UsageError


def read_batch(lines: Iterable[str]) -> Iterator[tuple[str | int, Draft]]:
    """Yield the texts of JSON lines ``{"id", "text"}``; other lines raise `UsageError` with their number."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            request: Any = json.loads(line)
            identifier, text = request["id"], request["text"]
            if isinstance(identifier, bool) or not isinstance(identifier, str | int):
                raise TypeError("id is neither a string nor a whole number")
            if not isinstance(text, str):
                raise TypeError("text is no string")
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise UsageError(
                f'line {number} of the input is no text: write {{"id": …, "text": "…"}} '
                f"({type(error).__name__}: {error})."
            ) from error
        yield identifier, plain_draft(text)
