-- What audits read of a page but its text: links, images, headings and the like, as JSON.
CREATE TABLE page_facts (
    run TEXT NOT NULL REFERENCES runs (run) ON DELETE CASCADE,
    url TEXT NOT NULL,
    zstd BLOB NOT NULL,
    PRIMARY KEY (run, url)
);
