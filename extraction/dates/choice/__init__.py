"""Choice of a text's four dates among all candidates of its page."""
