"""Judge the difficulty of a text for its readers."""
