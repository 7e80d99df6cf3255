"""The tables of a published run's ``run.sqlite``: a row a line of its files, a column for what one filters by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from store.finding_columns import DERIVED, PageTexts, Value

RUN_DATABASE = "run.sqlite"
"""Its name in a run's folder."""
LAYOUT = 2
"""Number of this layout, in the file's ``user_version``: a database of another one is made again before it is read."""
KEPT_DATABASES = 2
"""Newest runs that keep theirs; of others it is made again from the lines."""

TEXT_TABLES = ("articles", "texts")
"""Tables of running text; they are before the findings in `TABLES`."""

Kind = Literal["TEXT", "INTEGER", "REAL"]
_PLAIN = frozenset((str, int, float, bool))
"""Values that a column holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One value of a record, lifted out of its JSON."""

    name: str
    """Name in the table."""
    path: tuple[str, ...]
    """Keys that lead to the value; null where one is missing, as in an older run. Empty with ``derive``."""
    kind: Kind = "TEXT"
    """SQLite's type; true and false are 1 and 0."""
    index: bool = False
    """True where rows are looked up or counted by it."""
    derive: Callable[[Any, PageTexts], Value] | None = None
    """Returns the value of a record, by what is known of the texts of the pages; null for one that the record has."""

    def value(self, record: Any, texts: PageTexts) -> Value:
        """Return the value in a record."""
        if self.derive is not None:
            return self.derive(record, texts)
        for key in self.path:
            record = record.get(key) if isinstance(record, dict) else None
        return record if type(record) in _PLAIN else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An index of several columns."""

    name: str
    """Its name in the database."""
    columns: str
    """Its columns, in their order."""
    where: str = ""
    """The rows that it has, in SQL; empty for all."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """The records of one file: ``line``, the columns, then ``json``, the record whole."""

    name: str
    """The file's name without its ending."""
    columns: tuple[Column, ...]
    """Columns between ``line`` and ``json``."""
    indexes: tuple[Index, ...] = ()
    """Further indexes, which answer a question without a look at the rows."""

    def values(self, record: Any, texts: PageTexts) -> list[Value]:
        """Return the values of a record in the order of the columns."""
        names, others = self._reading
        get = record.get if isinstance(record, dict) else {}.get
        found = [value if type(value) in _PLAIN else None for value in map(get, names)]
        for at, column in others:
            found[at] = column.value(record, texts)
        return found

    @cached_property
    def _reading(self) -> tuple[tuple[str, ...], tuple[tuple[int, Column], ...]]:
        """Return the key of each column, and those that are not simply the value of a key: most are."""
        others = [(at, one) for at, one in enumerate(self.columns) if one.derive or len(one.path) != 1]
        return tuple(column.name if column.derive else column.path[0] for column in self.columns), tuple(
            others
        )

    @property
    def file(self) -> str:
        """Return the name of the file with the records."""
        return "audits.json" if self.name == "audits" else f"{self.name}.jsonl"


def _columns(names: str, **others: tuple[str, ...]) -> tuple[Column, ...]:
    """Return columns from words: ``*`` marks an index, ``#`` a whole number, ``%`` another number."""
    made = []
    for word in names.split():
        name = word.strip("*#%")
        kind: Kind = "INTEGER" if "#" in word else "REAL" if "%" in word else "TEXT"
        made.append(Column(name=name, path=others.get(name, (name,)), kind=kind, index="*" in word))
    return tuple(made)


_TEXT = (
    "{}text_id* page_id* url* kind* genre* headline language {}published modified reviewed next_review_due \
freshness* due_on age_days# reading_grade% word_count# confidence% lifecycle content_hash"
)
_IN_TEXT = {
    "published": ("published", "value"),
    "modified": ("modified", "value"),
    "reviewed": ("reviewed", "value"),
    "next_review_due": ("next_review_due", "value"),
    "freshness": ("freshness", "state"),
    "due_on": ("freshness", "due_on"),
    "age_days": ("freshness", "age_days"),
    "reading_grade": ("readability", "reading_grade"),
}
_FINDING = _columns(
    "finding_id* audit* category severity* tier* status* scope subject* url* page_count# message quote owner* "
    "minutes# value% unit cause decision reason who until first_seen last_seen last_judged closed_at",
    quote=("evidence", "quote"),
) + tuple(Column(name=name, path=(), kind=kind, derive=derive) for name, kind, derive in DERIVED)
_CHOSEN_BY = (
    "category, severity, tier, status, scope, owner, genre, section, confidence, url, subject, page_count"
)
WORKLIST, CAUSES = "findings_worklist", "findings_causes"
"""Indexes of the findings: all that a worklist sorts, filters and counts by; the same with one cause's together."""

TABLES = (
    Table(
        name="audits",
        columns=_columns("audit* version# kind category severity title failure_title minutes#"),
    ),
    Table(
        name="pages",
        columns=_columns(
            "page_id* url* final_url* http_status#* fetch* kind* language title lifecycle* error depth# inlinks# "
            "in_sitemap# content_hash fetched_at first_seen last_seen last_changed missing_runs#"
        ),
    ),
    Table(
        name="articles",
        columns=_columns(_TEXT.format("article_id* ", "section "), **_IN_TEXT),
    ),
    Table(name="texts", columns=_columns(_TEXT.format("", ""), **_IN_TEXT)),
    Table(
        name="locations",
        columns=_columns(
            "location_id* label street unit city* region postal_code* country lifecycle",
            **{
                part: ("address", part)
                for part in ("street", "unit", "city", "region", "postal_code", "country")
            },
        ),
    ),
    Table(
        name="findings",
        columns=_FINDING,
        indexes=(
            Index(name=WORKLIST, columns=f"is_open, rank, line, audit, alike, {_CHOSEN_BY}"),
            Index(
                name=CAUSES,
                columns=f"is_open, audit, alike, rank, line, {_CHOSEN_BY}",
                where="alike IS NOT NULL",
            ),
            Index(name="findings_digests", columns="finding_id, digest"),
        ),
    ),
    Table(name="waiting", columns=_FINDING),
    Table(name="outcomes", columns=_columns("audit* audit_version# subject* url* outcome* reason")),
    Table(name="changes", columns=_columns("op* record* id* url*")),
    Table(name="rejects", columns=_columns("record* id url pointer keyword message")),
)
"""Every table, in the order in which it is written."""
