"""The place in the order of publishing up to which somebody has read, as an opaque, URL-safe text."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from typing import Any, Literal, get_args

from reports.api.problem import ProblemError

VERSION = 1
"""Of what is in the text; another one is refused, and its reader starts again."""
MAX_CHARACTERS = 4_000
"""A longer text is not a cursor of ours."""
_CHECK_BYTES = 6
_SHAPE: tuple[set[type], ...] = ({int}, {str}, {str}, {str}, {int}, {str}, {str, type(None)}, {int})
"""Types of the values in a cursor's text."""

Mode = Literal["after", "lines", "changes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """A place between two records."""

    kind: str
    """Name of the records, e.g. ``articles``."""
    host: str
    """Folder of the site."""
    mode: Mode = "after"
    """``after`` a whole run; in the ``lines`` of a run's file; or among what a run has ``changes`` of."""
    started: int = 0
    """Start of that run in microseconds since 1970, UTC: a run that is gone still has its place among the others."""
    run: str = ""
    """Name of that run; empty before the first one."""
    base: str | None = None
    """Run that the changes are relative to."""
    at: int = 0
    """Bytes of the file that were read, or changes that were sent."""

    @property
    def order(self) -> tuple[int, str]:
        """Return the place of the run among all."""
        return (self.started, self.run)

    def to_text(self) -> str:
        """Return the cursor as text."""
        values = [
            VERSION, self.kind, self.host, self.mode, self.started, self.run, self.base, self.at
        ]  # fmt: skip
        body = json.dumps(values, separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(_check(body) + body).rstrip(b"=").decode()

    @classmethod
    def from_text(cls, text: str, *, kind: str, host: str) -> Cursor:
        """Return the cursor that `to_text` wrote for these records; raise the problem ``invalid-cursor`` for others."""
        values = _values(text)
        if values is None or values[0] != VERSION:
            raise ProblemError(
                "invalid-cursor", "Start again without a cursor, and send the 'next' of each answer."
            )
        _, of_kind, of_host, mode, started, run, base, at = values
        if (of_kind, of_host) != (kind, host):
            raise ProblemError(
                "invalid-cursor",
                f"It is a cursor of another list than {kind} of {host}: keep one for each, or start without one.",
            )
        return cls(kind=kind, host=host, mode=mode, started=started, run=run, base=base, at=at)


def _values(text: str) -> list[Any] | None:
    """Return the values in a cursor's text; null where it is damaged, or was never ours."""
    if not 0 < len(text) <= MAX_CHARACTERS:
        return None
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError:
        return None
    check, body = data[:_CHECK_BYTES], data[_CHECK_BYTES:]
    # Against slips of copying. Whoever makes a right one by hand reads nothing that the API does not publish anyway.
    if check != _check(body):
        return None
    try:
        values = json.loads(body)
    except ValueError:
        return None
    if not isinstance(values, list) or len(values) != len(_SHAPE):
        return None
    # Not isinstance, by which true is a number.
    fits = all(type(value) in forms for value, forms in zip(values, _SHAPE, strict=True))
    return values if fits and values[3] in get_args(Mode) and values[7] >= 0 else None


def _check(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_CHECK_BYTES, person=b"cursor").digest()
