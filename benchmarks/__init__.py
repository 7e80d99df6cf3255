"""One question a file; each prints a small table, writes JSON, and says that it skipped when its data is not there."""
