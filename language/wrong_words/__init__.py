"""Words that are written in the place of another, told by the words beside them."""
