-- What people are told outside of the report. A notice is written in the transaction that marks its run as looked at, and
-- sent afterwards: a kill between both loses none, and the id lets a receiver know one that comes twice.
CREATE TABLE notices (
    notice_id TEXT PRIMARY KEY,
    event TEXT NOT NULL,
    owner TEXT,
    crawl TEXT,
    made_at TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL
) WITHOUT ROWID;

-- A target that took a notice, by a name that holds no secret.
CREATE TABLE notice_deliveries (
    notice_id TEXT NOT NULL,
    target TEXT NOT NULL,
    sent_at TEXT NOT NULL,
    PRIMARY KEY (notice_id, target)
) WITHOUT ROWID;

-- Runs that were looked at for notices; those of before this table among them.
CREATE TABLE noticed_runs (
    run TEXT PRIMARY KEY
) WITHOUT ROWID;
INSERT INTO noticed_runs SELECT run FROM runs;

-- What was said last: whether runs are in trouble, whether one is overdue, when each owner's digest was.
CREATE TABLE notice_state (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- What happened to findings since the last digest of their owner.
CREATE TABLE digest_items (
    finding_id TEXT PRIMARY KEY,
    owner TEXT,
    change TEXT NOT NULL,
    line TEXT NOT NULL
) WITHOUT ROWID;
