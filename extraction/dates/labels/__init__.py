"""Words and classes beside a date that name its role: published, modified, reviewed, next review."""
