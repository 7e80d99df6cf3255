"""Join a run's findings with what people decided since it was published."""

from __future__ import annotations

import datetime
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from weakref import WeakKeyDictionary

from reports.app.open_run import OpenRun
from reports.app.standing import Standing, standing_of
from reports.finding_lines import finding_line
from schemas.assignment import Assignment
from schemas.decision import Decision
from schemas.finding import Finding
from schemas.finding_states import DECIDED
from schemas.vocabulary import AuditCategory, DecisionScope
from store.assignments import assignments
from store.batches import batches
from store.decided_findings import Decisions
from store.finding_lives import closed_since
from store.profile_owners import ProfileOwners
from store.review import decisions, read_store, words
from store.shared_words import shared_words
from store.transaction import together

_AT_ONCE = 500
"""Values of one query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What people made of a site, as its ``review.sqlite`` has it now."""

    decisions: tuple[Decision, ...] = ()
    """Oldest first, those that were taken back among them."""
    words: frozenset[str] = frozenset()
    """Words that are right on this site or on all, lower case."""
    assigned: Mapping[str, Assignment] = field(default_factory=dict)
    """The newest assignment of each finding."""


Reach = dict[tuple[DecisionScope, str, str], tuple[int, ...]]
"""Lines by scope, audit and value."""


@dataclass(slots=True, kw_only=True)
class ReviewState:
    """The findings of one run that are not as they were published, or about which something is decided."""

    kept: Kept
    """What people made."""
    today: datetime.date
    """The day on which decisions were looked at."""
    closed: Mapping[str, str]
    """Findings that a recheck closed since the run, with the time."""
    standings: Mapping[int, Standing]
    """Their state by their lines."""
    reach: Reach
    """The lines that each decision may reach."""

    def of(self, line: int, finding: Finding) -> Standing:
        """Return the state of a finding."""
        return self.standings.get(line) or standing_of(finding, None, self.today)


