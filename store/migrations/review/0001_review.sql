-- What people made and no crawl can rebuild. The tables come with the features that fill them.
CREATE TABLE review_store (
    created TEXT NOT NULL
);
