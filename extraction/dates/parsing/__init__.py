"""Find dates in a piece of text, as people and software write them."""
