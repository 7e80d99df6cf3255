"""Gather all changes of one page with its text, or of one office."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from reports.changes.fields import BEHIND, UNSEEN, field_label, field_parts
from reports.changes.parts import Part, WordsChange, remark
from reports.wording import words
from schemas.change import Change
from schemas.vocabulary import ChangeCause, ChangeOp

_FIRST_FAILURE = 400
"""HTTP statuses from here on are no page."""
_STAYED = frozenset((ChangeOp.CHANGED, ChangeOp.MOVED, ChangeOp.RESTORED))
"""What happens to a page that was there before and is there now."""
_OF_ANSWER = frozenset(
    (
        "http_status",
        "error",
        "title",
        "kind",
        "genre",
        "language",
        "notes",
        "in_sitemap",
        "content_hash",
        "document",
    )
)
"""Fields of a page that follow when it does not answer as a page any more, or does so again."""
_ORDER = (
    "address", "start of the address", "name", "phone", "fax", "hours", "kind of page", "", "title", "headline",
)  # fmt: skip
"""Labels that come first in a line."""


@dataclass(slots=True)
class Subject:
    """One page or office with what happened to it."""

    key: str
    """``p-`` and the digits that a page shares with its text, or an office's id."""
    url: str | None = None
    """The newest address that any of its changes names."""
    ids: list[str] = field(default_factory=list)
    """Ids of its records that changed."""
    former_title: str | None = None
    """Title of a page that does not answer any more."""
    ops: set[ChangeOp] = field(default_factory=set)
    """What the changes of the page or office itself say, not those of its text."""
    fails: bool = False
    """True where the page answers no more."""
    answers_again: bool = False
    """True where it did not answer before."""
    parts: dict[ChangeCause, list[Part]] = field(default_factory=dict)
    """What a reader sees of it, by cause, but for what follows from its answer."""
    answer: dict[ChangeCause, list[Part]] = field(default_factory=dict)
    """What a reader sees in the fields that follow from the page's answer, by cause."""
    behind: dict[ChangeCause, set[str]] = field(default_factory=dict)
    """The other fields that differ."""
    labels: dict[ChangeCause, set[str]] = field(default_factory=dict)
    """Names of the fields whose change is not the site's."""
    _digest: int = 0

    @property
    def is_office(self) -> bool:
        """Return whether it is an office."""
        return self.key.startswith("l-")

    @property
    def digest(self) -> int:
        """Return a number made of all its changes, in any order; their causes, which today's code finds, left out."""
        return self._digest

    def add(self, change: Change, locale: str) -> None:
        """Take a change of it or of its text."""
        values = (change.op, change.record, change.id, change.fields, change.before, change.after)
        data = json.dumps(values, sort_keys=True).encode()
        self._digest ^= int.from_bytes(hashlib.blake2b(data, digest_size=16).digest())
        self.ids.append(change.id)
        own = change.record in ("page", "location")
        self.url = change.url if own or self.url is None else self.url
        turned = change.fields == ["/kind"] and change.op in (ChangeOp.ADDED, ChangeOp.GONE)
        if own:
            self.ops.add(change.op)
            self._see_answer(change)
        elif change.op in (ChangeOp.ADDED, ChangeOp.GONE) and not turned:
            came = change.op is ChangeOp.ADDED
            cause = change.cause.get("", ChangeCause.SITE)
            self._take(cause, remark("now has text of its own" if came else "no longer has text of its own"))
        for pointer in change.fields:
            name = pointer.lstrip("/")
            cause = change.cause.get(pointer, ChangeCause.SITE)
            self._field(change, name, cause, locale)

    def lines_of(self, cause: ChangeCause) -> list[Part]:
        """Return the parts of one cause, each once; what is behind them only where nothing else tells of it."""
        if self.fails or not self.ops <= _STAYED:
            return []
        back = self.answers_again or ChangeOp.RESTORED in self.ops
        found = [*([] if back else self.answer.get(cause, ())), *self.parts.get(cause, ())]
        if not found and not back:
            behind = sorted(self.behind.get(cause, set()) - {"lifecycle", "error"})
            named = [name for name in BEHIND if name in behind]
            explained = any(self.parts.values()) or any(self.answer.values())
            if named and not explained:
                found = [remark(BEHIND[named[-1]])]
            elif behind and not explained:
                found = [remark(f"{words(behind[0])} changed")]
        return sorted(_once(found), key=_place)

    def _field(self, change: Change, name: str, cause: ChangeCause, locale: str) -> None:
        if cause is not ChangeCause.SITE:
            self.labels.setdefault(cause, set()).add(field_label(name))
        elif name in UNSEEN or name in BEHIND:
            self.behind.setdefault(cause, set()).add(name)
        elif name in change.before or name in change.after:
            of_answer = change.record == "page" and name in _OF_ANSWER
            parts = field_parts(name, change.before.get(name), change.after.get(name), locale)
            (self.answer if of_answer else self.parts).setdefault(cause, []).extend(parts)
        else:
            self._take(cause, remark(f"{words(name)} changed"))

    def _take(self, cause: ChangeCause, part: Part) -> None:
        self.parts.setdefault(cause, []).append(part)
        if cause is not ChangeCause.SITE:
            self.labels.setdefault(cause, set()).add(part.label)

    def _see_answer(self, change: Change) -> None:
        statuses = [values.get("http_status") for values in (change.before, change.after)]
        failed = [isinstance(status, int) and status >= _FIRST_FAILURE for status in statuses]
        errors = [bool(values.get("error")) for values in (change.before, change.after)]
        was, fails = failed[0] or errors[0], failed[1] or errors[1]
        self.fails |= fails and not was
        self.answers_again |= was and not fails and change.op is not ChangeOp.ADDED
        if self.fails and isinstance(title := change.before.get("title"), str):
            self.former_title = title


def _once(parts: list[Part]) -> Iterator[Part]:
    """Yield the parts less those that say nothing more: a title's edit is its headline's, a text's its summary's."""
    seen: set[int | str] = set()
    for part in parts:
        says: set[int | str] = set(part.difference.keys) if isinstance(part, WordsChange) else {part.key}
        says = says or {part.label}
        if not says <= seen:
            seen |= says
            yield part


def _place(part: Part) -> int:
    return _ORDER.index(part.label) if part.label in _ORDER else len(_ORDER)
