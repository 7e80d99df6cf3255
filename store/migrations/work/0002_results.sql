-- What the stages behind the crawl make of its pages. All of it can be made again from pages and bodies.

-- A page as read; the same bytes under the same URL are read once, whichever run asks.
CREATE TABLE drafts (
    key TEXT PRIMARY KEY,
    zstd BLOB NOT NULL
) WITHOUT ROWID;

-- file: the published file (pages, articles, findings, …) or an inner list (drafts, facts).
CREATE TABLE lines (
    run TEXT NOT NULL REFERENCES runs (run) ON DELETE CASCADE,
    file TEXT NOT NULL,
    key TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (run, file, key)
);

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
