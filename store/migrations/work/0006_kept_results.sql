-- What the newest run made of each page, office and region, and of the whole site, for the next one that makes it of the
-- same. One result a slot, so that they grow no further than the site.
CREATE TABLE kept_results (
    stage TEXT NOT NULL,
    slot TEXT NOT NULL,
    key TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    zstd BLOB NOT NULL,
    PRIMARY KEY (stage, slot)
);
