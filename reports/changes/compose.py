"""Make of the changes of several runs, one after another, the changes between the first and the last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import JsonValue

from schemas.change import Change
from schemas.vocabulary import ChangeCause, ChangeOp

_BEFORE = {
    ChangeOp.ADDED: "absent",
    ChangeOp.RESTORED: "away",
    ChangeOp.GONE: "there",
    ChangeOp.UNREACHABLE: "there",
}
"""Where a record was before it came or left."""
_AFTER = {
    ChangeOp.ADDED: "there",
    ChangeOp.RESTORED: "there",
    ChangeOp.GONE: "absent",
    ChangeOp.UNREACHABLE: "away",
}


def compose(steps: Iterable[Iterable[Change]]) -> list[Change]:
    """Return what differs between the first and the last run; what was undone on the way is left out.

    A value has its first state before and its last one after. One that the site changed in any run is the site's; else
    the last cause counts.
    """
    comings: dict[tuple[str, str], list[Change]] = {}
    values: dict[tuple[str, str], list[Change]] = {}
    for step in steps:
        for change in step:
            kept = comings if change.op in _BEFORE else values
            kept.setdefault((change.record, change.id), []).append(change)
    found = []
    for key in dict.fromkeys((*comings, *values)):
        events = comings.get(key, ())
        if events and _BEFORE[events[0].op] == _AFTER[events[-1].op] == "absent":
            continue  # it came, changed and left between the two: neither has it
        came = _came(events)
        if came is not None:
            found.append(came)
        if key in values and (came is None or came.op in (ChangeOp.RESTORED, ChangeOp.UNREACHABLE)):
            changed = _changed(values[key])
            if changed is not None:
                found.append(changed)
    return found


def _came(events: Sequence[Change]) -> Change | None:
    """Return the event that leads from where a record was to where it is; null where that is the same."""
    if not events:
        return None
    was, now = _BEFORE[events[0].op], _AFTER[events[-1].op]
    if was == now:
        return None
    if was == "absent" and events[-1].op is ChangeOp.RESTORED:
        return events[0].model_copy(update={"url": events[-1].url})
    return events[-1]


def _changed(changes: Sequence[Change]) -> Change | None:
    """Return the values that differ in the end; null where none does and the record did not move."""
    before: dict[str, JsonValue] = {}
    after: dict[str, JsonValue] = {}
    cause: dict[str, ChangeCause] = {}
    for change in changes:
        for name in {*change.before, *change.after}:
            before.setdefault(name, change.before.get(name))
            after[name] = change.after.get(name)
            now = change.cause.get(f"/{name}")
            if now is not None and cause.get(f"/{name}") is not ChangeCause.SITE:
                cause[f"/{name}"] = now
    names = sorted(name for name in before if before[name] != after[name])
    moved = any(change.op is ChangeOp.MOVED for change in changes)
    if not names:
        return None
    last = changes[-1]
    return Change(
        op=ChangeOp.MOVED if moved else ChangeOp.CHANGED,
        record=last.record,
        id=last.id,
        url=last.url,
        fields=[f"/{name}" for name in names],
        before={name: before[name] for name in names},
        after={name: after[name] for name in names},
        cause={f"/{name}": cause[f"/{name}"] for name in names if f"/{name}" in cause},
    )
