-- What people decided. Nothing here can be made again, so nothing is deleted: a decision taken back says when.
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL,
    action TEXT NOT NULL,
    scope TEXT NOT NULL,
    audit TEXT NOT NULL,
    value TEXT NOT NULL,
    reason TEXT NOT NULL,
    who TEXT,
    until TEXT,
    finding_id TEXT NOT NULL,
    url TEXT,
    quote TEXT NOT NULL,
    message TEXT NOT NULL,
    undone_at TEXT
);
CREATE INDEX decisions_by_value ON decisions (scope, value);

CREATE TABLE words (
    word TEXT PRIMARY KEY,
    added_at TEXT NOT NULL,
    who TEXT,
    reason TEXT
) WITHOUT ROWID;