class Review:
    """What was decided on one site, joined with the runs that are open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._states: WeakKeyDictionary[OpenRun, ReviewState] = WeakKeyDictionary()
        self._kept: tuple[object, Kept] | None = None
        self._closed: tuple[tuple[datetime.datetime, object], Mapping[str, str]] | None = None
        self._turn = threading.Lock()

    def kept(self) -> Kept:
        """Return what people made; it is read again where it changed."""
        shared = tuple(shared_words(self._folder.parent))
        kept = read_store(self._folder, partial(self._read, shared))
        return kept or self._known((None, shared), lambda: Kept(words=frozenset(shared)))

    def _read(self, shared: tuple[str, ...], connection: sqlite3.Connection) -> Kept:
        return self._known(
            (_version(connection), shared),
            lambda: Kept(
                decisions=_decisions(connection, self._kept[1].decisions if self._kept else ()),
                words=frozenset((*words(connection), *shared)),
                assigned={one.finding_id: one for one in assignments(connection)},
            ),
        )

    def _known(self, version: object, read: Callable[[], Kept]) -> Kept:
        known = self._kept
        if known is None or known[0] != version:
            known = self._kept = (version, read())
        return known[1]

    def state(self, run: OpenRun, today: datetime.date) -> ReviewState:
        """Return the state of a run's findings, and let the run's database know it (`worklist`)."""
        # All of it in turn: who has read an older state never writes it over a newer one.
        with self._turn, run.reading() as database:
            kept = self.kept()
            closed = self._closed_since(run.manifest.now)
            known = self._states.get(run)
            if known is not None and known.kept is kept and (known.today, known.closed) == (today, closed):
                return known
            reach = dict(known.reach) if known is not None else {}
            owners = ProfileOwners.of_settings(run.manifest.settings)
            standings = dict(_standings(database.connection, kept, closed, today, reach, owners))
            _tell(database.connection, standings)
            state = ReviewState(kept=kept, today=today, closed=closed, standings=standings, reach=reach)
            self._states[run] = state
            return state

    def _closed_since(self, moment: datetime.datetime) -> Mapping[str, str]:
        """Return the findings that a recheck closed since a run; they are read again where the history changed."""
        written = tuple(_written(self._folder / name) for name in ("history.sqlite", "history.sqlite-wal"))
        known = self._closed
        if known is None or known[0] != (moment, written):
            closed = closed_since(self._folder, moment)
            if closed is None:  # it cannot be read now, and is asked again at the next look
                return {}
            known = self._closed = ((moment, written), closed)
        return known[1]


def _written(path: Path) -> tuple[int, int] | None:
    """Return time and size of what was written to a file last; null where it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _decisions(connection: sqlite3.Connection, known: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Return all decisions; of those that are known, which may be thousands, just what was taken back is read."""
    last = known[-1] if known else None
    if last is None:
        return tuple(decisions(connection))
    (count,) = connection.execute(
        "SELECT count(*) FROM decisions WHERE id <= ?", (last.decision_id,)
    ).fetchone()
    made = connection.execute("SELECT made_at FROM decisions WHERE id = ?", (last.decision_id,)).fetchone()
    undone = dict(
        connection.execute("SELECT id, undone_at FROM decisions WHERE undone_at IS NOT NULL").fetchall()
    )
    is_same = made and count == len(known) and datetime.datetime.fromisoformat(made[0]) == last.made_at
    if not is_same or any(one.undone_at and one.decision_id not in undone for one in known):
        return tuple(decisions(connection))  # a backup was restored
    still = (
        one.model_copy(update={"undone_at": datetime.datetime.fromisoformat(undone[one.decision_id])})
        if one.undone_at is None and one.decision_id in undone
        else one
        for one in known
    )
    return (*still, *decisions(connection, last.decision_id))


def _version(connection: sqlite3.Connection) -> tuple[object, ...]:
    """Return what differs whenever somebody made something."""
    (row,) = connection.execute(
        "SELECT (SELECT max(id) FROM decisions), (SELECT count(undone_at) FROM decisions), "
        "(SELECT group_concat(word, ' ') FROM words), (SELECT max(id) FROM assignments), "
        # Of a restored backup the numbers are given again, at another time.
        "(SELECT made_at FROM decisions ORDER BY id DESC LIMIT 1), "
        "(SELECT made_at FROM assignments ORDER BY id DESC LIMIT 1)"
    )
    return tuple(row)


def _standings(
    connection: sqlite3.Connection,
    kept: Kept,
    closed: Mapping[str, str],
    today: datetime.date,
    reach: Reach,
    owners: ProfileOwners,
) -> Iterator[tuple[int, Standing]]:
    """Yield the lines about which something is to say."""
    touched: set[int] = set()
    marks = ", ".join(f"'{status.value}'" for status in sorted(DECIDED))
    touched.update(
        line
        for (line,) in connection.execute(f"SELECT line FROM findings WHERE status IN ({marks})")  # noqa: S608 - ours
    )
    _reach(connection, kept.decisions, reach)
    for decision in kept.decisions:
        if decision.undone_at is None:
            touched.update(reach[_about(decision)])
    of_words = set(_lines(connection, "subject", kept.words, f"AND category = '{AuditCategory.SPELLING}'"))
    touched |= of_words
    touched.update(_lines(connection, "finding_id", {*kept.assigned, *closed}))
    standing = Decisions(kept.decisions)
    for some in batches(sorted(touched), _AT_ONCE):
        marks = ", ".join("?" * len(some))
        rows = connection.execute(f"SELECT line, json FROM findings WHERE line IN ({marks})", some)  # noqa: S608
        for line, text in rows:
            published = finding_line(text)
            moment = closed.get(published.finding_id)
            found = standing_of(
                published,
                standing.of(published),
                today,
                is_word=line in of_words,
                rechecked=datetime.datetime.fromisoformat(moment) if moment else None,
            )
            assignment = kept.assigned.get(published.finding_id)
            if assignment is not None:
                owner = assignment.owner or owners.of(published.audit, published.url)
                found = replace(found, owner=owner, assignment_id=assignment.assignment_id)
            yield line, found


def _about(decision: Decision) -> tuple[DecisionScope, str, str]:
    return decision.scope, decision.audit, decision.value


def _reach(connection: sqlite3.Connection, made: Iterable[Decision], reach: Reach) -> None:
    """Note the lines that each decision may reach, of those that are not known yet."""
    new = {_about(decision) for decision in made} - reach.keys()
    single = {value for scope, _, value in new if scope is DecisionScope.FINDING}
    lines: dict[str, int] = {}
    for some in batches(list(single), _AT_ONCE):
        marks = ", ".join("?" * len(some))
        rows = connection.execute(
            f"SELECT finding_id, line FROM findings WHERE finding_id IN ({marks})",  # noqa: S608 - marks alone
            some,
        )
        lines |= dict(rows.fetchall())
    where = {
        DecisionScope.WORD: "subject = ?",
        DecisionScope.PAGE: "url = ?",
        DecisionScope.SECTION: "instr(url, ?)",
        DecisionScope.BLOCK: "json_extract(json, '$.occurrences[0].evidence.block') = ?",
    }
    for scope, audit, value in new:
        if scope is DecisionScope.FINDING:
            found = [lines[value]] if value in lines else []
        else:
            rows = connection.execute(
                f"SELECT line FROM findings WHERE {where[scope]} AND audit = ?",  # noqa: S608 - ours
                (value, audit),
            )
            found = [line for (line,) in rows]
        reach[scope, audit, value] = tuple(found)


def _lines(
    connection: sqlite3.Connection, column: str, values: Iterable[str], more: str = ""
) -> Iterator[int]:
    """Yield the lines that have one of the values."""
    for some in batches(sorted(values), _AT_ONCE):
        marks = ", ".join("?" * len(some))
        rows = connection.execute(
            f"SELECT line FROM findings WHERE {column} IN ({marks}) {more}",  # noqa: S608 - our columns
            some,
        )
        yield from (line for (line,) in rows)


def _tell(connection: sqlite3.Connection, standings: Mapping[int, Standing]) -> None:
    """Write the states where queries of the run can join them."""
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS standing "
        "(line INTEGER PRIMARY KEY, status TEXT NOT NULL, is_open INTEGER NOT NULL, owner TEXT)"
    )
    with together(connection):
        connection.execute("DELETE FROM temp.standing")
        connection.executemany(
            "INSERT INTO temp.standing VALUES (?, ?, ?, ?)",
            ((line, one.status, one.is_open, one.owner) for line, one in standings.items()),
        )
