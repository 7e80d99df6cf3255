-- What the complete runs saw of each text and its dates: `believed` is the published field of that name as JSON, `body`
-- the text that these dates came with, compressed by zstandard.
CREATE TABLE text_pasts (
    text_id TEXT PRIMARY KEY,
    believed TEXT NOT NULL,
    body BLOB NOT NULL
) WITHOUT ROWID;
