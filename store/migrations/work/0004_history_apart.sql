-- Ids and page lives are in history.sqlite now: this file holds nothing that a crawl cannot rebuild.
DROP TABLE identities;
DROP TABLE page_history;
ALTER TABLE drafts RENAME TO readings;
