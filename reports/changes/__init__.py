"""Put the changes between two runs into a reader's words: one line a page, one for an edit that many pages share."""
