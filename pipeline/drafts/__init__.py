"""Read drafts, texts that are not on a page yet, so that the offsets of findings point into their files."""
