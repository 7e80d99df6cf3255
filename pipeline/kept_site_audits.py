"""Take over what the audits of the site said in the run before, where they are handed the same streams again.

The lines themselves are those of that run in the store; kept is only how many there were, and their sum.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from pydantic_core import from_json, to_json

from audits.contract import SiteAudit
from pipeline.audit_keys import AuditKeys
from pipeline.audit_task import outcomes_of
from pipeline.kept_audits import Signs, audit_of
from pipeline.session import Session
from schemas.vocabulary import FactName
from store import kept_results, lines
from store.run_store import RunStore

FILES = ("outcomes", "findings")
"""Files of the lines that an audit of the site says."""
_EDITS = "date edits"


class KeptSiteAudits:
    """Looks up and keeps what the audits of the site say: of each the run that has its lines."""

    def __init__(self, session: Session, keys: AuditKeys, undated: Signs, dated: Signs) -> None:
        """Take the run, and the signs of its streams when all records are audited."""
        self._session = session
        self._store = session.store
        self._keys = keys
        self._undated, self._dated = undated.digest(), dated.digest()
        self._day = session.now.date().isoformat()

    def edited_none(self) -> bool:
        """Return whether no article of the same texts was found edited in its date alone."""
        key = self._edits_key()
        return key is not None and self._value(_EDITS, key) is not None

    def keep_edits(self, number: int) -> None:
        """Note how many articles were: where there are any, their texts are others now."""
        key = self._edits_key()
        if number:
            self._dated = None
        elif key is not None:
            kept_results.keep(self._store.connection, "site audits", [(_EDITS, key, b"0")])

    def take_over(self, audits: Collection[SiteAudit]) -> list[SiteAudit]:
        """Write the lines of the audits that would say the same again, and return these audits."""
        known: dict[str, dict[str, Any]] = {}
        for audit in audits:
            key = self._key(audit)
            value = self._value(audit.info.audit, key) if key is not None else None
            if value is not None and value["day"] in (None, self._day):
                known[audit.info.audit] = value
        same: set[str] = set()
        for run in {value["run"] for value in known.values()} - {self._store.run}:
            of_run = {audit for audit, value in known.items() if value["run"] == run}
            sums = self._copied(self._store.other(run), of_run)
            whole = {audit for audit in of_run if sums[audit] == known[audit]["sum"]}
            self._drop(of_run - whole)
            same |= whole
        self._keep({audit: known[audit] | {"run": self._store.run} for audit in same}, audits)
        return [audit for audit in audits if audit.info.audit in same]

    def _copied(self, former: RunStore, audits: Collection[str]) -> dict[str, str]:
        """Write these audits' lines of another run into this one, and return their sums."""
        sums = _Sums(audits)
        for file in FILES:
            lines.write(self._store, file, sums.of_all(file, _rows(former, file, audits)))
        return sums.digests()

    def _drop(self, audits: Collection[str]) -> None:
        """Drop this run's lines of audits whose lines in the other run are damaged."""
        for file in FILES if audits else ():
            lines.drop(self._store, file, [key for _, key, _ in _rows(self._store, file, audits)])

    def keep(self, asked: dict[str, bool], audits: Collection[SiteAudit]) -> None:
        """Keep what these audits said in this run; ``asked`` says which of them asked for the day."""
        sums = _sums(self._store, asked)
        values = {
            audit: {"run": self._store.run, "day": self._day if of_day else None, "sum": sums[audit]}
            for audit, of_day in asked.items()
        }
        self._keep(values, audits)

    def _keep(self, values: dict[str, dict[str, Any]], audits: Collection[SiteAudit]) -> None:
        keys = {audit.info.audit: self._key(audit) for audit in audits}
        kept_results.keep(
            self._store.connection,
            "site audits",
            [
                (audit, key, to_json(value))
                for audit, value in values.items()
                if (key := keys[audit]) is not None
            ],
        )

    def _key(self, audit: SiteAudit) -> str | None:
        sign = self._dated if FactName.TEXT in audit.info.reads else self._undated
        is_ours = audit not in self._keys.others
        return self._keys.key(audit.info.audit, sign) if sign is not None and is_ours else None

    def _edits_key(self) -> str | None:
        return self._keys.key(_EDITS, self._dated) if self._dated is not None else None

    def _value(self, slot: str, key: str) -> Any:
        kept = kept_results.get(self._store.connection, "site audits", slot, key)
        return None if kept is None else from_json(kept)


class _Sums:
    """Adds up the lines of each of some audits."""

    def __init__(self, audits: Iterable[str]) -> None:
        self._digests = {audit: hashlib.sha256() for audit in audits}

    def of_all(self, file: str, rows: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
        """Add rows (audit, key, line) of a file, each as it is taken, and yield key and line."""
        for audit, key, line in rows:
            self._digests[audit].update(f"{file}\0{key}\0{line}\n".encode("utf-8", "surrogatepass"))
            yield key, line

    def digests(self) -> dict[str, str]:
        """Return each audit's sum of what was added."""
        return {audit: digest.hexdigest() for audit, digest in self._digests.items()}


def _sums(store: RunStore, audits: Collection[str]) -> dict[str, str]:
    """Return the sum of all lines of each of these audits in a run."""
    sums = _Sums(audits)
    for file in FILES:
        deque(sums.of_all(file, _rows(store, file, audits)), maxlen=0)
    return sums.digests()


def _rows(store: RunStore, file: str, audits: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield audit, key and line of what these audits said in a run, as far as it is in a file."""
    if file == "outcomes":  # sorted by their audits
        for audit in sorted(audits):
            for key, line in lines.read_under(store, file, outcomes_of(audit)):
                yield audit, key, line
        return
    for key, line in lines.read(store, file):
        audit = audit_of(line)
        if audit in audits:
            yield audit, key, line
