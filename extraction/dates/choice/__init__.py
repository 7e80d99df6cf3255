"""Choose an article's four dates among all candidates of its page."""
