-- The life of each finding that a complete run published, the closed ones among them: one that comes back is reopened.
CREATE TABLE finding_lives (
    finding_id TEXT PRIMARY KEY,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    last_judged TEXT NOT NULL,
    closed_at TEXT
) WITHOUT ROWID;
