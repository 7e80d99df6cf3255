-- What no crawl can rebuild: it is refilled from the published runs where it is lost, and only as far as they reach.

-- One row a published run. Its presence says that the run's pages below were taken over.
CREATE TABLE runs (
    run TEXT PRIMARY KEY,
    started TEXT NOT NULL,
    now TEXT NOT NULL,
    status TEXT NOT NULL,
    fingerprint TEXT,
    counts TEXT NOT NULL,
    crawl TEXT NOT NULL
) WITHOUT ROWID;

-- An id outlives the URL that it was minted for.
CREATE TABLE identities (
    url TEXT PRIMARY KEY,
    page_id TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE page_history (
    page_id TEXT PRIMARY KEY,
    url TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    last_changed TEXT,
    content_hash TEXT,
    lifecycle TEXT NOT NULL,
    missing_runs INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
