"""Read a date's role from the words and classes beside it: published, modified, reviewed, next review."""
