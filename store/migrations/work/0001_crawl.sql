-- What a crawl can rebuild: its runs, its frontier, the pages and their bodies.

CREATE TABLE runs (
    run TEXT PRIMARY KEY,
    started TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('crawling', 'crawled', 'extracted', 'audited', 'published', 'abandoned', 'failed')),
    start_url TEXT NOT NULL,
    start_url_final TEXT,
    status TEXT,
    limited INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    settings_json TEXT NOT NULL DEFAULT '{}',
    crawl_json TEXT NOT NULL DEFAULT '{}'
);

-- URLs are long and occur in every run: each is written once.
CREATE TABLE urls (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE
);

-- No foreign keys here: checking two for each of a site map's 50,000 rows costs more than writing them.
-- state: 0 found, 1 pending, 2 leased, 3 done, 4 left out. kind: 0 robots.txt, 1 site map, 2 page.
CREATE TABLE frontier (
    run TEXT NOT NULL,
    url_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    state INTEGER NOT NULL,
    depth INTEGER NOT NULL,
    place INTEGER NOT NULL,
    hops INTEGER NOT NULL DEFAULT 0,
    root INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    not_before REAL NOT NULL DEFAULT 0,
    in_sitemap INTEGER NOT NULL DEFAULT 0,
    lastmod TEXT,
    reason TEXT,
    PRIMARY KEY (run, url_id)
) WITHOUT ROWID;
-- The order of asking, and only of the rows that are still open.
CREATE INDEX frontier_open ON frontier (run, state, depth, place) WHERE state < 3;

CREATE TABLE bodies (
    sha256 TEXT PRIMARY KEY,
    size_bytes INTEGER NOT NULL,
    zstd BLOB NOT NULL
);

-- links: 32-bit little-endian numbers, url_id * 8 + kind of link; see store/links.py.
CREATE TABLE pages (
    run TEXT NOT NULL REFERENCES runs (run) ON DELETE CASCADE,
    url_id INTEGER NOT NULL REFERENCES urls (id),
    fetch TEXT NOT NULL,
    http_status INTEGER,
    content_type TEXT,
    headers TEXT NOT NULL DEFAULT '{}',
    body_sha256 TEXT REFERENCES bodies (sha256),
    links BLOB NOT NULL DEFAULT x'',
    reader INTEGER NOT NULL DEFAULT 0,
    target_id INTEGER REFERENCES urls (id),
    depth INTEGER NOT NULL DEFAULT 0,
    inlinks INTEGER NOT NULL DEFAULT 0,
    in_sitemap INTEGER NOT NULL DEFAULT 0,
    sitemap_lastmod TEXT,
    final_id INTEGER REFERENCES urls (id),
    final_status INTEGER,
    fetched_at TEXT NOT NULL DEFAULT '',
    error TEXT,
    notes TEXT NOT NULL DEFAULT '[]',
    UNIQUE (run, url_id)
);
